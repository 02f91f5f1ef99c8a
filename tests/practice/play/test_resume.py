from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

import pytest
from cases_for_tests import scenes, small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.play.play import (
    PauseNotice,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.play.resume import (
    CHANGED,
    OTHER_CASE,
    resume_play,
    write_play_body,
)
from toolkit.practice.text import clean

CASE = small_case()
LETTERS = st.characters(categories=["L", "N"])
WORD = st.text(LETTERS, min_size=1, max_size=9).map(clean)
NOTICES = st.builds(
    PauseNotice, *[st.lists(WORD, max_size=3).map(tuple)] * 4, st.integers(0, 10), WORD
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=12,
)


def finished():
    notice = PauseNotice(
        ("stomach",), ("knot",), ("anxious",), ("wobbly",), 7, "A note"
    )
    play = take_choice(CASE, end_pause(start_play(CASE), notice), 0)
    return take_choice(CASE, record_own_words(play, "Good morning"), 0)


def test_a_play_comes_back_as_it_was():
    body = json.loads(json.dumps(write_play_body(finished())))
    assert resume_play(CASE, body).play == finished()
    assert resume_play(CASE, body).whole


def test_a_play_in_the_middle_of_a_pause_comes_back_there():
    play = end_pause(start_play(CASE, "practitioner", lighter=True), None)
    assert resume_play(CASE, write_play_body(play)).play == play


def test_a_changed_case_is_taken_up_as_far_as_it_fits():
    changed = scenes()
    door = changed["The door"]
    new = replace(door.choices[0], text="Say it otherwise")
    changed["The door"] = replace(door, choices=(new, *door.choices[1:]))
    again = resume_play(
        small_case(scenes=MappingProxyType(changed)), write_play_body(finished())
    )
    assert (again.play.here, again.whole) == ("The door", False)
    assert again.sentence == CHANGED


def test_a_choice_that_moved_in_its_scene_is_found_by_its_words():
    changed = scenes()
    door = changed["The door"]
    changed["The door"] = replace(door, choices=door.choices[::-1])
    again = resume_play(
        small_case(scenes=MappingProxyType(changed)), write_play_body(finished())
    )
    assert (again.play.here, again.whole) == ("A plan", True)


def test_another_case_starts_at_its_beginning():
    again = resume_play(replace(CASE, key="other"), write_play_body(finished()))
    assert (again.play.here, again.sentence) == ("The door", OTHER_CASE)


@pytest.mark.parametrize("key", ["steps", "notice", "said", "level", "here"])
@given(value=JSON)
def test_a_spoilt_body_never_stops_a_play(key, value):
    body = {**write_play_body(finished()), key: value}
    assert resume_play(CASE, body).play.here in {*scenes()}


@given(JSON)
def test_any_step_is_read_or_left_out(value):
    body = {
        **write_play_body(start_play(CASE)),
        "here": None,
        "steps": [value, {"scene": value}],
    }
    assert resume_play(CASE, body).play.steps == ()


@given(st.none() | NOTICES, st.just("") | WORD, st.sampled_from([0, 1]))
def test_a_play_comes_back_with_what_was_noticed_and_said(notice, said, number):
    play = record_own_words(end_pause(start_play(CASE), notice), said)
    for one in (play, take_choice(CASE, play, number)):
        body = json.loads(json.dumps(write_play_body(one)))
        assert resume_play(CASE, body).play == one
