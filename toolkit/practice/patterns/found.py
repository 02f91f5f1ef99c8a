"""What was counted, as plain values between pandas and the sentences made from it.

Numbers, days and words; no opinion.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

LATELY = timedelta(days=28)
"""How long a word for a feeling counts as new: four weeks; our own mark, not a rule."""


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """The middle strengths of one entry, or of all entries of one time."""

    when: str
    entries: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Strengths:
    """What entries with both strengths amount to.

    Args:
        count: How many there are; where it is 0 nothing else holds.
        first: The first one's day.
        last: The last one's day.
        before: The middle strength before, 0 to 10.
        after: The middle strength after, 0 to 10.
        earlier: The middle fall in the earlier half; below 0 it rose.
        later: The middle fall in the later half.
        coped: True where more than half say how to cope.
        left_out: How many more there are with only pleasant feelings.
        points: What is drawn, oldest first.
    """

    count: int = 0
    first: date = date.min
    last: date = date.min
    before: float = 0
    after: float = 0
    earlier: float = 0
    later: float = 0
    coped: bool = False
    left_out: int = 0
    points: tuple[StrengthPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class CopingWay:
    """One way of coping: how often, and the middle strengths it went with."""

    label: str
    uses: int
    before: float
    after: float
    fall: float


@dataclass(frozen=True, slots=True)
class WordUse:
    """One word: in how many entries, and the day of the last."""

    word: str
    entries: int
    last: date


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The words of one kind that entries hold.

    Args:
        entries: How many entries hold one.
        first: The day of the first.
        last: The day of the last.
        uses: Each word, the most used first.
        new: For each time in order, its name and the words first used in it.
        lately: How many words were first used in the last four weeks.
    """

    entries: int = 0
    first: date = date.min
    last: date = date.min
    uses: tuple[WordUse, ...] = ()
    new: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lately: int = 0


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One part of one day of the week: entries, and the middle of those marked."""

    index: int
    entries: int
    marked: int
    strength: float
