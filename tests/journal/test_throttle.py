"""Guessing gets slow, in every process, for every name."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from journal.made_up import NAME, OTHER_WORDS, WORDS

from toolkit.errors import TooManyTries, WrongPassphrase
from toolkit.journal import Vault
from toolkit.journal.throttle import Throttle

GUESS = """
import sys
from datetime import datetime
from pathlib import Path
from toolkit.journal.throttle import Throttle
Throttle(Path(sys.argv[1])).enter("who", datetime.fromisoformat(sys.argv[2]))
"""


@pytest.fixture
def throttle(tmp_path: Path) -> Throttle:
    return Throttle(tmp_path)


def waits(throttle: Throttle, now: datetime, tries: int) -> list[int]:
    """Return how long each try had to wait, trying again as soon as it may."""
    waited = []
    for _ in range(tries):
        try:
            throttle.enter("who", now)
            waited.append(0)
        except TooManyTries as fault:
            now += timedelta(seconds=fault.wait)
            throttle.enter("who", now)
            waited.append(fault.wait)
    return waited


def test_fifty_guesses_come_to_a_minute_each(throttle: Throttle, now: datetime):
    waited = waits(throttle, now, 50)
    assert waited[:9] == [0, 0, 0, 2, 4, 8, 16, 32, 60]
    assert set(waited[9:]) == {60}


def test_a_try_that_comes_too_early_is_not_counted(throttle: Throttle, now: datetime):
    waits(throttle, now, 3)
    for _ in range(5):
        with pytest.raises(TooManyTries) as fault:
            throttle.enter("who", now)
        assert fault.value.wait == 2


def test_another_process_does_not_begin_afresh(throttle, tmp_path, now, child):
    for _ in range(3):
        process = child(GUESS, tmp_path, now.isoformat())
        assert process.communicate(timeout=60)[1] == ""
    with pytest.raises(TooManyTries):
        Throttle(tmp_path).enter("who", now)


def test_names_that_nobody_has_are_slowed_too(vault: Vault, now: datetime):
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault.open("Nobody here", OTHER_WORDS, now)
    with pytest.raises(TooManyTries):
        vault.open("Nobody here", OTHER_WORDS, now)


def test_the_right_passphrase_has_to_wait_as_well(vault: Vault, locked, now: datetime):
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault.open(NAME, OTHER_WORDS, now)
    with pytest.raises(TooManyTries):
        vault.open(NAME, WORDS, now)
    vault.open(NAME, WORDS, now + timedelta(seconds=2)).lock()


def test_opening_forgets_the_tries(vault: Vault, locked, now: datetime):
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            vault.open(NAME, OTHER_WORDS, now)
    vault.open(NAME, WORDS, now).lock()
    with pytest.raises(WrongPassphrase):
        vault.open(NAME, OTHER_WORDS, now)


def test_one_name_does_not_slow_another(vault: Vault, locked, now: datetime):
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            vault.open("Nobody here", OTHER_WORDS, now)
    vault.open(NAME, WORDS, now).lock()


def test_a_clock_set_back_waits_no_longer_than_the_delay(throttle: Throttle, now):
    waits(throttle, now, 12)
    past = now - timedelta(days=400)
    with pytest.raises(TooManyTries) as fault:
        throttle.enter("who", past)
    assert fault.value.wait == 60
    throttle.enter("who", past + timedelta(seconds=60))


def test_tries_of_an_hour_ago_are_forgotten(throttle: Throttle, now: datetime):
    waits(throttle, now, 8)
    throttle.sweep(now + timedelta(hours=3))
    assert waits(throttle, now + timedelta(hours=3), 3) == [0, 0, 0]


def test_a_damaged_file_starts_to_count_afresh(throttle, tmp_path: Path, now):
    (tmp_path / "tries.db").write_bytes(b"not a database at all" * 300)
    assert waits(throttle, now, 4) == [0, 0, 0, 2]


def test_no_name_stands_in_the_file(vault: Vault, data: Path, now: datetime):
    with pytest.raises(WrongPassphrase):
        vault.open("Nobody here", OTHER_WORDS, now)
    written = (data / "tries.db").read_bytes()
    assert b"Nobody" not in written and b"nobody" not in written
