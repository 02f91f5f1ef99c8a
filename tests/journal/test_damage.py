"""A file that is not whole: said to be so, left as it is, and brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from journal.made_up import CANARY, NAME, OTHER_WORDS, WORDS

from toolkit.errors import JournalDamaged, JournalTooNew, WrongPassphrase
from toolkit.journal import Journal, Vault, database


def flipped(at: int):
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at] ^= 0x10
        path.write_bytes(content)

    return damage


def cut(size: int):
    def damage(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:size])

    return damage


DAMAGE = {
    "one bit at the start": flipped(3),
    "one bit in the header": flipped(100),
    "one bit in the middle": flipped(9000),
    "one bit at the end": flipped(-1),
    "cut at a page": cut(8192),
    "cut in a page": cut(9001),
    "one byte left": cut(1),
    "zero length": cut(0),
    "another file": lambda path: path.write_bytes(b"SQLite format 3\0" * 2048),
    "gone": Path.unlink,
}


@pytest.fixture(params=DAMAGE, ids=str)
def damaged(request, locked: Path) -> Path:
    """The folder of a journal whose file is not whole."""
    DAMAGE[request.param](locked / "journal.db")
    return locked


def whole(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.*")}


def forget_pages(journal: Journal) -> None:
    """Make SQLite read from the file again, and not from memory."""
    journal._records.connection.execute("PRAGMA shrink_memory")


def test_damage_is_told_apart_from_a_wrong_passphrase(vault, damaged: Path, now):
    before = whole(damaged)
    with pytest.raises(JournalDamaged):
        vault.open(NAME, WORDS, now)
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, OTHER_WORDS, now)
    assert whole(damaged) == before


def test_the_good_copy_comes_back_and_the_damaged_file_stays(vault, damaged, now):
    before = whole(damaged).get("journal.db")
    journal = vault.restore_backup(NAME, WORDS, now)
    assert journal.get("one").body["happened"] == CANARY
    journal.lock()
    kept_aside = [path.read_bytes() for path in damaged.glob("damaged-*")]
    assert kept_aside == ([] if before is None else [before])


def test_a_bad_copy_replaces_nothing(vault: Vault, damaged: Path, now: datetime):
    flipped(9000)(damaged / "journal.backup.db")
    before = whole(damaged)
    with pytest.raises(JournalDamaged, match="no good copy"):
        vault.restore_backup(NAME, WORDS, now)
    assert whole(damaged) == before


def test_restoring_a_whole_journal_changes_nothing(vault, journal, now):
    journal.put("one", "log.entry", {}, now)
    journal.lock()
    again = vault.open(NAME, WORDS, now)
    again.put("two", "log.entry", {}, now)
    (again._folder.folder / "journal.backup.db").unlink()
    restored = vault.restore_backup(NAME, WORDS, now)
    assert {each.id for each in restored.records()} == {"one", "two"}
    restored.lock()
    again.lock()


def test_the_copy_follows_every_lock(vault: Vault, locked: Path, now: datetime):
    journal = vault.open(NAME, WORDS, now)
    journal.put("two", "log.entry", {}, now)
    journal.lock()
    (locked / "journal.db").unlink()
    restored = vault.restore_backup(NAME, WORDS, now)
    assert {each.id for each in restored.records()} == {"one", "two"}
    restored.lock()


def test_an_unchanged_journal_keeps_its_copy(vault: Vault, locked: Path, now):
    before = (locked / "journal.backup.db").stat()
    vault.open(NAME, WORDS, now).lock()
    assert (locked / "journal.backup.db").stat() == before


def test_a_file_damaged_while_open_never_replaces_the_good_copy(vault, locked, now):
    before = (locked / "journal.backup.db").read_bytes()
    journal = vault.open(NAME, WORDS, now)
    journal.put("two", "log.entry", {}, now)
    forget_pages(journal)
    flipped(9000)(locked / "journal.db")
    journal.lock()
    assert (locked / "journal.backup.db").read_bytes() == before
    assert not list(locked.glob("*.part-*"))


def test_damage_while_open_is_said_and_not_written_over(vault, locked, now):
    journal = vault.open(NAME, WORDS, now)
    forget_pages(journal)
    path = locked / "journal.db"
    path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096))
    with pytest.raises(JournalDamaged):
        journal.records()
    journal.lock()


def test_a_later_schema_is_refused_unchanged(vault: Vault, journal, folder, now):
    journal._records.connection.execute("PRAGMA user_version = 99")
    journal._records.close()
    before = whole(folder)
    with pytest.raises(JournalTooNew):
        vault.open(NAME, WORDS, now)
    assert whole(folder) == before


def test_the_file_is_as_the_design_asks(journal: Journal):
    asked = ("journal_mode", "synchronous", "temp_store", "secure_delete")
    run = journal._records.connection.execute
    found = [run(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert [*found, database.BUSY_SECONDS] == ["delete", 2, 2, 1, 10.0]


def test_a_wrong_key_writes_nothing_to_the_terminal(locked: Path, capfd):
    with pytest.raises(JournalDamaged):
        database.open_database(locked / "journal.db", bytes(32))
    assert capfd.readouterr() == ("", "")
