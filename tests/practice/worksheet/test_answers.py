from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.text import LIMIT
from toolkit.practice.worksheet.answers import (
    Worksheet,
    WorksheetAnswer,
    WorksheetAnswers,
    WorksheetQuestion,
    begin_from_worksheet,
    build_worksheet_headline,
    build_worksheet_line,
    read_worksheet_body,
    write_worksheet_body,
)
from toolkit.practice.worksheet.form import read_worksheet_answers

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
BLANK = WorksheetAnswers("a1", NOW, NOW, "", "")
SHEET = Worksheet(
    "sheet",
    "Before a hard conversation",
    "It helps.",
    5,
    "Anyone",
    (
        WorksheetQuestion("opening", "How will you open?", kind="line"),
        WorksheetQuestion("fear", "What do I fear?"),
        WorksheetQuestion("not-say", "What will I not say?", kind="list"),
        WorksheetQuestion("asked", "Asked?", kind="choice", choices=("Yes", "Not yet")),
    ),
)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([one.id for one in SHEET.questions]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


def read(
    line: str = "", before: WorksheetAnswers = BLANK, **answers: object
) -> WorksheetAnswers:
    given = {name.replace("_", "-"): one for name, one in answers.items()}
    return read_worksheet_answers(
        {"answers": given, "line": line}, SHEET, before=before
    )


def refused(form: object) -> dict[str, str]:
    with pytest.raises(FormError) as caught:
        read_worksheet_answers(form, SHEET, before=BLANK)  # pyright: ignore[reportArgumentType]
    return dict(caught.value.problems)


def test_one_answer_is_enough_and_keeps_its_question():
    answers = read(fear="Their tears")
    assert answers.given == (WorksheetAnswer("fear", "What do I fear?", "Their tears"),)
    assert (answers.worksheet, answers.title) == ("sheet", SHEET.title)


def test_a_line_is_one_line_and_a_list_has_no_empty_ones():
    answers = read(opening="I came\nabout Monday", not_say="calm down\n\n  I promise ")
    assert answers.text("opening") == "I came about Monday"
    assert answers.given[1].lines == ("calm down", "I promise")


def test_a_line_for_supervision_alone_can_be_kept():
    assert read(line="How do I begin?").line == "How do I begin?"


def test_nothing_at_all_is_answered_kindly():
    assert "nothing to keep yet" in refused({"answers": {"fear": "  "}})[""]


def test_a_choice_that_is_not_there_is_refused():
    assert "Choose it again" in refused({"answers": {"asked": "Perhaps"}})["asked"]


def test_too_long_is_said_at_its_question_and_never_repeated():
    said = refused({"answers": {"fear": "x" * (LIMIT + 1)}, "line": "y" * 301})
    assert sorted(said) == ["fear", "line"]
    assert "xx" not in "".join(said.values()) and "yy" not in "".join(said.values())


@pytest.mark.parametrize(
    "form", [None, [], "text", {"answers": []}, {"answers": {"fear": {"a": 1}}}]
)
def test_what_is_no_form_is_refused_in_a_sentence(form):
    assert all(said.endswith(".") for said in refused(form).values())


@given(st.dictionaries(st.sampled_from(["answers", "line", "id"]), ANYTHING))
def test_whatever_is_sent_is_kept_or_refused_in_words(form):
    try:
        answers = read_worksheet_answers(form, SHEET, before=BLANK)
    except FormError as error:
        assert all(error.problems.values())
    else:
        assert (
            read_worksheet_body("a1", NOW, NOW, write_worksheet_body(answers))
            == answers
        )


def test_answers_to_questions_no_longer_asked_stay():
    old = replace(
        BLANK, given=(WorksheetAnswer("gone", "An old question", "An old answer"),)
    )
    assert [one.id for one in read(before=old, fear="New").given] == ["fear", "gone"]


def test_what_a_journal_keeps_comes_back_whole():
    answers = read(line="How do I begin?", not_say="one\ntwo", asked="Yes")
    body = json.loads(json.dumps(write_worksheet_body(answers)))
    assert read_worksheet_body("a1", NOW, NOW, body) == answers


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"given": "no list", "line": 3, "title": None},
        {"given": [None, 1, {"id": "a"}, {"text": "b"}, {"id": [], "text": {}}]},
    ],
)
def test_a_strange_record_opens_without_harm(body):
    answers = read_worksheet_body("a1", NOW, NOW, body)
    assert (answers.given, answers.line, answers.title) == ((), "", "A worksheet")


def test_the_line_goes_with_the_worksheets_title_and_nothing_else():
    answers = read(line="How do I begin?", fear="Their tears")
    said = build_worksheet_line(answers)
    assert said == "From “Before a hard conversation”: How do I begin?"
    assert build_worksheet_line(read(fear="Their tears")) == ""


def test_a_headline_is_what_was_written_before_what_was_chosen():
    assert (
        build_worksheet_headline(read(asked="Yes", fear="Their tears")) == "Their tears"
    )
    assert build_worksheet_headline(read(asked="Yes")) == "Yes"
    assert build_worksheet_headline(read(line="Only this")) == "Only this"


def test_a_cpd_draft_takes_the_day_and_what_was_learnt_and_nothing_else():
    given = (
        WorksheetAnswer("fear", "What do I fear?", "Their tears"),
        WorksheetAnswer(
            "next", "What next?", "Tabs in the papers", "list", learning=True
        ),
        WorksheetAnswer("slow", "And?", "Ask, then wait", learning=True),
    )
    one = WorksheetAnswers(
        "a1", NOW, NOW, "sheet", SHEET.title, given, "How do I begin?"
    )
    begin = begin_from_worksheet(one, timezone(timedelta(hours=9)))
    assert begin.learnt == "Tabs in the papers\n\nAsk, then wait"
    assert (begin.on, begin.source_id) == (date(2026, 11, 23), "a1")
    assert begin.type == "Guided reflection: Before a hard conversation"
