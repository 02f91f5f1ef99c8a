"""The entries of the open journal, in step with what is saved.

Opening takes every record's row; what a row says is read when it is asked for, once.
So a journal of many years is open as soon as the few on the page are read.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import datetime
from functools import partial

from toolkit.journal import Journal, Record, convert_to_ticks, find_differing_ids
from toolkit.practice.log import (
    KIND_ENTRY,
    KIND_GOOD,
    Entry,
    Thing,
    get_thing_kind,
    read_thing_body,
    write_thing_body,
)
from toolkit.screens.kept import KeptRecords, RecordKind

__all__ = ["LogStore", "Thing"]

LOG_KINDS: tuple[RecordKind[Thing], ...] = tuple(
    RecordKind(name, partial(read_thing_body, name), write_thing_body)
    for name in (KIND_ENTRY, KIND_GOOD)
)


class LogStore(KeptRecords[Thing]):
    """Everything a person has logged, by id and in order, with what is counted of it.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, *LOG_KINDS)
        self.fill()
        records = list(self._records.values())
        self._order = sorted(map(_place, records))  # oldest first
        self._samples = find_differing_ids(records, "sample", usual=False)
        self._lines = find_differing_ids(records, "supervision_line", usual="")
        self._shared = find_differing_ids(records, "bin", usual="private")

    @property
    def samples(self) -> int:
        """Return how many made-up things are among them."""
        return len(self._samples)

    @property
    def lines(self) -> int:
        """Return how many entries have a line for supervision."""
        return len(self._lines)

    def kind_of(self, thing: Thing) -> RecordKind[Thing]:
        """Return the kind of record that keeps an entry, or a good thing."""
        return self._kinds[get_thing_kind(thing)]

    def things(self) -> list[Thing]:
        """Return everything that is kept, newest first."""
        return self.newest(len(self))

    def entries(self) -> list[Entry]:
        """Return the entries without the good things, newest first."""
        return [thing for thing in self.things() if isinstance(thing, Entry)]

    def newest(self, most: int) -> list[Thing]:
        """Return the newest things, the newest of all first."""
        first = max(0, len(self._order) - most)
        return self.several([name for _, name in reversed(self._order[first:])])

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
        return [one for one in self.several(names) if isinstance(one, Entry)]

    def remove_samples(self, now: datetime) -> int:
        """Take out all made-up entries in one change, and return how many there were.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        made_up = [*self._samples]
        self.delete_all(made_up, now)
        return len(made_up)

    def _hold(self, record: Record) -> None:
        self._drop(record.id)
        super()._hold(record)
        insort(self._order, _place(record))
        self._samples |= find_differing_ids([record], "sample", usual=False)
        self._lines |= find_differing_ids([record], "supervision_line", usual="")
        self._shared |= find_differing_ids([record], "bin", usual="private")

    def _drop(self, thing_id: str) -> None:
        old = self._records.get(thing_id)
        if old is not None:
            del self._order[bisect_left(self._order, _place(old))]
        super()._drop(thing_id)
        self._samples.discard(thing_id)
        self._lines.discard(thing_id)
        self._shared.discard(thing_id)


def _place(record: Record) -> tuple[int, str]:
    """Return where a record stands among the others: by its moment, then its id."""
    return record.created_ticks, record.id
