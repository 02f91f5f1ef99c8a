"""Writes small files so that they are always whole, and clears up what a kill left.

Knows nothing of keys or entries; whatever it is given to write is already sealed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from toolkit.errors import JournalError, JournalFull, JournalReadOnly

STRAY_MARK = ".part-"
STRAY_AFTER = 60.0  # seconds

FULL = (
    "There is no room left on the disk, so this was not kept; everything kept before "
    "is safe. Make some room, then try again."
)
READ_ONLY = (
    "The folder of this journal cannot be written to, so nothing was changed. "
    "You can still read everything, and take it away."
)
OUT_OF_REACH = (
    "The folder of this journal cannot be reached just now, so nothing was changed. "
    "Check that the disk is there, then open the journal again."
)


@contextlib.contextmanager
def convert_disk_faults() -> Iterator[None]:
    """Turn a fault of the disk into a plain sentence.

    Raises:
        JournalFull: There is no room left.
        JournalReadOnly: The folder cannot be written to.
        JournalError: The folder cannot be reached.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise JournalFull(FULL) from None
        if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise JournalReadOnly(READ_ONLY) from None
        raise JournalError(OUT_OF_REACH) from None


def ensure_private_folder(path: Path) -> Path:
    """Make a folder that only this account can enter, and return it.

    Raises:
        OSError: It cannot be made.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, readable by this account only.

    Args:
        path: Where it shall be, in a folder that exists.
        content: Everything that it shall hold.

    Raises:
        OSError: It exists (``FileExistsError``), or cannot be written whole.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file so that a kill leaves either the old one or the new one.

    Args:
        path: The file to write, in a folder that exists.
        content: Everything that it shall hold.

    Raises:
        OSError: It cannot be written; the file before is still there.
    """
    part = build_stray_path(path)
    try:
        write_new(part, content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def build_stray_path(path: Path) -> Path:
    """Return a name beside a file for a version that is not finished yet."""
    return path.with_name(f"{path.name}{STRAY_MARK}{secrets.token_hex(8)}")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, on systems that can.

    Raises:
        OSError: It cannot be opened, or the disk failed.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:  # some network folders cannot sync a directory
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def sweep_strays(folder: Path, now: datetime) -> None:
    """Remove unfinished files that a killed change left in a folder.

    Args:
        folder: Where to look; deeper folders are left alone.
        now: The present moment, aware; files younger than a minute may still be at
            work.
    """
    with contextlib.suppress(OSError):
        for path in list(folder.glob(f"*{STRAY_MARK}*")):
            if abs(now.timestamp() - path.lstat().st_mtime) > STRAY_AFTER:
                path.unlink(missing_ok=True)
