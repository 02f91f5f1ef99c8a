"""The record of a session that both people agree on, and how it is kept.

It holds nothing but what was put in the shared bin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from toolkit.practice.record import RecordReader, write_record_body

KIND_RECORD = "supervision.record"
HOW = (
    "How it was for one of us",
    "How it was for the other",
    "What will be done differently",
)


@dataclass(frozen=True, slots=True)
class RecordPart:
    """What the record says under one item.

    Args:
        heading: The item, or empty where only notes under it are shared.
        leave_with: What was wanted from it.
        notes: Shared notes.
        decisions: Decisions.
    """

    heading: str = ""
    leave_with: str = ""
    notes: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """The record of one session.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        agenda_id: The agenda it belongs to.
        space: The supervisee's space it belongs to; empty for one's own.
        title: What the session was called.
        day: The day it took place, in Europe/London, or None.
        with_whom: Whom it was with, as a role.
        parts: What was said, item by item.
        actions: Who does what by when, a line each.
        waiting: Shared items for another time.
        how: How it was for each and what will be done differently; three texts, or
            none where they stay private.
        next: When the next session is, in words, or empty.
        agreed: Both names as they were typed, or empty.
        agreed_at: When it was agreed, or None.
    """

    id: str
    created: datetime
    updated: datetime
    agenda_id: str
    space: str = ""
    title: str = "Supervision"
    day: date | None = None
    with_whom: str = ""
    parts: tuple[RecordPart, ...] = ()
    actions: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    next: str = ""
    agreed: tuple[str, ...] = ()
    agreed_at: datetime | None = None

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all was shared."""
        return not (self.parts or self.actions or self.waiting or self.how)


def write_shared_record_body(record: SharedRecord) -> dict[str, object]:
    """Return what the journal keeps of a shared record, as JSON can hold it."""
    return write_record_body(record)


def read_shared_record_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> SharedRecord:
    """Return the shared record that a record keeps; missing keys do no harm.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return SharedRecord(
        id=id,
        created=created,
        updated=updated,
        agenda_id=kept.text("agenda_id"),
        space=kept.text("space"),
        title=kept.text("title") or "Supervision",
        day=kept.day("day"),
        with_whom=kept.text("with_whom"),
        parts=tuple(_part(one) for one in kept.parts("parts")),
        actions=kept.texts("actions"),
        waiting=kept.texts("waiting"),
        how=kept.texts("how"),
        next=kept.text("next"),
        agreed=kept.texts("agreed"),
        agreed_at=kept.moment("agreed_at"),
    )


def _part(kept: RecordReader) -> RecordPart:
    return RecordPart(
        heading=kept.text("heading"),
        leave_with=kept.text("leave_with"),
        notes=kept.texts("notes"),
        decisions=kept.texts("decisions"),
    )
