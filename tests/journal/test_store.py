"""An open journal: what it keeps, what it refuses, and what a lock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal.made_up import CANARY, NAME, OTHER_WORDS, WORDS

from toolkit.errors import (
    JournalDamaged,
    JournalLocked,
    RecordChanged,
    WeakPassphrase,
    WrongCode,
    WrongPassphrase,
)
from toolkit.journal import Journal, Vault

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@settings(max_examples=40, deadline=None)
@given(body=st.dictionaries(st.text(), JSON, max_size=5))
def test_any_body_comes_back_as_it_was(body: dict):
    journal, now = Journal.in_memory(), datetime(2026, 11, 3, tzinfo=UTC)
    journal.put("a", "log.entry", body, now)
    assert Journal.unpack(journal.pack()).get("a").body == body
    journal.lock()


def test_newest_comes_first_and_kinds_are_kept_apart(journal: Journal, now: datetime):
    journal.put("old", "log.entry", {}, now)
    journal.put("good", "log.good-thing", {}, now + timedelta(minutes=1))
    journal.put("new", "log.entry", {}, now + timedelta(minutes=2))
    assert [each.id for each in journal.records()] == ["new", "good", "old"]
    assert [each.id for each in journal.records("log.entry")] == ["new", "old"]


def test_a_change_counts_up_and_keeps_when_it_began(journal: Journal, now: datetime):
    journal.put("a", "log.entry", {"n": 1}, now)
    later = now + timedelta(hours=1)
    kept = journal.put("a", "log.entry", {"n": 2}, later)
    assert (kept.revision, kept.created, kept.updated) == (2, now, later)
    assert journal.get("a") == kept


def test_what_is_taken_out_can_be_brought_back(journal: Journal, now: datetime):
    kept = journal.put("a", "log.entry", {"n": 1}, now)
    journal.delete("a", now)
    assert journal.get("a") is None and journal.records() == []
    journal.undelete("a", now)
    assert journal.get("a") == kept


def test_what_is_taken_out_is_gone_after_the_lock(vault: Vault, journal, now):
    journal.put("a", "log.entry", {"n": 1}, now)
    journal.delete("a", now)
    journal.lock()
    again = vault.open(NAME, WORDS, now)
    again.undelete("a", now)
    assert again.get("a") is None
    again.lock()


def test_purge_says_how_much_it_dropped(journal: Journal, now: datetime):
    journal.put("a", "log.entry", {}, now)
    journal.delete("a", now)
    assert (journal.purge(), journal.purge()) == (1, 0)


def test_two_tabs_never_save_over_each_other(vault: Vault, journal, now):
    read = journal.put("a", "log.entry", {"words": "first"}, now)
    other = vault.open(NAME, WORDS, now)
    other.put("a", "log.entry", {"words": "second"}, now, read.revision)
    with pytest.raises(RecordChanged):
        journal.put("a", "log.entry", {"words": "third"}, now, read.revision)
    assert journal.get("a").body == {"words": "second"}
    other.lock()


def test_a_new_record_never_replaces_another(journal: Journal, now: datetime):
    journal.put("a", "log.entry", {"words": "first"}, now, 0)
    with pytest.raises(RecordChanged):
        journal.put("a", "log.entry", {"words": "second"}, now, 0)


def test_a_record_taken_out_elsewhere_is_not_saved_over(journal: Journal, now):
    read = journal.put("a", "log.entry", {}, now)
    journal.delete("a", now)
    with pytest.raises(RecordChanged):
        journal.put("a", "log.entry", {"late": True}, now, read.revision)


def test_a_clock_set_back_never_reorders_time(journal: Journal, now: datetime):
    journal.put("a", "log.entry", {"n": 1}, now)
    kept = journal.put("a", "log.entry", {"n": 2}, now - timedelta(days=2))
    assert kept.created <= kept.updated == now


def test_the_hour_that_comes_twice_stays_in_order(journal: Journal):
    summer, winter = timezone(timedelta(hours=1)), UTC
    journal.put("first", "log.entry", {}, datetime(2026, 10, 25, 1, 30, tzinfo=summer))
    journal.put("second", "log.entry", {}, datetime(2026, 10, 25, 1, 15, tzinfo=winter))
    assert [each.id for each in journal.records()] == ["second", "first"]


def test_a_moment_without_its_zone_is_refused(journal: Journal):
    with pytest.raises(ValueError, match="zone"):
        journal.put("a", "log.entry", {}, datetime(2026, 11, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    "act",
    [
        lambda j, now: j.records(),
        lambda j, now: j.get("a"),
        lambda j, now: j.put("a", "log.entry", {}, now),
        lambda j, now: j.delete("a", now),
        lambda j, now: j.purge(),
        lambda j, now: j.pack(),
        lambda j, now: j.leave_ticket(now),
        lambda j, now: j.new_recovery_code(now),
        lambda j, now: j.change_passphrase(WORDS, OTHER_WORDS, now),
        lambda j, now: j.needs_code_confirmed,
    ],
)
def test_a_locked_journal_says_so(journal: Journal, now: datetime, act):
    journal.lock()
    with pytest.raises(JournalLocked):
        act(journal, now)


def test_locking_twice_is_no_fault(journal: Journal):
    journal.lock()
    journal.lock()


def test_a_locked_journal_holds_no_key(journal: Journal, now: datetime):
    folder = journal._folder
    journal.lock()
    assert journal._folder is None and folder._key == b""


def test_the_code_is_asked_for_until_it_was_typed_back(vault, journal, code, now):
    assert journal.needs_code_confirmed
    assert not journal.confirm_code("0000-0000")
    assert journal.confirm_code(code.replace("-", " ").lower())
    journal.lock()
    again = vault.open(NAME, WORDS, now)
    assert not again.needs_code_confirmed
    again.lock()


def test_a_new_code_ends_the_one_before(vault: Vault, journal, code, now):
    new = journal.new_recovery_code(now)
    assert journal.needs_code_confirmed and journal.confirm_code(new)
    journal.lock()
    vault.open_with_code(NAME, new, now).lock()
    with pytest.raises(WrongCode):
        vault.open_with_code(NAME, code, now)


def test_a_new_passphrase_ends_the_one_before(vault: Vault, journal, code, now):
    journal.put("a", "log.entry", {"happened": CANARY}, now)
    journal.change_passphrase(WORDS, OTHER_WORDS, now)
    journal.lock()
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, WORDS, now)
    by_words = vault.open(NAME, OTHER_WORDS, now)
    by_code = vault.open_with_code(NAME, code, now)
    for opened in (by_words, by_code):
        assert opened.get("a").body["happened"] == CANARY
        opened.lock()


def test_a_lost_passphrase_is_replaced_with_the_code(vault, locked, code, now):
    journal = vault.open_with_code(NAME, code, now)
    journal.change_passphrase(code, OTHER_WORDS, now)
    journal.lock()
    vault.open(NAME, OTHER_WORDS, now).lock()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ((OTHER_WORDS, OTHER_WORDS), WrongPassphrase),
        ((WORDS, "short"), WeakPassphrase),
    ],
)
def test_a_refused_change_changes_nothing(journal, folder: Path, now, typed, fault):
    before = (folder / "key.json").read_bytes()
    with pytest.raises(fault):
        journal.change_passphrase(*typed, now)
    assert (folder / "key.json").read_bytes() == before


def test_erasing_leaves_nothing_of_the_journal(journal, data: Path, folder, now):
    journal.put("a", "log.entry", {"happened": CANARY}, now)
    journal.leave_ticket(now)
    journal.erase()
    assert not folder.exists()
    assert list((data / "tickets").iterdir()) == []


def test_an_erased_journal_cannot_be_opened_in_another_tab(vault, journal, now):
    other = vault.open(NAME, WORDS, now)
    journal.erase()
    with pytest.raises(JournalLocked):
        other.put("a", "log.entry", {}, now)
    other.lock()


def test_its_name_is_free_again_after_erasing(vault: Vault, journal, now: datetime):
    journal.erase()
    vault.create(NAME, OTHER_WORDS, now)[0].lock()


def test_something_that_is_no_pack_is_refused():
    with pytest.raises(JournalDamaged):
        Journal.unpack(b'{"version": 1, "records": [{"id": 3}]}')
