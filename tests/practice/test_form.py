from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.form import LINE, MOST_CHOICES, TOO_LONG, WORD_LIMIT, FormReader
from toolkit.practice.text import LIMIT


def reader(value: object) -> FormReader:
    return FormReader({"answer": value}, {"answer": "How strong it is"})


@pytest.mark.parametrize("value", ["7", " 7 ", 7, 7.0, "7.0"])
def test_a_strength_may_be_a_number_or_its_text(value: object) -> None:
    assert reader(value).strength("answer") == 7


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_strength_marked_is_no_problem(value: object) -> None:
    form = reader(value)
    assert form.strength("answer") is None
    form.finish()


@pytest.mark.parametrize(
    "value",
    [11, -1, 7.5, True, "strong", "9" * 5000, 10**400, float("nan"), float("inf"), []],
)
def test_any_other_strength_is_a_sentence_that_names_the_field(value: object) -> None:
    form = reader(value)
    assert form.strength("answer") is None
    with pytest.raises(FormError, match="How strong it is needs a whole number"):
        form.finish()


def test_text_up_to_the_limit_is_kept() -> None:
    assert reader("a" * LIMIT).text("answer") == "a" * LIMIT


@pytest.mark.parametrize("length", [LIMIT + 1, 1_000_000])
def test_longer_text_is_refused_in_the_agreed_words(length: int) -> None:
    form = reader("x" * length)
    assert form.text("answer") == ""
    assert form.problems == {"answer": TOO_LONG}
    assert "20,000 characters" in TOO_LONG


@pytest.mark.parametrize("value", [7, b"bytes", ["a"], {"a": 1}, True])
def test_text_of_another_kind_is_a_problem(value: object) -> None:
    form = reader(value)
    assert form.text("answer") == ""
    assert "did not arrive" in form.problems["answer"]


def test_a_list_of_ten_thousand_is_refused() -> None:
    form = reader(["a"] * 10_000)
    assert form.choices("answer") == ()
    assert str(MOST_CHOICES) in form.problems["answer"]


def test_own_words_may_be_one_line_with_commas() -> None:
    assert reader("fed up; wired\nflat,,").words("answer") == (
        "fed up",
        "wired",
        "flat",
    )


def test_a_word_that_is_too_long_is_a_problem_that_does_not_repeat_it() -> None:
    form = reader(["secret" * 20])
    assert form.choices("answer") == ()
    assert str(WORD_LIMIT) in form.problems["answer"]
    assert "secret" not in form.problems["answer"]


def test_a_day_is_read_from_year_month_and_day() -> None:
    assert reader("2026-11-03").day("answer") == date(2026, 11, 3)


@pytest.mark.parametrize("value", ["3/11/2026", "2026-02-30", 7, [], "9" * 9999])
def test_a_day_that_cannot_be_read_is_a_problem(value: object) -> None:
    form = reader(value)
    assert form.day("answer") is None
    assert "as a date" in form.problems["answer"]


def test_a_choice_outside_the_list_is_a_problem() -> None:
    form = reader("elsewhere")
    assert form.choice("answer", ("private",), "private") == "private"
    assert form.problems


@pytest.mark.parametrize("value", [45, 45.0, "45", " 45 "])
def test_a_whole_number_may_be_a_number_or_its_digits(value: object) -> None:
    assert reader(value).whole("answer", 5, 180, 60) == 45


@pytest.mark.parametrize("value", [4, 181, 45.5, True, "45.0", "-5", "1e2", "٤٥", []])
def test_any_other_whole_number_is_refused_with_its_range(value: object) -> None:
    form = reader(value)
    assert form.whole("answer", 5, 180, 60) == 60
    assert "from 5 to 180" in form.problems["answer"]


@pytest.mark.parametrize("value", ["9:05", "09.05", " 9:05 ", "09:05:00"])
def test_a_time_of_day_is_read_as_people_write_it(value: str) -> None:
    assert reader(value).clock("answer") == time(9, 5)


@pytest.mark.parametrize("value", ["24:00", "9", "9:60", "9:05:30", 905, []])
def test_a_time_of_day_that_is_none_is_a_problem(value: object) -> None:
    form = reader(value)
    assert form.clock("answer") is None
    assert "as a time of day" in form.problems["answer"]


def test_a_line_holds_three_hundred_characters_and_no_more() -> None:
    assert reader("x" * LINE).line("answer") == "x" * LINE
    form = reader("x" * (LINE + 1))
    assert form.line("answer") == ""
    assert "can hold 300 characters" in form.problems["answer"]


def test_a_line_that_has_to_be_there_is_asked_for_once() -> None:
    form = reader("x" * (LINE + 1))
    form.needed("answer", "Write it.")
    assert form.problems["answer"] != "Write it."
    empty = reader(" \n ")
    assert empty.needed("answer", "Write it.") == ""
    assert empty.problems == {"answer": "Write it."}


@pytest.mark.parametrize("form", [None, [], "text", 7])
def test_what_is_not_a_form_is_refused_as_a_whole(form: object) -> None:
    with pytest.raises(FormError) as caught:
        FormReader(form, {})  # type: ignore[arg-type]
    assert set(caught.value.problems) == {""}


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_no_value_at_all_breaks_the_reader(value: object) -> None:
    form = reader(value)
    fields = (form.text, form.line, form.choices, form.words, form.strength, form.day)
    for read in (*fields, form.clock):
        read("answer")
    form.whole("answer", 0, 10, 5)
    form.flag("answer")
