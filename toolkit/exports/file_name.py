"""What a downloaded file is called. Never a journal's name, never a person's."""

from __future__ import annotations

import re
from datetime import date

_NOT_PLAIN = re.compile("[^a-z0-9]+")


def build_file_name(what: str, today: date, ending: str) -> str:
    """Return a name that every system takes, sorted by day in a folder.

    Args:
        what: What is in the file, in plain words.
        today: The day it was made, in the person's time zone.
        ending: The file's ending, without a dot.

    Returns:
        For example ``emotional-log-2026-11-22.docx``.
    """
    plain = _NOT_PLAIN.sub("-", what.lower()).strip("-")[:60].strip("-") or "notes"
    return f"{plain}-{today.isoformat()}.{ending}"
