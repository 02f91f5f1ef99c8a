"""Reads the items that stand in a list in each of several files.

Knows no kind of item; whoever asks brings the function that reads one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet

T = TypeVar("T")
Ids = dict[str, str]
Read = Callable[[Sheet, Where, Ids], Iterable[T]]
"""Reads the item at a place; an item that does not fit gives nothing.

The ids are those met so far, with the place each stands at.
"""


def read_items(
    found: Iterable[Sheet], key: str, read: Read[T], ids: Ids | None = None
) -> list[T]:
    """Return everything under a key of the first level, in the order of the files.

    Args:
        found: The files.
        key: A list of items stands under it.
        read: Reads one item.
        ids: The ids met so far, to which those of the items are added; None for none.
    """
    return [one for _, _, one in read_each_item(found, key, read, ids)]


def read_each_item(
    found: Iterable[Sheet], key: str, read: Read[T], ids: Ids | None = None
) -> list[tuple[Sheet, Where, T]]:
    """Return everything under a key of the first level, with where it stands.

    Args:
        found: The files.
        key: A list of items stands under it.
        read: Reads one item.
        ids: The ids met so far, to which those of the items are added; None for none.
    """
    met = {} if ids is None else ids
    return [
        (sheet, where, one)
        for sheet in found
        for where in sheet.list_places(key)
        for one in read(sheet, where, met)
    ]
