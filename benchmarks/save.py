"""Opens a kept journal and saves entries to it: from the press to its answer.

Run it with ``python -m benchmarks.save``. In the page, time runs from the press on
"Save entry" to the words "Saved at", and from "Open my journal" to the entry form;
without a page, it is one ``save`` action of the screen. Both with a small journal and
with one of 10,000 entries.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from benchmarks.chrome import browser
from benchmarks.entries import NAME, PASSPHRASE, keep
from benchmarks.figures import Budget, Report, Table, median, p95, shown
from benchmarks.journal_10000 import lock, met, unlock
from benchmarks.servers import LOG, Server, toolkit
from benchmarks.timing import COLUMNS, Timed, timed
from toolkit.practice.log import find_repeated_place, find_strain
from toolkit.screens.log.page import LOOKED_BACK, LogScreen

SAVE_MOST = 30  # milliseconds
SIZES = (10, 10_000)
WORDS = "The kettle was the only thing in the flat that worked, and we laughed."
PAUSE = 1_000  # milliseconds for what a pause in writing asks for
SAVED_WITHIN = 30_000  # milliseconds
PRESS = """
() => new Promise((done) => {
  const named = (each) => each.textContent.trim() === "Save entry";
  const button = [...document.querySelectorAll("button")].find(named);
  const status = button.parentElement.querySelector("[role=status]");
  const start = performance.now();
  const seen = (_changes, watch) => {
    if (!status.textContent.startsWith("Saved at")) return;
    watch.disconnect();
    done(performance.now() - start);
  };
  const parts = { childList: true, characterData: true, subtree: true };
  new MutationObserver(seen).observe(status, parts);
  button.click();
})
"""
OPEN = """
() => new Promise((done) => {
  const named = (name) => (each) => each.textContent.trim() === name;
  const button = (name) => [...document.querySelectorAll("button")].find(named(name));
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (!button("Save entry")) return;
    watch.disconnect();
    done(performance.now() - start);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  button("Open my journal").click();
})
"""


@dataclass(slots=True)
class Saves:
    """How long opening and saving took in a page.

    Args:
        size: How many entries the journal held before.
        opened: Milliseconds from "Open my journal" to the entry form.
        ms: Milliseconds from press to answer, one for each save.
    """

    size: int
    opened: float = 0.0
    ms: list[float] = field(default_factory=list)

    @property
    def row(self) -> list[str]:
        """The line of the table."""
        spans = (median(self.ms), p95(self.ms), max(self.ms), self.opened)
        return [f"{self.size:,} entries", *map(shown, spans)]


def in_page(opened: Browser, server: Server, size: int, times: int) -> Saves:
    """Save entries in a page, one after another.

    Args:
        opened: The browser.
        server: Our server, with the made-up journal in its data folder.
        size: How many entries that journal holds.
        times: How many entries are saved; two more come first, untimed.
    """
    context = opened.new_context(locale="en-GB", timezone_id="Europe/London")
    try:
        page = context.new_page()
        page.set_default_timeout(SAVED_WITHIN)
        found = Saves(size, _open_journal(page, server))
        for number in range(times + 2):
            took = _save(page, f"{WORDS} It was time {number + 1}.")
            if number >= 2:
                found.ms.append(took)
        return found
    finally:
        context.close()


def _open_journal(page: Page, server: Server) -> float:
    page.goto(server.url + LOG)
    page.get_by_label("Journal name", exact=True).fill(NAME)
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    took = float(page.evaluate(OPEN))
    expect(page.get_by_role("button", name="Save entry")).to_be_visible()
    return took


def _save(page: Page, words: str) -> float:
    page.get_by_label("What happened?", exact=True).fill(words)
    page.get_by_role("checkbox", name="Anxious", exact=True).check()
    page.get_by_role("checkbox", name="Stomach", exact=True).check()
    page.get_by_label("How strong is it?", exact=True).fill("4")
    page.wait_for_timeout(PAUSE)
    return float(page.evaluate(PRESS))


def steps(folder: Path, size: int, rounds: int) -> list[Timed]:
    """Time one save action of the screen, and what it is made of.

    Args:
        folder: The data folder with the made-up journal.
        size: How many entries it holds.
        rounds: How many times each is done.
    """
    screen = met(LogScreen, folder)
    unlock(screen)
    shelf, numbers = screen.open_shelf(), count(1)
    now, words = screen.local_now(), screen.vocabulary
    body = {"happened": WORDS}

    def put() -> Any:
        name = f"{next(numbers):032x}"
        return shelf.journal.put(name, "benchmark", body, screen.clock())

    def act() -> Any:
        form = {"id": f"save{next(numbers):028x}", "happened": WORDS, "strength": 4}
        form |= {"feelings": ["anxious"], "places": ["stomach"], "bin": "private"}
        answer = screen.act("save", form=form, revision=None, seen=[])
        if not answer.get("saved"):
            raise SystemExit(f"An entry was not saved: {answer}")
        return answer

    def care() -> Any:
        lately = shelf.since(now - LOOKED_BACK)
        return find_strain(lately, now, words), find_repeated_place(lately, now, words)

    name = f"{size:,} entries"
    found = [
        timed(f"{name}: the whole action", rounds, act),
        timed(f"{name}: to the disk", rounds, put),
        timed(f"{name}: look for strain", rounds, care),
        timed(f"{name}: build the view", rounds, screen.view),
        timed(
            f"{name}: look for names and numbers",
            rounds,
            lambda: screen.act("notice", field="happened", text=WORDS),
        ),
    ]
    lock(screen)
    return found


def measure(times: int, rounds: int) -> Report:
    """Save to journals of both sizes, in pages and without.

    Args:
        times: Entries saved in each page.
        rounds: Times each step is done without a page.
    """
    pages: list[Saves] = []
    alone: list[Timed] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            keep(Path(folder), size)
            with toolkit(Path(folder)) as server, browser() as opened:
                pages.append(in_page(opened, server, size, times))
            alone += steps(Path(folder), size, rounds)
    columns = ["Journal", "median ms", "95 % ms", "slowest ms", "opened after ms"]
    rows = [each.row for each in pages]
    note = (
        "From the press on Save entry to the words Saved at, in a real browser; opened "
        "once, from Open my journal to the entry form, the key's making included."
    )
    tables = [
        Table("Saving an entry, in the page", columns, rows, [note]),
        Table("Saving an entry, in the kernel", COLUMNS, [one.row for one in alone]),
    ]
    budgets = [
        Budget(
            f"save to acknowledged, {each.size:,} entries kept",
            SAVE_MOST,
            median(each.ms),
            "ms",
        )
        for each in pages
    ]
    return Report(tables, budgets)


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="saves in each page")
    parser.add_argument("--rounds", type=int, default=40, help="saves without a page")
    chosen = parser.parse_args()
    print(measure(chosen.times, chosen.rounds).markdown())


if __name__ == "__main__":
    main()
