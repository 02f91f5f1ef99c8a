"""What the open journal keeps of a feature, read once and kept in step with it.

Every page's store is one of these. A record is read when it is asked for, once; the
revision of each is known, so that what another tab changed is never written over
unseen, and can be looked at afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from toolkit.errors import RecordChanged
from toolkit.journal import Journal, Record, decode_bodies

AT_ONCE = 50  # records read in one go; more of them only fill the memory

T = TypeVar("T")


class Dated(Protocol):
    """Something that knows when it was made and last changed."""

    @property
    def created(self) -> datetime:
        """Return when it was made, aware."""
        ...

    @property
    def updated(self) -> datetime:
        """Return when it was last changed, aware."""
        ...


D = TypeVar("D", bound=Dated)


def get_own_id(thing: Any) -> str:
    """Return a thing's own id, which is mostly the id of its record too."""
    return thing.id


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[T]):
    """One kind of record, and how a feature reads and writes it.

    Args:
        name: The kind, as the journal knows it.
        read: Returns the thing that a record keeps, from its id, when it was first
            kept, when last changed, and its body; None where it is no such thing.
        write: Returns a thing as the body of its record, safe for JSON.
        id_of: Returns the id of the record that keeps a thing.
    """

    name: str
    read: Callable[[str, datetime, datetime, Mapping[str, object]], T | None]
    write: Callable[[T], dict[str, object]]
    id_of: Callable[[T], str] = get_own_id


class KeptRecords(Generic[T]):
    """Everything of some kinds that one journal keeps, by id.

    Args:
        journal: The open journal.
        *kinds: The kinds; where there are several, a subclass says which one keeps a
            thing.
    """

    def __init__(self, journal: Journal, *kinds: RecordKind[T]) -> None:
        self.journal = journal
        self._kinds = {kind.name: kind for kind in kinds}
        self._records: dict[str, Record] = {}
        self._read: dict[str, T] = {}
        self._filled = False

    def __len__(self) -> int:
        """Return how many things are kept."""
        self.fill()
        return len(self._records)

    def kind_of(self, thing: T) -> RecordKind[T]:
        """Return the kind of record that keeps a thing."""
        return next(iter(self._kinds.values()))

    def all(self) -> list[T]:
        """Return everything that is kept, in no particular order."""
        self.fill()
        return self.several(self._records)

    def get(self, thing_id: str) -> T | None:
        """Return one thing, or None when it is not kept."""
        if thing_id not in self._records and not self._filled:
            self._look_again(thing_id)
        if thing_id in self._records and thing_id not in self._read:
            self._decode([thing_id])
        return self._read.get(thing_id)

    def several(self, ids: Iterable[str]) -> list[T]:
        """Return things by the ids of records held, reading what was not read yet."""
        wanted = list(ids)
        unread = [each for each in wanted if each not in self._read]
        for begin in range(0, len(unread), AT_ONCE):
            self._decode(unread[begin : begin + AT_ONCE])
        return [self._read[each] for each in wanted if each in self._read]

    def revision(self, thing_id: str) -> int:
        """Return how often a thing was kept, as far as this page knows; 0 for never."""
        record = self._records.get(thing_id)
        return record.revision if record else 0

    def put(self, thing: T, now: datetime, revision: int | None = None) -> T:
        """Keep a thing, and return it as it is kept.

        Args:
            thing: What to keep.
            now: The present moment, aware.
            revision: The revision that was read before, 0 for none; None keeps it
                whatever is there.

        Raises:
            RecordChanged: It was changed elsewhere since then; what is there now is
                what this holds.
            JournalError: It could not be written; nothing was changed.
        """
        kind = self.kind_of(thing)
        name = kind.id_of(thing)
        try:
            record = self.journal.put(name, kind.name, kind.write(thing), now, revision)
        except RecordChanged:
            self._look_again(name)
            raise
        self._hold(record)
        return self.several([name])[0]

    def put_all(self: KeptRecords[D], things: Iterable[D], now: datetime) -> None:
        """Keep several things, each as of the moments it was written: all, or none.

        Args:
            things: What to keep.
            now: The present moment, aware.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        new: list[Record] = []
        for one in things:
            kind = self.kind_of(one)
            name, body = kind.id_of(one), kind.write(one)
            new.append(Record.of(name, kind.name, body, one.created, one.updated))
        for record in self.journal.put_all(new, now):
            self._hold(record)

    def put_missing(self: KeptRecords[D], things: Iterable[D], now: datetime) -> int:
        """Keep those things that are not there yet, and return how many were kept.

        Args:
            things: What to keep; an id that anything else is kept under is left out.
            now: The present moment, aware.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        there = self.journal.get
        new = [one for one in things if there(self.kind_of(one).id_of(one)) is None]
        self.put_all(new, now)
        return len(new)

    def delete(self, thing_id: str, now: datetime) -> None:
        """Take a thing out; :meth:`undelete` brings it back until the lock closes.

        Args:
            thing_id: The id of its record.
            now: The present moment, aware.
        """
        self.journal.delete(thing_id, now)
        self._drop(thing_id)

    def delete_all(self, ids: Iterable[str], now: datetime) -> None:
        """Take several things out in one change: all of them, or none.

        Args:
            ids: The ids of their records.
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        gone = list(ids)
        self.journal.delete_all(gone, now)
        for each in gone:
            self._drop(each)

    def undelete(self, thing_id: str, now: datetime) -> None:
        """Bring back what was taken out.

        Args:
            thing_id: The id of its record.
            now: The present moment, aware.
        """
        self.journal.undelete(thing_id, now)
        self._look_again(thing_id)

    def fill(self) -> None:
        """Take in every record of these kinds, once; what they say is read later."""
        if not self._filled:
            self._filled = True
            found = self.journal.records(*self._kinds)
            self._records.update({record.id: record for record in found})
            self._read = {}

    def _look_again(self, thing_id: str) -> None:
        """Hold what the journal has under an id by now, or nothing."""
        record = self.journal.get(thing_id)
        if record is not None and record.kind in self._kinds:
            self._hold(record)
        else:
            self._drop(thing_id)

    def _decode(self, ids: Iterable[str]) -> None:
        records = [self._records[each] for each in ids]
        for one, body in zip(records, decode_bodies(records), strict=True):
            read = self._kinds[one.kind].read
            thing = read(one.id, one.created, one.updated, body)
            if thing is not None:
                self._read[one.id] = thing

    def _hold(self, record: Record) -> None:
        self._read.pop(record.id, None)
        self._records[record.id] = record

    def _drop(self, thing_id: str) -> None:
        self._records.pop(thing_id, None)
        self._read.pop(thing_id, None)
