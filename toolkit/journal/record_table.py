"""Keeps generic records in one database; what is in a record, features decide.

Every change is committed before it is acknowledged. Knows no key and no file.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime

from toolkit.errors import RecordChanged
from toolkit.journal.database import Connection, convert_database_faults
from toolkit.journal.record import Record, convert_to_ticks

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
CREATE INDEX records_of_a_kind ON records (kind, created);
"""
CHANGED = (
    "This was changed in another tab since you opened it, so it was not saved over. "
    "Your words are still here: look at the other version, then decide."
)
_COLUMNS = "id, kind, created, updated, revision, body"


class Records:
    """The records of one journal.

    Whatever is asked of it raises ``JournalLocked`` once it is closed, and another
    ``JournalError`` when the database cannot be reached or is not whole.

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
        """Hold the database for one change: all of it is kept, or none.

        Raises:
            JournalError: It could not be written, or is locked; nothing was changed.
        """
        with self._turn, convert_database_faults():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def all(self, *kinds: str) -> list[Record]:
        """Return what is kept, newest first.

        Args:
            *kinds: Only records of these kinds; every kind when none is named.
        """
        marks = ",".join("?" * len(kinds))
        found = self._read(f"AND kind IN ({marks})" if kinds else "", *kinds)
        # Rows come as they lie, which is by age already, or nearly: sorting them here
        # takes a tenth of what the database takes to carry their bodies about.
        found.sort(key=lambda record: record.created_ticks)
        found.reverse()
        return found

    def get(self, record_id: str) -> Record | None:
        """Return one record, or None when it is not kept."""
        found = self._read("AND id = ?", record_id)
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
        with self.change():
            return self._put(new, expected_revision)

    def put_all(self, new: Iterable[Record]) -> list[Record]:
        """Keep several records in one change, and return them as they are kept.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        with self.change():
            return [self._put(record) for record in new]

    def mark_deleted(self, record_ids: Iterable[str], now: datetime) -> None:
        """Take records out in one change; each can come back until the next purge.

        Args:
            record_ids: Their own names; one that is not kept is no fault.
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        gone = [(convert_to_ticks(now), record_id) for record_id in record_ids]
        with self.change():
            self.connection.executemany(
                "UPDATE records SET deleted = ? WHERE id = ? AND deleted IS NULL", gone
            )

    def unmark_deleted(self, record_id: str) -> None:
        """Bring back a record that was taken out."""
        with self.change():
            self.connection.execute(
                "UPDATE records SET deleted = NULL WHERE id = ?", (record_id,)
            )

    def purge(self) -> int:
        """Drop for good what was taken out, and return how many there were."""
        with self._turn, convert_database_faults():
            gone = self.connection.execute(
                "SELECT count(*) FROM records WHERE deleted IS NOT NULL"
            ).fetchone()[0]
        if gone:
            with self.change():
                self.connection.execute("DELETE FROM records WHERE deleted IS NOT NULL")
        return gone

    def insert(self, records: Iterable[Record]) -> None:
        """Keep records exactly as they are, oldest first, in one change.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        with self.change():
            for record in records:
                self._write(record)

    def size(self) -> int:
        """Return about how many characters the kept bodies hold together."""
        with self._turn, convert_database_faults():
            found = self.connection.execute(
                "SELECT sum(length(body)) FROM records WHERE deleted IS NULL"
            ).fetchone()[0]
        return found or 0

    def fact(self, name: str, default: str = "") -> str:
        """Return something the journal knows about itself.

        Args:
            name: Such as ``name``, ``generation`` or ``code_confirmed``.
            default: What to return when it is not known.
        """
        with self._turn, convert_database_faults():
            row = self.connection.execute(
                "SELECT value FROM facts WHERE name = ?", (name,)
            ).fetchone()
        return row[0] if row else default

    def set_facts(self, **facts: str) -> None:
        """Keep what the journal knows about itself, in one change.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        with self.change():
            self.connection.executemany(
                "INSERT OR REPLACE INTO facts VALUES (?, ?)", list(facts.items())
            )

    def close(self) -> None:
        """Close the database; whatever comes later finds the journal locked."""
        with self._turn:
            self.connection.close()

    def _read(self, rest: str, *values: str) -> list[Record]:
        with self._turn, convert_database_faults():
            # The text around the columns is written in this file alone.
            rows = self.connection.execute(
                f"SELECT {_COLUMNS} FROM records WHERE deleted IS NULL {rest}",  # noqa: S608
                values,
            ).fetchall()
        return list(map(Record._make, rows))

    def _put(self, new: Record, expected_revision: int | None = None) -> Record:
        old = self.get(new.id)
        revision = old.revision if old else 0
        if expected_revision is not None and expected_revision != revision:
            raise RecordChanged(CHANGED)
        kept = _next(old, new)
        self._write(kept)
        return kept

    def _write(self, record: Record) -> None:
        self.connection.execute(
            f"INSERT INTO records ({_COLUMNS}) "  # noqa: S608 - columns named above
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "kind = excluded.kind, created = excluded.created, "
            "updated = excluded.updated, revision = excluded.revision, "
            "body = excluded.body, deleted = NULL",
            record,
        )


def _next(old: Record | None, new: Record) -> Record:
    """Return the new record in its place; a clock set back never reorders time."""
    created = old.created_ticks if old else new.created_ticks
    updated = max(new.updated_ticks, old.updated_ticks if old else created)
    revision = old.revision + 1 if old else 1
    return Record(new.id, new.kind, created, updated, revision, new.text)
