"""Keeps one good copy of a journal beside it, and brings it back after damage.

The copy is encrypted under the same key. It is looked at page by page before it takes
the place of the one before, and nothing that is damaged is ever thrown away.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from toolkit.errors import JournalDamaged
from toolkit.journal import database
from toolkit.journal.atomic_files import (
    build_stray_path,
    convert_disk_faults,
    sync_folder,
)
from toolkit.journal.data_folder import BACKUP, DATABASE
from toolkit.journal.database import Connection
from toolkit.journal.keys import KEY_FILE, KeyFile, read_key_file

NO_COPY = (
    "There is no good copy of this journal to go back to, so nothing was changed. "
    "Please keep its folder: somebody may still be able to help."
)


def make_backup(connection: Connection, folder: Path, key: bytes) -> None:
    """Replace the copy by the journal as it is now.

    Args:
        connection: The open journal.
        folder: The journal's folder.
        key: The journal's data key, 32 bytes.

    Raises:
        JournalError: The new copy could not be made; the one before is still there.
    """
    part = build_stray_path(folder / BACKUP)
    try:
        _copy(connection, part, key)
        _check_copy(part, key)
        with convert_disk_faults():
            part.replace(folder / BACKUP)
            sync_folder(folder)
    finally:
        _remove(part)


def restore_from_backup(folder: Path, key: bytes, now: datetime) -> None:
    """Put the good copy in the journal's place and keep the damaged file aside.

    Args:
        folder: The journal's folder.
        key: The journal's data key.
        now: The present moment, aware; names what is put aside, in UTC.

    Raises:
        JournalDamaged: There is no good copy; nothing was changed.
        JournalError: The disk failed; the damaged file is still there.
    """
    part = build_stray_path(folder / DATABASE)
    try:
        _copy_of_backup(folder / BACKUP, part, key)
        with convert_disk_faults():
            for name in (f"{DATABASE}-journal", DATABASE):
                _put_aside(folder / name, now)
            part.replace(folder / DATABASE)
            sync_folder(folder)
    finally:
        _remove(part)


def restore_key_file(folder: Path, key_file: KeyFile, now: datetime) -> None:
    """Put a good key file in place, and keep one that is damaged aside.

    Args:
        folder: The journal's folder.
        key_file: What shall stand there; nothing is done when it does.
        now: The present moment, aware; names what is put aside, in UTC.

    Raises:
        JournalTooNew: A later version of the toolkit wrote the one that is there.
        JournalError: It could not be written.
    """
    path = folder / KEY_FILE
    try:
        good = read_key_file(path).generation == key_file.generation
    except JournalDamaged:
        good = False
    if not good:
        with convert_disk_faults():
            _put_aside(path, now)
        key_file.write(folder)


def _copy_of_backup(backup: Path, part: Path, key: bytes) -> None:
    try:
        connection = database.open_database(backup, key)
    except JournalDamaged:
        raise JournalDamaged(NO_COPY) from None
    try:
        _copy(connection, part, key)
    finally:
        connection.close()
    _check_copy(part, key)


def _copy(source: Connection, part: Path, key: bytes) -> None:
    # SQLite's own copying, because opening the file a second time by hand would
    # drop the locks that this process holds on it.
    target = database.create_database(part, key)
    try:
        with database.convert_database_faults():
            source.backup(target)
    finally:
        target.close()


def _check_copy(part: Path, key: bytes) -> None:
    connection = database.open_database(part, key)
    try:
        database.check_structure(connection)
    finally:
        connection.close()


def _put_aside(path: Path, now: datetime) -> None:
    if path.exists():
        stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path.rename(path.with_name(f"damaged-{stamp}-{path.name}"))


def _remove(part: Path) -> None:
    for path in (part, part.with_name(f"{part.name}-journal")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
