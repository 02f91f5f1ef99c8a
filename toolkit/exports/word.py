"""Entries and good things as a Word document, to read on paper or take to supervision.

One calm column with real headings, in British English. The properties name nobody.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any

import docx
from docx.oxml.ns import qn

from toolkit.exports.word_look import LABEL, dress
from toolkit.exports.wording import CONFIDENTIAL, entry_parts, writable
from toolkit.practice.dates import day, day_and_time
from toolkit.practice.log import Entry, GoodThing, Thing
from toolkit.practice.vocabulary import Vocabulary

TITLE = "Emotional-response log"
_STRONG = frozenset({"L", "R", "AL"})
NOTHING = "Nothing was chosen for this document."


def entries_document(
    things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo, today: date
) -> bytes:
    """Return entries and good things as a Word document.

    Args:
        things: What to write, in this order; entries come before good things.
        vocabulary: The words on offer.
        zone: The person's time zone, for days and times.
        today: Today, there; it stands under the title.

    Returns:
        The bytes of a .docx file.
    """
    document = docx.Document()
    dress(document, TITLE, CONFIDENTIAL)
    _name(document, today)
    page = _Page(document)
    page.add("Title", TITLE)
    page.add("Subtitle", f"Written out on {day(today)}")
    page.add("Subtitle", CONFIDENTIAL)
    _write(page, things, vocabulary, zone)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _write(
    page: _Page, things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo
) -> None:
    entries = [one for one in things if isinstance(one, Entry)]
    good = [one for one in things if isinstance(one, GoodThing)]
    if entries:
        page.add("Heading 1", "Entries")
    for entry in entries:
        page.add("Heading 2", _heading(entry, zone))
        page.add_parts(entry_parts(entry, vocabulary))
    if good:
        page.add("Heading 1", "Good things")
    for thing in good:
        page.add("Heading 2", _heading(thing, zone))
        page.add_parts(_good_parts(thing))
    if not things:
        page.add("Normal", NOTHING)


def _heading(thing: Thing, zone: tzinfo) -> str:
    example = " (a made-up example)" if thing.sample else ""
    return f"{day_and_time(thing.created, zone)}{example}"


def _good_parts(good: GoodThing) -> list[tuple[str, str]]:
    on = f" on {day(good.told_on)}" if good.told_on else ""
    parts = [
        ("What was good", good.what),
        ("Who it helped", good.helped),
        ("Who I will tell", good.tell),
        ("Told", f"Yes{on}" if good.told else ""),
    ]
    return [(label, writable(text)) for label, text in parts if writable(text).strip()]


def _name(document: Any, today: date) -> None:
    """Set the properties: a title and a day, and nobody's name."""
    core = document.core_properties
    core.title = TITLE
    core.author = core.last_modified_by = core.comments = ""
    core.language = "en-GB"
    core.created = core.modified = datetime.combine(today, time())
    core.revision = 1


_P, _PROPERTIES, _STYLE, _VAL = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:val"))
_RUN, _RUN_PROPERTIES, _TEXT, _TAB = map(qn, ("w:r", "w:rPr", "w:t", "w:tab"))
_BIDI, _RTL, _SPACE = map(qn, ("w:bidi", "w:rtl", "xml:space"))


class _Page:
    """Adds paragraphs fast: a long log has tens of thousands.

    Args:
        document: The document to write in, with its styles in place.
    """

    def __init__(self, document: Any) -> None:
        self._end = document.element.body.sectPr
        self._ids = {style.name: style.style_id for style in document.styles}

    def add(self, style: str, text: str) -> None:
        """Add one paragraph of one line."""
        paragraph = self._end.makeelement(_P)
        properties = _within(paragraph, _PROPERTIES)
        _within(properties, _STYLE).set(_VAL, self._ids[style])
        run = _within(paragraph, _RUN)
        if _right_to_left(text):
            _within(properties, _BIDI)
            _within(_within(run, _RUN_PROPERTIES), _RTL)
        for number, piece in enumerate(writable(text).split("\t")):
            if number:
                _within(run, _TAB)
            written = _within(run, _TEXT)
            written.set(_SPACE, "preserve")
            written.text = piece
        self._end.addprevious(paragraph)

    def add_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Add each part as its label and, under it, its paragraphs."""
        for label, text in parts:
            self.add(LABEL, label)
            for paragraph in text.split("\n"):
                if paragraph.strip():
                    self.add("Normal", paragraph)


def _within(parent: Any, tag: str) -> Any:
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
