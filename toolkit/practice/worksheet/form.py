"""Reads a filled-in worksheet that came from a page. Everything in it is untrusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from toolkit.practice.form import LINE, FormReader
from toolkit.practice.text import join_lines
from toolkit.practice.worksheet.answers import (
    Worksheet,
    WorksheetAnswer,
    WorksheetAnswers,
    WorksheetQuestion,
)

NOTHING_YET = "There is nothing to keep yet. One answer is enough."
LINE_LABEL = "The line for supervision"
LINE_FIELD = "line"
TOO_LONG = (
    f"{LINE_LABEL} can hold {LINE} characters. "
    "Shorten it to what you would say in the room."
)


def read_worksheet_answers(
    form: Mapping[str, object], worksheet: Worksheet, *, before: WorksheetAnswers
) -> WorksheetAnswers:
    """Return the worksheet that a page's form holds, or say what needs another look.

    Args:
        form: What the page sent: ``answers`` by the id of each question, and ``line``;
            untrusted.
        worksheet: The worksheet it belongs to.
        before: The worksheet as it was kept; answers to questions that are no longer
            asked stay.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    sent = form.get("answers") if isinstance(cast("object", form), Mapping) else None
    labels = {one.id: one.label.rstrip("?.:") for one in worksheet.questions}
    reader = FormReader(cast("Mapping[str, object]", sent), labels)
    given = tuple(
        WorksheetAnswer(one.id, one.label, text, one.kind, one.learning)
        for one in worksheet.questions
        if (text := _read(reader, one))
    )
    line = _line(form, reader)
    if not given and not line and not reader.problems:
        reader.problems[""] = NOTHING_YET
    reader.finish()
    asked = {one.id for one in worksheet.questions}
    gone = tuple(one for one in before.given if one.id not in asked)
    return replace(
        before,
        worksheet=worksheet.id,
        title=worksheet.title,
        given=given + gone,
        line=line,
    )


def _read(reader: FormReader, question: WorksheetQuestion) -> str:
    if question.kind == "choice":
        return reader.choice(question.id, question.choices, "")
    text = reader.text(question.id)
    if question.kind == "line":
        return join_lines(text)
    if question.kind == "list":
        return "\n".join(one.strip() for one in text.split("\n") if one.strip())
    return text


def _line(form: Mapping[str, object], reader: FormReader) -> str:
    own = FormReader(form, {LINE_FIELD: LINE_LABEL})
    line = join_lines(own.text(LINE_FIELD))
    if len(line) > LINE:
        own.problems[LINE_FIELD] = TOO_LONG
    reader.problems.update(own.problems)
    return line
