"""The entries of an open journal: in order, counted, and read when asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from screens.conftest import START

from toolkit.errors import JournalError, RecordChanged
from toolkit.journal import Journal
from toolkit.practice.log import Entry, GoodThing
from toolkit.screens.log_store import LogStore


def entry(number: int, **parts) -> Entry:
    moment = START + timedelta(hours=number)
    return Entry(f"e{number}", moment, moment, happened="A visit.", **parts)


@pytest.fixture
def shelf():
    journal = Journal.in_memory()
    yield LogStore(journal)
    journal.lock()


def same_when_opened_again(shelf: LogStore) -> bool:
    again = LogStore(shelf.journal)
    return (again.things(), again.samples, again.lines) == (
        shelf.things(),
        shelf.samples,
        shelf.lines,
    )


def test_the_newest_comes_first_whatever_order_it_is_kept_in(shelf: LogStore):
    for number in (2, 0, 3, 1):
        shelf.put(entry(number), START + timedelta(hours=number))
    assert [each.id for each in shelf.newest(3)] == ["e3", "e2", "e1"]
    assert same_when_opened_again(shelf)


def test_since_takes_the_moment_itself(shelf: LogStore):
    shelf.put_all(map(entry, range(4)), START)
    found = shelf.since(START + timedelta(hours=2))
    assert [each.id for each in found] == ["e3", "e2"]


def test_what_is_counted_follows_every_change(shelf: LogStore):
    shelf.put(entry(0, supervision_line="The stairs", bin="supervision"), START)
    shelf.put_all([entry(1, sample=True), entry(2, sample=True)], START)
    assert (len(shelf), shelf.samples, shelf.lines) == (3, 2, 1)
    shelf.put(entry(0), START, shelf.revision("e0"))
    shelf.delete("e1", START)
    assert (len(shelf), shelf.samples, shelf.lines) == (2, 1, 0)
    shelf.undelete("e1", START)
    assert same_when_opened_again(shelf)
    assert shelf.remove_samples(START) == 2
    assert same_when_opened_again(shelf) and len(shelf) == 1


def test_a_change_is_what_is_read_next(shelf: LogStore):
    shelf.put(entry(0), START)
    assert shelf.get("e0").strength is None
    shelf.put(entry(0, strength=4), START, 1)
    assert (shelf.get("e0").strength, shelf.revision("e0"), len(shelf)) == (4, 2, 1)


def test_only_what_is_looked_at_is_read(shelf: LogStore):
    shelf.put_all(map(entry, range(50)), START)
    again = LogStore(shelf.journal)
    again.newest(5)
    assert len(again._read) == 5


def test_entries_leave_out_the_good_things(shelf: LogStore):
    shelf.put(GoodThing("good", START, START, "Tea"), START)
    shelf.put(entry(1), START)
    assert [each.id for each in shelf.entries()] == ["e1"]
    assert same_when_opened_again(shelf)


def test_what_is_not_there_is_none(shelf: LogStore):
    assert (shelf.get("e9"), shelf.revision("e9")) == (None, 0)


def test_supervision_draws_on_what_is_recent_and_on_older_lines(shelf: LogStore):
    shelf.put_all(map(entry, (0, 2, 4)), START)
    shelf.put(entry(1, bin="supervision"), START + timedelta(hours=1))
    found = shelf.for_supervision(since=START + timedelta(hours=3))
    assert [each.id for each in found] == ["e4", "e1"]
    assert "e0" not in shelf._read  # nobody asked for it
    shelf.put(entry(1), START, shelf.revision("e1"))
    found = shelf.for_supervision(since=START + timedelta(hours=3))
    assert [each.id for each in found] == ["e4"]


def test_made_up_entries_go_together_or_not_at_all(shelf: LogStore):
    shelf.put_all([entry(n, sample=True) for n in range(3)], START)
    refuse = (
        "CREATE TRIGGER refuse BEFORE UPDATE ON records WHEN old.id = 'e1' "
        "BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    connection = shelf.journal._open().connection
    connection.execute(refuse)
    with pytest.raises(JournalError):
        shelf.remove_samples(START)
    assert same_when_opened_again(shelf) and shelf.samples == 3


def test_what_was_changed_elsewhere_is_on_the_shelf_afterwards(shelf: LogStore):
    shelf.put(entry(0), START)
    LogStore(shelf.journal).put(replace(entry(0), telling="Theirs"), START, 1)
    with pytest.raises(RecordChanged):
        shelf.put(replace(entry(0), telling="Mine"), START, 1)
    now = shelf.get("e0")
    assert isinstance(now, Entry) and now.telling == "Theirs"
    shelf.put(replace(entry(0), telling="Mine"), START, shelf.revision("e0"))
