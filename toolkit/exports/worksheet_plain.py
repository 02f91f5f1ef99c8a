"""Every worksheet a journal keeps as one file of data, complete enough to come back.

Reading one back trusts nothing in it: a file that is foreign or damaged is refused as a
whole, in a plain sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from toolkit.exports.download import Download
from toolkit.exports.file_name import build_file_name
from toolkit.practice.data_file import DataFile, read_moment, read_sound_id
from toolkit.practice.record import RecordReader
from toolkit.practice.worksheet.answers import (
    WorksheetAnswers,
    read_worksheet_body,
    write_worksheet_body,
)

FORMAT = "reflective-supervision-toolkit/worksheets"
VERSION = 1
_FILE = DataFile(
    format=FORMAT,
    version=VERSION,
    largest=20 * 1024 * 1024,
    too_large=(
        "That file is larger than 20 MB, which is more than can be taken in at once. "
        "Choose the data file (JSON) that was downloaded here."
    ),
    not_ours=(
        "That file could not be read as worksheets from this toolkit, so nothing was "
        "changed. Choose the data file (JSON) that was downloaded here."
    ),
    too_new=(
        "That file was written by a later version of the toolkit, so nothing was "
        "changed. Bring this one up to date, then try again."
    ),
)


def export_worksheets_json(kept: Iterable[WorksheetAnswers], today: date) -> Download:
    """Return worksheets with everything they hold.

    Args:
        kept: What to write, in this order.
        today: Today, in the person's time zone.
    """
    records = [
        {
            "id": one.id,
            "created": one.created.isoformat(),
            "updated": one.updated.isoformat(),
            **write_worksheet_body(one),
        }
        for one in kept
    ]
    whole = {"format": FORMAT, "version": VERSION, "worksheets": records}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    name = build_file_name("worksheets", today, "json")
    return Download(name, "application/json", text.encode("utf-8", "replace"))


def read_worksheets_json(data: bytes) -> list[WorksheetAnswers]:
    """Return the worksheets in a file that ``worksheets_json`` wrote.

    Args:
        data: The file's bytes; untrusted.

    Raises:
        FormError: Under the empty name, if the file cannot be taken in.
    """
    whole = _FILE.read(data)
    listed = whole.get("worksheets")
    read = [_answers(one) for one in RecordReader(whole).parts("worksheets")]
    together = {one.id: one for one in read}
    if not isinstance(listed, list) or len(together) != len(listed):
        # Something that is none, or the same one twice.
        raise _FILE.build_foreign_error()
    return read


def _answers(item: RecordReader) -> WorksheetAnswers:
    id, created = (
        read_sound_id(item.body.get("id")),
        read_moment(item.body.get("created")),
    )
    if not id or created is None:
        raise _FILE.build_foreign_error()
    updated = read_moment(item.body.get("updated")) or created
    read = read_worksheet_body(id, created, updated, item.body)
    if not read.given and not read.line:
        raise _FILE.build_foreign_error()
    return read
