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
class IdentifierNotice:
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


def find_notices(field: str, text: str) -> list[IdentifierNotice]:
    """Return what was noticed in one field, first to last, each text once.

    Args:
        field: The field's name, part of each mark.
        text: What was written; it is kept nowhere.
    """
    try:
        found = find_identifiers(text)
    except Exception:
        # A scanner that fails must never let a save through in silence.
        return [
            IdentifierNotice(f"{field}:unread:{hash(text)}", "", "", COULD_NOT_LOOK)
        ]
    seen: dict[str, IdentifierNotice] = {}
    for finding in found:
        words = text[finding.start : finding.end]
        mark = f"{field}:{finding.kind}:{words.casefold()}"
        plain, teach = KINDS[finding.kind]
        seen.setdefault(mark, IdentifierNotice(mark, words, plain, teach))
    return list(seen.values())


def find_unseen_notices(
    texts: Mapping[str, str], marks: frozenset[str]
) -> dict[str, list[IdentifierNotice]]:
    """Return, by field, what was noticed and not yet pointed out.

    Args:
        texts: What was written, by field.
        marks: What the page has already pointed out.
    """
    fresh = {
        field: [each for each in find_notices(field, text) if each.mark not in marks]
        for field, text in texts.items()
        if text
    }
    return {field: found for field, found in fresh.items() if found}


def warn_of_identifiers(
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
    fresh = {
        name: drop_made_up_names(found, fiction)
        for name, found in find_unseen_notices(texts, marks).items()
    }
    found = {name: [asdict(one) for one in each] for name, each in fresh.items()}
    found = {name: each for name, each in found.items() if each}
    return {"saved": "", "notices": found} if found else None


def drop_made_up_names(
    found: Iterable[IdentifierNotice], fiction: frozenset[str]
) -> list[IdentifierNotice]:
    """Return what was noticed without names that belong to a made-up case.

    Args:
        found: What was noticed.
        fiction: Words of names that are made up, in small letters.
    """
    return [one for one in found if not _is_made_up(one, fiction)]


def _is_made_up(one: IdentifierNotice, fiction: frozenset[str]) -> bool:
    words = re.findall(r"\w+", one.text.casefold().removesuffix("'s"))
    return one.kind == NAME and bool(words) and fiction.issuperset(words)
