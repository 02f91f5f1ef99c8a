from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.case.meter import (
    Comparison,
    Condition,
    Effect,
    Meter,
    apply_effects,
    build_opening_state,
    name_meter_values,
)

TRUST = Meter("trust", 2, 5, ("shut", "wary", "open"))
TENSION = Meter("tension", 3, 4)


@pytest.mark.parametrize(
    ("value", "word"),
    [(0, "shut"), (1, "shut"), (2, "wary"), (3, "wary"), (4, "open"), (5, "open")],
)
def test_words_spread_evenly_over_the_scale(value, word):
    assert TRUST.word(value) == word


def test_a_meter_without_words_says_its_number_and_scale():
    assert TENSION.word(3) == "3 of 4"


def test_and_binds_more_closely_than_or():
    one, two, three = (Comparison("trust", "=", n) for n in (1, 2, 3))
    both = Condition(((one, Comparison("tension", "=", 0)), (two,), (three,)))
    assert both.holds({"trust": 2, "tension": 4})
    assert not both.holds({"trust": 1, "tension": 4})
    assert str(both) == "trust = 1 and tension = 0 or trust = 2 or trust = 3"


def test_a_condition_on_a_meter_nobody_listed_does_not_hold():
    assert not Condition(((Comparison("hope", ">=", 0),),)).holds({"trust": 5})


@given(st.lists(st.tuples(st.integers(-9, 9), st.booleans()), max_size=20))
def test_no_value_ever_leaves_its_scale(moves):
    effects = [Effect("trust", abs(by) if exact else by, exact) for by, exact in moves]
    state = apply_effects(
        (TRUST, TENSION), build_opening_state((TRUST, TENSION)), effects
    )
    assert 0 <= state[0] <= 5
    assert state[1] == 3


def test_effects_happen_in_their_order():
    effects = (Effect("trust", 4, exact=True), Effect("trust", -1))
    assert apply_effects((TRUST,), (0,), effects) == (3,)
    assert apply_effects((TRUST,), (0,), effects[::-1]) == (4,)


def test_an_effect_on_an_unknown_meter_moves_nothing():
    assert apply_effects((TRUST,), (2,), (Effect("hope", 3),)) == (2,)
    assert name_meter_values((TRUST,), (2,)) == {"trust": 2}


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Effect("trust", 1), "trust +1"),
        (Effect("trust", -2), "trust -2"),
        (Effect("trust", 3, exact=True), "trust = 3"),
    ],
)
def test_an_effect_reads_as_it_is_written(effect, words):
    assert str(effect) == words
