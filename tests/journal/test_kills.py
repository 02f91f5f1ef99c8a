"""Killed in the middle of writing, again and again: nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from journal.made_up import NAME, OTHER_WORDS, WORDS

from toolkit.errors import WrongPassphrase
from toolkit.journal import Journal, Vault

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork"),
]

# Starts a writer for every line it reads, says its number, and waits for its end.
HEAD = """
import os, sys
from datetime import datetime
from pathlib import Path
from toolkit.journal import Kdf, Vault
folder, name, first, second, now = sys.argv[1:]
now = datetime.fromisoformat(now)
vault = Vault(Path(folder), kdf=Kdf(memory=64, passes=1, lanes=1))
token = sys.stdin.readline().strip()

def say(word):
    os.write(1, f"{word}\\n".encode())

for line in sys.stdin:
    writer = os.fork()
    if writer == 0:
        write(line.strip())
    say(f"pid {writer}")
    os.waitpid(writer, 0)
    say("ended")
"""
WRITES = """
def write(prefix):
    journal = vault.redeem(token, now)
    for number in range(100_000):
        journal.put(f"{prefix}.{number}", "log.entry", {"words": "w" * 3000}, now)
        say(f"{prefix}.{number}")
"""
CHANGES = """
def write(prefix):
    journal = vault.redeem(token, now)
    say("open")
    words = [first, second] if prefix == "first" else [second, first]
    while True:
        journal.change_passphrase(*words, now)
        say("changed")
        words.reverse()
"""


class Rounds:
    """A program that is killed in every round."""

    def __init__(self, process, chance: random.Random) -> None:
        self._process = process
        self._chance = chance

    def run(self, line: str, most: int) -> list[str]:
        """Let the program write, kill it, and return what it acknowledged."""
        print(line, file=self._process.stdin, flush=True)
        said: list[str] = []
        pid, stop = 0, self._chance.randint(0, most)
        while (word := self._process.stdout.readline().strip()) != "ended":
            assert word, self._process.stderr.read()
            if word.startswith("pid "):
                pid = int(word[4:])
            else:
                said.append(word)
            if pid and len(said) >= stop:
                os.kill(pid, signal.SIGKILL)
        return said


@pytest.fixture
def rounds(child, data: Path, journal: Journal, now: datetime):
    def begin(source: str) -> Rounds:
        arguments = (data, NAME, WORDS, OTHER_WORDS, now.isoformat())
        process = child(source + HEAD, *arguments, stdin=-1)
        print(journal.leave_ticket(now), file=process.stdin, flush=True)
        return Rounds(process, random.Random(20261103))

    return begin


def test_200_kills_lose_no_acknowledged_entry(rounds, journal: Journal):
    writing, acknowledged = rounds(WRITES), set()
    for number in range(200):
        acknowledged.update(writing.run(f"r{number}", 4))
        if number % 20 == 19:
            assert acknowledged <= {each.id for each in journal.records()}
    run = journal._records.connection.execute
    assert run("PRAGMA cipher_integrity_check").fetchall() == []
    assert run("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(acknowledged) > 100


def test_60_kills_in_a_change_leave_one_passphrase_in_force(
    rounds, vault: Vault, journal: Journal, folder: Path, now: datetime
):
    changing, in_force = rounds(CHANGES), "first"
    for number in range(60):
        changing.run(in_force, 3)
        later = now + timedelta(minutes=3 * number + 3)
        in_force = which_opens(vault, later)
        later += timedelta(minutes=1)
        vault.open(NAME, WORDS if in_force == "first" else OTHER_WORDS, later).lock()
        assert not list(folder.glob("*.part-*"))


def which_opens(vault: Vault, now: datetime) -> str:
    """Return which of the two passphrases is in force; it is always one of them."""
    try:
        vault.open(NAME, WORDS, now).lock()
    except WrongPassphrase:
        vault.open(NAME, OTHER_WORDS, now).lock()
        return "second"
    return "first"
