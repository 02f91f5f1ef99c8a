"""The clock of a group that plays a case together: what is left, and how it is said.

It is the clock of the supervision hour: it can be held, made longer and turned off, it
never moves anybody on, and moments come in as arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.practice.case.case import Case
from toolkit.practice.clock import compute_share, describe_time_left
from toolkit.practice.together.group import TIMED, TogetherGroup, list_feedback_speakers

MOST_EXTRA = 60
"""Minutes by which anything timed can be made longer; our own mark, not a rule."""
EXTENSIONS = (2, 5, -2)
"""Minutes on offer to make it longer or shorter; our own mark, not a rule."""
STAYS_OPEN = 15 * 60
"""Seconds over its end for which a round still counts as under way, so that a journal
stays open for it; our own mark, not a rule."""


@dataclass(frozen=True, slots=True)
class GroupTimeLeft:
    """The time that is left: in words, and as the part that has passed, 0 to 1."""

    sentence: str
    share: float
    due: bool


def set_clock_hold(group: TogetherGroup, now: datetime, on: bool) -> TogetherGroup:
    """Return the group with its clock held still, or let go again.

    Args:
        group: The group.
        now: This moment, with its time zone.
        on: True to hold the clock.
    """
    if group.phase not in TIMED:
        return group
    clock = group.clock.stop(now) if on else group.clock.start(now)
    return replace(group, clock=clock)


def add_minutes(group: TogetherGroup, minutes: int) -> TogetherGroup:
    """Return the group with more minutes for what is being timed.

    Args:
        group: The group.
        minutes: Whole minutes to add, or to take off below 0; -60 to 60 in all.
    """
    extra = max(-MOST_EXTRA, min(group.extra + minutes, MOST_EXTRA))
    return replace(group, extra=extra)


def set_timer_shown(group: TogetherGroup, on: bool) -> TogetherGroup:
    """Return the group with the time shown, or out of sight; it counts either way.

    Args:
        group: The group.
        on: True to show the time.
    """
    return replace(group, timer=on)


def compute_group_time_left(
    case: Case, group: TogetherGroup, now: datetime
) -> GroupTimeLeft | None:
    """Return what is left of the play or of a word, or None where nothing is timed.

    Args:
        case: The case.
        group: The group.
        now: This moment, with its time zone.
    """
    if group.phase not in TIMED:
        return None
    if not group.timer:
        return GroupTimeLeft("The timer is off.", 0.0, False)
    whole = max(_given(case, group) + group.extra, 0) * 60
    passed = group.clock.passed(now)
    words = describe_time_left(whole - passed)
    said = f"{words[:1].upper()}{words[1:]}." if group.clock.running else ""
    return GroupTimeLeft(
        said or f"Paused: {words}.", compute_share(passed, whole), passed >= whole
    )


def _given(case: Case, group: TogetherGroup) -> int:
    if group.phase == "play":
        return group.minutes
    return list_feedback_speakers(case, group)[group.word].stage.minutes
