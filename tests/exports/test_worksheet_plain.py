from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from toolkit.errors import FormError
from toolkit.exports.worksheet_plain import export_worksheets_json, read_worksheets_json
from toolkit.practice.worksheet.answers import (
    WorksheetAnswer,
    WorksheetAnswers,
    read_worksheet_body,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
GIVEN = (WorksheetAnswer("fear", "What do I fear?", "Их слёзы 😢 \ud83d"),)


def test_a_file_of_data_holds_what_was_kept_and_reads_back():
    kept = WorksheetAnswers("a1", NOW, NOW, "s", "Before a visit", GIVEN[:1], "How?")
    whole = json.loads(export_worksheets_json([kept], NOW.date()).data)
    (one,) = whole["worksheets"]
    read = read_worksheet_body(one["id"], NOW, NOW, one)
    assert whole["format"].endswith("/worksheets")
    assert (read.title, read.line) == ("Before a visit", "How?")
    assert read.given[0].text.startswith("Их слёзы 😢")


def file_of(**changes: object) -> bytes:
    """A file of one worksheet, with something in it changed."""
    kept = WorksheetAnswers("a1", NOW, NOW, "s", "Before a visit", GIVEN[:1], "How?")
    whole = json.loads(export_worksheets_json([kept], NOW.date()).data)
    return json.dumps({**whole, **changes}).encode()


def test_what_was_taken_away_comes_back_whole():
    answer = WorksheetAnswer("next", "What next?", "Ring", "line", learning=True)
    kept = WorksheetAnswers("a1", NOW, NOW, "s", "Before a visit", (answer,), "How?")
    assert read_worksheets_json(export_worksheets_json([kept], NOW.date()).data) == [
        kept
    ]


ONE = {"id": "a1", "created": NOW.isoformat(), "line": "How?"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        file_of()[:-3],
        b"[" * 100_000,
        file_of(format="reflective-supervision-toolkit/log"),
        file_of(version="1"),
        file_of(version=0),
        file_of(worksheets={}),
        file_of(worksheets=[ONE, "words"]),
        file_of(worksheets=[ONE, ONE]),
        file_of(worksheets=[{**ONE, "id": "../a"}]),
        file_of(worksheets=[{**ONE, "created": "yesterday"}]),
        file_of(worksheets=[{**ONE, "line": ""}]),
    ],
)
def test_a_foreign_or_a_damaged_file_is_refused_in_a_sentence(data):
    with pytest.raises(FormError) as caught:
        read_worksheets_json(data)
    assert "nothing was changed" in caught.value.problems[""]


def test_a_file_of_a_later_version_is_said_to_be_one():
    with pytest.raises(FormError) as caught:
        read_worksheets_json(file_of(version=2))
    assert "later version" in caught.value.problems[""]
