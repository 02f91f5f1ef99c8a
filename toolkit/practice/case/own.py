"""A case that somebody writes for themselves, as their journal keeps it.

It is text and a title; whether it can be played is for whoever reads the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from toolkit.practice.record import RecordReader
from toolkit.practice.text import shorten

KIND_CASE = "role-play.case"
"""The kind of journal record that keeps a case of one's own."""
LONGEST = 1_000_000
"""Characters that a case may hold; the longest written by hand stays far below."""
MOST_OWN_CASES = 100
"""Cases of one's own that a journal holds; our own mark, not a rule."""
NO_TITLE = "A case without a title"
LONGEST_TITLE = 120
"""Characters of a title; our own mark, not a rule."""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One case of one's own.

    Args:
        id: The record's own id.
        updated: When it was last kept, aware.
        title: Its title.
        text: The text of its .twee file.
    """

    id: str
    updated: datetime
    title: str
    text: str


def write_own_case_body(title: str, text: str) -> dict[str, object]:
    """Return a case of one's own as JSON can hold it.

    Args:
        title: Its title; a stand-in is taken for an empty one.
        text: The text of its .twee file.
    """
    return {"title": trim_case_title(title), "text": text}


def read_own_case_body(
    record_id: str, updated: datetime, body: Mapping[str, object]
) -> OwnCase:
    """Return a case of one's own from what a journal holds, whatever is missing.

    Args:
        record_id: The record's id.
        updated: When it was last kept, aware.
        body: What the journal holds.
    """
    kept = RecordReader(body)
    title = trim_case_title(kept.text("title"))
    return OwnCase(record_id, updated, title, kept.text("text"))


def trim_case_title(title: str) -> str:
    """Return a title on one line, or a stand-in for an empty one."""
    return shorten(title, LONGEST_TITLE) or NO_TITLE
