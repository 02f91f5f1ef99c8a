"""The key file: two ways in, each bound to its journal and its role."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from journal.made_up import CHEAP, NAME, OTHER_WORDS, WORDS

from toolkit.errors import JournalDamaged, JournalTooNew, WrongCode, WrongPassphrase
from toolkit.journal import Vault
from toolkit.journal.keys import KeyFile, _compute_checksum, read_key_file

KEY, CODE = bytes(range(32)), bytes(range(20))


@pytest.fixture
def keys() -> KeyFile:
    empty = KeyFile.new(CHEAP, bytes(32))
    return empty.with_code(KEY, CODE).with_passphrase(KEY, WORDS, CHEAP)


def change(path: Path, **fields: object) -> None:
    """Change fields of a key file, with a sum that fits."""
    content = json.loads(path.read_bytes())
    content.pop("sum")
    content.update(fields)
    path.write_text(json.dumps({**content, "sum": _compute_checksum(content)}))


def test_both_ways_lead_to_the_same_key(keys: KeyFile):
    assert keys.open_with_passphrase(WORDS) == keys.open_with_code(CODE) == KEY


def test_it_comes_back_from_the_disk_as_it_was(keys: KeyFile, tmp_path: Path):
    keys.write(tmp_path)
    assert read_key_file(tmp_path / "key.json") == keys


def test_the_key_and_the_code_do_not_stand_in_it(keys: KeyFile):
    written = keys.to_bytes()
    assert KEY.hex().encode() not in written and KEY not in written
    assert WORDS.encode() not in written and CODE not in written


def test_swapped_roles_open_nothing(keys: KeyFile):
    swapped = replace(keys, by_passphrase=keys.by_code, by_code=keys.by_passphrase)
    with pytest.raises(WrongPassphrase):
        swapped.open_with_passphrase(WORDS)
    with pytest.raises(WrongCode):
        swapped.open_with_code(CODE)


def test_a_wrapped_key_fits_no_other_journal(keys: KeyFile):
    moved = replace(keys, id=bytes(16))
    with pytest.raises(WrongPassphrase):
        moved.open_with_passphrase(WORDS)


def test_another_journals_key_file_opens_nothing_here(vault: Vault, locked, data, now):
    vault.create("Morning log", OTHER_WORDS, now)[0].lock()
    (other,) = (each for each in (data / "journals").iterdir() if each != locked)
    (locked / "key.json").write_bytes((other / "key.json").read_bytes())
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, WORDS, now)
    with pytest.raises(JournalDamaged):
        vault.open(NAME, OTHER_WORDS, now)


def test_an_old_key_file_is_refused(vault: Vault, journal, folder: Path, now: datetime):
    old = (folder / "key.json").read_bytes()
    journal.change_passphrase(WORDS, OTHER_WORDS, now)
    journal.lock()
    (folder / "key.json").write_bytes(old)
    with pytest.raises(JournalDamaged, match="before its passphrase"):
        vault.open(NAME, WORDS, now)
    vault.restore_backup(NAME, OTHER_WORDS, now).lock()


@pytest.mark.parametrize("at", range(0, 560, 7))
def test_a_damaged_key_file_is_never_called_a_wrong_passphrase(keys, tmp_path, at):
    content = bytearray(keys.to_bytes())
    content[at % len(content)] ^= 0x01
    (tmp_path / "key.json").write_bytes(content)
    with pytest.raises((JournalDamaged, JournalTooNew)):
        read_key_file(tmp_path / "key.json")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 9999])
def test_something_else_is_called_damaged(tmp_path: Path, content: bytes):
    (tmp_path / "key.json").write_bytes(content)
    with pytest.raises(JournalDamaged):
        read_key_file(tmp_path / "key.json")


def test_a_damaged_key_file_is_mended_from_its_copy(vault: Vault, locked: Path, now):
    (locked / "key.json").write_bytes(b"{")
    with pytest.raises(JournalDamaged):
        vault.open(NAME, WORDS, now)
    vault.restore_backup(NAME, WORDS, now).lock()
    vault.open(NAME, WORDS, now).lock()
    assert [path.read_bytes() for path in locked.glob("damaged-*")] == [b"{"]


@pytest.mark.parametrize(
    "later",
    [
        {"version": 2},
        {"kdf": {"name": "argon3", "version": 19}},
        {"kdf": {"name": "argon2id", "version": 20}},
    ],
    ids=["format", "another function", "a later Argon2"],
)
def test_a_later_version_is_refused_unchanged(vault, locked: Path, now, later):
    change(locked / "key.json", **later)
    before = {path.name: path.read_bytes() for path in locked.glob("*.*")}
    with pytest.raises(JournalTooNew):
        vault.open(NAME, WORDS, now)
    assert before == {path.name: path.read_bytes() for path in locked.glob("*.*")}


def test_an_absurd_cost_is_refused_before_it_is_paid(vault, locked: Path, now):
    kdf = json.loads((locked / "key.json").read_bytes())["kdf"]
    change(locked / "key.json", kdf={**kdf, "memory_kib": 2**31})
    with pytest.raises(JournalDamaged):
        vault.open(NAME, WORDS, now)
