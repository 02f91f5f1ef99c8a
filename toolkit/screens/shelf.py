"""The entries of the open journal, read once and kept in step with what is saved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from toolkit.journal import Journal, Record
from toolkit.practice.log import (
    KIND_ENTRY,
    KIND_GOOD,
    Entry,
    Thing,
    kind_of,
    thing_from,
    to_body,
)

__all__ = ["Shelf", "Thing"]


class Shelf:
    """Everything a person has logged, by id.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.revisions: dict[str, int] = {}
        self._things: dict[str, Thing] = {}
        for kind in (KIND_ENTRY, KIND_GOOD):
            for record in journal.records(kind):
                self._hold(record)

    def things(self) -> list[Thing]:
        """Return everything that is kept, in no particular order."""
        return list(self._things.values())

    def entries(self) -> list[Entry]:
        """Return the entries without the good things."""
        return [thing for thing in self._things.values() if isinstance(thing, Entry)]

    def get(self, thing_id: str) -> Thing | None:
        """Return one thing, or None when it is not kept."""
        return self._things.get(thing_id)

    def put(self, thing: Thing, now: datetime, revision: int | None = None) -> None:
        """Keep a thing.

        Args:
            thing: What to keep.
            now: The present moment, aware.
            revision: The revision that was read before, when this changes a thing;
                None when it is new.

        Raises:
            RecordChanged: It was changed elsewhere since then.
            JournalError: It could not be written; nothing was changed.
        """
        body = to_body(thing)
        record = self.journal.put(thing.id, kind_of(thing), body, now, revision)
        self._hold(record)

    def put_all(self, things: Iterable[Thing]) -> None:
        """Keep several new things, each as of the moment it was written."""
        for thing in things:
            self.put(thing, thing.created)

    def delete(self, thing_id: str, now: datetime) -> None:
        """Take a thing out; :meth:`undelete` brings it back until the lock closes."""
        self.journal.delete(thing_id, now)
        self._things.pop(thing_id, None)

    def undelete(self, thing_id: str, now: datetime) -> None:
        """Bring back what was taken out."""
        self.journal.undelete(thing_id, now)
        record = self.journal.get(thing_id)
        if record is not None:
            self._hold(record)

    def remove_samples(self, now: datetime) -> int:
        """Take out all made-up entries, and return how many there were."""
        made_up = [thing.id for thing in self._things.values() if thing.sample]
        for thing_id in made_up:
            self.delete(thing_id, now)
        return len(made_up)

    def _hold(self, record: Record) -> None:
        thing = thing_from(
            record.kind, record.id, record.created, record.updated, record.body
        )
        if thing is not None:
            self._things[record.id] = thing
            self.revisions[record.id] = record.revision
