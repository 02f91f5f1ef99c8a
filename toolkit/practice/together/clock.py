"""The clock of a group that plays a case together: what is left, and how it is said.

It is the clock of the supervision hour: it can be held, made longer and turned off, it
never moves anybody on, and moments come in as arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.practice.case.case import Case
from toolkit.practice.clock import left_in_words, share_of
from toolkit.practice.together.group import TIMED, Triad, feedback

MOST_EXTRA = 60
"""Minutes by which anything timed can be made longer."""


@dataclass(frozen=True, slots=True)
class Left:
    """The time that is left: in words, and as the part that has passed, 0 to 1."""

    sentence: str
    share: float
    due: bool


def hold(triad: Triad, now: datetime, on: bool) -> Triad:
    """Return the group with its clock held still, or let go again."""
    if triad.phase not in TIMED:
        return triad
    clock = triad.clock.stop(now) if on else triad.clock.start(now)
    return replace(triad, clock=clock)


def extend(triad: Triad, minutes: int) -> Triad:
    """Return the group with more minutes for what is being timed."""
    extra = max(-MOST_EXTRA, min(triad.extra + minutes, MOST_EXTRA))
    return replace(triad, extra=extra)


def set_timer(triad: Triad, on: bool) -> Triad:
    """Return the group with the time shown, or out of sight; it counts either way."""
    return replace(triad, timer=on)


def time_left(case: Case, triad: Triad, now: datetime) -> Left | None:
    """Return what is left of the play or of a word, or None where nothing is timed."""
    if triad.phase not in TIMED:
        return None
    if not triad.timer:
        return Left("The timer is off.", 0.0, False)
    whole = max(_given(case, triad) + triad.extra, 0) * 60
    passed = triad.clock.passed(now)
    words = left_in_words(whole - passed)
    said = f"{words[:1].upper()}{words[1:]}." if triad.clock.running else ""
    return Left(said or f"Paused: {words}.", share_of(passed, whole), passed >= whole)


def _given(case: Case, triad: Triad) -> int:
    if triad.phase == "play":
        return triad.minutes
    return feedback(case, triad)[triad.word].stage.minutes
