"""Opens one SQLCipher file and tells its faults apart in plain sentences.

Knows no record and no passphrase: it is handed the raw data key.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalFull,
    JournalLocked,
    JournalReadOnly,
    JournalTooNew,
)
from toolkit.journal.atomic_files import (
    FULL,
    OUT_OF_REACH,
    READ_ONLY,
    convert_disk_faults,
    write_new,
)

if TYPE_CHECKING:  # it ships no types, and has the interface of the standard library's
    import sqlite3 as sqlcipher
else:
    from sqlcipher3 import dbapi2 as sqlcipher

Connection = sqlcipher.Connection

SCHEMA = 1
BUSY_SECONDS = 10.0
PAGE = 4096  # bytes, as SQLCipher 4 has it
NO_CODE = -1

DAMAGED = (
    "The file of this journal is not whole. It was left exactly as it was found; "
    "you can go back to the last good copy, if there is one."
)
TOO_NEW = (
    "This journal was written by a later version of the toolkit, and nothing was "
    "changed. Open it with that version."
)
BUSY = (
    "Another program is holding this journal, so this was not kept yet. "
    "Please try again in a moment."
)
LOCKED = "This journal was locked in the meantime. Open it again to go on."

_FAULTS: dict[int, tuple[type[JournalError], str]] = {
    sqlite3.SQLITE_FULL: (JournalFull, FULL),
    sqlite3.SQLITE_READONLY: (JournalReadOnly, READ_ONLY),
    sqlite3.SQLITE_PERM: (JournalReadOnly, READ_ONLY),
    sqlite3.SQLITE_BUSY: (JournalBusy, BUSY),
    sqlite3.SQLITE_LOCKED: (JournalBusy, BUSY),
    sqlite3.SQLITE_CORRUPT: (JournalDamaged, DAMAGED),
    sqlite3.SQLITE_NOTADB: (JournalDamaged, DAMAGED),
}


def get_primary_code(fault: sqlcipher.Error) -> int:
    """Return SQLite's own number for a fault, without its finer division."""
    code = getattr(fault, "sqlite_errorcode", NO_CODE)
    return code & 0xFF if code != NO_CODE else NO_CODE


@contextlib.contextmanager
def convert_database_faults() -> Iterator[None]:
    """Turn a fault of the database into a plain sentence.

    Raises:
        JournalFull: There is no room left.
        JournalReadOnly: The file cannot be written to.
        JournalBusy: Another program holds it.
        JournalDamaged: It is not whole.
        JournalLocked: The connection has been closed.
        JournalError: It cannot be reached.
        ProgrammingError: A fault of ours, passed on as it is.
    """
    try:
        yield
    except sqlcipher.ProgrammingError as fault:
        if get_primary_code(fault) != NO_CODE:
            raise
        raise JournalLocked(LOCKED) from None  # the connection has been closed
    except sqlcipher.Error as fault:
        kind, sentence = _FAULTS.get(
            get_primary_code(fault), (JournalError, OUT_OF_REACH)
        )
        raise kind(sentence) from None


def open_in_memory() -> Connection:
    """Return a connection to a database that is nowhere but in memory."""
    connection = _settled(sqlcipher.connect(":memory:", **_OPTIONS))
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    return connection


def create_database(path: Path, key: bytes) -> Connection:
    """Make an empty encrypted file and open it.

    Args:
        path: Where it shall be; nothing may be there yet.
        key: The 32 bytes that everything in it is encrypted under.

    Raises:
        JournalFull: There is no room left.
        JournalReadOnly: The folder cannot be written to.
        JournalError: It could not be written.
    """
    with convert_disk_faults():
        write_new(path, b"")
    with convert_database_faults():
        connection = _keyed(path, key)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    return connection


def open_database(path: Path, key: bytes) -> Connection:
    """Open an encrypted file after looking at every page of it.

    Args:
        path: The file.
        key: The right key: whatever does not fit it is damage.

    Raises:
        JournalDamaged: It is missing or not whole; it was not touched.
        JournalTooNew: A later version of the toolkit wrote it.
        JournalBusy: Another program holds it.
        JournalError: It cannot be reached; the connection is closed again.
    """
    if not _has_pages(path):
        raise JournalDamaged(DAMAGED)
    connection: Connection | None = None
    try:
        with convert_database_faults():
            connection = _keyed(path, key)
            check_whole(connection)
    except JournalError:
        if connection is not None:
            connection.close()
        raise
    return connection


def check_whole(connection: Connection) -> None:
    """Check the seal of every page, and the version.

    Raises:
        JournalDamaged: Something is not as it was written.
        JournalTooNew: A later version of the toolkit wrote it.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise JournalDamaged(DAMAGED)
    if version > SCHEMA:
        raise JournalTooNew(TOO_NEW)
    if version < 1:
        raise JournalDamaged(DAMAGED)


def check_structure(connection: Connection) -> None:
    """Check as well that the pages belong together, which takes as long again.

    Raises:
        JournalDamaged: They do not.
    """
    with convert_database_faults():
        found = connection.execute("PRAGMA quick_check").fetchone()
    if found != ("ok",):
        raise JournalDamaged(DAMAGED)


def can_write(connection: Connection) -> bool:
    """Find out whether the file can be changed, by a change that is taken back."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
    except sqlcipher.Error as fault:
        return get_primary_code(fault) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


_OPTIONS = {
    "isolation_level": None,
    "check_same_thread": False,
    "timeout": BUSY_SECONDS,
}


def _has_pages(path: Path) -> bool:
    try:
        size = path.stat().st_size
        hot = path.with_name(f"{path.name}-journal").exists()
    except OSError:
        return False
    # With a rollback journal beside it, SQLite puts an odd size right by itself.
    return size > 0 and (hot or size % PAGE == 0)


def _keyed(path: Path, key: bytes) -> Connection:
    address = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlcipher.connect(address, uri=True, **_OPTIONS)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        return _settled(connection)
    except sqlcipher.Error:
        connection.close()
        raise


def _settled(connection: Connection) -> Connection:
    for setting in (
        "temp_store = MEMORY",
        "journal_mode = DELETE",
        "synchronous = FULL",
        "secure_delete = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection
