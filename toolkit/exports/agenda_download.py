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
from toolkit.exports.file_name import build_file_name
from toolkit.practice.action import Action
from toolkit.practice.agenda import LONDON, Agenda, write_half_file
from toolkit.practice.cpd.draft import write_draft_text as cpd_as_text
from toolkit.practice.cpd.piece import CpdForm, CpdPiece
from toolkit.practice.supervision.letter import FilledLetter
from toolkit.practice.supervision.letter import write_letter_text as letter_as_text
from toolkit.practice.supervision.shared_record import SharedRecord

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMAT = "reflective-supervision-toolkit/supervision"
TEXT = "text/plain;charset=utf-8"


def export_agenda(agenda: Agenda, today: date, for_both: bool = False) -> Download:
    """Return an agenda for Word; ``for_both`` leaves out what is private.

    Args:
        agenda: The agenda.
        today: The day it is made, in the person's time zone; names the file where the
            agenda has no day.
        for_both: True for the copy that the other person sees too.
    """
    data = _word().write_agenda_document(agenda, today, for_both)
    about = "supervision agenda for both" if for_both else "supervision agenda"
    name = build_file_name(about, agenda.day or today, "docx")
    return Download(name, WORD, data)


def export_shared_record(record: SharedRecord, today: date) -> Download:
    """Return the shared record of a session for Word.

    Args:
        record: The record both agreed on.
        today: The day it is made, in the person's time zone; names the file where the
            record has no day.
    """
    data = _word().write_record_document(record, today)
    name = build_file_name("supervision record", record.day or today, "docx")
    return Download(name, WORD, data)


def export_cpd_document(form: CpdForm, piece: CpdPiece, today: date) -> Download:
    """Return a CPD draft or a learning note for Word.

    Args:
        form: The form that was filled in.
        piece: What was written in it.
        today: The day it is made, in the person's time zone.
    """
    data = _word().write_cpd_document(form, piece, today)
    return Download(build_file_name(form.title, piece.on, "docx"), WORD, data)


def export_cpd_text(form: CpdForm, piece: CpdPiece) -> Download:
    """Return a CPD draft or a learning note as plain text.

    Args:
        form: The form that was filled in.
        piece: What was written in it.
    """
    data = cpd_as_text(form, piece).encode("utf-8", "replace")
    return Download(build_file_name(form.title, piece.on, "txt"), TEXT, data)


def export_letter(filled: FilledLetter, today: date) -> Download:
    """Return a letter as plain text.

    Args:
        filled: The letter with its blanks filled in.
        today: The day it is made, in the person's time zone; names the file.
    """
    data = letter_as_text(filled).encode("utf-8", "replace")
    return Download(
        build_file_name("letter about supervision", today, "txt"), TEXT, data
    )


def export_half_agenda(agenda: Agenda, today: date) -> Download:
    """Return one's own half of an agenda for the other person to bring in.

    Args:
        agenda: The agenda; only one's own half goes into the file.
        today: The day it is made, in the person's time zone; names the file where the
            agenda has no day.
    """
    name = build_file_name("half an agenda", agenda.day or today, "json")
    return Download(name, "application/json", write_half_file(agenda))


def export_all_records(
    records: Sequence[Mapping[str, object]], today: date
) -> Download:
    """Return all that a journal keeps of supervision, as it keeps it.

    Args:
        records: Each record with its kind, its id and its times, and what it holds.
        today: Today, in Europe/London.
    """
    whole = {"format": FORMAT, "version": 1, "records": list(records)}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    name = build_file_name("everything about supervision", today, "json")
    return Download(name, "application/json", text.encode("utf-8", "replace"))


def export_calendar(
    agenda: Agenda | None,
    actions: Iterable[Action],
    now: datetime,
    with_words: bool = True,
) -> Download:
    """Return a meeting and its dated actions for a calendar.

    Args:
        agenda: The meeting, or None to leave it out.
        actions: Actions; those that are not open or have no day are left out.
        now: The moment of making it, with its time zone.
        with_words: False names an action only as one, for a calendar others can see.

    Raises:
        ExportError: If there is nothing with a day.
    """
    writer: Any = import_module("toolkit.exports.agenda_calendar")
    data: bytes = writer.write_calendar(agenda, actions, now, with_words)
    on = agenda.day if agenda and agenda.day else now.astimezone(LONDON).date()
    name = build_file_name("supervision", on, "ics")
    return Download(name, "text/calendar;charset=utf-8", data)


def _word() -> Any:
    return import_module("toolkit.exports.agenda_word")
