from __future__ import annotations

import io
from datetime import UTC, datetime

import docx

from toolkit.exports.worksheet_word import export_worksheet
from toolkit.practice.worksheet.answers import WorksheetAnswer, WorksheetAnswers

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
GIVEN = (
    WorksheetAnswer("fear", "What do I fear?", "Their tears\nand mine"),
    WorksheetAnswer("not-say", "What will I not say?", "calm down\nI promise", "list"),
)
ANSWERS = WorksheetAnswers(
    "a1", NOW, NOW, "s", "Before a visit", GIVEN, "How do I begin?"
)


def written(answers: WorksheetAnswers) -> list[tuple[str, str]]:
    data = export_worksheet(answers, UTC, NOW.date()).data
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [(str(one.style.name), one.text) for one in paragraphs if one.style]


def test_a_worksheet_is_its_title_its_day_and_what_was_answered():
    lines = written(ANSWERS)
    assert lines[:2] == [
        ("Title", "Before a visit"),
        ("Subtitle", "22 November 2026"),
    ]
    assert ("List Bullet", "I promise") in lines
    assert [text for _, text in lines][-2:] == [
        "To bring to supervision",
        "How do I begin?",
    ]


def test_without_a_line_nothing_is_said_of_supervision():
    alone = WorksheetAnswers("a1", NOW, NOW, "s", "Before a visit", GIVEN)
    assert "supervision" not in str(written(alone))


def test_the_file_is_named_after_the_worksheet_and_the_day():
    file = export_worksheet(ANSWERS, UTC, NOW.date())
    assert file.name == "before-a-visit-2026-11-22.docx"
    data = io.BytesIO(file.data)
    properties = docx.Document(data).core_properties
    assert (properties.title, properties.author) == ("Before a visit", "")
