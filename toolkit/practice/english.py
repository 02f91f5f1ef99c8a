"""The small change of sentences about patterns: numbers, plurals, shares, lists.

Every function returns British English ready to stand in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.practice.dates import describe_day

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


def format_number(count: int) -> str:
    """Return a whole number, in words up to ten."""
    return _NUMBERS[count] if 0 <= count <= 10 else f"{count:,}"


def format_count(count: int, one: str, more: str) -> str:
    """Return a number in figures with what is counted, for example ``4 words``.

    Args:
        count: How many, 0 or more.
        one: What is counted, for a single one.
        more: What is counted, for several.
    """
    return f"{count:,} {one if count == 1 else more}"


def format_count_in_words(count: int, one: str, more: str) -> str:
    """Return a number in words with what is counted, for example ``three ways``.

    Args:
        count: How many, 0 or more; in figures above ten.
        one: What is counted, for a single one.
        more: What is counted, for several.
    """
    return f"{format_number(count)} {one if count == 1 else more}"


def format_entry_count(count: int) -> str:
    """Return a number of entries in figures, for example ``18 entries``."""
    return format_count(count, "entry", "entries")


def format_how_often(count: int) -> str:
    """Return how often, for example ``twice`` or ``5 times``."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def format_halves(value: float) -> str:
    """Return a whole number or one with a half, for example ``6½``."""
    whole, rest = divmod(round(abs(value) * 2), 2)
    sign = "−" if value < 0 and (whole or rest) else ""
    half = "½" if rest else ""
    return f"{sign}{whole if whole or not half else ''}{half}"


def format_share(part: int, whole: int) -> str:
    """Return a share for a table, for example ``35%``.

    Args:
        part: How many of them, 0 to ``whole``.
        whole: How many in all; 0 gives a dash.
    """
    return f"{round(100 * part / whole)}%" if whole else "–"


def describe_too_few(have: int, need: int, one: str, more: str) -> str:
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
        f"{format_number(missing).capitalize()} more {noun}{comma} and this can say "
        "something."
    )


def join_with_and(words: Sequence[str]) -> str:
    """Return words as a list in a sentence, with ``and`` before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def join_with_rest(words: Sequence[str], most: int = 8) -> str:
    """Return a list for a table cell, with how many more there are.

    Args:
        words: The words, in order.
        most: How many to name at most, 1 or more.
    """
    more = len(words) - most
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(words[:most]) + rest


def describe_since(first: date, last: date, today: date) -> str:
    """Return the days something spans, for example ``since 3 September``.

    Args:
        first: The first day.
        last: The last day; not before the first.
        today: Today, to leave out the year where it is this one.
    """
    return (
        f"on {describe_day(first, today)}"
        if first == last
        else f"since {describe_day(first, today)}"
    )


def strip_capital(word: str) -> str:
    """Return a shown word as it stands inside a sentence; GP and I stay as they are."""
    return word[:1].lower() + word[1:] if word[1:2].islower() else word
