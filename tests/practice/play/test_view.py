from __future__ import annotations

from dataclasses import replace

import pytest
from cases_for_tests import PLAN, small_case

from toolkit.practice.play.play import (
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.play.view import UNWRITTEN, build_play_view

CASE = small_case()


def inside(case=CASE, **how):
    return take_choice(case, end_pause(start_play(case, **how), None), 0)


def test_choices_wait_for_the_pause():
    first = build_play_view(CASE, start_play(CASE))
    assert (first.pending, first.choices) == ("pause", ())
    assert first.pause == "What do you notice?"
    second = build_play_view(CASE, end_pause(start_play(CASE), None))
    assert second.pause == ""
    assert [(one.key, one.number) for one in second.choices] == [(1, 0), (2, 1)]


def test_number_keys_follow_what_is_shown_and_not_the_file():
    play = replace(record_own_words(inside(), ""), state=(0,))
    assert [(one.key, one.number) for one in build_play_view(CASE, play).choices] == [
        (1, 1),
        (2, 2),
    ]


def test_meters_are_words():
    (gauge,) = build_play_view(CASE, inside()).meters
    assert (gauge.word, gauge.sentence) == ("wary", "trust went from shut to wary")


def test_meters_can_be_hidden():
    case = small_case(plan=replace(PLAN, meters_shown="hidden"))
    assert build_play_view(case, start_play(case)).meters == ()


def test_words_follow_the_state():
    texts = [line.text for line in build_play_view(CASE, inside()).lines]
    assert texts == ["A kitchen.", "She smiles."]
    cold = replace(inside(), state=(0,))
    assert [line.text for line in build_play_view(CASE, cold).lines][1:] == [
        "She does not."
    ]


def test_the_lighter_version_reads_differently():
    assert [
        line.text for line in build_play_view(CASE, inside(lighter=True)).lines
    ] == ["A room."]


def test_hints_are_for_those_who_are_new():
    assert build_play_view(CASE, start_play(CASE)).hint == "Short words."
    assert build_play_view(CASE, start_play(CASE, "practitioner")).hint == ""


@pytest.mark.parametrize(
    ("feedback", "level", "reason"),
    [
        ("delayed", "student", ""),
        ("immediate", "practitioner", "It helps."),
        ("novice", "student", "It helps."),
        ("novice", "practitioner", ""),
    ],
)
def test_reasons_come_when_the_case_says_so(feedback, level, reason):
    case = small_case(plan=replace(PLAN, feedback=feedback))
    assert build_play_view(case, inside(case, level=level)).reason == reason


def test_thoughts_are_kept_for_the_debrief_unless_the_case_says_otherwise():
    assert build_play_view(CASE, start_play(CASE)).thought == ""
    case = small_case(plan=replace(PLAN, thoughts="scene"))
    assert build_play_view(case, start_play(case)).thought == "Tasha: Who is it?"


def test_every_decision_may_ask_for_own_words():
    case = small_case(plan=replace(PLAN, own_words=True))
    asked = build_play_view(case, end_pause(start_play(case), None))
    assert asked.pending == "own words"
    assert asked.own_words


def test_a_scene_that_is_not_written_says_so():
    case = small_case(start="Nowhere")
    seen = build_play_view(case, start_play(case))
    assert (seen.pending, seen.lines[0].text) == ("unwritten", UNWRITTEN)
