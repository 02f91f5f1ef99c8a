from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest

from toolkit.exports import agenda_download
from toolkit.practice.action import Action
from toolkit.practice.agenda import Agenda, AgendaItem
from toolkit.practice.cpd.piece import CpdField, CpdForm, CpdPiece
from toolkit.practice.supervision import SharedRecord
from toolkit.practice.supervision.letter import FilledLetter

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = date(2026, 11, 10)
AGENDA = Agenda(
    "a1", NOW, NOW, day=DAY, at=time(10), items=(AgendaItem("i", "Café", bin="shared"),)
)
FORM = CpdForm("f", "CPD for Social Work England", fields=(CpdField("a", "Learnt"),))
PIECE = CpdPiece("p1", NOW, NOW, "f", DAY, {"a": "Ünïcode 😀"})
RECORD = SharedRecord("r1", NOW, NOW, "a1", day=DAY)
ACTION = Action("x1", NOW, NOW, "Ring", by=DAY)
DOWNLOADS = {
    "supervision-agenda-2026-11-10.docx": agenda_download.export_agenda(AGENDA, TODAY),
    "supervision-record-2026-11-10.docx": agenda_download.export_shared_record(
        RECORD, TODAY
    ),
    "cpd-for-social-work-england-2026-11-10.docx": agenda_download.export_cpd_document(
        FORM, PIECE, TODAY
    ),
    "cpd-for-social-work-england-2026-11-10.txt": agenda_download.export_cpd_text(
        FORM, PIECE
    ),
    "letter-about-supervision-2026-11-03.txt": agenda_download.export_letter(
        FilledLetter("You", "A new day", "Hello", ()), TODAY
    ),
    "half-an-agenda-2026-11-10.json": agenda_download.export_half_agenda(AGENDA, TODAY),
    "supervision-2026-11-10.ics": agenda_download.export_calendar(
        AGENDA, [ACTION], NOW
    ),
}


@pytest.mark.parametrize("name", DOWNLOADS)
def test_each_download_has_its_name_its_kind_and_its_bytes(name):
    made = DOWNLOADS[name]
    assert made.name == name
    assert made.data
    assert re.fullmatch(r"[a-z]+/[a-z.+-]+(;charset=utf-8)?", made.media_type)


def test_text_downloads_are_utf_8():
    text = DOWNLOADS["cpd-for-social-work-england-2026-11-10.txt"].data.decode()
    assert "Ünïcode 😀" in text
