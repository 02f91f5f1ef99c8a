from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.exports.log_csv import COLUMNS, escape_formula, write_log_csv

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def rows(vocabulary, london):
    """Write a table and read it back as a spreadsheet would."""

    def write(*things) -> list[dict[str, str]]:
        data = write_log_csv(things, vocabulary, london, TODAY)
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        return list(csv.DictReader(text))

    return write


def test_the_table_begins_with_the_mark_that_spreadsheets_need(vocabulary, london):
    data = write_log_csv([], vocabulary, london, TODAY)
    assert data.startswith(b"\xef\xbb\xbfKind,Date,Time")


def test_an_entry_is_one_row_in_plain_words(rows, entry) -> None:
    row = rows(entry(feelings=("anxious",), own_words=("meh",), strength=7))[0]
    assert (row["Kind"], row["Date"], row["Time"]) == ("Entry", "2026-11-03", "09:00")
    assert row["Feelings"] == "Anxious; meh"
    assert row["How strong it was (0 to 10)"] == "7"
    assert row["Where it goes"] == "Keep private"


def test_a_good_thing_is_one_row(rows, good) -> None:
    row = rows(good(what="A laugh", told=True, told_on=date(2026, 11, 4)))[0]
    assert (row["Kind"], row["What was good"]) == ("Good thing", "A laugh")
    assert row["Told somebody"] == "2026-11-04"


def test_days_and_times_are_the_persons_own(rows, entry) -> None:
    row = rows(entry(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)))[0]
    assert (row["Date"], row["Time"]) == ("2026-07-02", "00:30")


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r\n=1", "\x00=1"]
)
def test_no_cell_runs_as_a_formula(rows, entry, text: str) -> None:
    row = rows(entry(happened=text, own_words=(text,)))[0]
    assert row["What happened"].startswith("'")
    assert row["Feelings"].startswith("'")


@given(st.text(alphabet=st.characters()))
def test_a_safe_cell_never_begins_like_a_formula(text: str) -> None:
    assert not escape_formula(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t"))


def test_ordinary_text_is_left_as_it_is(rows, entry) -> None:
    text = 'Said "no", twice;\nthen 5 - 3 = 2 café 😀'
    assert rows(entry(happened=text))[0]["What happened"] == text


@given(texts=st.lists(st.text(alphabet=st.characters(), max_size=30), max_size=5))
def test_any_text_still_gives_one_row_each(texts: list[str], rows, entry) -> None:
    found = rows(*(entry(happened=text, coping=text) for text in texts))
    assert len(found) == len(texts)
    assert all(None not in row and set(row) == set(COLUMNS) for row in found)
