"""Every worksheet a journal keeps as one file of data, for other programs to read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from toolkit.exports.download import Download
from toolkit.exports.names import file_name
from toolkit.practice.worksheet import Answers, to_body

FORMAT = "reflective-supervision-toolkit/worksheets"
VERSION = 1


def worksheets_json(kept: Iterable[Answers], today: date) -> Download:
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
            **to_body(one),
        }
        for one in kept
    ]
    whole = {"format": FORMAT, "version": VERSION, "worksheets": records}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    name = file_name("worksheets", today, "json")
    return Download(name, "application/json", text.encode("utf-8", "replace"))
