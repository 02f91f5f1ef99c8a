"""One download: its bytes with the name and the kind of file that go with them.

Chooses the writer by the ending that was asked for, and loads only that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from importlib import import_module

from toolkit.errors import ExportError
from toolkit.exports.file_name import build_file_name
from toolkit.practice.log import Thing
from toolkit.practice.vocabulary import Vocabulary

_WRITERS = {
    "docx": (
        "toolkit.exports.log_word",
        "write_log_document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "csv": ("toolkit.exports.log_csv", "write_log_csv", "text/csv;charset=utf-8"),
    "json": ("toolkit.exports.log_json", "write_log_json", "application/json"),
}
ENDINGS = tuple(_WRITERS)
"""The kinds of file there are: ``docx``, ``csv`` and ``json``."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the person's own browser to keep.

    Args:
        name: What it is called.
        media_type: What kind of file it is, for the browser.
        data: Its bytes.
    """

    name: str
    media_type: str
    data: bytes


def export_log(
    ending: str,
    things: Sequence[Thing],
    vocabulary: Vocabulary,
    zone: tzinfo,
    today: date,
) -> Download:
    """Return chosen entries and good things as one file.

    Args:
        ending: ``docx``, ``csv`` or ``json``; untrusted.
        things: What the person chose, in the order to write it.
        vocabulary: The words on offer.
        zone: The person's time zone.
        today: Today, there.

    Returns:
        The file with its name.

    Raises:
        ExportError: If there is no such kind of file.
    """
    if ending not in _WRITERS:
        raise ExportError(
            "There is no download of that kind. Choose Word, CSV or JSON."
        )
    module, writer, media_type = _WRITERS[ending]
    write = getattr(import_module(module), writer)
    data: bytes = write(things, vocabulary, zone, today)
    return Download(build_file_name("emotional log", today, ending), media_type, data)
