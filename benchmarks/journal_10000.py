"""A journal of 10,000 entries: open it, list it, search it, read its patterns.

Run it with ``python -m benchmarks.journal_10000``. It measures in its own process
what a page's kernel does; ``save.py`` measures the page.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.entries import NAME, NOW, PASSPHRASE, keep
from benchmarks.figures import Budget, Report, Table
from benchmarks.timing import COLUMNS, Timed, timed
from toolkit.journal import Journal, Kdf, Vault
from toolkit.practice.log import Filter, select_things
from toolkit.practice.patterns.find import find_patterns
from toolkit.screens.desk import JournalScreen
from toolkit.screens.log.page import LogScreen
from toolkit.screens.log_store import LogStore
from toolkit.screens.patterns import PatternsScreen
from toolkit.settings import Settings, get_default_content

SIZE = 10_000
OPEN_MOST, PATTERNS_MOST = 300, 1000  # milliseconds


def met(kind: type[JournalScreen], folder: Path) -> JournalScreen:
    """Return a screen that has met its page, with no journal open.

    Args:
        kind: Which screen.
        folder: The data folder.
    """
    screen = kind(Settings(folder, get_default_content(), served=True), lambda: NOW)
    screen.act("hello", loopback=True, zone="Europe/London")
    return screen


def unlock(screen: JournalScreen) -> None:
    """Open the made-up journal on a screen, with everything that stands on it."""
    answer = screen.act("open", name=NAME, passphrase=PASSPHRASE)
    if not answer["ok"]:
        raise SystemExit(f"The made-up journal did not open: {answer['error']}")


def lock(screen: JournalScreen) -> Any:
    """Lock a screen's journal."""
    return screen.act("lock")


@dataclass(frozen=True, slots=True)
class Bench:
    """The made-up journal, and how often each thing is timed.

    Args:
        folder: Its data folder.
        rounds: Times each thing is done.
    """

    folder: Path
    rounds: int

    def journal(self) -> list[Timed]:
        """Time the journal alone: its key, its file, its entries."""
        vault = Vault(self.folder)

        def open_it() -> Journal:
            return vault.open(NAME, PASSPHRASE, NOW)

        journal = open_it()
        found = [
            self._timed("passphrase to key", lambda: Kdf().derive(NAME, b"0" * 16)),
            timed("open the file, key included", self.rounds, open_it, Journal.lock),
            self._timed("read every row", journal.records),
            self._timed("take every entry in", lambda: LogStore(journal)),
            self._timed("read every entry", lambda: LogStore(journal).things()),
        ]
        journal.lock()
        return found

    def screen(self, kind: type[JournalScreen]) -> Timed:
        """Time a screen from the passphrase to its view model."""
        screen = met(kind, self.folder)
        return timed(
            f"{kind.name}: passphrase to view",
            self.rounds,
            lambda: unlock(screen),
            lambda _: lock(screen),
        )

    def views(self) -> tuple[list[Timed], int]:
        """Time what an open journal is asked for, and weigh what the log sends."""
        screen = met(LogScreen, self.folder)
        unlock(screen)
        things = screen.open_shelf().things()
        zone, words = screen.zone, screen.vocabulary
        wanted, now = Filter(words="kettle cold"), NOW.astimezone(zone)
        found = [
            self._timed("log: its view", screen.view),
            self._timed(
                "log: search for two words",
                lambda: select_things(things, wanted, zone, words),
            ),
            self._timed(
                "patterns of all entries",
                lambda: find_patterns(things, words, zone, now),
            ),
        ]
        weight = len(json.dumps(screen.state).encode())
        lock(screen)
        return found, weight

    def _timed(self, what: str, do: Any) -> Timed:
        return timed(what, self.rounds, do)


def measure(rounds: int, size: int = SIZE) -> Report:
    """Measure a journal of made-up entries.

    Args:
        rounds: How many times each thing is done.
        size: How many entries the journal holds.
    """
    with tempfile.TemporaryDirectory() as folder:
        keep(Path(folder), size)
        bench = Bench(Path(folder), rounds)
        alone = bench.journal()
        log, patterns = bench.screen(LogScreen), bench.screen(PatternsScreen)
        views, weight = bench.views()
    rows = [each.row for each in (*alone, log, patterns, *views)]
    note = f"What the log sends with 20 entries shown: {weight / 1024:.1f} KiB of JSON."
    budgets = [
        Budget(f"open a journal of {size:,} entries", OPEN_MOST, log.median, "ms"),
        Budget(f"patterns of {size:,} entries", PATTERNS_MOST, views[-1].median, "ms"),
    ]
    title = f"A journal of {size:,} entries"
    return Report([Table(title, COLUMNS, rows, [note])], budgets)


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--size", type=int, default=SIZE)
    chosen = parser.parse_args()
    print(measure(chosen.rounds, chosen.size).markdown())


if __name__ == "__main__":
    main()
