"""The entries of the open journal, in step with what is saved.

Opening takes every record's row; what a row says is read when it is asked for, once.
So a journal of many years is open as soon as the few on the page are read.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import datetime

from toolkit.errors import RecordChanged
from toolkit.journal import (
    Journal,
    Record,
    convert_to_ticks,
    decode_bodies,
    find_differing_ids,
)
from toolkit.practice.log import (
    KIND_ENTRY,
    KIND_GOOD,
    Entry,
    Thing,
    get_thing_kind,
    read_thing_body,
    write_thing_body,
)

__all__ = ["LogStore", "Thing"]

AT_ONCE = 50  # records read in one go; more of them only fill the memory


class LogStore:
    """Everything a person has logged, by id.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._read: dict[str, Thing] = {}
        records = journal.records(KIND_ENTRY, KIND_GOOD)
        self._records = {record.id: record for record in records}
        self._order = sorted(map(_place, records))  # oldest first
        self._samples = find_differing_ids(records, "sample", usual=False)
        self._lines = find_differing_ids(records, "supervision_line", usual="")
        self._shared = find_differing_ids(records, "bin", usual="private")

    def __len__(self) -> int:
        """Return how many things are kept."""
        return len(self._order)

    @property
    def samples(self) -> int:
        """Return how many made-up things are among them."""
        return len(self._samples)

    @property
    def lines(self) -> int:
        """Return how many entries have a line for supervision."""
        return len(self._lines)

    def things(self) -> list[Thing]:
        """Return everything that is kept, newest first."""
        return self.newest(len(self))

    def entries(self) -> list[Entry]:
        """Return the entries without the good things, newest first."""
        return [thing for thing in self.things() if isinstance(thing, Entry)]

    def newest(self, most: int) -> list[Thing]:
        """Return the newest things, the newest of all first."""
        first = max(0, len(self._order) - most)
        return self._all_of([name for _, name in reversed(self._order[first:])])

    def since(self, moment: datetime) -> list[Thing]:
        """Return what was first kept at a moment or after it, newest first."""
        first = bisect_left(self._order, (convert_to_ticks(moment), ""))
        return self.newest(len(self._order) - first)

    def before(self, moment: datetime) -> int:
        """Return how many things were first kept before a moment."""
        return bisect_left(self._order, (convert_to_ticks(moment), ""))

    def for_supervision(self, since: datetime) -> list[Entry]:
        """Return what supervision may draw on, newest first, without reading the rest.

        Args:
            since: Entries of this moment or later are all among them; of older ones
                only those that do not stay private.
        """
        first = bisect_left(self._order, (convert_to_ticks(since), ""))
        places = [place for place in self._order[:first] if place[1] in self._shared]
        names = [name for _, name in reversed([*places, *self._order[first:]])]
        return [one for one in self._all_of(names) if isinstance(one, Entry)]

    def get(self, thing_id: str) -> Thing | None:
        """Return one thing, or None when it is not kept."""
        if thing_id in self._records and thing_id not in self._read:
            self._look_at([thing_id])
        return self._read.get(thing_id)

    def revision(self, thing_id: str) -> int:
        """Return how often a thing was kept, as far as this page knows; 0 for never."""
        record = self._records.get(thing_id)
        return record.revision if record else 0

    def put(self, thing: Thing, now: datetime, revision: int | None = None) -> None:
        """Keep a thing.

        Args:
            thing: What to keep.
            now: The present moment, aware.
            revision: The revision that was read before, when this changes a thing;
                None when it is new.

        Raises:
            RecordChanged: It was changed elsewhere since then; what is there now is
                on the shelf.
            JournalError: It could not be written; nothing was changed.
        """
        body, kind = write_thing_body(thing), get_thing_kind(thing)
        try:
            record = self.journal.put(thing.id, kind, body, now, revision)
        except RecordChanged:
            self._look_again(thing.id)
            raise
        self._hold(record)

    def put_all(self, things: Iterable[Thing], now: datetime) -> None:
        """Keep several things, each as of the moments it was written: all, or none.

        Args:
            things: What to keep.
            now: The present moment, aware.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        new = [
            Record.of(
                each.id,
                get_thing_kind(each),
                write_thing_body(each),
                each.created,
                each.updated,
            )
            for each in things
        ]
        for record in self.journal.put_all(new, now):
            self._hold(record)

    def delete(self, thing_id: str, now: datetime) -> None:
        """Take a thing out; :meth:`undelete` brings it back until the lock closes."""
        self.journal.delete(thing_id, now)
        self._drop(thing_id)

    def undelete(self, thing_id: str, now: datetime) -> None:
        """Bring back what was taken out."""
        self.journal.undelete(thing_id, now)
        self._look_again(thing_id)

    def remove_samples(self, now: datetime) -> int:
        """Take out all made-up entries in one change, and return how many there were.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        made_up = [*self._samples]
        self.journal.delete_all(made_up, now)
        for thing_id in made_up:
            self._drop(thing_id)
        return len(made_up)

    def _look_again(self, thing_id: str) -> None:
        """Put on the shelf what the journal holds under an id, or nothing."""
        record = self.journal.get(thing_id)
        if record is not None and record.kind in (KIND_ENTRY, KIND_GOOD):
            self._hold(record)
        else:
            self._drop(thing_id)

    def _all_of(self, names: list[str]) -> list[Thing]:
        """Return things by id, reading those that were not read yet."""
        unread = [name for name in names if name not in self._read]
        for begin in range(0, len(unread), AT_ONCE):
            self._look_at(unread[begin : begin + AT_ONCE])
        return [self._read[name] for name in names]

    def _look_at(self, names: Iterable[str]) -> None:
        records = [self._records[name] for name in names]
        for kept, body in zip(records, decode_bodies(records), strict=True):
            thing = read_thing_body(
                kept.kind, kept.id, kept.created, kept.updated, body
            )
            if thing is not None:
                self._read[kept.id] = thing

    def _hold(self, record: Record) -> None:
        self._drop(record.id)
        self._records[record.id] = record
        insort(self._order, _place(record))
        self._samples |= find_differing_ids([record], "sample", usual=False)
        self._lines |= find_differing_ids([record], "supervision_line", usual="")
        self._shared |= find_differing_ids([record], "bin", usual="private")

    def _drop(self, thing_id: str) -> None:
        old = self._records.pop(thing_id, None)
        if old is not None:
            del self._order[bisect_left(self._order, _place(old))]
        self._read.pop(thing_id, None)
        self._samples.discard(thing_id)
        self._lines.discard(thing_id)
        self._shared.discard(thing_id)


def _place(record: Record) -> tuple[int, str]:
    """Return where a record stands among the others: by its moment, then its id."""
    return record.created_ticks, record.id
