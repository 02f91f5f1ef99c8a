"""Journals for tests: real SQLCipher files, with a key that is cheap to derive.

``Kdf(memory=64, passes=1, lanes=1)`` is handed to a vault openly; one test uses the
real cost.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from journal.made_up import CANARY, CHEAP, NAME, WORDS

from toolkit.journal import Journal, Vault


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def vault(data: Path) -> Vault:
    return Vault(data, kdf=CHEAP)


@pytest.fixture
def made(vault: Vault, now: datetime) -> Iterator[tuple[Journal, str]]:
    """A new journal, open, with its recovery code."""
    journal, code = vault.create(NAME, WORDS, now)
    yield journal, code
    journal.lock()


@pytest.fixture
def journal(made: tuple[Journal, str]) -> Journal:
    return made[0]


@pytest.fixture
def code(made: tuple[Journal, str]) -> str:
    return made[1]


@pytest.fixture
def folder(journal: Journal, data: Path) -> Path:
    """The folder of the journal that was made."""
    (found,) = (data / "journals").iterdir()
    return found


@pytest.fixture
def locked(journal: Journal, now: datetime, folder: Path) -> Path:
    """The folder of a locked journal that holds one entry, and a good copy of it."""
    journal.put("one", "log.entry", {"happened": CANARY}, now)
    journal.lock()
    return folder


@pytest.fixture
def child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a Python program of our own; it is ended when the test is."""
    started: list[subprocess.Popen[str]] = []

    def start(
        source: str, *arguments: object, python: str = sys.executable, **options: object
    ) -> subprocess.Popen:
        command = [python, "-c", source, *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(command, **{**pipes, **options})
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
