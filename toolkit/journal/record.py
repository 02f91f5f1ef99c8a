"""One record of a journal, as it stands in its row: moments as ticks, its body as text.

What is in a body, features decide. Knows no database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Record(NamedTuple):
    """One thing that is kept, as its row in the database.

    Its moments and its body are made when they are asked for, anew each time: a
    journal of many years opens with the few that are looked at.

    Args:
        id: Its own name, unique in the journal.
        kind: What it is, for example ``log.entry``.
        created_ticks: When it was first kept, in microseconds since 1970.
        updated_ticks: When it was last changed, likewise; never before the first.
        revision: 1 when new, one more with every change; 0 when not yet kept.
        text: Its body as JSON without spaces, as :meth:`of` writes it.
    """

    id: str
    kind: str
    created_ticks: int
    updated_ticks: int
    revision: int
    text: str

    @classmethod
    def of(
        cls,
        record_id: str,
        kind: str,
        body: Mapping[str, Any],
        created: datetime,
        updated: datetime | None = None,
    ) -> Record:
        """Return a record that is not kept yet.

        Args:
            record_id: Its own name.
            kind: What it is.
            body: What the feature keeps in it, safe for JSON.
            created: When it was made, aware.
            updated: When it was last changed, aware; the same moment when left out.

        Raises:
            ValueError: A moment does not say which time zone it is in.
            TypeError: The body cannot be written as JSON.
        """
        ticks = convert_to_ticks(created)
        changed = ticks if updated is None else convert_to_ticks(updated)
        return cls(record_id, kind, ticks, changed, 0, encode_body(body))

    def __repr__(self) -> str:
        return "Record()"  # nothing that a person wrote belongs in a message

    @property
    def created(self) -> datetime:
        """Return when it was first kept, UTC."""
        return convert_from_ticks(self.created_ticks)

    @property
    def updated(self) -> datetime:
        """Return when it was last changed, UTC."""
        return convert_from_ticks(self.updated_ticks)

    @property
    def body(self) -> dict[str, Any]:
        """Return what the feature keeps in it, read anew from its text."""
        return json.loads(self.text)


def encode_body(body: Mapping[str, Any]) -> str:
    """Return a body as the journal writes it: JSON without spaces.

    Raises:
        TypeError: It cannot be written as JSON.
    """
    return json.dumps(body, separators=(",", ":"))


def decode_bodies(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Return the bodies of many records, in half the time of one after another."""
    return json.loads(f"[{','.join(each.text for each in records)}]")


def find_differing_ids(
    records: Iterable[Record], name: str, usual: str | bool
) -> set[str]:
    """Return the ids of records that hold something unusual, without reading them.

    Args:
        records: Records whose bodies are flat: no object stands inside another.
        name: Under which name of the body to look.
        usual: What mostly stands there, as text or a flag.
    """
    # A quotation mark that a person wrote has a backslash before it in JSON, so
    # nothing that stands inside a text can look like a name.
    there = f'"{name}":'
    as_usual = there + json.dumps(usual)
    return {
        each.id for each in records if as_usual not in each.text and there in each.text
    }


def convert_to_utc(moment: datetime) -> datetime:
    """Return a moment in UTC.

    Raises:
        ValueError: The moment does not say which time zone it is in.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


def convert_to_ticks(moment: datetime) -> int:
    """Return whole microseconds since 1970 in UTC, rounded down.

    Raises:
        ValueError: The moment does not say which time zone it is in.
    """
    return (convert_to_utc(moment) - _EPOCH) // timedelta(microseconds=1)


def convert_from_ticks(ticks: int) -> datetime:
    """Return the moment in UTC for whole microseconds since 1970.

    Raises:
        OverflowError: No calendar knows such a moment.
    """
    return _EPOCH + timedelta(microseconds=ticks)
