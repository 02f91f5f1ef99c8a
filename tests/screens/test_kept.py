"""What every page's store does, whatever it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from screens.conftest import START

from toolkit.errors import RecordChanged
from toolkit.journal import Journal
from toolkit.screens.kept import KeptRecords, RecordKind


@dataclass(frozen=True)
class Note:
    """A few words with their moments."""

    id: str
    created: datetime
    updated: datetime
    words: str = ""


def read_note(id: str, created: datetime, updated: datetime, body) -> Note:
    return Note(id, created, updated, body["words"])


NOTES = RecordKind("note", read_note, lambda note: {"words": note.words})
MINE = Note("a", START, START, "Mine")
THEIRS = replace(MINE, words="Theirs")


@pytest.fixture
def notes() -> Iterator[KeptRecords[Note]]:
    journal = Journal.in_memory()
    yield KeptRecords(journal, NOTES)
    journal.lock()


def another(notes: KeptRecords[Note]) -> KeptRecords[Note]:
    """The same journal, as another tab holds it."""
    return KeptRecords(notes.journal, NOTES)


def test_what_is_kept_is_read_back_with_its_revision(notes):
    assert notes.put(MINE, START) == MINE
    assert (another(notes).all(), len(another(notes))) == ([MINE], 1)
    assert (notes.get("a"), notes.revision("a")) == (MINE, 1)
    assert (notes.get("b"), notes.revision("b")) == (None, 0)


def test_one_thing_is_found_without_reading_the_others(notes):
    notes.put_all([MINE, replace(MINE, id="b")], START)
    again = another(notes)
    assert again.get("a") == MINE
    assert list(again._records) == ["a"]


def test_what_was_changed_elsewhere_is_refused_and_then_held(notes):
    notes.put(MINE, START)
    another(notes).put(THEIRS, START, 1)
    with pytest.raises(RecordChanged):
        notes.put(MINE, START, 1)
    assert (notes.get("a"), notes.revision("a")) == (THEIRS, 2)
    assert notes.put(MINE, START, notes.revision("a")) == MINE


def test_what_was_deleted_elsewhere_is_refused_and_then_gone(notes):
    notes.put(MINE, START)
    another(notes).delete("a", START)
    with pytest.raises(RecordChanged):
        notes.put(MINE, START, 1)
    assert (notes.get("a"), notes.revision("a"), notes.all()) == (None, 0, [])
    assert notes.put(MINE, START, 0) == MINE


def test_what_was_deleted_comes_back_as_it_was(notes):
    notes.put(MINE, START)
    notes.delete("a", START)
    assert (notes.get("a"), notes.all()) == (None, [])
    notes.undelete("a", START)
    assert (notes.get("a"), notes.all()) == (MINE, [MINE])


def test_only_what_is_missing_is_added(notes):
    notes.put(MINE, START)
    assert notes.put_missing([THEIRS, replace(THEIRS, id="b")], START) == 1
    assert {one.id: one.words for one in notes.all()} == {"a": "Mine", "b": "Theirs"}


def test_a_record_of_another_kind_is_out_of_reach(notes):
    notes.journal.put("a", "other", {"words": "Private"}, START)
    assert (notes.get("a"), notes.all()) == (None, [])
    notes.undelete("a", START)
    assert notes.get("a") is None


def test_several_go_in_one_change(notes):
    notes.put_all([MINE, replace(MINE, id="b")], START)
    notes.delete_all(["a", "b"], START)
    assert (notes.all(), notes.journal.records("note")) == ([], [])
