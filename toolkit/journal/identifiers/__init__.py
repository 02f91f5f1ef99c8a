"""Points out what may identify somebody, before it is kept.

It warns, teaches and lets the writer decide. It misses much: nothing that it lets
through may ever be called anonymous. It works on this machine alone and keeps nothing
of what it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from toolkit.journal.identifiers import ages_and_days, case_numbers, names, places
from toolkit.journal.identifiers.numbers import (
    find_emails,
    find_nhs_numbers,
    find_ni_numbers,
    find_phone_numbers,
    find_postcodes,
)
from toolkit.journal.identifiers.word_lists import Cue, Span, walk_words

KINDS: dict[str, tuple[str, str]] = {
    "nhs-number": (
        "an NHS number",
        "It leads to one person's health record. The entry makes sense without it.",
    ),
    "ni-number": (
        "a National Insurance number",
        "It belongs to one person for life. The entry makes sense without it.",
    ),
    "email": (
        "an e-mail address",
        "It names one person. Say how you were in touch instead: by e-mail.",
    ),
    "phone": (
        "a telephone number",
        "It rings in one home. Keep it in the case record, where others can use it.",
    ),
    "date-of-birth": (
        "a date of birth",
        "A rough age says enough to reflect on: about nine, in her eighties.",
    ),
    "case-number": (
        "a case or reference number",
        "It leads straight to the record. A name of your own for the case is enough.",
    ),
    "postcode": (
        "a postcode",
        "It leads to a handful of doors. Say what the place is like instead.",
    ),
    "address": (
        "an address",
        "It leads to one door. Say what the place is like instead: a flat upstairs.",
    ),
    "school": (
        "a school, home or other place by its name",
        "With an age it can point to one child. Say what it is: the school.",
    ),
    "online-name": (
        "a name used online",
        "It can be looked up by anybody. Say where you came across it instead.",
    ),
    "age-and-place": (
        "an age together with a place",
        "Together they can point to one person. One of the two is usually enough.",
    ),
    "day-and-place": (
        "a day together with a place",
        "Together they can point to one visit. One of the two is usually enough.",
    ),
    "initials-and-place": (
        "initials together with a place",
        "Somebody who works there would know who it is. Choose another letter.",
    ),
    "name": (
        "a name",
        "A name of your own choosing, or a part such as Mum, keeps the story as true.",
    ),
}
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class IdentifierFinding:
    """A stretch of text that may identify somebody.

    Args:
        start: Where it begins, in characters.
        end: Where it ends.
        kind: What it looks like, a key of ``KINDS``.
    """

    start: int
    end: int
    kind: str


def find_identifiers(
    text: str, known_names: Sequence[str] = ()
) -> list[IdentifierFinding]:
    """Return what may identify somebody, first to last, without overlaps.

    Args:
        text: Any text at all.
        known_names: Names that the writer has said to look out for.
    """
    found = chain(
        find_nhs_numbers(text),
        find_ni_numbers(text),
        find_emails(text),
        find_phone_numbers(text),
        find_postcodes(text),
        case_numbers.find_case_numbers(text),
        case_numbers.find_dotted_births(text),
        ages_and_days.find_initials(text),
        ages_and_days.find_bare_ages(text),
        walk_words(text, _gather_cues()),
        names.find_known_names(text, known_names),
    )
    return [IdentifierFinding(*span) for span in _drop_overlaps(found)]


@cache
def _gather_cues() -> dict[str, list[Cue]]:
    waiting: dict[str, list[Cue]] = {}
    parts = (
        places.list_place_cues(),
        ages_and_days.list_nearby_cues(),
        names.list_name_cues(),
        case_numbers.list_record_cues(),
    )
    for word, cue in chain(*parts):
        waiting.setdefault(word, []).append(cue)
    return waiting


def _drop_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap; of two that do, the more telling kind."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda each: (each[0], _RANK[each[2]], -each[1])):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
        elif _RANK[span[2]] < _RANK[apart[-1][2]]:
            apart[-1] = span
    return apart
