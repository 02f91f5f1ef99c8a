"""The small change of sentences about patterns: numbers, plurals, shares, lists.

Every function returns British English ready to stand in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.practice.dates import day

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def number(count: int) -> str:
    """Return a whole number, in words up to ten."""
    return _NUMBERS[count] if 0 <= count <= 10 else f"{count:,}"


def in_figures(count: int, one: str, more: str) -> str:
    """Return a number in figures with what is counted, for example ``4 words``."""
    return f"{count:,} {one if count == 1 else more}"


def counted(count: int, one: str, more: str) -> str:
    """Return a number in words with what is counted, for example ``three ways``."""
    return f"{number(count)} {one if count == 1 else more}"


def entries(count: int) -> str:
    """Return a number of entries in figures, for example ``18 entries``."""
    return in_figures(count, "entry", "entries")


def times(count: int) -> str:
    """Return how often, for example ``twice`` or ``5 times``."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def halves(value: float) -> str:
    """Return a whole number or one with a half, for example ``6½``."""
    whole, rest = divmod(round(abs(value) * 2), 2)
    sign = "−" if value < 0 and (whole or rest) else ""
    half = "½" if rest else ""
    return f"{sign}{whole if whole or not half else ''}{half}"


def share(part: int, whole: int) -> str:
    """Return a share for a table, for example ``35%``."""
    return f"{round(100 * part / whole)}%" if whole else "–"


def too_few(have: int, need: int, one: str, more: str) -> str:
    """Return the sentence that says plainly how many are still missing.

    Args:
        have: How many there are, fewer than ``need``.
        need: How many it takes.
        one: What is counted, for a single one.
        more: What is counted, for several.

    Returns:
        For example ``Three more entries and this can say something.``
    """
    missing = need - have
    noun = one if missing == 1 else more
    comma = "," if " " in noun else ""
    return (
        f"{number(missing).capitalize()} more {noun}{comma} and this can say something."
    )


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence, with ``and`` before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def some(words: Sequence[str], most: int = 8) -> str:
    """Return a list for a table cell, with how many more there are."""
    more = len(words) - most
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(words[:most]) + rest


def since(first: date, last: date, today: date) -> str:
    """Return the days something spans, for example ``since 3 September``."""
    return f"on {day(first, today)}" if first == last else f"since {day(first, today)}"


def uncapped(word: str) -> str:
    """Return a shown word as it stands inside a sentence; GP and I stay as they are."""
    return word[:1].lower() + word[1:] if word[1:2].islower() else word
