"""The steps a group can take while it plays a case together, from cards to close.

Every function returns new state. The clock never moves anybody on, and stopping leaves
no trace.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.clock import Clock
from toolkit.practice.together.group import (
    MOST_ROUNDS,
    NOBODY,
    TIMED,
    TogetherGroup,
    has_everybody_read,
    list_feedback_speakers,
)

NOT_NOW = "The group is somewhere else by now. The page shows where."

# Cards: the laptop goes round, and only one card at a time lies open.


def start_cards(group: TogetherGroup) -> TogetherGroup:
    """Return the group as it hands the laptop to the worker."""
    return replace(group, phase="cards", read=0, seat=0, open=False)


def give_laptop(group: TogetherGroup, seat: int) -> TogetherGroup:
    """Return the laptop on its way to somebody who wants to see the card again.

    Args:
        group: The group.
        seat: Whose card it is: a position among the seats of this round, from 0.

    Raises:
        FormError: Nobody sits there, or cards are not what it is about.
    """
    ready = group.phase == "play" or (
        group.phase == "cards" and has_everybody_read(group)
    )
    if not ready or not 0 <= seat < group.people:
        raise FormError({"": NOT_NOW})
    return replace(group, seat=seat, open=False)


def open_card(group: TogetherGroup) -> TogetherGroup:
    """Return the group with the card open for the one who holds the laptop."""
    return replace(group, open=group.seat != NOBODY)


def put_card_away(group: TogetherGroup) -> TogetherGroup:
    """Return the group with the card covered, and the laptop on its way."""
    read = group.read
    if group.phase == "cards" and group.open and group.seat == read:
        read += 1
    following = read if group.phase == "cards" and read < group.people else NOBODY
    return replace(group, read=read, seat=following, open=False)


def skip_cards(group: TogetherGroup) -> TogetherGroup:
    """Return the group ready to play, with its cards on paper."""
    if group.phase != "cards":
        return group
    return replace(group, read=group.people, seat=NOBODY, open=False)


def close_card(group: TogetherGroup) -> TogetherGroup:
    """Return the group with no card open, and nobody's card counted as read."""
    return replace(group, open=False)


# The play, and out of it.


def start_group_play(group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group as it begins to play.

    Args:
        group: The group.
        now: This moment, with its time zone.

    Raises:
        FormError: Somebody has not read their card.
    """
    if group.phase != "cards" or not has_everybody_read(group):
        raise FormError({"": NOT_NOW})
    return _restart_clock(replace(group, phase="play", seat=NOBODY, open=False), now)


def stop_group(group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group at rest: the clock stands, and every card is covered.

    Args:
        group: The group.
        now: This moment, with its time zone.
    """
    still = group.clock.stop(now)
    return replace(group, stopped=True, open=False, clock=still)


def resume_group(group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group where it was before it stopped.

    Args:
        group: The group.
        now: This moment, with its time zone.
    """
    timed = group.phase in TIMED
    clock = group.clock.start(now) if timed else group.clock
    return replace(group, stopped=False, clock=clock)


def step_out(group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group on its way out: of the roles first, if it is in them.

    Args:
        group: The group.
        now: This moment, with its time zone.
    """
    still = replace(stop_group(group, now), stopped=False, seat=NOBODY)
    return replace(still, phase="out" if group.phase in ("play", "out") else "close")


def start_feedback(group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group as the worker begins to speak, out of the roles.

    Args:
        group: The group.
        now: This moment, with its time zone.

    Raises:
        FormError: The group is not there yet.
    """
    if group.phase != "out":
        raise FormError({"": NOT_NOW})
    return _restart_clock(replace(group, phase="feedback", word=0), now)


def start_next_speaker(
    case: Case, group: TogetherGroup, now: datetime
) -> TogetherGroup:
    """Return the group as the next one speaks, or as the round is over.

    Args:
        case: The case.
        group: The group.
        now: This moment, with its time zone.

    Raises:
        FormError: Nobody is giving feedback.
    """
    if group.phase != "feedback":
        raise FormError({"": NOT_NOW})
    if group.word + 1 < len(list_feedback_speakers(case, group)):
        return _restart_clock(replace(group, word=group.word + 1), now)
    done = min(group.rounds + 1, MOST_ROUNDS)
    return replace(group, phase="turn", rounds=done, clock=Clock())


def move_group_back(case: Case, group: TogetherGroup, now: datetime) -> TogetherGroup:
    """Return the group one step back, for whoever went on too early.

    Args:
        case: The case.
        group: The group.
        now: This moment, with its time zone.
    """
    if group.phase == "cards":
        return replace(group, phase="agree", read=0, seat=NOBODY, open=False)
    if group.phase == "out":
        return replace(group, phase="play", clock=group.clock.start(now))
    if group.phase == "feedback" and group.word:
        return _restart_clock(replace(group, word=group.word - 1), now)
    if group.phase == "feedback":
        return replace(group, phase="out", clock=Clock())
    if group.phase == "turn":
        last = len(list_feedback_speakers(case, group)) - 1
        back = replace(group, phase="feedback", word=last, rounds=group.rounds - 1)
        return _restart_clock(back, now)
    return group


def start_another_round(group: TogetherGroup, change: bool) -> TogetherGroup:
    """Return the group before another round.

    Args:
        group: The group at the end of a round.
        change: True to move everybody one seat on; False to try the same again.

    Raises:
        FormError: The round is not over.
    """
    if group.phase != "turn":
        raise FormError({"": NOT_NOW})
    if not change:
        return skip_cards(start_cards(group))
    return start_cards(replace(group, turn=(group.turn + 1) % group.people))


def close_group(group: TogetherGroup) -> TogetherGroup:
    """Return the group at its close."""
    return replace(group, phase="close", stopped=False, seat=NOBODY, open=False)


def _restart_clock(group: TogetherGroup, now: datetime) -> TogetherGroup:
    return replace(group, clock=Clock().start(now), extra=0)
