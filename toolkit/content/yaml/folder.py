"""Reads a folder of exercises that may be left out: its files, and the items in them.

Knows no kind of item; whoever asks brings the function that reads one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from toolkit.content.problem import Problem
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet, collect_problems, load_sheets

T = TypeVar("T")
Ids = dict[str, str]
Read = Callable[[Sheet, Where, Ids], Iterable[T]]
"""Reads the item at a place; an item that does not fit gives nothing.

The ids are those met so far, with the place each stands at.
"""


def read_folder(
    folder: Path, pattern: str, key: str, read: Read[T]
) -> tuple[list[T], list[Problem]]:
    """Return the items of every file, and everything that is wrong with them.

    Args:
        folder: The content folder.
        pattern: The files, such as ``worksheets/*.yaml``; without any there are none.
        key: The only key of the first level; a list of items stands under it.
        read: Reads one item.
    """
    found = load_sheets_if_any(folder, pattern, key)
    items = [one for _, _, one in read_each_item(found, key, read, {})]
    return items, collect_problems(found)


def load_sheets_if_any(folder: Path, pattern: str, *keys: str) -> list[Sheet]:
    """Return a sheet for every file; none where the folder is left out.

    Args:
        folder: The content folder.
        pattern: The files, such as ``agendas/*.yaml``.
        keys: The keys of the first level; any other is reported.
    """
    found = load_sheets(folder, pattern) if any(folder.glob(pattern)) else []
    for sheet in found:
        sheet.only(*keys)
    return found


def read_each_item(
    found: Iterable[Sheet], key: str, read: Read[T], ids: Ids
) -> list[tuple[Sheet, Where, T]]:
    """Return everything under a key of the first level, with where it stands.

    Args:
        found: The files.
        key: A list of items stands under it.
        read: Reads one item.
        ids: The ids met so far; those of the items are added.
    """
    return [
        (sheet, where, one)
        for sheet in found
        for where in sheet.items(key)
        for one in read(sheet, where, ids)
    ]
