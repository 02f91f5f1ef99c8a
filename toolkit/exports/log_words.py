"""The words that stand beside each part of an entry in every download.

Gives parts as pairs of label and text, so that Word and CSV say the same.
"""

from __future__ import annotations

import re

from toolkit.practice.log import (
    Entry,
    feeling_words,
    listed,
    place_names,
    sensation_names,
    strength_word,
)
from toolkit.practice.vocabulary import Vocabulary

CONFIDENTIAL = (
    "Confidential. Personal reflective notes, not a case record. "
    "They may still name or point to somebody: keep them safe."
)
BIN_WORDS = {
    "private": "Keep private",
    "supervision": "Bring to supervision",
    "case-file": "Belongs in the case file",
}

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def writable(text: str) -> str:
    """Return the text without what no document may hold, such as control characters."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def strength_words(strength: int | None) -> str:
    """Return a strength in words, for example ``7 of 10 (strong)``, or nothing."""
    return "" if strength is None else f"{strength} of 10 ({strength_word(strength)})"


def where_it_goes(entry: Entry) -> str:
    """Return in words where an entry goes."""
    return "Copied to the case file" if entry.sent_to_file else BIN_WORDS[entry.bin]


def entry_parts(entry: Entry, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return every part of an entry that is filled in, in the order of the page.

    Args:
        entry: The entry.
        vocabulary: The words on offer.

    Returns:
        Pairs of a label and its text.
    """
    parts = [
        ("What happened", entry.happened),
        ("Where the child or person was in this", entry.person),
        ("Feelings", listed(feeling_words(entry, vocabulary))),
        ("Where in the body", listed(place_names(entry, vocabulary))),
        ("What it felt like there", listed(sensation_names(entry, vocabulary))),
        ("How strong it was", strength_words(entry.strength)),
        ("What it might be telling me", entry.telling),
        ("How I could change it, or cope", entry.coping),
        ("How strong it was then", strength_words(entry.strength_now)),
        ("For supervision", entry.supervision_line),
        ("Where it goes", where_it_goes(entry)),
    ]
    return [(label, writable(text)) for label, text in parts if writable(text).strip()]
