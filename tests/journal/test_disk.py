"""A full disk and a folder that cannot be written to, on real file systems."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from journal.made_up import CANARY, CHEAP, NAME, OTHER_WORDS, WORDS

from toolkit.errors import JournalError, JournalFull, JournalReadOnly, WrongPassphrase
from toolkit.journal import Journal, Vault

Mount = Callable[..., None]


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done.returncode:
        pytest.skip("this account may not mount a small disk here")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB of our own."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a small disk of our own needs Linux and the right to mount it")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def small(disk: Path, now: datetime) -> Iterator[tuple[Vault, Journal]]:
    """A vault on the small disk, and a journal open in it with one entry."""
    vault = Vault(disk / "data", kdf=CHEAP)
    journal, _ = vault.create(NAME, WORDS, now)
    journal.put("one", "log.entry", {"happened": CANARY}, now)
    yield vault, journal
    journal.lock()


@pytest.fixture
def frozen(locked: Path, data: Path) -> Iterator[Path]:
    """The data folder of a locked journal, so that nothing in it can be written."""
    if os.name == "nt":
        pytest.skip("Windows has no folders that cannot be written to")
    if os.geteuid() == 0:
        mount("--bind", str(data), str(data))
        mount("-o", "remount,bind,ro", str(data))
        yield data
        subprocess.run(["umount", "-l", data], check=True)
        return
    paths = [data, *data.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield data
    for path in paths:
        path.chmod(0o700)


def fill(disk: Path) -> None:
    """Take all the room that is left."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(512))
        except OSError:
            return


def fill_with_entries(journal: Journal, now: datetime) -> set[str]:
    kept = {"one"}
    with pytest.raises(JournalFull):
        for number in range(10_000):
            journal.put(f"n{number}", "log.entry", {"words": "long " * 800}, now)
            kept.add(f"n{number}")
    return kept


def test_a_full_disk_loses_nothing_that_was_acknowledged(small, now: datetime):
    vault, journal = small
    kept = fill_with_entries(journal, now)
    assert {each.id for each in journal.records()} == kept
    journal.lock()
    again = vault.open(NAME, WORDS, now)
    assert {each.id for each in again.records()} == kept and len(kept) > 10
    again.lock()


def test_writing_goes_on_once_there_is_room(small, disk: Path, now: datetime):
    _, journal = small
    fill(disk)
    with pytest.raises(JournalFull):
        journal.put("two", "log.entry", {"words": "long " * 2000}, now)
    (disk / "filler").unlink()
    assert journal.put("two", "log.entry", {"words": "long " * 2000}, now).revision == 1


def test_a_full_disk_still_opens_and_reads(small, disk: Path, now: datetime):
    vault, journal = small
    journal.lock()
    fill(disk)
    again = vault.open(NAME, WORDS, now)
    assert again.get("one").body["happened"] == CANARY and not again.read_only
    again.lock()


def test_a_full_disk_keeps_the_passphrase_in_force(small, disk: Path, now: datetime):
    vault, journal = small
    fill(disk)
    with pytest.raises(JournalFull):
        journal.change_passphrase(WORDS, OTHER_WORDS, now)
    journal.lock()
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, OTHER_WORDS, now)
    vault.open(NAME, WORDS, now).lock()


def test_a_full_disk_keeps_the_last_good_copy(small, disk: Path, now: datetime):
    vault, journal = small
    journal.lock()
    (copy,) = disk.glob("data/journals/*/journal.backup.db")
    before = copy.read_bytes()
    again = vault.open(NAME, WORDS, now)
    again.put("two", "log.entry", {}, now)
    fill(disk)
    again.lock()
    assert copy.read_bytes() == before
    assert not list(disk.rglob("*.part-*"))


def test_a_full_disk_makes_no_half_journal(disk: Path, now: datetime):
    fill(disk)
    with pytest.raises(JournalFull):
        Vault(disk / "data", kdf=CHEAP).create(NAME, WORDS, now)
    (disk / "filler").unlink()
    Vault(disk / "data", kdf=CHEAP).create(NAME, WORDS, now)[0].lock()


def test_a_folder_that_cannot_be_written_opens_for_reading(vault, frozen, now):
    journal = vault.open(NAME, WORDS, now)
    assert journal.read_only and "reading only" in journal.notice
    assert not journal.needs_code_confirmed
    assert journal.get("one").body["happened"] == CANARY
    with pytest.raises(JournalReadOnly):
        journal.put("two", "log.entry", {}, now)
    journal.lock()


def test_reading_only_changes_no_file(vault: Vault, frozen: Path, code: str, now):
    before = {path: path.read_bytes() for path in frozen.rglob("*") if path.is_file()}
    vault.open(NAME, WORDS, now).lock()
    vault.open_with_code(NAME, code, now).lock()
    vault.sweep(now)
    after = {path: path.read_bytes() for path in frozen.rglob("*") if path.is_file()}
    assert before == after


@pytest.mark.parametrize(
    "act",
    [
        lambda j, now: j.delete("one", now),
        lambda j, now: j.purge(),
        lambda j, now: j.new_recovery_code(now),
        lambda j, now: j.change_passphrase(WORDS, OTHER_WORDS, now),
        lambda j, now: j.erase(),
        lambda j, now: j.leave_ticket(now),
    ],
)
def test_reading_only_refuses_every_change(vault, frozen, now, act):
    journal = vault.open(NAME, WORDS, now)
    with pytest.raises(JournalReadOnly):
        act(journal, now)
    journal.lock()


def test_guesses_are_slowed_where_nothing_can_be_written(vault, frozen, now):
    faults = []
    for _ in range(5):
        with pytest.raises(JournalError) as fault:
            vault.open(NAME, OTHER_WORDS, now)
        faults.append(fault.typename)
    assert faults == ["WrongPassphrase"] * 3 + ["TooManyTries"] * 2


def test_no_journal_is_made_where_nothing_can_be_written(frozen: Path, vault, now):
    with pytest.raises(JournalReadOnly):
        vault.create("Morning log", WORDS, now)
