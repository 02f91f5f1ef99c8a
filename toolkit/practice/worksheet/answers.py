"""Worksheets: guided questions, and what somebody answered to them.

The questions live in ``exercises/worksheets/``. Answers keep the words of the question
they belong to, so that they can still be read once a worksheet has changed or gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Literal

from toolkit.practice.cpd.draft import DraftStart
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.text import LIMIT, join_lines, shorten

KIND_WORKSHEET = "worksheet.answers"
Kind = Literal["line", "area", "choice", "list"]
KINDS: tuple[Kind, ...] = ("line", "area", "choice", "list")
MOST_ANSWERS = 60
"""Answers that are read back of one worksheet; our own mark, not a rule."""
_TITLE = 120  # characters


@dataclass(frozen=True, slots=True)
class WorksheetQuestion:
    """One question of a worksheet.

    Args:
        id: Stays the same, for journals to keep.
        label: The question itself.
        hint: What helps to answer it.
        kind: ``line`` for a line, ``area`` for some lines, ``list`` for one thing a
            line, ``choice`` for one of a few.
        choices: What there is to choose from, for a ``choice``.
        learning: True where the answer is something learnt: a CPD draft begins
            with it.
    """

    id: str
    label: str
    hint: str = ""
    kind: Kind = "area"
    choices: tuple[str, ...] = ()
    learning: bool = False


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet.

    Args:
        id: Stays the same, for journals to keep.
        title: What it is called.
        why: Why it is worth the minutes.
        minutes: About how long it takes, in whole minutes.
        for_whom: Whom it is for.
        questions: The questions, in their order; each may be left out.
    """

    id: str
    title: str
    why: str
    minutes: int
    for_whom: str
    questions: tuple[WorksheetQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class WorksheetAnswer:
    """What was answered to one question.

    Args:
        id: The question's id.
        label: The question as it was asked.
        text: What was written or chosen; a list has one thing a line.
        kind: The kind of question it was.
        learning: True where the question asked for something learnt.
    """

    id: str
    label: str
    text: str
    kind: Kind = "area"
    learning: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written, line by line."""
        return tuple(one.strip() for one in self.text.split("\n") if one.strip())


@dataclass(frozen=True, slots=True)
class WorksheetAnswers:
    """One worksheet as somebody filled it in.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        worksheet: The worksheet's id.
        title: The worksheet's title as it was.
        given: What was answered, in the order of the questions; never empty texts.
        line: The line to bring to supervision, or empty.
    """

    id: str
    created: datetime
    updated: datetime
    worksheet: str
    title: str
    given: tuple[WorksheetAnswer, ...] = ()
    line: str = ""

    def text(self, question: str) -> str:
        """Return what was answered to a question, by its id, or an empty text."""
        return next((one.text for one in self.given if one.id == question), "")


def build_worksheet_line(answers: WorksheetAnswers) -> str:
    """Return the line for the next agenda with the worksheet's title, or nothing."""
    if not answers.line:
        return ""
    return f"From “{shorten(answers.title, _TITLE)}”: {answers.line}"


def build_worksheet_headline(answers: WorksheetAnswers) -> str:
    """Return the first words somebody wrote, to tell one worksheet from another."""
    written = [one for one in answers.given if one.kind != "choice"]
    first = next(iter([*written, *answers.given]), None)
    words = first.text if first else answers.line
    return shorten(join_lines(words), 90)


def begin_from_worksheet(answers: WorksheetAnswers, zone: tzinfo) -> DraftStart:
    """Return what a draft of CPD can take from a worksheet: what was learnt.

    Args:
        answers: The worksheet as it is kept.
        zone: The person's time zone.
    """
    on = answers.created.astimezone(zone).date()
    learnt = "\n\n".join(one.text for one in answers.given if one.learning)
    type_ = f"Guided reflection: {shorten(answers.title, _TITLE)}"
    return DraftStart("worksheet", answers.id, type_, on, learnt[:LIMIT])


def write_worksheet_body(answers: WorksheetAnswers) -> dict[str, object]:
    """Return what the journal keeps of a worksheet, as JSON can hold it."""
    return write_record_body(answers)


def read_worksheet_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> WorksheetAnswers:
    """Return the worksheet that a record keeps; what is missing does no harm.

    Args:
        id: The record's id.
        created: When it was first kept, aware.
        updated: When it was last changed, aware.
        body: What the record keeps; anything in it may be wrong.
    """
    kept = RecordReader(body)
    given = [
        WorksheetAnswer(
            join_lines(one.text("id")),
            join_lines(one.clean_text("label")) or "A question",
            one.clean_text("text"),
            one.choice("kind", KINDS, "area"),
            one.flag("learning"),
        )
        for one in kept.parts("given")
    ]
    return WorksheetAnswers(
        id=id,
        created=created,
        updated=updated,
        worksheet=join_lines(kept.text("worksheet")),
        title=join_lines(kept.clean_text("title")) or "A worksheet",
        given=tuple(one for one in given if one.id and one.text)[:MOST_ANSWERS],
        line=join_lines(kept.clean_text("line")),
    )
