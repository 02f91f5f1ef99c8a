"""Making and opening journals, and what is said when one does not open."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from journal.made_up import CANARY, NAME, OTHER_WORDS, WORDS

from toolkit.errors import (
    CodeMistyped,
    JournalError,
    JournalExists,
    WeakPassphrase,
    WrongCode,
    WrongPassphrase,
)
from toolkit.journal import Journal, Kdf, Vault

derived: list[str] = []


class CountingKdf(Kdf):
    """Derives as usual, and notes that it did."""

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        derived.append(passphrase)
        return super().derive(passphrase, salt)


def test_an_entry_is_there_after_locking_and_opening(vault: Vault, locked, now):
    journal = vault.open(NAME, WORDS, now)
    assert journal.get("one").body == {"happened": CANARY}
    journal.lock()


def test_the_real_cost_of_a_guess_is_what_the_design_says(data: Path, now: datetime):
    vault = Vault(data)
    vault.create(NAME, WORDS, now)[0].lock()
    (key_file,) = data.glob("journals/*/key.json")
    assert '"memory_kib": 65536' in key_file.read_text()
    vault.open(NAME, WORDS, now).lock()


def test_the_name_is_found_in_any_case_and_spacing(vault: Vault, locked, now):
    journal = vault.open("  evening   LOG ", WORDS, now)
    assert journal.name == NAME
    journal.lock()


def test_wrong_name_and_wrong_passphrase_get_one_answer(vault: Vault, locked, now):
    with pytest.raises(WrongPassphrase) as wrong_words:
        vault.open(NAME, OTHER_WORDS, now)
    with pytest.raises(WrongPassphrase) as wrong_name:
        vault.open("Morning log", WORDS, now)
    assert str(wrong_words.value) == str(wrong_name.value)


def test_an_unknown_name_costs_as_much_work_as_a_known_one(data: Path, now: datetime):
    vault = Vault(data, kdf=CountingKdf(memory=64, passes=1, lanes=1))
    derived.clear()
    with pytest.raises(WrongPassphrase):
        vault.open("Nobody here", OTHER_WORDS, now)
    assert derived == [OTHER_WORDS]


def test_a_wrong_passphrase_changes_nothing(vault: Vault, locked: Path, now: datetime):
    before = {path.name: path.read_bytes() for path in locked.glob("*.*")}
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, OTHER_WORDS, now)
    assert before == {path.name: path.read_bytes() for path in locked.glob("*.*")}


def test_no_error_repeats_what_was_typed(vault: Vault, locked, now: datetime):
    with pytest.raises(WrongPassphrase) as caught:
        vault.open("Morning log", OTHER_WORDS, now)
    said = str(caught.value)
    assert "Morning" not in said and "pentagon" not in said


def test_one_name_is_one_journal(vault: Vault, locked, now: datetime):
    with pytest.raises(JournalExists):
        vault.create("EVENING LOG", OTHER_WORDS, now)


def test_a_weak_passphrase_makes_no_journal(vault: Vault, data: Path, now: datetime):
    with pytest.raises(WeakPassphrase):
        vault.create(NAME, "socialwork2026", now)
    assert not (data / "journals").exists()


def test_a_journal_needs_a_name(vault: Vault, now: datetime):
    with pytest.raises(JournalError):
        vault.create("  \n ", WORDS, now)


def test_the_recovery_code_opens_what_was_written_before(vault, locked, code, now):
    journal = vault.open_with_code(NAME, code, now)
    assert journal.get("one").body["happened"] == CANARY
    journal.lock()


def test_a_slip_in_the_code_is_said_to_be_one(vault: Vault, locked, code, now):
    slipped = ("0" if code[0] != "0" else "1") + code[1:]
    with pytest.raises(CodeMistyped):
        vault.open_with_code(NAME, slipped, now)


def test_wrong_name_and_wrong_code_get_one_answer(vault: Vault, locked, code, now):
    other, other_code = vault.create("Morning log", WORDS, now)
    other.lock()
    with pytest.raises(WrongCode) as wrong_code:
        vault.open_with_code(NAME, other_code, now)
    with pytest.raises(WrongCode) as wrong_name:
        vault.open_with_code("Nobody here", code, now)
    assert str(wrong_code.value) == str(wrong_name.value)


@pytest.mark.parametrize(
    ("typed", "typed_again"),
    [
        ("caf\u00e9 obsession rasping simply", "cafe\u0301 obsession rasping simply"),
        ("obsession \U0001f9ff rasping \U0001f469\u200d\U0001f680", None),
        ("obsession rasping simply agonizing turmoil uncurled crinkle " * 3, None),
        ("\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a obsession", None),
    ],
    ids=["accents typed either way", "emoji", "more than 72 characters", "Arabic"],
)
def test_every_script_and_length_works_alike(vault, now, typed, typed_again):
    vault.create(NAME, typed, now)[0].lock()
    vault.open(NAME, typed_again or typed, now).lock()


def test_a_long_passphrase_counts_to_its_last_letter(vault: Vault, now: datetime):
    long = "obsession rasping simply agonizing " * 4
    vault.create(NAME, long, now)[0].lock()
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, long[:-2] + "x ", now)


def test_names_do_not_stand_in_the_data_folder(vault: Vault, locked, data: Path):
    paths = [str(path.relative_to(data)).casefold() for path in data.rglob("*")]
    assert not any("evening" in path for path in paths)
    contents = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert not any(b"evening" in content.lower() for content in contents)


def test_only_this_account_can_read_the_files(vault: Vault, locked: Path, data: Path):
    modes = {path.stat().st_mode & 0o077 for path in data.rglob("*")}
    assert modes == {0}


def test_a_folder_brought_from_another_computer_opens(vault, locked, tmp_path, now):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(locked, elsewhere / "journals" / locked.name)
    journal = Vault(elsewhere).open(NAME, WORDS, now)
    assert journal.get("one").body["happened"] == CANARY
    journal.lock()


def test_losing_the_name_key_loses_no_journal(vault, locked, data: Path, now):
    (data / "names.key").unlink()
    vault.open(NAME, WORDS, now).lock()


def test_keeping_copies_everything_as_it_was(vault: Vault, now: datetime):
    trial = Journal.in_memory()
    for number in range(5):
        moment = now + timedelta(minutes=number % 3)
        trial.put(f"id{number}", "log.entry", {"n": number}, moment)
    kept, _ = vault.keep(trial, NAME, WORDS, now)
    assert kept.records() == trial.records()
    assert kept.kept and not trial.kept
    kept.lock()


def test_a_journal_in_memory_has_no_passphrase(now: datetime):
    with pytest.raises(JournalError):
        Journal.in_memory().change_passphrase(WORDS, OTHER_WORDS, now)


def test_a_kept_journal_is_never_handed_to_a_tab(vault: Vault, journal, now):
    with pytest.raises(ValueError, match="memory"):
        vault.seal(journal, bytes(32), now)


def test_journals_that_were_never_finished_are_swept(vault, locked, data, now):
    stray = data / "journals" / ".new-0123456789abcdef"
    stray.mkdir()
    (stray / "journal.db").write_bytes(b"half")
    vault.sweep(now + timedelta(days=800))
    assert not stray.exists() and locked.exists()
