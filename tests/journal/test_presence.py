"""Two tabs with one journal: the second is told, and nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from journal.made_up import CANARY, NAME, WORDS

from toolkit.errors import JournalBusy
from toolkit.journal import Journal, Vault, database

OTHER_TAB = """
import sys
from datetime import datetime
from pathlib import Path
from toolkit.errors import RecordChanged
from toolkit.journal import Vault
folder, name, words, now = sys.argv[1:]
now = datetime.fromisoformat(now)
journal = Vault(Path(folder)).open(name, words, now)
print(journal.notice, flush=True)
seen = journal.get("a").revision
print(seen, flush=True)
sys.stdin.readline()
try:
    journal.put("a", "log.entry", {"words": "from the other tab"}, now, seen)
except RecordChanged as fault:
    print(fault, flush=True)
journal.put("b", "log.entry", {"words": "kept in the other tab"}, now)
print("kept", flush=True)
sys.stdin.readline()
"""


def test_two_processes_work_on_one_journal(journal: Journal, data: Path, now, child):
    journal.put("a", "log.entry", {"words": "first"}, now)
    other = child(OTHER_TAB, data, NAME, WORDS, now.isoformat(), stdin=-1)
    assert "another tab" in other.stdout.readline()
    assert other.stdout.readline().strip() == "1"
    journal.put("a", "log.entry", {"words": "second"}, now, 1)
    print(file=other.stdin, flush=True)
    assert "another tab" in other.stdout.readline()
    assert other.stdout.readline().strip() == "kept"
    assert {each.body["words"] for each in journal.records()} == {
        "second",
        "kept in the other tab",
    }


def test_the_second_tab_is_told(vault: Vault, journal: Journal, now: datetime):
    other = vault.open(NAME, WORDS, now + timedelta(seconds=59))
    assert "another tab" in other.notice
    other.lock()


def test_a_tab_that_is_gone_is_not_spoken_of(vault: Vault, journal: Journal, now):
    other = vault.open(NAME, WORDS, now + timedelta(seconds=60))
    assert other.notice is None
    other.lock()


def test_a_tab_that_went_on_twice_is_not_taken_for_another(vault, journal, now):
    token, pages = journal.leave_ticket(now), [journal]
    for seconds in (5, 10):
        later = now + timedelta(seconds=seconds)
        pages.append(vault.redeem(token, later))
        assert pages[-1].notice is None
    pages[0].heartbeat(later)  # it lives after all: the tab was doubled
    pages[-1].heartbeat(later + timedelta(seconds=1))
    assert "another tab" in pages[-1].notice


def test_nothing_of_an_erased_journal_comes_back(vault, journal, folder: Path, now):
    other = vault.open(NAME, WORDS, now)
    journal.erase()
    other.heartbeat(now)
    assert not folder.exists()


def test_the_first_tab_hears_of_the_second(vault: Vault, journal: Journal, now):
    other = vault.open(NAME, WORDS, now)
    journal.heartbeat(now)
    assert "another tab" in journal.notice
    other.lock()
    journal.heartbeat(now)
    assert journal.notice is None


def test_a_heartbeat_keeps_a_tab_alive(vault: Vault, journal: Journal, now: datetime):
    later = now + timedelta(minutes=5)
    journal.heartbeat(later)
    other = vault.open(NAME, WORDS, later + timedelta(seconds=30))
    assert other.notice is not None
    other.lock()


def test_a_clock_set_back_hides_no_tab_for_long(vault: Vault, journal: Journal, now):
    other = vault.open(NAME, WORDS, now - timedelta(hours=1))
    assert other.notice is None
    other.lock()


def test_what_one_tab_took_out_another_can_still_bring_back(vault, journal, now):
    journal.put("a", "log.entry", {"happened": CANARY}, now)
    journal.delete("a", now)
    vault.open(NAME, WORDS, now).lock()
    journal.undelete("a", now)
    assert journal.get("a").body["happened"] == CANARY


def test_a_tab_that_is_writing_is_waited_for(vault, locked, now, monkeypatch):
    monkeypatch.setitem(database._OPTIONS, "timeout", 0.05)
    journal, other = (vault.open(NAME, WORDS, now) for _ in range(2))
    with other._records.change(), pytest.raises(JournalBusy):
        journal.put("a", "log.entry", {}, now)
    assert journal.put("a", "log.entry", {}, now).revision == 1
    for each in (journal, other):
        each.lock()


def test_no_word_and_no_name_stands_in_the_sign(journal: Journal, folder: Path, now):
    journal.heartbeat(now)
    (sign,) = (folder / "tabs").iterdir()
    assert sign.read_text().isdigit() and len(sign.name) == 32


def test_a_lock_takes_the_sign_away(journal: Journal, folder: Path):
    journal.lock()
    assert list((folder / "tabs").iterdir()) == []


def test_signs_that_were_left_behind_are_swept(vault: Vault, locked: Path, now):
    (locked / "tabs" / "0123").write_text("not a time")
    vault.open(NAME, WORDS, now).lock()
    assert list((locked / "tabs").iterdir()) == []
