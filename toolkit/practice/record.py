"""Reads what a journal record, a tab or a file holds of a value, and writes it.

The one tolerant reader: what is missing or of the wrong kind is taken as not filled in,
so that an older or a newer version's record still opens. Knows no feature and no store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TypeVar, cast

from toolkit.practice.text import LIMIT, clean

Choice = TypeVar("Choice", bound=str)

_OF_THE_RECORD = frozenset({"id", "created", "updated"})


@dataclass(slots=True)  # not frozen: that costs a tenth more for each of 10,000 entries
class RecordReader:
    """One record's body, or a part of it.

    Args:
        body: What the record holds; anything at all.
    """

    body: Mapping[str, object]

    def text(self, name: str) -> str:
        """Return a text, or an empty one."""
        value = self.body.get(name)
        return value if isinstance(value, str) else ""

    def clean_text(self, name: str) -> str:
        """Return a text as a form would keep it: clean, and no longer than one."""
        return _clean(self.body.get(name))

    def texts(self, name: str, most: int | None = None) -> tuple[str, ...]:
        """Return a list of texts, without what is none.

        Args:
            name: The field.
            most: How many of the list are looked at, from its start; None for all.
        """
        value = self.body.get(name)
        if not isinstance(value, (list, tuple)):
            return ()
        items = cast("Sequence[object]", value)
        if most is not None:
            items = items[:most]
        return tuple([one for one in items if isinstance(one, str)])

    def text_rows(self, name: str, width: int, most: int) -> Iterator[tuple[str, ...]]:
        """Give each row of a table of texts, as a form would keep them.

        Args:
            name: The field.
            width: How many texts a row has; others are passed over.
            most: How many rows are looked at, from the first.
        """
        for one in self._items(name)[:most]:
            if isinstance(one, (list, tuple)):
                row = cast("Sequence[object]", one)
                if len(row) == width:
                    yield tuple([_clean(each) for each in row])

    def choice(
        self, name: str, allowed: Collection[Choice], otherwise: Choice
    ) -> Choice:
        """Return one of a few fixed words, or the usual one.

        Args:
            name: The field.
            allowed: The words.
            otherwise: The usual one.
        """
        value = self.body.get(name)
        if isinstance(value, str) and value in allowed:
            return cast("Choice", value)
        return otherwise

    def whole(self, name: str, otherwise: int = 0, most: int = 100_000) -> int:
        """Return a whole number from 0 to the most there can be.

        Args:
            name: The field.
            otherwise: What anything else counts as.
            most: The most there can be.
        """
        value = self.body.get(name)
        return value if type(value) is int and 0 <= value <= most else otherwise

    def nearest(self, name: str, least: int, most: int) -> int:
        """Return the nearest whole number that can be; what is none counts as 0.

        Args:
            name: The field.
            least: The least there can be.
            most: The most there can be.
        """
        value = self.body.get(name)
        return max(least, min(value if type(value) is int else 0, most))

    def wholes(self, name: str, most: int) -> tuple[int, ...]:
        """Return a list of whole numbers, without what is none.

        Args:
            name: The field.
            most: How many of the list are looked at, from its start.
        """
        return tuple([one for one in self._items(name)[:most] if type(one) is int])

    def strength(self, name: str) -> int | None:
        """Return how strong something is, 0 to 10 in whole numbers, or None."""
        value = self.body.get(name)
        return value if type(value) is int and 0 <= value <= 10 else None

    def seconds(self, name: str, longest: float | None = None) -> float:
        """Return a length of time in seconds, 0 or more.

        Args:
            name: The field.
            longest: What anything longer counts as; None where anything from a
                thousand million seconds on cannot be meant and counts as 0.
        """
        value = self.body.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return 0.0
        if longest is not None and value > longest:
            return longest
        return float(value) if 0 <= value < 1e9 else 0.0

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """Return true or false.

        Args:
            name: The field.
            otherwise: What anything else counts as.
        """
        value = self.body.get(name)
        return value if isinstance(value, bool) else otherwise

    def day(self, name: str) -> date | None:
        """Return a day, or None."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None

    def clock(self, name: str) -> time | None:
        """Return a local time of day in whole minutes, or None."""
        try:
            read = time.fromisoformat(self.text(name))
        except ValueError:
            return None
        return time(read.hour, read.minute)

    def moment(self, name: str) -> datetime | None:
        """Return a moment in UTC, or None."""
        try:
            read = datetime.fromisoformat(self.text(name))
            return read.astimezone(UTC) if read.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def parts(self, name: str) -> Iterator[RecordReader]:
        """Give each part of a list of parts."""
        for one in self._items(name):
            if isinstance(one, Mapping):
                yield RecordReader(cast("Mapping[str, object]", one))

    def part(self, name: str) -> RecordReader:
        """Return a part; an empty one where it is missing."""
        return self.find_part(name) or RecordReader({})

    def find_part(self, name: str) -> RecordReader | None:
        """Return a part, or None where it is missing."""
        value = self.body.get(name)
        if not isinstance(value, Mapping):
            return None
        return RecordReader(cast("Mapping[str, object]", value))

    def pairs(self, name: str) -> dict[str, str]:
        """Return texts by their names."""
        part = self.part(name).body
        return {key: one for key, one in part.items() if isinstance(one, str)}

    def _items(self, name: str) -> Sequence[object]:
        value = self.body.get(name)
        good = isinstance(value, (list, tuple))
        return cast("Sequence[object]", value) if good else ()


def write_record_body(thing: object) -> dict[str, object]:
    """Return what the journal keeps of a dataclass.

    Args:
        thing: A value of practice. Its fields ``id``, ``created`` and ``updated``, if
            it has them, stay with the record.

    Returns:
        A dictionary that JSON can hold, its keys in the order of the fields.
    """
    return {
        name: convert_to_json(getattr(thing, name))
        for name in _list_field_names(type(thing))
        if name not in _OF_THE_RECORD
    }


def convert_to_json(value: object) -> object:
    """Return a value with dataclasses, days, times and tuples as JSON can hold them."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [convert_to_json(one) for one in cast("Sequence[object]", value)]
    if isinstance(value, Mapping):
        named = cast("Mapping[str, object]", value)
        return {key: convert_to_json(one) for key, one in named.items()}
    if isinstance(value, (date, time)):
        return value.isoformat()
    names = _list_field_names(type(value))
    return {one: convert_to_json(getattr(value, one)) for one in names} or value


@cache
def _list_field_names(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, and none for what is none."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _clean(value: object) -> str:
    return clean(value[: 2 * LIMIT])[:LIMIT] if isinstance(value, str) else ""
