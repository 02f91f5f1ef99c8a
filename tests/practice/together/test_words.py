"""What a group reads aloud: before, out of the roles, and when it changes places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cases_for_tests import PLAN, small_case

from toolkit.practice.case.case import RoleCard
from toolkit.practice.together.group import TogetherGroup
from toolkit.practice.together.words import (
    list_agreements,
    list_closing_words,
    list_de_role_lines,
    list_group_de_role_steps,
    list_seat_change_notes,
    list_seat_changes,
)

GROUP = TogetherGroup("door")
BOTH = (RoleCard("Card: Amina"), RoleCard("Card: Colin"))


@pytest.mark.parametrize(
    ("name", "told"),
    [("Colin", "an empty chair"), ("Colin (if there are four)", "another room")],
)
def test_whoever_is_not_played_has_a_place_all_the_same(name, told):
    case = small_case(cards=(RoleCard("Card: Amina"), RoleCard(f"Card: {name}")))
    last = list_agreements(case, GROUP)[-1]
    assert "Nobody plays Colin this time" in last
    assert told in last


def test_everybody_has_a_sentence_to_step_out_with():
    spoken = list_de_role_lines(small_case(), TogetherGroup("door", people=4))
    assert len(spoken) == 4
    assert spoken[1].says.startswith("I am not Tasha.")
    assert all("the worker" not in one.says for one in spoken)


def test_a_case_may_have_steps_of_its_own():
    plan = replace(PLAN, de_role=("Wash your hands.",))
    assert list_group_de_role_steps(small_case(plan=plan)) == ("Wash your hands.",)
    assert list_group_de_role_steps(small_case())


def test_whoever_observed_is_next_to_be_spoken_to():
    told = [
        (one.was.who, one.will_be.who) for one in list_seat_changes(small_case(), GROUP)
    ]
    assert told == [
        ("Tasha", "the worker"),
        ("the observer", "Tasha"),
        ("the worker", "the observer"),
    ]


def test_a_case_that_is_played_again_is_to_be_asked_anew():
    case = small_case(cards=BOTH)
    words = list_seat_change_notes(case, TogetherGroup("door", people=3, others=(0, 1)))
    assert len(words) == 3
    assert "Whoever plays Colin next" in words[2]


def test_the_close_ends_with_where_to_turn():
    plan = replace(PLAN, support="Ring somebody.")
    assert list_closing_words(small_case(plan=plan))[-1] == "Ring somebody."
    assert "supervisor" in list_closing_words(small_case())[-1]
