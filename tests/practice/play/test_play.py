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
    PauseNotice,
    end_pause,
    get_pending,
    read_own_words,
    read_pause_notice,
    record_own_words,
    start_play,
    take_choice,
    undo_last_choice,
    undo_to_choice,
)
from toolkit.practice.vocabulary import Vocabulary

CASE = small_case()
NOTICE = PauseNotice(feelings=("anxious",), strength=6)


def inside():
    return take_choice(CASE, end_pause(start_play(CASE), NOTICE), 0)


def test_a_play_starts_at_the_first_scene_in_the_first_state():
    play = start_play(CASE)
    assert (play.here, play.state, play.steps) == ("The door", (1,), ())


def test_a_pause_comes_before_choices():
    play = start_play(CASE)
    assert get_pending(CASE, play) == "pause"
    assert get_pending(CASE, end_pause(play, None)) == "choose"


def test_own_words_come_before_choices():
    assert get_pending(CASE, inside()) == "own words"
    assert get_pending(CASE, record_own_words(inside(), "Hello")) == "choose"


def test_a_choice_moves_on_and_keeps_what_was_noticed():
    play = inside()
    assert (play.here, play.state) == ("Inside", (3,))
    assert (play.steps[0].text, play.steps[0].notice) == ("Say why", NOTICE)
    assert play.notice is None


@pytest.mark.parametrize("number", [1, 2, 3, -1, 99])
def test_what_is_not_on_offer_cannot_be_chosen(number):
    play = record_own_words(inside(), "")
    if number == 2:
        assert take_choice(CASE, play, number).here == "The stairs"
    else:
        with pytest.raises(MessageError, match="not on offer"):
            take_choice(CASE, play, number)


def test_nothing_can_be_chosen_before_the_pause_is_passed():
    with pytest.raises(MessageError):
        take_choice(CASE, start_play(CASE), 0)


def test_an_ending_asks_for_nothing_more():
    play = take_choice(CASE, record_own_words(inside(), ""), 0)
    assert (play.here, get_pending(CASE, play)) == ("A plan", "ended")


def test_going_back_gives_the_scene_as_it_was_left():
    play = undo_last_choice(inside())
    assert (play.here, play.state, play.notice) == ("The door", (1,), NOTICE)
    assert get_pending(CASE, play) == "choose"
    assert undo_last_choice(start_play(CASE)) == start_play(CASE)


def test_one_can_go_back_to_any_choice_but_no_other():
    ended = take_choice(CASE, record_own_words(inside(), ""), 0)
    assert undo_to_choice(ended, 0).here == "The door"
    with pytest.raises(MessageError):
        undo_to_choice(ended, 2)


def test_a_scene_that_is_not_written_yet_is_not_an_error():
    play = start_play(small_case(start="Nowhere"))
    assert get_pending(small_case(start="Nowhere"), play) == "unwritten"


def test_nobody_goes_round_for_ever():
    loop = Scene("A", choices=(Choice("x", "A"), Choice("y", "A")))
    case = small_case(scenes=MappingProxyType({"A": loop}), start="A")
    play = start_play(case)
    with pytest.raises(MessageError, match="debrief"):
        for _ in range(1000):
            play = take_choice(case, play, 0)


def test_a_pause_may_be_passed_without_a_word(vocabulary, now):
    assert read_pause_notice({}, vocabulary, now) is None
    form = {"feelings": ["anxious"], "strength": 6}
    assert read_pause_notice(form, vocabulary, now) == NOTICE


def test_a_pause_that_cannot_be_kept_says_why(vocabulary, now):
    with pytest.raises(FormError) as error:
        read_pause_notice({"strength": 99}, vocabulary, now)
    assert set(error.value.problems) == {"strength"}


@given(
    form=st.dictionaries(st.text(max_size=12), st.text() | st.integers() | st.none())
)
def test_any_form_is_read_or_refused_in_words(form):
    try:
        read_pause_notice(
            form, Vocabulary((), (), ()), datetime(2026, 1, 1, tzinfo=UTC)
        )
        read_own_words(form)
    except FormError as error:
        assert error.problems
