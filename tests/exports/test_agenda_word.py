from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.content import load_agendas
from toolkit.exports.agenda_word import (
    write_agenda_document,
    write_cpd_document,
    write_record_document,
)
from toolkit.practice.agenda import Agenda, AgendaItem, apply_template
from toolkit.practice.cpd.piece import CpdField, CpdForm, CpdPiece
from toolkit.practice.supervision.shared_record import RecordPart, SharedRecord

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
EXERCISES = Path(__file__).resolve().parents[2] / "exercises"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
in_libreoffice = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed here"
)
ITEMS = (
    AgendaItem("i1", "Workload", "tell", "management", 20, "A plan", "shared"),
    AgendaItem("i2", "hidden-1", "think", "support", 10, thoughts="hidden-2"),
    AgendaItem("i3", "Later on", bin="shared", parked=True),
    AgendaItem("i4", "hidden-3", parked=True),
)
AGENDA = Agenda("a1", NOW, NOW, day=date(2026, 11, 10), at=time(10), items=ITEMS)
RECORD = SharedRecord(
    "r1",
    NOW,
    NOW,
    "a1",
    day=date(2026, 11, 10),
    parts=(
        RecordPart("Workload", "A plan", ("A note",), ("Two visits go",)),
        RecordPart(),
    ),
    actions=("Me: Ring, by 9 November.",),
    how=("Calmer", "", "Ask sooner"),
    agreed=("A. One", "B. Two"),
    agreed_at=NOW,
)
FORM = CpdForm("f", "CPD", fields=(CpdField("a", "Learnt"), CpdField("b", "Peer")))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def words(document: Any) -> str:
    lines = [one.text for one in document.paragraphs]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*lines, *cells])


def test_the_agenda_is_a_title_a_line_a_sentence_and_a_table():
    document = opened(write_agenda_document(AGENDA, TODAY))
    first = [(one.style.name, one.text) for one in document.paragraphs[:3]]
    assert first[0] == ("Title", "Supervision")
    assert first[1][1] == (
        "Tuesday 10 November 2026, 10:00 to 11:00. 60 minutes. My supervisor"
    )
    assert first[2][1].startswith("20 of 60 minutes are case management.")
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Minutes", "What", "To leave with"]
    assert rows[1] == [
        "20",
        "Workload\nTo tell, case management (shared record)",
        "A plan",
    ]


def test_a_page_for_both_leaves_out_what_is_private():
    text = words(opened(write_agenda_document(AGENDA, TODAY, for_both=True)))
    assert "hidden" not in text
    assert "private" not in text
    assert "Workload" in text
    assert "Later on" in text


def test_thoughts_are_never_written_out():
    assert "hidden-2" not in words(opened(write_agenda_document(AGENDA, TODAY)))


def test_an_empty_agenda_is_a_page_too():
    bare = Agenda("a1", NOW, NOW)
    for both in (True, False):
        text = words(opened(write_agenda_document(bare, TODAY, both)))
        assert "Nothing is on the agenda yet." in text


def test_the_table_names_itself_and_repeats_its_heading():
    table = opened(write_agenda_document(AGENDA, TODAY)).tables[0]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "The items of the agenda in their order." in table._tbl.xml


def test_the_record_says_who_agreed_and_what_was_decided():
    document = opened(write_record_document(RECORD, TODAY))
    text = words(document)
    assert "A. One and B. Two agreed to this on 3 November 2026." in text
    bullets = [o.text for o in document.paragraphs if o.style.name == "List Bullet"]
    assert bullets == ["Two visits go", "Me: Ring, by 9 November."]
    headings = [o.text for o in document.paragraphs if o.style.name == "Heading 2"]
    assert headings == ["Workload", "Also noted"]


