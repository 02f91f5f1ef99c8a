from __future__ import annotations

from dataclasses import replace

import pytest
from cases_for_tests import PLAN, small_case

from toolkit.practice.case.case import FRAMES
from toolkit.practice.case.walk import walk_case
from toolkit.practice.play.debrief import (
    DE_ROLE,
    FICTION,
    HEADING,
    LAST,
    build_debrief,
    build_prebrief,
    list_de_role_steps,
)
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    PauseNotice,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)

CASE = small_case()


def played():
    play = take_choice(CASE, end_pause(start_play(CASE), PauseNotice(strength=8)), 0)
    play = take_choice(CASE, record_own_words(play, ""), 0)
    return play, build_play_path(CASE, play, walk_case(CASE))


def test_the_prebrief_says_what_it_contains_and_how_to_stop():
    said = build_prebrief(CASE)
    assert said.contains == "A raised voice."
    assert "Leaving is not recorded" in " ".join(FICTION)
    assert said.stepping_out and said.support and said.aims


def test_a_case_without_its_own_steps_out_of_the_role_gets_the_usual_ones():
    assert list_de_role_steps(CASE) == DE_ROLE
    assert list_de_role_steps(small_case(plan=replace(PLAN, de_role=("Sing.",)))) == (
        "Sing.",
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_every_debrief_begins_with_feelings_and_ends_with_words_to_say(frame):
    play, stops = played()
    found = build_debrief(CASE, play, stops, frame)
    assert found.heading == HEADING
    assert found.sections[0].title == "First, what you felt"
    assert found.last == LAST
    assert all(section.prompts for section in found.sections)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_debrief_is_filled_with_the_persons_own_way(frame):
    play, stops = played()
    found = build_debrief(CASE, play, stops, frame)
    words = " ".join(one for section in found.sections for one in section.prompts)
    assert "The door" in words
    assert "When did you listen?" in words or frame == "Plus-Delta"


@pytest.mark.parametrize("frame", FRAMES)
def test_no_debrief_gives_marks_or_exclaims(frame):
    play, stops = played()
    found = build_debrief(CASE, play, stops, frame)
    words = " ".join(one for section in found.sections for one in section.prompts)
    assert not {"score", "points", "correct", "wrong", "!"} & set(words.lower().split())


def test_a_play_that_stopped_at_once_can_be_debriefed():
    play = start_play(CASE)
    for frame in FRAMES:
        assert build_debrief(CASE, play, (), frame).sections


def test_the_debrief_is_the_shape_that_the_case_names():
    play, stops = played()
    case = small_case(plan=replace(PLAN, frame="Plus-Delta"))
    titles = [one.title for one in build_debrief(case, play, stops).sections]
    assert "Plus: what worked" in titles
