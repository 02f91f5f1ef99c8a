"""Words for what may identify somebody, before it is kept.

It notices, teaches and lets the writer decide. It never says that a text is
anonymous, and what it cannot check it asks the writer to read once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.journal.identifiers import KINDS, find_identifiers

COULD_NOT_LOOK = (
    "We could not look for names and numbers this time. "
    "Please read it through once more yourself."
)

NAME = KINDS["name"][0]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that may identify somebody.

    Args:
        mark: Names the finding, so that it is pointed out once and not again.
        text: The few characters that were noticed; for the page alone.
        kind: What it looks like, in plain words.
        teach: What could stand there instead.
    """

    mark: str
    text: str
    kind: str
    teach: str


def notices(field: str, text: str) -> list[Notice]:
    """Return what was noticed in one field, first to last, each text once.

    Args:
        field: The field's name, part of each mark.
        text: What was written; it is kept nowhere.
    """
    try:
        found = find_identifiers(text)
    except Exception:
        # A scanner that fails must never let a save through in silence.
        return [Notice(f"{field}:unread:{hash(text)}", "", "", COULD_NOT_LOOK)]
    seen: dict[str, Notice] = {}
    for finding in found:
        words = text[finding.start : finding.end]
        mark = f"{field}:{finding.kind}:{words.casefold()}"
        plain, teach = KINDS[finding.kind]
        seen.setdefault(mark, Notice(mark, words, plain, teach))
    return list(seen.values())


def unseen(texts: Mapping[str, str], marks: frozenset[str]) -> dict[str, list[Notice]]:
    """Return, by field, what was noticed and not yet pointed out.

    Args:
        texts: What was written, by field.
        marks: What the page has already pointed out.
    """
    fresh = {
        field: [each for each in notices(field, text) if each.mark not in marks]
        for field, text in texts.items()
        if text
    }
    return {field: found for field, found in fresh.items() if found}


def look_first(
    fields: Mapping[str, Any],
    texts: Mapping[str, str],
    fiction: frozenset[str] = frozenset(),
) -> dict[str, Any] | None:
    """Return the answer that points out what may identify somebody, or None.

    Args:
        fields: The message; ``seen`` holds the marks that the page has shown.
        texts: What was written, by field.
        fiction: Words of names that are made up, in small letters.
    """
    seen = fields.get("seen")
    listed = seen if isinstance(seen, list) else []
    marks = frozenset(each for each in listed if isinstance(each, str))
    fresh = {name: real(found, fiction) for name, found in unseen(texts, marks).items()}
    found = {name: [asdict(one) for one in each] for name, each in fresh.items()}
    found = {name: each for name, each in found.items() if each}
    return {"saved": "", "notices": found} if found else None


def real(found: Iterable[Notice], fiction: frozenset[str]) -> list[Notice]:
    """Return what was noticed without names that belong to a made-up case.

    Args:
        found: What was noticed.
        fiction: Words of names that are made up, in small letters.
    """
    return [one for one in found if not _made_up(one, fiction)]


def _made_up(one: Notice, fiction: frozenset[str]) -> bool:
    words = re.findall(r"\w+", one.text.casefold().removesuffix("'s"))
    return one.kind == NAME and bool(words) and fiction.issuperset(words)
