"""Reads what a journal record keeps for supervision, and writes it.

Reading is tolerant: what is missing or of the wrong kind is taken as not filled in, so
that an older or a newer version's record still opens. Knows no feature and no store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar, cast

Choice = TypeVar("Choice", bound=str)

_OF_THE_RECORD = ("id", "created", "updated")


@dataclass(frozen=True, slots=True)
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

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, without what is none."""
        return tuple(one for one in self._list(name) if isinstance(one, str))

    def choice(
        self, name: str, allowed: Collection[Choice], otherwise: Choice
    ) -> Choice:
        """Return one of a few fixed words, or the usual one."""
        value = self.body.get(name)
        known = isinstance(value, str) and value in allowed
        return cast("Choice", value) if known else otherwise

    def whole(self, name: str, otherwise: int = 0, most: int = 100_000) -> int:
        """Return a whole number from 0 to the most there can be."""
        value = self.body.get(name)
        good = type(value) is int and 0 <= value <= most
        return cast("int", value) if good else otherwise

    def seconds(self, name: str) -> float:
        """Return a length of time in seconds, 0 or more."""
        value = self.body.get(name)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        good = number and 0 <= cast("float", value) < 1e9
        return float(cast("float", value)) if good else 0.0

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """Return true or false."""
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
        for one in self._list(name):
            if isinstance(one, Mapping):
                yield RecordReader(cast("Mapping[str, object]", one))

    def part(self, name: str) -> RecordReader:
        """Return a part; an empty one where it is missing."""
        value = self.body.get(name)
        if not isinstance(value, Mapping):
            return RecordReader({})
        return RecordReader(cast("Mapping[str, object]", value))

    def pairs(self, name: str) -> dict[str, str]:
        """Return texts by their names."""
        part = self.part(name).body
        return {key: one for key, one in part.items() if isinstance(one, str)}

    def _list(self, name: str) -> list[object]:
        value = self.body.get(name)
        return cast("list[object]", value) if isinstance(value, list) else []


def write_record_body(thing: object) -> dict[str, object]:
    """Return what the journal keeps of a dataclass.

    Args:
        thing: A value of practice with the fields ``id``, ``created`` and
            ``updated``, which stay with the record.

    Returns:
        A dictionary that JSON can hold.
    """
    whole = asdict(cast("Any", thing))
    return {
        name: convert_to_json(value)
        for name, value in whole.items()
        if name not in _OF_THE_RECORD
    }


def convert_to_json(value: object) -> object:
    """Return a value with its days, times and tuples as JSON can hold them."""
    if isinstance(value, Mapping):
        named = cast("Mapping[str, object]", value)
        return {key: convert_to_json(one) for key, one in named.items()}
    if isinstance(value, (list, tuple)):
        return [convert_to_json(one) for one in cast("list[object]", value)]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value
