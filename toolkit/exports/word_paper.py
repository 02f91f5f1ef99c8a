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

from toolkit.exports.word_look import LABEL, dress
from toolkit.exports.wording import writable
from toolkit.practice.text import one_line, shorten

_LINE = {"val": "single", "sz": "4", "space": "0", "color": "B8C4C3"}
_LONGEST_TITLE = 255
"""Characters that a document's properties can hold."""
_STRONG = frozenset({"L", "R", "AL"})
# Word is strict about the order of properties.
_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc")
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


class Paper:
    """One document.

    Args:
        title: Its title, which also stands in its properties and first in the footer.
        footer: The line on keeping it safe, before the page number.
        today: The day it is made, in the person's time zone.
    """

    def __init__(self, title: str, footer: str, today: date) -> None:
        title = one_line(writable(title))
        self._document: Any = docx.Document()
        dress(self._document, title, footer)
        core = self._document.core_properties
        core.title = shorten(title, _LONGEST_TITLE)
        core.author = core.last_modified_by = core.comments = ""
        core.language = "en-GB"
        core.created = core.modified = datetime.combine(today, time())
        core.revision = 1
        self.add("Title", title)

    def add(self, style: str, text: str) -> None:
        """Add a paragraph for each line of a text; nothing for an empty one."""
        for line in writable(text).split("\n"):
            if line.strip():
                _write(self._document.add_paragraph(style=style), line)

    def labelled(self, label: str, text: str) -> None:
        """Add a label and the text under it, unless the text is empty."""
        if text.strip():
            self.add(LABEL, label)
            self.add("Normal", text)

    def listed(self, label: str, lines: Iterable[str]) -> None:
        """Add a label and a list under it, unless the list is empty."""
        there = [one for one in lines if one.strip()]
        if there:
            self.add(LABEL, label)
        for line in there:
            self.add("List Bullet", line)

    def table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Iterable[Sequence[str]],
        description: str,
    ) -> None:
        """Add a table whose first row is its heading on every page.

        Args:
            columns: Each column's heading and its width in millimetres.
            rows: The cells of each row; a line end begins a new paragraph.
            description: What it shows, for somebody who does not see it.
        """
        table: Any = self._document.add_table(rows=1, cols=len(columns))
        _draw_lines(table, description)
        for cell, (heading, _) in zip(table.rows[0].cells, columns, strict=True):
            _fill(cell, heading, LABEL)
        _repeat(table.rows[0])
        for row in rows:
            added = table.add_row()
            _keep_whole(added)
            for cell, text in zip(added.cells, row, strict=True):
                _fill(cell, text, "Normal")
        for row in table.rows:
            for cell, (_, width) in zip(row.cells, columns, strict=True):
                cell.width = Mm(width)

    def data(self) -> bytes:
        """Return the bytes of the .docx file."""
        data = io.BytesIO()
        self._document.save(data)
        return data.getvalue()


def _fill(cell: Any, text: str, style: str) -> None:
    lines = [line for line in writable(text).split("\n") if line.strip()] or [""]
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        room = paragraph.paragraph_format
        room.space_before = Pt(3 if number == 0 else 0)
        room.space_after = Pt(3 if number == len(lines) - 1 else 0)
        _write(paragraph, line)


def _write(paragraph: Any, line: str) -> None:
    run = paragraph.add_run(line)
    if _right_to_left(line):
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        run.font.rtl = True


def _right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text is written from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next(
        (kind in {"R", "AL"} for kind in kinds if kind in {"L", "R", "AL"}), False
    )


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


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
