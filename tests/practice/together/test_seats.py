from __future__ import annotations

from dataclasses import replace

import pytest
from cases_for_tests import PLAN, small_case

from toolkit.practice.case.case import Person, RoleCard
from toolkit.practice.together.cards import get_card_name
from toolkit.practice.together.seats import (
    build_seats,
    find_first_played_scene,
    list_casts,
    list_unplayed_cards,
)

TWO_OTHERS = (RoleCard("Card: Amina", text="You."), RoleCard("Card: Colin", text="He."))
WITH_SPARE = (
    RoleCard("Card: Tasha", text="You."),
    RoleCard("Card: Lee (if there are four of you)", text="He."),
)


def names(case, people: int) -> list[str]:
    return [cast.name for cast in list_casts(case, people)]


@pytest.mark.parametrize("people", [2, 3, 4])
def test_everybody_has_a_seat_and_a_card(people):
    there = build_seats(small_case(), people, (0,))
    assert sorted(seat.person for seat in there) == list(range(people))
    assert all(seat.card.text for seat in there)


def test_a_pair_has_no_observer_and_four_have_two():
    assert [seat.part for seat in build_seats(small_case(), 2, (0,))] == [
        "worker",
        "other",
    ]
    four = build_seats(small_case(), 4, (0,))
    assert [one.who for one in four[2:]] == [
        "the first observer",
        "the second observer",
    ]


def test_the_cards_of_the_case_are_handed_out():
    there = build_seats(small_case(cards=TWO_OTHERS), 3, (1,))
    assert [seat.who for seat in there] == ["the worker", "Colin", "the observer"]
    assert there[1].card.text == "He."


@pytest.mark.parametrize("people", [2, 3, 4])
def test_after_as_many_turns_as_people_everybody_had_every_seat(people):
    rounds = [build_seats(small_case(), people, (0,), turn) for turn in range(people)]
    for place in range(people):
        assert sorted(one[place].person for one in rounds) == list(range(people))


def test_two_who_are_both_needed_are_both_played_when_there_are_enough():
    case = small_case(cards=TWO_OTHERS)
    assert names(case, 2) == ["Amina", "Colin"]
    assert names(case, 3) == ["Amina and Colin", "Amina", "Colin"]
    assert list_casts(case, 3)[0].watching == "Nobody observes."
    assert list_casts(case, 4)[0].watching == "One of you observes."


def test_a_card_for_larger_groups_waits_for_one():
    case = small_case(cards=WITH_SPARE)
    assert names(case, 3)[0] == "Tasha"
    assert names(case, 4)[0] == "Tasha and Lee"
    assert [get_card_name(card) for card in list_unplayed_cards(case, (0,))] == ["Lee"]


def test_play_begins_where_somebody_who_is_played_speaks():
    people = (Person("Tasha"), Person("Lee"))
    case = small_case(cards=WITH_SPARE, plan=replace(PLAN, people=people))
    found = find_first_played_scene(case, (0,))
    assert found is not None
    assert found.name == "The door"
    assert find_first_played_scene(case, (1,)) is case.scenes[case.start]
