"""The clock of a session: what has passed, what is left, and how that is said.

Counts only while it runs; a clock that jumps back counts as no time at all. Moments
come in as arguments and carry their time zone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Time that adds up while it runs.

    Args:
        before: Seconds that had passed when it last started or stopped.
        since: When it last started, with its time zone; None while it stands still.
    """

    before: float = 0.0
    since: datetime | None = None

    @property
    def running(self) -> bool:
        """Tell whether it runs."""
        return self.since is not None

    def passed(self, now: datetime) -> float:
        """Return the seconds that have passed, 0 or more."""
        if self.since is None:
            return self.before
        return self.before + max((now - self.since).total_seconds(), 0.0)

    def start(self, now: datetime) -> Clock:
        """Return the clock running."""
        return self if self.running else replace(self, since=now)

    def stop(self, now: datetime) -> Clock:
        """Return the clock standing still."""
        return Clock(self.passed(now)) if self.running else self


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What a page shows of the time; nothing here blinks or hurries.

    Args:
        item: Seconds left for the item; less than 0 when it has run over.
        session: Seconds left in all; less than 0 when it has run over.
        item_share: The part of the item's time that has passed, 0 to 1.
        session_share: The part of the whole time that has passed, 0 to 1.
        sentence: The same in words.
        due: True when the item's time is used up: move on, or stay.
    """

    item: float
    session: float
    item_share: float
    session_share: float
    sentence: str
    due: bool


def describe_time_left(seconds: float) -> str:
    """Return a time left, for example ``about 12 minutes left``.

    Args:
        seconds: Less than 0 for a time that has run over.
    """
    minutes = round(abs(seconds) / 60)
    if minutes == 0:
        return "less than a minute left" if seconds > 0 else "time is up"
    words = f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"about {words} left" if seconds > 0 else f"{words} over"


def compute_share(passed: float, whole: float) -> float:
    """Return the part that has passed, 0 to 1; 1 where there is no time at all.

    Args:
        passed: The time that has passed, in any unit, 0 or more.
        whole: The whole time, in the same unit.
    """
    return min(passed / whole, 1.0) if whole > 0 else 1.0
