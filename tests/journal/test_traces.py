"""What a journal leaves on the disk: nothing that anybody can read."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from journal.made_up import CANARY, CHEAP, NAME, WORDS

from toolkit.journal import Vault

BUSY_EVENING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from toolkit.journal import Journal, Vault
folder, name, words, canary, now = sys.argv[1:]
now = datetime.fromisoformat(now)
vault = Vault(Path(folder))
journal, code = vault.create(name, words, now)
journal.confirm_code(code)
for number in range(40):
    journal.put(f"n{number}", "log.entry", {"happened": canary * 50}, now)
for number in range(0, 40, 3):
    journal.delete(f"n{number}", now)
journal.records()
token = journal.leave_ticket(now)
vault.redeem(token, now).lock()
trial = Journal.in_memory()
trial.put("a", "log.entry", {"happened": canary}, now)
vault.unseal(vault.seal(trial, bytes(32), now), bytes(32), now)
journal.lock()
journal = vault.open(name, words, now)
records = journal._records
with records.change():
    records.connection.execute("UPDATE records SET body = body || ?", (canary * 500,))
    print("here", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def spellings(words: str) -> list[bytes]:
    parts = [words, words.upper(), json.dumps(words)[1:-1]]
    return [part.encode(code) for part in parts for code in ("utf-8", "utf-16-le")]


@pytest.fixture
def evening(tmp_path: Path, now, child) -> list[Path]:
    """Every file that is left after a program was killed in the middle of writing."""
    if sys.platform == "win32":
        pytest.skip("Windows has no SIGKILL")
    places = {name: tmp_path / name for name in ("home", "temp", "work")}
    for place in places.values():
        place.mkdir()
    environment = {
        **os.environ,
        "HOME": str(places["home"]),
        "TMPDIR": str(places["temp"]),
        "SQLITE_TMPDIR": str(places["temp"]),
    }
    typed = (NAME, WORDS, CANARY, now.isoformat())
    options = {"env": environment, "cwd": places["work"]}
    busy = child(BUSY_EVENING, places["home"] / "data", *typed, **options)
    out, err = busy.communicate(timeout=60)
    assert (out.strip(), err, busy.returncode) == ("here", "", -signal.SIGKILL)
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_word_of_an_entry_is_left_readable_anywhere(evening: list[Path]):
    assert any(path.name == "journal.db-journal" for path in evening)
    for secret in (CANARY, NAME, WORDS):
        found = (p for p in evening for s in spellings(secret) if s in p.read_bytes())
        assert list(found) == []


def test_a_change_that_was_cut_short_is_taken_back(evening, tmp_path: Path, now):
    journal = Vault(tmp_path / "home" / "data").open(NAME, WORDS, now)
    happened = [each.body["happened"] for each in journal.records()]
    assert happened == [CANARY * 50] * 26
    journal.lock()


def test_taking_everything_away_and_erasing_leaves_no_trace(tmp_path: Path, now):
    data = tmp_path / "data"
    vault = Vault(data, kdf=CHEAP)
    journal, _ = vault.create(NAME, WORDS, now)
    for number in range(20):
        journal.put(f"n{number}", "log.entry", {"happened": CANARY}, now)
    journal.lock()
    journal = vault.open(NAME, WORDS, now)
    taken = journal.pack()
    assert taken.count(CANARY.encode()) == 20
    journal.erase()
    left = [path for path in data.rglob("*") if path.is_file()]
    assert {path.name for path in left} == {"names.key", "tries.db"}
    for secret in (CANARY, NAME):
        assert not any(s in p.read_bytes() for p in left for s in spellings(secret))
