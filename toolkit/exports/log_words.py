"""The words that stand beside each part of an entry in every download.

Gives parts as pairs of label and text, so that Word and CSV say the same.
"""

from __future__ import annotations

import re

from toolkit.practice.log import (
    Entry,
    describe_strength,
    join_with_commas,
    list_feeling_words,
    list_place_names,
    list_sensation_names,
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

# What no .docx and no calendar may hold; tabs and line ends are none of them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def strip_control_characters(text: str) -> str:
    """Return the text without what no document may hold, such as control characters."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def describe_strength_of_ten(strength: int | None) -> str:
    """Return a strength in words, for example ``7 of 10 (strong)``, or nothing."""
    return (
        "" if strength is None else f"{strength} of 10 ({describe_strength(strength)})"
    )


def describe_bin(entry: Entry) -> str:
    """Return in words where an entry goes."""
    return "Copied to the case file" if entry.sent_to_file else BIN_WORDS[entry.bin]


def list_entry_parts(entry: Entry, vocabulary: Vocabulary) -> list[tuple[str, str]]:
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
        ("Feelings", join_with_commas(list_feeling_words(entry, vocabulary))),
        ("Where in the body", join_with_commas(list_place_names(entry, vocabulary))),
        (
            "What it felt like there",
            join_with_commas(list_sensation_names(entry, vocabulary)),
        ),
        ("How strong it was", describe_strength_of_ten(entry.strength)),
        ("What it might be telling me", entry.telling),
        ("How I could change it, or cope", entry.coping),
        ("How strong it was then", describe_strength_of_ten(entry.strength_now)),
        ("For supervision", entry.supervision_line),
        ("Where it goes", describe_bin(entry)),
    ]
    return [
        (label, strip_control_characters(text))
        for label, text in parts
        if strip_control_characters(text).strip()
    ]
