"""Keeps generic records in one database; what is in a record, features decide.

Every change is committed before it is acknowledged. Knows no key and no file.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from toolkit.errors import RecordChanged
from toolkit.journal.database import Connection, plain_faults

SCHEMA_TEXT = """
CREATE TABLE records (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    deleted INTEGER,
    body TEXT NOT NULL
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
CHANGED = (
    "This was changed in another tab since you opened it, so it was not saved over. "
    "Your words are still here: look at the other version, then decide."
)
_COLUMNS = "id, kind, created, updated, revision, body"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that is kept.

    Args:
        id: Its own name, unique in the journal.
        kind: What it is, for example ``log.entry``.
        created: When it was first kept, UTC.
        updated: When it was last changed, UTC; never before ``created``.
        revision: 1 when new, one more with every change.
        body: What the feature keeps in it, safe for JSON.
    """

    id: str
    kind: str
    created: datetime
    updated: datetime
    revision: int
    body: dict[str, Any]


def in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC.

    Raises:
        ValueError: The moment does not say which time zone it is in.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


def to_ticks(moment: datetime) -> int:
    """Return whole microseconds since 1970; raises as :func:`in_utc` does."""
    return (in_utc(moment) - _EPOCH) // timedelta(microseconds=1)


def from_ticks(ticks: int) -> datetime:
    """Return the moment in UTC for whole microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=ticks)


class Records:
    """The records of one journal.

    Args:
        connection: An open database whose tables are there or can be made.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._turn = threading.RLock()

    def make_tables(self) -> None:
        """Make the tables in a new database."""
        with self.change():
            for statement in SCHEMA_TEXT.split(";"):
                self.connection.execute(statement)

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Hold the database for one change: all of it is kept, or none."""
        with self._turn, plain_faults():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def all(self, kind: str | None = None) -> list[Record]:
        """Return what is kept, newest first.

        Args:
            kind: Only records of this kind; None for every kind.
        """
        return self._read(
            "WHERE deleted IS NULL AND (?1 IS NULL OR kind = ?1) "
            "ORDER BY created DESC, place DESC",
            kind,
        )

    def get(self, record_id: str) -> Record | None:
        """Return one record, or None when it is not kept."""
        found = self._read("WHERE deleted IS NULL AND id = ?1", record_id)
        return found[0] if found else None

    def put(self, new: Record, expected_revision: int | None = None) -> Record:
        """Keep a record under its id, and return it as it is kept.

        Args:
            new: What to keep; its revision is set here, and its ``created`` stays
                what it was when the id is already kept.
            expected_revision: The revision that was read before, 0 for none; None
                keeps it whatever is there.

        Raises:
            RecordChanged: Another revision is there, or none.
            JournalError: It could not be written; nothing was changed.
        """
        body = json.dumps(new.body, separators=(",", ":"))
        with self.change():
            old = self.get(new.id)
            revision = old.revision if old else 0
            if expected_revision is not None and expected_revision != revision:
                raise RecordChanged(CHANGED)
            kept = _next(old, new)
            self._write(kept, body)
        return kept

    def mark_deleted(self, record_id: str, now: datetime) -> None:
        """Take a record out; it can be brought back until the next purge."""
        with self.change():
            self.connection.execute(
                "UPDATE records SET deleted = ? WHERE id = ? AND deleted IS NULL",
                (to_ticks(now), record_id),
            )

    def unmark_deleted(self, record_id: str) -> None:
        """Bring back a record that was taken out."""
        with self.change():
            self.connection.execute(
                "UPDATE records SET deleted = NULL WHERE id = ?", (record_id,)
            )

    def purge(self) -> int:
        """Drop for good what was taken out, and return how many there were."""
        with self._turn, plain_faults():
            gone = self.connection.execute(
                "SELECT count(*) FROM records WHERE deleted IS NOT NULL"
            ).fetchone()[0]
        if gone:
            with self.change():
                self.connection.execute("DELETE FROM records WHERE deleted IS NOT NULL")
        return gone

    def insert(self, records: Iterable[Record]) -> None:
        """Keep records exactly as they are, oldest first, in one change."""
        with self.change():
            for record in records:
                self._write(record, json.dumps(record.body, separators=(",", ":")))

    def fact(self, name: str, default: str = "") -> str:
        """Return something the journal knows about itself."""
        with self._turn, plain_faults():
            row = self.connection.execute(
                "SELECT value FROM facts WHERE name = ?", (name,)
            ).fetchone()
        return row[0] if row else default

    def set_facts(self, **facts: str) -> None:
        """Keep what the journal knows about itself, in one change."""
        with self.change():
            self.connection.executemany(
                "INSERT OR REPLACE INTO facts VALUES (?, ?)", list(facts.items())
            )

    def close(self) -> None:
        """Close the database; whatever comes later finds the journal locked."""
        with self._turn:
            self.connection.close()

    def _read(self, rest: str, value: str | None) -> list[Record]:
        with self._turn, plain_faults():
            # The text around the columns is written in this file alone.
            rows = self.connection.execute(
                f"SELECT {_COLUMNS} FROM records {rest}",  # noqa: S608
                (value,),
            ).fetchall()
        return [_record(row) for row in rows]

    def _write(self, record: Record, body: str) -> None:
        self.connection.execute(
            "INSERT INTO records (id, kind, created, updated, revision, body) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "kind = excluded.kind, created = excluded.created, "
            "updated = excluded.updated, revision = excluded.revision, "
            "body = excluded.body, deleted = NULL",
            (
                record.id,
                record.kind,
                to_ticks(record.created),
                to_ticks(record.updated),
                record.revision,
                body,
            ),
        )


def _next(old: Record | None, new: Record) -> Record:
    """Return the new record in its place; a clock set back never reorders time."""
    created = old.created if old else new.created
    updated = max(new.updated, old.updated if old else created)
    revision = old.revision + 1 if old else 1
    return Record(new.id, new.kind, created, updated, revision, new.body)


def _record(row: tuple[str, str, int, int, int, str]) -> Record:
    record_id, kind, created, updated, revision, body = row
    return Record(
        record_id,
        kind,
        from_ticks(created),
        from_ticks(updated),
        revision,
        json.loads(body),
    )