def test_notes_that_stand_alone_are_simply_noted():
    alone = replace(RECORD, parts=(RecordPart(notes=("A joint visit",)),))
    document = opened(write_record_document(alone, TODAY))
    headings = [o.text for o in document.paragraphs if o.style.name == "Heading 2"]
    assert headings == ["Noted"]


def test_a_record_nobody_agreed_to_says_so():
    bare = SharedRecord("r1", NOW, NOW, "a1")
    text = words(opened(write_record_document(bare, TODAY)))
    assert "Not agreed yet: both names are missing." in text


def test_a_cpd_draft_has_each_field_and_shows_what_is_still_to_write():
    piece = CpdPiece("p1", NOW, NOW, "f", TODAY, {"a": "Two\nlines"})
    document = opened(write_cpd_document(FORM, piece, TODAY))
    labels = [o.text for o in document.paragraphs if o.style.name == "Answer label"]
    normal = [o.text for o in document.paragraphs if o.style.name == "Normal"]
    assert labels == ["Learnt", "Peer"]
    assert normal == ["Two", "lines", "(still to be written)"]


@pytest.mark.parametrize(
    "data",
    [write_agenda_document(AGENDA, TODAY), write_record_document(RECORD, TODAY)],
    ids=["agenda", "record"],
)
def test_language_and_title_are_set_and_nobody_is_named(data):
    document = opened(data)
    core = document.core_properties
    assert core.title.startswith("Supervision")
    assert (core.author, core.last_modified_by) == ("", "")
    assert core.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    assert "Confidential." in document.sections[0].footer.paragraphs[0].text


def test_columns_are_as_wide_in_libreoffice_as_in_word():
    table = opened(write_agenda_document(AGENDA, TODAY)).tables[0]
    grid = [round(one.width.mm) for one in table.columns]
    assert grid == [round(one.width.mm) for one in table.rows[1].cells] == [22, 85, 47]


def test_text_from_right_to_left_stands_so():
    hebrew = AgendaItem("i", "שלום עולם", bin="shared")
    xml = opened(
        write_agenda_document(Agenda("a", NOW, NOW, items=(hebrew,)), TODAY)
    ).element.xml
    assert xml.index("<w:bidi/>") < xml.index("<w:spacing", xml.index("<w:bidi/>"))
    assert "<w:rtl/>" in xml


def test_a_very_long_title_is_written_whole_on_the_page():
    long = "word " * 60
    document = opened(write_agenda_document(Agenda("a", NOW, NOW, long), TODAY))
    assert document.paragraphs[0].text == long.strip()


@given(st.text(alphabet=st.characters(), max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_words_can_be_written_and_opened(text):
    items = (AgendaItem("i", text, leave_with=text, bin="shared"),)
    data = write_agenda_document(Agenda("a", NOW, NOW, text, items=items), TODAY)
    assert len(opened(data).tables[0].rows) == 2


def pages_in_libreoffice(data: bytes, folder: Path) -> int:
    """Turn a document into a PDF with LibreOffice and count its pages."""
    (folder / "page.docx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "page.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "page.pdf").read_bytes().count(b"/Type/Page/")


@in_libreoffice
@pytest.mark.parametrize(
    "template", load_agendas(EXERCISES).templates, ids=lambda one: one.id
)
def test_each_template_is_one_page_in_libreoffice(template, tmp_path):
    ids = iter(map(str, range(99)))
    agenda = apply_template(AGENDA, template, lambda: next(ids))
    assert pages_in_libreoffice(write_agenda_document(agenda, TODAY), tmp_path) == 1


@in_libreoffice
def test_the_record_and_a_draft_are_one_page_each_in_libreoffice(tmp_path):
    piece = CpdPiece("p1", NOW, NOW, "f", TODAY, {"a": "Two\nlines"})
    assert pages_in_libreoffice(write_record_document(RECORD, TODAY), tmp_path) == 1
    draft = write_cpd_document(FORM, piece, TODAY)
    assert pages_in_libreoffice(draft, tmp_path) == 1
