"""Writes a file that was not there; never over one that is.

What is written comes from the caller; nothing here knows what it is.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import ExportError

MOST_NAMES = 1000  # of one story in one folder
CANNOT_WRITE = (
    "The file cannot be written there. "
    "Check the folder, or say another place after --out."
)
IS_THERE = (
    "There is a file of that name already, and it was left as it is. "
    "Say another name after --out."
)


def write_new_file(path: Path, data: bytes, free: bool) -> Path:
    """Write a new file and return its path; the next free name where that is wanted.

    Args:
        path: Where it is to be.
        data: Its bytes; a file that holds the same already is as good.
        free: True to take the next free name, such as ``story-2.twee``.

    Raises:
        ExportError: Something else has that name, or it cannot be written there.
    """
    for number in range(1, MOST_NAMES if free else 2):
        tail = f"-{number}" if number > 1 else ""
        one = path.with_name(f"{path.stem}{tail}{path.suffix}")
        if not one.exists():
            create_file(one, data)
            return one
        if _has_same_bytes(one, data):
            return one
    raise ExportError(IS_THERE)


def _has_same_bytes(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def create_file(path: Path, data: bytes) -> None:
    """Write a file, unless there is one.

    Args:
        path: Where it is to be.
        data: Its bytes.

    Raises:
        ExportError: There is a file of that name, or it cannot be written there.
    """
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise ExportError(IS_THERE) from error
    except OSError as error:
        raise ExportError(CANNOT_WRITE) from error
