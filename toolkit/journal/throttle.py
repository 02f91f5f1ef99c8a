"""Makes guessing slow: how long the next try has to wait, across every process.

Counts tries by a hash of the name, whether or not such a journal exists. A try is
counted before it is made, so that many at once gain nothing. It slows the pages
only; a stolen file is protected by its passphrase and the cost of one guess.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar, TypeVar

from toolkit.errors import TooManyTries
from toolkit.journal.record import convert_to_ticks

TRIES_FILE = "tries.db"
# Seconds to wait after so many tries; these and the hour are our own mark, not a rule.
DELAYS = (0, 0, 0, 2, 4, 8, 16, 32, 60)
FORGOTTEN_AFTER = 3600  # seconds
SECOND = 1_000_000  # ticks

Result = TypeVar("Result")


class Throttle:
    """The tries at opening journals in one data folder.

    Args:
        folder: The data folder; where it cannot be written to, tries are counted
            for as long as this process lives.
    """

    _elsewhere: ClassVar[sqlite3.Connection | None] = None

    def __init__(self, folder: Path) -> None:
        self._path = folder / TRIES_FILE

    def enter(self, who: str, now: datetime) -> None:
        """Count one try, unless it comes too early.

        Args:
            who: A hash that stands for the journal's name.
            now: The present moment, aware.

        Raises:
            TooManyTries: The next try has to wait, 1 to 60 seconds; this one was not
                counted.
        """
        wait = self._work(lambda tries: _count(tries, who, convert_to_ticks(now)))
        if wait > 0:
            raise TooManyTries(math.ceil(wait / SECOND))

    def clear(self, who: str) -> None:
        """Forget the tries after one that opened the journal."""
        self._work(
            lambda tries: tries.execute("DELETE FROM tries WHERE who = ?", (who,))
        )

    def sweep(self, now: datetime) -> None:
        """Forget tries that are long past."""
        since = convert_to_ticks(now) - FORGOTTEN_AFTER * SECOND
        self._work(
            lambda tries: tries.execute("DELETE FROM tries WHERE last < ?", (since,))
        )

    def _work(self, change: Callable[[sqlite3.Connection], Result]) -> Result:
        """Make one change to the tries, wherever they can be kept."""
        try:
            return _in_file(self._path, change)
        except sqlite3.OperationalError:  # the folder is full or read-only
            return self._in_memory(change)
        except sqlite3.DatabaseError:  # not whole: start to count afresh
            self._path.unlink(missing_ok=True)
            return _in_file(self._path, change)

    @classmethod
    def _in_memory(cls, change: Callable[[sqlite3.Connection], Result]) -> Result:
        if cls._elsewhere is None:
            cls._elsewhere = _connected(":memory:")
        return _changed(cls._elsewhere, change)


def _count(tries: sqlite3.Connection, who: str, now: int) -> int:
    """Count one try and return 0, or return the microseconds it has to wait."""
    row = tries.execute(
        "SELECT count, last FROM tries WHERE who = ?", (who,)
    ).fetchone()
    count, last = row or (0, now)
    if now - last > FORGOTTEN_AFTER * SECOND:
        count = 0
    elif last > now:  # the clock was set back: count the wait from here
        tries.execute("UPDATE tries SET last = ? WHERE who = ?", (now, who))
        last = now
    wait = DELAYS[min(count, len(DELAYS) - 1)] * SECOND - (now - last)
    if wait > 0:
        return wait
    tries.execute(
        "INSERT OR REPLACE INTO tries VALUES (?, ?, ?)", (who, count + 1, now)
    )
    return 0


def _in_file(path: Path, change: Callable[[sqlite3.Connection], Result]) -> Result:
    with contextlib.suppress(OSError):
        path.touch(mode=0o600)
    with contextlib.closing(_connected(str(path))) as connection:
        return _changed(connection, change)


def _connected(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, timeout=10, isolation_level=None, check_same_thread=False
    )


def _changed(
    tries: sqlite3.Connection, change: Callable[[sqlite3.Connection], Result]
) -> Result:
    tries.execute("PRAGMA secure_delete = ON").fetchall()
    tries.execute("BEGIN IMMEDIATE")
    try:
        tries.execute(
            "CREATE TABLE IF NOT EXISTS tries "
            "(who TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL)"
        )
        result = change(tries)
        tries.execute("COMMIT")
        return result
    finally:
        if tries.in_transaction:
            tries.execute("ROLLBACK")
