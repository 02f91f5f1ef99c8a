"""Each download of the supervision pages: its bytes, its name and its kind of file.

Loads a writer only when its file is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Any

from toolkit.exports.download import Download
from toolkit.exports.file_name import file_name
from toolkit.practice.action import Action
from toolkit.practice.agenda import LONDON, Agenda, half_file
from toolkit.practice.cpd.draft import as_text as cpd_as_text
from toolkit.practice.cpd.piece import CpdForm, Piece
from toolkit.practice.supervision.letter import Filled
from toolkit.practice.supervision.letter import as_text as letter_as_text
from toolkit.practice.supervision.shared_record import SharedRecord

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMAT = "reflective-supervision-toolkit/supervision"
TEXT = "text/plain;charset=utf-8"


def agenda_page(agenda: Agenda, today: date, for_both: bool = False) -> Download:
    """Return an agenda for Word; ``for_both`` leaves out what is private."""
    data = _word().agenda_document(agenda, today, for_both)
    about = "supervision agenda for both" if for_both else "supervision agenda"
    name = file_name(about, agenda.day or today, "docx")
    return Download(name, WORD, data)


def record_page(record: SharedRecord, today: date) -> Download:
    """Return the shared record of a session for Word."""
    data = _word().record_document(record, today)
    name = file_name("supervision record", record.day or today, "docx")
    return Download(name, WORD, data)


def cpd_page(form: CpdForm, piece: Piece, today: date) -> Download:
    """Return a CPD draft or a learning note for Word."""
    data = _word().cpd_document(form, piece, today)
    return Download(file_name(form.title, piece.on, "docx"), WORD, data)


def cpd_text(form: CpdForm, piece: Piece) -> Download:
    """Return a CPD draft or a learning note as plain text."""
    data = cpd_as_text(form, piece).encode("utf-8", "replace")
    return Download(file_name(form.title, piece.on, "txt"), TEXT, data)


def letter_text(filled: Filled, today: date) -> Download:
    """Return a letter as plain text."""
    data = letter_as_text(filled).encode("utf-8", "replace")
    return Download(file_name("letter about supervision", today, "txt"), TEXT, data)


def half(agenda: Agenda, today: date) -> Download:
    """Return one's own half of an agenda for the other person to bring in."""
    name = file_name("half an agenda", agenda.day or today, "json")
    return Download(name, "application/json", half_file(agenda))


def everything(records: Sequence[Mapping[str, object]], today: date) -> Download:
    """Return all that a journal keeps of supervision, as it keeps it.

    Args:
        records: Each record with its kind, its id and its times, and what it holds.
        today: Today, in Europe/London.
    """
    whole = {"format": FORMAT, "version": 1, "records": list(records)}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    name = file_name("everything about supervision", today, "json")
    return Download(name, "application/json", text.encode("utf-8", "replace"))


def calendar(
    agenda: Agenda | None,
    actions: Iterable[Action],
    now: datetime,
    with_words: bool = True,
) -> Download:
    """Return a meeting and its dated actions for a calendar.

    Raises:
        ExportError: If there is nothing with a day.
    """
    writer: Any = import_module("toolkit.exports.agenda_calendar")
    data: bytes = writer.calendar_file(agenda, actions, now, with_words)
    on = agenda.day if agenda and agenda.day else now.astimezone(LONDON).date()
    name = file_name("supervision", on, "ics")
    return Download(name, "text/calendar;charset=utf-8", data)


def _word() -> Any:
    return import_module("toolkit.exports.agenda_word")
