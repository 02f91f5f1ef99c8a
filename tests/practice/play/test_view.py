from __future__ import annotations

from dataclasses import replace

import pytest
from cases_for_tests import PLAN, small_case

from toolkit.practice.play.play import choose, noticed, spoke, start
from toolkit.practice.play.view import UNWRITTEN, view

CASE = small_case()


def inside(case=CASE, **how):
    return choose(case, noticed(start(case, **how), None), 0)


def test_choices_wait_for_the_pause():
    first = view(CASE, start(CASE))
    assert (first.pending, first.choices) == ("pause", ())
    assert first.pause == "What do you notice?"
    second = view(CASE, noticed(start(CASE), None))
    assert second.pause == ""
    assert [(one.key, one.number) for one in second.choices] == [(1, 0), (2, 1)]


def test_number_keys_follow_what_is_shown_and_not_the_file():
    play = replace(spoke(inside(), ""), state=(0,))
    assert [(one.key, one.number) for one in view(CASE, play).choices] == [
        (1, 1),
        (2, 2),
    ]


def test_meters_are_words():
    (gauge,) = view(CASE, inside()).meters
    assert (gauge.word, gauge.told) == ("wary", "trust went from shut to wary")


def test_meters_can_be_hidden():
    case = small_case(plan=replace(PLAN, meters_shown="hidden"))
    assert view(case, start(case)).meters == ()


def test_words_follow_the_state():
    texts = [line.text for line in view(CASE, inside()).lines]
    assert texts == ["A kitchen.", "She smiles."]
    cold = replace(inside(), state=(0,))
    assert [line.text for line in view(CASE, cold).lines][1:] == ["She does not."]


def test_the_lighter_version_reads_differently():
    assert [line.text for line in view(CASE, inside(lighter=True)).lines] == ["A room."]


def test_hints_are_for_those_who_are_new():
    assert view(CASE, start(CASE)).hint == "Short words."
    assert view(CASE, start(CASE, "practitioner")).hint == ""


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
    assert view(case, inside(case, level=level)).reason == reason


def test_thoughts_are_kept_for_the_debrief_unless_the_case_says_otherwise():
    assert view(CASE, start(CASE)).thought == ""
    case = small_case(plan=replace(PLAN, thoughts="scene"))
    assert view(case, start(case)).thought == "Tasha: Who is it?"


def test_every_decision_may_ask_for_own_words():
    case = small_case(plan=replace(PLAN, own_words=True))
    asked = view(case, noticed(start(case), None))
    assert asked.pending == "own words"
    assert asked.own_words


def test_a_scene_that_is_not_written_says_so():
    case = small_case(start="Nowhere")
    seen = view(case, start(case))
    assert (seen.pending, seen.lines[0].text) == ("unwritten", UNWRITTEN)
