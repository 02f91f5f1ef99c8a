from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from cases_for_tests import small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.play.debrief import build_debrief
from toolkit.practice.play.kept_debrief import (
    DebriefAnswers,
    begin_from_debrief,
    build_debrief_line,
    read_debrief_answers,
    read_debrief_body,
    write_debrief_body,
)
from toolkit.practice.play.play import end_pause, start_play, take_choice
from toolkit.practice.play.resume import resume_play
from toolkit.practice.text import clean

CASE = small_case()
LETTERS = st.characters(categories=["L", "N"])
WORD = st.text(LETTERS, min_size=1, max_size=9).map(clean)
PLAY = take_choice(CASE, end_pause(start_play(CASE), None), 1)
ASKED = build_debrief(CASE, PLAY, ())
FIRST = ASKED.sections[0].prompts[0]


def test_answers_to_what_was_asked_are_read():
    form = {"answers": {FIRST: " Shaky. ", "Something else": "x"}, "say": "Hello."}
    assert read_debrief_answers(form, ASKED) == DebriefAnswers(
        {FIRST: "Shaky."}, "Hello."
    )


def test_a_debrief_without_a_word_is_not_kept():
    with pytest.raises(FormError, match="nothing to keep yet"):
        read_debrief_answers({"answers": {FIRST: "  "}}, ASKED)


def test_an_answer_that_is_too_long_says_so_at_its_prompt():
    with pytest.raises(FormError) as error:
        read_debrief_answers({"answers": {FIRST: "x" * 30_000}}, ASKED)
    assert set(error.value.problems) == {FIRST}


@given(st.dictionaries(st.sampled_from(["answers", "say"]), st.integers() | st.text()))
def test_any_form_is_read_or_refused_in_words(form):
    try:
        assert read_debrief_answers(form, ASKED).say
    except FormError as error:
        assert error.problems


def test_what_is_kept_comes_back_with_its_way(now):
    answers = DebriefAnswers({FIRST: "Shaky."}, "Hello.")
    body = json.loads(json.dumps(write_debrief_body(CASE, PLAY, answers)))
    back = read_debrief_body("r1", now, body)
    assert (back.title, back.ending, back.answers) == (
        "At the door",
        "The stairs",
        answers,
    )
    assert resume_play(CASE, back.play).play == PLAY


@given(
    st.dictionaries(
        st.sampled_from(["answers", "say", "title", "case", "ending"]),
        st.integers() | st.text() | st.lists(st.lists(st.text(max_size=3))),
    )
)
def test_any_record_opens(body):
    assert read_debrief_body("r1", datetime(2026, 1, 1, tzinfo=UTC), body).title


def test_a_line_for_supervision_is_in_the_persons_own_words():
    assert build_debrief_line("A case", DebriefAnswers({}, "I would wait.")) == (
        "From “A case”: I would wait."
    )
    assert build_debrief_line("A case", DebriefAnswers()) == "From “A case”"


def test_a_draft_of_cpd_begins_with_what_was_learnt(now, london):
    one = read_debrief_body(
        "r1",
        now,
        write_debrief_body(CASE, PLAY, DebriefAnswers({FIRST: "Shaky."}, "Hello.")),
    )
    begun = begin_from_debrief(one, london)
    assert (begun.source, begun.source_id) == ("debrief", "r1")
    assert begun.learnt == "Shaky.\n\nHello."


def test_a_line_for_supervision_is_kept_with_its_debrief():
    body = write_debrief_body(
        CASE, PLAY, DebriefAnswers({}, "Hello."), "Ask for joint visits"
    )
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert read_debrief_body("a" * 16, now, body).line == "Ask for joint visits"
    assert read_debrief_body("a" * 16, now, {"line": 3}).line == ""


@given(st.dictionaries(WORD, WORD, max_size=3), WORD, WORD)
def test_a_debrief_comes_back_as_it_was(given, say, line):
    play, answers = start_play(CASE), DebriefAnswers(given, say)
    body = json.loads(json.dumps(write_debrief_body(CASE, play, answers, line)))
    back = read_debrief_body("d1", datetime(2026, 11, 22, tzinfo=UTC), body)
    assert (back.answers, back.line, back.case) == (answers, line, CASE.key)
