"""Who sits where when a case is played together: the seats of a round, and turns.

Nobody has a name here. People are numbers from 0, in the order of the first round, and
a round moves everybody one seat on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from toolkit.practice.case.case import Case, RoleCard, RolePart, Scene
from toolkit.practice.case.text import parse_scene_lines
from toolkit.practice.together.cards import (
    build_role_cards,
    get_card_name,
    is_spare_card,
)

FEWEST, MOST = 2, 4
"""People who play a case together on one laptop; our own marks, not rules."""
NUMBERS = ("No", "One", "Two", "Three")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in one round.

    Args:
        part: What is done on it.
        who: What it is called in a sentence, such as ``the worker`` or ``Tasha``.
        card: What whoever sits there reads.
        person: The number of the one who sits there.
    """

    part: RolePart
    who: str
    card: RoleCard
    person: int

    @property
    def heading(self) -> str:
        """Return what it is called at the beginning of a line."""
        return self.who[:1].upper() + self.who[1:]


@dataclass(frozen=True, slots=True)
class RoundCast:
    """Who is played in a round, in words and as numbers.

    Args:
        others: The positions of those played, among ``list_other_cards``.
        name: Who they are, such as ``Amina and Colin``.
        watching: How many are left to observe, in a sentence.
    """

    others: tuple[int, ...]
    name: str
    watching: str


def list_other_cards(case: Case) -> tuple[RoleCard, ...]:
    """Return the cards of the people whom the worker meets."""
    return tuple(card for card in build_role_cards(case) if card.part == "other")


def list_casts(case: Case, people: int) -> tuple[RoundCast, ...]:
    """Return who could be played, with the most fitting first.

    Args:
        case: The case.
        people: How many there are, 2 to 4.
    """
    there = list_other_cards(case)
    usual = _usual(there, people)
    every = (
        one
        for size in range(1, min(people, len(there) + 1))
        for one in combinations(range(len(there)), size)
    )
    order = [usual, *(one for one in every if one != usual)]
    return tuple(_cast(there, one, people) for one in order)


def build_seats(
    case: Case, people: int, others: tuple[int, ...], turn: int = 0
) -> tuple[Seat, ...]:
    """Return the seats of a round: the worker, the other people, the observers.

    Args:
        case: The case.
        people: How many there are, 2 to 4.
        others: Who is played, as in ``list_casts``.
        turn: How often everybody has moved one seat on.
    """
    there = list_other_cards(case)
    made: list[tuple[RolePart, str, RoleCard]] = [
        ("worker", "the worker", _of_part(case, "worker")[0])
    ]
    for one in others:
        made.append(("other", get_card_name(there[one]), there[one]))
    made += _observers(_of_part(case, "observer"), people - len(made))
    return tuple(
        Seat(part, who, card, (number + turn) % people)
        for number, (part, who, card) in enumerate(made)
    )


def list_unplayed_cards(case: Case, others: tuple[int, ...]) -> tuple[RoleCard, ...]:
    """Return the cards that nobody has in a round.

    Args:
        case: The case.
        others: Who is played, as in ``list_casts``.
    """
    return tuple(
        card for n, card in enumerate(list_other_cards(case)) if n not in others
    )


def find_first_played_scene(case: Case, others: tuple[int, ...]) -> Scene | None:
    """Return the first scene in which somebody who is played says something.

    Args:
        case: The case.
        others: Who is played, as in ``list_casts``.

    Returns:
        That scene, or the case's first one; None for a case without scenes.
    """
    there = list_other_cards(case)
    played = {get_card_name(there[one]).lower() for one in others}
    people = [person.name for person in case.plan.people]
    values = {meter.name: meter.start for meter in case.meters}
    for scene in case.scenes.values():
        said = parse_scene_lines(scene.assemble_text(values), people)
        if scene.choices and any(line.who.lower() in played for line in said):
            return scene
    return case.scenes.get(case.start)


def _usual(there: tuple[RoleCard, ...], people: int) -> tuple[int, ...]:
    """Play everybody the case needs; the rest only if somebody still observes."""
    needed = [n for n, card in enumerate(there) if not is_spare_card(card)] or [0]
    chosen = needed[: people - 1]
    for number in range(len(there)):
        if number not in chosen and people - 2 > len(chosen):
            chosen.append(number)
    return tuple(sorted(chosen))


def _cast(
    there: tuple[RoleCard, ...], others: tuple[int, ...], people: int
) -> RoundCast:
    names = [get_card_name(there[one]) for one in others]
    name = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    left = people - 1 - len(others)
    verb = "observes" if left < 2 else "observe"
    watching = f"{NUMBERS[left]} of you {verb}." if left else "Nobody observes."
    return RoundCast(others, name, watching)


def _of_part(case: Case, part: RolePart) -> tuple[RoleCard, ...]:
    return tuple(card for card in build_role_cards(case) if card.part == part)


def _observers(
    given: tuple[RoleCard, ...], many: int
) -> Iterator[tuple[RolePart, str, RoleCard]]:
    for number in range(many):
        which = "" if many == 1 else "first " if number == 0 else "second "
        yield "observer", f"the {which}observer", given[min(number, len(given) - 1)]
