from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from cases_for_tests import small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError, MessageError
from toolkit.practice.case.case import Choice, Scene
from toolkit.practice.play.play import (
    Notice,
    back,
    choose,
    noticed,
    pending,
    read_notice,
    read_words,
    rewound,
    spoke,
    start,
    where,
)
from toolkit.practice.vocabulary import Vocabulary

CASE = small_case()
NOTICE = Notice(feelings=("anxious",), strength=6)


def inside():
    return choose(CASE, noticed(start(CASE), NOTICE), 0)


def test_a_play_starts_at_the_first_scene_in_the_first_state():
    play = start(CASE)
    assert (play.here, play.state, play.steps) == ("The door", (1,), ())


def test_a_pause_comes_before_choices():
    play = start(CASE)
    assert pending(CASE, play) == "pause"
    assert pending(CASE, noticed(play, None)) == "choose"


def test_own_words_come_before_choices():
    assert pending(CASE, inside()) == "own words"
    assert pending(CASE, spoke(inside(), "Hello")) == "choose"


def test_a_choice_moves_on_and_keeps_what_was_noticed():
    play = inside()
    assert (play.here, play.state) == ("Inside", (3,))
    assert (play.steps[0].text, play.steps[0].notice) == ("Say why", NOTICE)
    assert play.notice is None


@pytest.mark.parametrize("number", [1, 2, 3, -1, 99])
def test_what_is_not_on_offer_cannot_be_chosen(number):
    play = spoke(inside(), "")
    if number == 2:
        assert choose(CASE, play, number).here == "The stairs"
    else:
        with pytest.raises(MessageError, match="not on offer"):
            choose(CASE, play, number)


def test_nothing_can_be_chosen_before_the_pause_is_passed():
    with pytest.raises(MessageError):
        choose(CASE, start(CASE), 0)


def test_an_ending_asks_for_nothing_more():
    play = choose(CASE, spoke(inside(), ""), 0)
    assert (play.here, pending(CASE, play)) == ("A plan", "ended")


def test_going_back_gives_the_scene_as_it_was_left():
    play = back(inside())
    assert (play.here, play.state, play.notice) == ("The door", (1,), NOTICE)
    assert pending(CASE, play) == "choose"
    assert back(start(CASE)) == start(CASE)


def test_one_can_go_back_to_any_choice_but_no_other():
    ended = choose(CASE, spoke(inside(), ""), 0)
    assert rewound(ended, 0).here == "The door"
    with pytest.raises(MessageError):
        rewound(ended, 2)


def test_a_scene_that_is_not_written_yet_is_not_an_error():
    play = start(small_case(start="Nowhere"))
    assert pending(small_case(start="Nowhere"), play) == "unwritten"


def test_nobody_goes_round_for_ever():
    loop = Scene("A", choices=(Choice("x", "A"), Choice("y", "A")))
    case = small_case(scenes=MappingProxyType({"A": loop}), start="A")
    play = start(case)
    with pytest.raises(MessageError, match="debrief"):
        for _ in range(1000):
            play = choose(case, play, 0)


def test_a_pause_may_be_passed_without_a_word(vocabulary, now):
    assert read_notice({}, vocabulary, now) is None
    form = {"feelings": ["anxious"], "strength": 6}
    assert read_notice(form, vocabulary, now) == NOTICE


def test_a_pause_that_cannot_be_kept_says_why(vocabulary, now):
    with pytest.raises(FormError) as error:
        read_notice({"strength": 99}, vocabulary, now)
    assert set(error.value.problems) == {"strength"}


@given(
    form=st.dictionaries(st.text(max_size=12), st.text() | st.integers() | st.none())
)
def test_any_form_is_read_or_refused_in_words(form):
    try:
        read_notice(form, Vocabulary((), (), ()), datetime(2026, 1, 1, tzinfo=UTC))
        read_words(form)
    except FormError as error:
        assert error.problems


def test_where_somebody_is_can_be_said_in_a_line():
    assert where(start(CASE)) == "The door, after 0 choices"
    assert where(inside()) == "Inside, after 1 choice"
