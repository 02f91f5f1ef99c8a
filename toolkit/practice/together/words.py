"""What is said to a group that plays a case together: before, out of the roles, after.

Sentences to read aloud. A name, where a group uses one, is put in by its own page.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.practice.case.case import Case
from toolkit.practice.play.debrief import DE_ROLE, SUPPORT
from toolkit.practice.together.cards import get_card_name, is_spare_card
from toolkit.practice.together.group import TogetherGroup, list_round_seats
from toolkit.practice.together.seats import Seat, build_seats, list_unplayed_cards

AGREED = (
    "Agree a word and a hand signal that stop it. Either stops it at once, whoever "
    "gives it, and nobody asks why.",
    "Anybody may watch instead, change parts or sit a round out. It costs nothing.",
    "Does one of you supervise or assess another here? Then choose parts that leave "
    "both of you free.",
    "Play the person in the case, and nobody that you know. Leave real families and "
    "colleagues out of it.",
    "What is said here stays here, unless somebody is at risk. Then you say so, and "
    "you act on it.",
)
STOPPED = (
    "It has stopped. Nobody needs a reason, and nothing is written down about it.",
    "Put both feet on the floor. Let one breath out a little slower than it came in.",
    "You are not the person on your card. Say your own name if it helps.",
)
CLOSING = (
    "Go round once: one thing that you take with you. A sentence, a question or a "
    "feeling will do.",
    "If something came close to home, tell one person before you go. You need not say "
    "what it was.",
    "Cards and sheets on paper go back in the pile, or in the bin.",
)
EMPTY_CHAIR = "Nobody plays {who} this time. Put an empty chair where {who} would be."
OUT_OF_SIGHT = "Nobody plays {who} this time: {who} is in another room."
LEAVE_IT = "That was made up, and what I said in it was practice."
WATCHED = "I have watched two people closely, and now I stop watching."
NEW_WORKER = (
    "Whoever is the worker next has heard by now what is on the other card. They ask "
    "as if they had not: the practice lies in the asking."
)
NEW_OTHER = (
    "Whoever plays {who} next does it in their own way, and not as it was done before."
)


@dataclass(frozen=True, slots=True)
class DeRoleLine:
    """What one person says to step out of a role, after their own name."""

    seat: Seat
    says: str


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What one person was, and what they are in the next round."""

    was: Seat
    will_be: Seat


def list_agreements(case: Case, group: TogetherGroup) -> tuple[str, ...]:
    """Return what a group settles before anybody reads a card.

    Args:
        case: The case.
        group: The group, for whom it plays and whom it does not.
    """
    absent = (
        (OUT_OF_SIGHT if is_spare_card(card) else EMPTY_CHAIR).format(
            who=get_card_name(card)
        )
        for card in list_unplayed_cards(case, group.others)
    )
    return (*AGREED, *absent)


def list_de_role_lines(case: Case, group: TogetherGroup) -> tuple[DeRoleLine, ...]:
    """Return what each person says aloud, after “I am” and their own name.

    Args:
        case: The case.
        group: The group, for who sits where in this round.
    """
    return tuple(
        DeRoleLine(seat, _says(seat)) for seat in list_round_seats(case, group)
    )


def list_group_de_role_steps(case: Case) -> tuple[str, ...]:
    """Return what everybody does to step out, once the sentences are said."""
    return case.plan.de_role or DE_ROLE[2:]


def list_seat_changes(case: Case, group: TogetherGroup) -> tuple[SeatChange, ...]:
    """Return how everybody moves one seat on, beginning with the new worker.

    Args:
        case: The case.
        group: The group at the end of a round.
    """
    now = {seat.person: seat for seat in list_round_seats(case, group)}
    turned = build_seats(case, group.people, group.others, group.turn + 1)
    return tuple(SeatChange(now[seat.person], seat) for seat in turned)


def list_seat_change_notes(case: Case, group: TogetherGroup) -> tuple[str, ...]:
    """Return what to bear in mind when parts change and the case stays the same.

    Args:
        case: The case.
        group: The group at the end of a round.
    """
    others = [
        seat.who for seat in list_round_seats(case, group) if seat.part == "other"
    ]
    return (NEW_WORKER, *(NEW_OTHER.format(who=who) for who in others))


def list_closing_words(case: Case) -> tuple[str, ...]:
    """Return what is said before everybody gets up, with where to turn at its end."""
    return (*CLOSING, case.plan.support or SUPPORT)


def _says(seat: Seat) -> str:
    if seat.part == "worker":
        return LEAVE_IT
    if seat.part == "observer":
        return WATCHED
    return f"I am not {seat.who}. One way in which I am not like {seat.who} is …"
