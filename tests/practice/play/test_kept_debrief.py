from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from cases_for_tests import small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.play.debrief import debrief
from toolkit.practice.play.kept_debrief import (
    Answers,
    begin_cpd,
    kept,
    kept_from,
    read_answers,
    supervision_line,
)
from toolkit.practice.play.play import choose, noticed, start
from toolkit.practice.play.resume import resume

CASE = small_case()
PLAY = choose(CASE, noticed(start(CASE), None), 1)
ASKED = debrief(CASE, PLAY, ())
FIRST = ASKED.sections[0].prompts[0]


def test_answers_to_what_was_asked_are_read():
    form = {"answers": {FIRST: " Shaky. ", "Something else": "x"}, "say": "Hello."}
    assert read_answers(form, ASKED) == Answers({FIRST: "Shaky."}, "Hello.")


def test_a_debrief_without_a_word_is_not_kept():
    with pytest.raises(FormError, match="nothing to keep yet"):
        read_answers({"answers": {FIRST: "  "}}, ASKED)


def test_an_answer_that_is_too_long_says_so_at_its_prompt():
    with pytest.raises(FormError) as error:
        read_answers({"answers": {FIRST: "x" * 30_000}}, ASKED)
    assert set(error.value.problems) == {FIRST}


@given(st.dictionaries(st.sampled_from(["answers", "say"]), st.integers() | st.text()))
def test_any_form_is_read_or_refused_in_words(form):
    try:
        assert read_answers(form, ASKED).say
    except FormError as error:
        assert error.problems


def test_what_is_kept_comes_back_with_its_way(now):
    answers = Answers({FIRST: "Shaky."}, "Hello.")
    body = json.loads(json.dumps(kept(CASE, PLAY, answers)))
    back = kept_from("r1", now, body)
    assert (back.title, back.ending, back.answers) == (
        "At the door",
        "The stairs",
        answers,
    )
    assert resume(CASE, back.play).play == PLAY


@given(
    st.dictionaries(
        st.sampled_from(["answers", "say", "title", "case", "ending"]),
        st.integers() | st.text() | st.lists(st.lists(st.text(max_size=3))),
    )
)
def test_any_record_opens(body):
    assert kept_from("r1", datetime(2026, 1, 1, tzinfo=UTC), body).title


def test_a_line_for_supervision_is_in_the_persons_own_words():
    assert supervision_line("A case", Answers({}, "I would wait.")) == (
        "From “A case”: I would wait."
    )
    assert supervision_line("A case", Answers()) == "From “A case”"


def test_a_draft_of_cpd_begins_with_what_was_learnt(now, london):
    one = kept_from("r1", now, kept(CASE, PLAY, Answers({FIRST: "Shaky."}, "Hello.")))
    begun = begin_cpd(one, london)
    assert (begun.source, begun.source_id) == ("debrief", "r1")
    assert begun.learnt == "Shaky.\n\nHello."


def test_a_line_for_supervision_is_kept_with_its_debrief():
    body = kept(CASE, PLAY, Answers({}, "Hello."), "Ask for joint visits")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert kept_from("a" * 16, now, body).line == "Ask for joint visits"
    assert kept_from("a" * 16, now, {"line": 3}).line == ""
