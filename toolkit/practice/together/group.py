"""A group that plays a case together on one laptop: where it is, and who sits where.

It holds no names and nothing that was written. The steps that it can take are in
``steps``, its clock is in ``clock``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.clock import Clock
from toolkit.practice.together.round import (
    LONGEST,
    SHORTEST,
    RoundStage,
    build_round_stages,
)
from toolkit.practice.together.seats import (
    FEWEST,
    MOST,
    Seat,
    build_seats,
    list_casts,
)

Phase = Literal["agree", "cards", "play", "out", "feedback", "turn", "close"]
PHASES: tuple[Phase, ...] = (
    "agree", "cards", "play", "out", "feedback", "turn", "close",
)  # fmt: skip
TIMED: tuple[Phase, ...] = ("play", "feedback")
NOBODY = -1
"""In place of a seat while nobody has the laptop for a card."""
MOST_ROUNDS = 99
"""Rounds that are counted; our own mark, and more than any evening holds."""
HOW_MANY = "Two, three or four people can play together on one laptop."
NOT_IN_CASE = "That is nobody in this case. Choose once more who is played."


@dataclass(frozen=True, slots=True)
class TogetherGroup:
    """Where a group is.

    Args:
        case: The short name of the case.
        people: How many there are, 2 to 4.
        others: Who is played, as in ``list_casts``.
        minutes: Minutes of play in a round.
        phase: What the group is doing.
        read: How many have read their card in this round.
        seat: Whose card is being handed over or read, or ``NOBODY``.
        open: True while that card lies open.
        word: Whose turn it is in the feedback: a position among its speakers, from 0.
        turn: How often everybody has moved one seat on.
        rounds: How many rounds are done.
        clock: The time that has passed in what is being timed.
        extra: Minutes added to it.
        timer: Whether the time is shown.
        stopped: True while everything rests.
    """

    case: str
    people: int = 3
    others: tuple[int, ...] = (0,)
    minutes: int = 10
    phase: Phase = "agree"
    read: int = 0
    seat: int = NOBODY
    open: bool = False
    word: int = 0
    turn: int = 0
    rounds: int = 0
    clock: Clock = field(default_factory=Clock)
    extra: int = 0
    timer: bool = True
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackSpeaker:
    """Somebody's turn to speak in the feedback."""

    stage: RoundStage
    seat: Seat


def build_group(
    case: Case, people: int, others: tuple[int, ...], minutes: int
) -> TogetherGroup:
    """Return a group that has just sat down.

    Args:
        case: The case.
        people: How many there are.
        others: Who is played, as in ``list_casts``; empty for the most fitting.
        minutes: Minutes of play; taken to the nearest length that is of use.

    Raises:
        FormError: That many cannot play, or somebody is not in the case.
    """
    if not FEWEST <= people <= MOST:
        raise FormError({"people": HOW_MANY})
    fitting = [cast.others for cast in list_casts(case, people)]
    if others and others not in fitting:
        raise FormError({"others": NOT_IN_CASE})
    length = max(SHORTEST, min(LONGEST, minutes))
    return TogetherGroup(case.key, people, others or fitting[0], length)


def list_round_seats(case: Case, group: TogetherGroup) -> tuple[Seat, ...]:
    """Return the seats as they are taken in this round.

    Args:
        case: The case.
        group: The group.
    """
    return build_seats(case, group.people, group.others, group.turn)


def list_feedback_speakers(
    case: Case, group: TogetherGroup
) -> tuple[FeedbackSpeaker, ...]:
    """Return who speaks after the play, in order: the worker first, and last.

    Args:
        case: The case.
        group: The group.
    """
    there = list_round_seats(case, group)
    stages = [
        one for one in build_round_stages(group.minutes) if one.speaks is not None
    ]
    return tuple(
        FeedbackSpeaker(stage, seat)
        for stage in stages
        for seat in there
        if seat.part == stage.speaks
    )


def has_observer(case: Case, group: TogetherGroup) -> bool:
    """Tell whether anybody observes.

    Args:
        case: The case.
        group: The group.
    """
    return any(seat.part == "observer" for seat in list_round_seats(case, group))


def has_everybody_read(group: TogetherGroup) -> bool:
    """Tell whether everybody has read their card."""
    return group.read >= group.people
