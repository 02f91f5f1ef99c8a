"""Decides when an open journal has to lock: a clock and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

# These three are our own mark, not a rule.
SILENCE = timedelta(seconds=60)
IDLE = timedelta(minutes=10)
WARNING = timedelta(minutes=1)


class AutoLock:
    """The time since the page was last heard of, and since somebody last did something.

    Args:
        now: When the journal was opened, aware.
    """

    def __init__(self, now: datetime) -> None:
        self._heard = now
        self._active = now

    def heard(self, now: datetime) -> None:
        """Note a heartbeat of the page."""
        self._heard = now

    def active(self, now: datetime) -> None:
        """Note that somebody typed or did something; the page is there as well."""
        self._active = now
        self._heard = now

    def silent(self, now: datetime) -> bool:
        """Return whether the page has not been heard of for a minute."""
        self._follow(now)
        return now - self._heard >= SILENCE

    def due(self, now: datetime) -> Literal["warn", "lock"] | None:
        """Return what has to be done now.

        Returns:
            "lock" after a minute of silence or ten without activity, "warn" in the
            last of those ten, otherwise None.
        """
        if self.silent(now):
            return "lock"
        idle = now - self._active
        if idle >= IDLE:
            return "lock"
        return "warn" if idle >= IDLE - WARNING else None

    def _follow(self, now: datetime) -> None:
        """Count from here when the clock was set back, so that the lock still comes."""
        self._heard = min(self._heard, now)
        self._active = min(self._active, now)
