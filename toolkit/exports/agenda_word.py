"""The supervision agenda, the agreed record and a CPD draft as Word documents.

One calm page each where the words allow it. Only what the caller hands over goes in;
private items stay out of a page for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.exports.log_words import CONFIDENTIAL
from toolkit.exports.word_document import WordDocument
from toolkit.practice.agenda import (
    FUNCTION_WORDS,
    LONDON,
    Agenda,
    AgendaItem,
    compute_balance,
    compute_meeting_end,
    compute_meeting_start,
)
from toolkit.practice.cpd.piece import CpdForm, CpdPiece
from toolkit.practice.dates import WEEKDAYS, describe_day
from toolkit.practice.supervision.shared_record import HOW, RecordPart, SharedRecord

SHARED = "Confidential. The shared record of a supervision session."
CPD_FOOTER = "A draft. Check it for anything that could point to somebody."
PURPOSE_WORDS = {
    "think": "To think about",
    "decide": "To decide",
    "tell": "To tell",
    "ask": "To ask",
}
BIN_WORDS = {
    "private": "private note",
    "shared": "shared record",
    "case-file": "belongs in the case file",
}
NOTHING = "Nothing is on the agenda yet."
NOT_AGREED = "Not agreed yet: both names are missing."
TO_WRITE = "(still to be written)"
_COLUMNS = (("Minutes", 22.0), ("What", 85.0), ("To leave with", 47.0))


def write_agenda_document(agenda: Agenda, today: date, for_both: bool = False) -> bytes:
    """Return an agenda as one page.

    Args:
        agenda: Any agenda; thoughts from preparing are never written out.
        today: Today, in Europe/London.
        for_both: True leaves out what is a private note or for the case file, so that
            the page can lie on the table.

    Returns:
        The bytes of a .docx file.
    """
    paper = WordDocument(agenda.title, CONFIDENTIAL, today)
    paper.add("Subtitle", describe_meeting(agenda))
    items = [one for one in agenda.active if not for_both or one.bin == "shared"]
    if not for_both:
        paper.add("Normal", compute_balance(agenda).sentence)
    if items:
        rows = [_row(one, for_both) for one in items]
        told = "The items of the agenda in their order."
        paper.add_table(_COLUMNS, rows, told, close=True)
    elif for_both:
        paper.add("Normal", NOTHING)
    waiting = [one for one in agenda.parked if not for_both or one.bin == "shared"]
    paper.add_list("For another time", [one.text for one in waiting])
    return paper.write_bytes()


def write_record_document(record: SharedRecord, today: date) -> bytes:
    """Return the shared record of a session.

    Args:
        record: The record, agreed or not; it says which.
        today: Today, in Europe/London.

    Returns:
        The bytes of a .docx file.
    """
    paper = WordDocument(f"{record.title}: shared record", SHARED, today)
    on = f"{_weekday(record.day)} {describe_day(record.day)}" if record.day else ""
    paper.add("Subtitle", ". ".join(one for one in (on, record.with_whom) if one))
    for part in record.parts:
        _add_part(paper, part, alone=len(record.parts) == 1)
    _add_list(paper, "Actions", record.actions)
    _add_list(paper, "For another time", record.waiting)
    for label, text in zip(HOW, record.how, strict=False):
        paper.add_labelled(label, text)
    paper.add_labelled("Next session", record.next)
    paper.add("Heading 1", "Agreed")
    paper.add("Normal", describe_agreement(record))
    return paper.write_bytes()


def write_cpd_document(form: CpdForm, piece: CpdPiece, today: date) -> bytes:
    """Return a CPD draft, or a learning note, in its form's own fields.

    Args:
        form: The form it was drafted for.
        piece: The piece.
        today: Today, in Europe/London.

    Returns:
        The bytes of a .docx file.
    """
    paper = WordDocument(form.title, CPD_FOOTER, today)
    paper.add("Subtitle", f"A draft from {describe_day(today)}")
    for one in form.fields:
        answer = piece.answers.get(one.id, "")
        paper.add_labelled(one.label, answer if answer.strip() else TO_WRITE)
    return paper.write_bytes()


def describe_meeting(agenda: Agenda) -> str:
    """Return when a meeting is, how long and with whom, in one line."""
    start, end = compute_meeting_start(agenda), compute_meeting_end(agenda)
    when = ""
    if start and end:
        when = (
            f"{_weekday(start)} {describe_day(start.date())}, {start:%H:%M} to "
            f"{end:%H:%M}"
        )
    elif agenda.day:
        when = f"{_weekday(agenda.day)} {describe_day(agenda.day)}"
    booked = f"{agenda.minutes_booked} minutes"
    return ". ".join(one for one in (when, booked, agenda.with_whom) if one)


def describe_agreement(record: SharedRecord) -> str:
    """Return who agreed to a record and when, or that nobody has yet."""
    if len(record.agreed) < 2 or record.agreed_at is None:
        return NOT_AGREED
    first, second = record.agreed[:2]
    return f"{first} and {second} agreed to this on {_agreed_on(record)}."


def _agreed_on(record: SharedRecord) -> str:
    at = record.agreed_at
    return describe_day(at.astimezone(LONDON).date()) if at else ""


def _row(item: AgendaItem, for_both: bool) -> tuple[str, str, str]:
    about = f"{PURPOSE_WORDS[item.purpose]}, {FUNCTION_WORDS[item.function]}"
    where = "" if for_both else f" ({BIN_WORDS[item.bin]})"
    return str(item.minutes), f"{item.text}\n{about}{where}", item.leave_with


def _add_part(paper: WordDocument, part: RecordPart, alone: bool) -> None:
    paper.add("Heading 2", part.heading or ("Noted" if alone else "Also noted"))
    paper.add_labelled("What was wanted from it", part.leave_with)
    for note in part.notes:
        paper.add("Normal", note)
    paper.add_list("Decided", part.decisions)


def _add_list(paper: WordDocument, heading: str, lines: Sequence[str]) -> None:
    if lines:
        paper.add("Heading 1", heading)
    for line in lines:
        paper.add("List Bullet", line)


def _weekday(when: date) -> str:
    return WEEKDAYS[when.weekday()]
