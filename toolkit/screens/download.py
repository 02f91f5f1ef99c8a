"""Files made in memory and handed to the page; nothing is written on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.errors import ExportError
from toolkit.screens.screen import Reply
from toolkit.screens.shelf import Thing

if TYPE_CHECKING:
    from toolkit.screens.desk import Desk

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(desk: Desk, things: list[Thing], kind: str) -> Reply:
    """Return an answer that carries a file.

    Args:
        desk: The screen that asks.
        things: What goes in, as chosen on the page.
        kind: ``word``, ``csv`` or ``json``.

    Raises:
        ExportError: There is nothing to put in, or the kind is not known.
    """
    if not things:
        raise ExportError("There is nothing to take away yet.")
    today = desk.local_now().date()
    # python-docx takes a while to load, and most visits never need it.
    from toolkit.exports import names, plain, table, word

    if kind == "word":
        data = word.entries_document(things, desk.vocabulary, desk.zone, today)
        return _file(names.file_name("docx", today), WORD, data)
    if kind == "csv":
        data = table.entries_csv(things, desk.vocabulary, desk.zone)
        return _file(names.file_name("csv", today), "text/csv;charset=utf-8", data)
    if kind == "json":
        data = plain.entries_json(things)
        return _file(names.file_name("json", today), "application/json", data)
    raise ExportError("That kind of file is not offered here.")


def _file(name: str, mime: str, data: bytes) -> Reply:
    return {"file": {"name": name, "mime": mime}, "buffers": [data]}
