"""A Word document to write in: paragraphs in the house's styles, and a plain table.

Looks come from ``word_look``; what is written decides the caller. Text from right to
left stands from right to left.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from toolkit.exports.log_words import strip_control_characters
from toolkit.exports.word_style import CELL, CELL_NOTE, LABEL, apply_word_style
from toolkit.practice.text import join_lines, shorten

_LINE = {"val": "single", "sz": "4", "space": "0", "color": "B8C4C3"}
_LONGEST_TITLE = 255
"""Characters that a document's properties can hold."""
_STRONG = frozenset({"L", "R", "AL"})
_P, _PROPERTIES, _STYLE, _VAL = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:val"))
_RUN, _RUN_PROPERTIES, _TEXT, _TAB = map(qn, ("w:r", "w:rPr", "w:t", "w:tab"))
_BIDI, _RTL, _SPACE = map(qn, ("w:bidi", "w:rtl", "xml:space"))
# Word is strict about the order of properties.
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


class WordDocument:
    """One document.

    Args:
        title: Its title, which also stands in its properties and first in the footer.
        footer: The line on keeping it safe, before the page number.
        today: The day it is made, in the person's time zone.
    """

    def __init__(self, title: str, footer: str, today: date) -> None:
        title = join_lines(strip_control_characters(title))
        self._document: Any = docx.Document()
        apply_word_style(self._document, title, footer)
        core = self._document.core_properties
        core.title = shorten(title, _LONGEST_TITLE)
        core.author = core.last_modified_by = core.comments = ""
        core.language = "en-GB"
        core.created = core.modified = datetime.combine(today, time())
        core.revision = 1
        self._end = self._document.element.body.sectPr
        self._ids = {each.name: each.style_id for each in self._document.styles}
        self.add("Title", title)

    def add(self, style: str, text: str) -> None:
        """Add a paragraph for each line of a text; nothing for an empty one.

        A long log has tens of thousands, so this goes past what python-docx looks up
        for each.

        Args:
            style: The name of a paragraph style, such as ``Heading 1``.
            text: Any text; what no document may hold is left out.
        """
        for line in strip_control_characters(text).split("\n"):
            if line.strip():
                paragraph = self._end.makeelement(_P)
                _write(paragraph, self._ids[style], line)
                self._end.addprevious(paragraph)

    def add_labelled(self, label: str, text: str) -> None:
        """Add a label and the text under it, unless the text is empty.

        Args:
            label: What the text is.
            text: The text; each line becomes a paragraph.
        """
        if text.strip():
            self.add(LABEL, label)
            self.add("Normal", text)

    def add_list(self, label: str, lines: Iterable[str]) -> None:
        """Add a label and a list under it, unless the list is empty.

        Args:
            label: What the list is.
            lines: Its items; empty ones are left out.
        """
        there = [one for one in lines if one.strip()]
        if there:
            self.add(LABEL, label)
        for line in there:
            self.add("List Bullet", line)

    def add_table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Iterable[Sequence[str]],
        description: str,
        close: bool = False,
    ) -> None:
        """Add a table whose first row is its heading on every page.

        Args:
            columns: Each column's heading and its width in millimetres.
            rows: The cells of each row; a line end begins a new paragraph.
            description: What it shows, for somebody who does not see it.
            close: True sets it close, with every line after a cell's first quieter.
        """
        first, later = (CELL, CELL_NOTE) if close else ("Normal", "Normal")
        table: Any = self._document.add_table(rows=1, cols=len(columns))
        _draw_lines(table, description)
        for cell, (heading, _) in zip(table.rows[0].cells, columns, strict=True):
            self._fill(cell, heading, LABEL, LABEL)
        _repeat(table.rows[0])
        for row in rows:
            added = table.add_row()
            _keep_whole(added)
            for cell, text in zip(added.cells, row, strict=True):
                self._fill(cell, text, first, later)
        _set_widths(table, [Mm(width) for _, width in columns])

    def _fill(self, cell: Any, text: str, first: str, later: str) -> None:
        lines = [
            line for line in strip_control_characters(text).split("\n") if line.strip()
        ] or [""]
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _write(paragraph._p, self._ids[later if number else first], line)
            room = paragraph.paragraph_format
            room.space_before = Pt(0 if number else 3)
            room.space_after = Pt(3 if number == len(lines) - 1 else 0)

    def write_bytes(self) -> bytes:
        """Return the bytes of the .docx file."""
        data = io.BytesIO()
        self._document.save(data)
        return data.getvalue()


def _write(paragraph: Any, style: str, line: str) -> None:
    """Write one line into a new paragraph."""
    properties = _add_element(paragraph, _PROPERTIES)
    _add_element(properties, _STYLE).set(_VAL, style)
    run = _add_element(paragraph, _RUN)
    if _right_to_left(line):
        _add_element(properties, _BIDI)
        _add_element(_add_element(run, _RUN_PROPERTIES), _RTL)
    for number, piece in enumerate(line.split("\t")):
        if number:
            _add_element(run, _TAB)
        written = _add_element(run, _TEXT)
        written.set(_SPACE, "preserve")
        written.text = piece


def _add_element(parent: Any, tag: str) -> Any:
    """Add an empty element at the end of another."""
    child = parent.makeelement(tag)
    parent.append(child)
    return child


def _right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text is written from right to left."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in {"R", "AL"} for kind in kinds if kind in _STRONG), False)


def _draw_lines(table: Any, description: str) -> None:
    """Draw thin lines between rows and none between columns."""
    properties = table._tbl.tblPr
    borders: Any = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line: Any = OxmlElement(f"w:{side}")
        for name, value in _LINE.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    told: Any = OxmlElement("w:tblDescription")
    told.set(qn("w:val"), description)
    properties.append(told)


def _set_widths(table: Any, widths: Sequence[int]) -> None:
    """Set each column's width: Word goes by its cells, LibreOffice by the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
