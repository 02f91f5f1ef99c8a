"""What each further person costs the server: processor time and memory.

Run it with ``python -m benchmarks.seats``. Several people open the log one after
another, each in a browser of their own, and stay; the pool is filled again in
between. Memory is the proportional set size (PSS): shared pages count in parts.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import others
from benchmarks.chrome import Wanted, arrive, browser
from benchmarks.figures import Budget, Report, Table, shown
from benchmarks.open_page import PAGES, SMALL_LOG
from benchmarks.servers import Server, toolkit

CPU_MOST, MEMORY_MOST = 0.30, 20  # seconds; MiB
OURS = "our log"


@dataclass(frozen=True, slots=True)
class Seats:
    """What several people cost one server.

    Args:
        name: Whose server it is.
        empty: MiB before anybody came.
        cpu: Seconds of processor time for each of them, the refilled pool included.
        memory: MiB for each of them.
        left: MiB that were still held after all had left, beyond the beginning.
    """

    name: str
    empty: float
    cpu: float
    memory: float
    left: float

    @property
    def row(self) -> list[str]:
        """The line of the table."""
        figures = (self.empty, self.memory, self.left, self.cpu)
        return [self.name, *map(shown, figures)]


@dataclass(frozen=True, slots=True)
class Visited:
    """One server and the page that people open there.

    Args:
        name: Whose server it is.
        server: The server.
        address: Where the page is.
        wanted: What it is waited for.
    """

    name: str
    server: Server
    address: str
    wanted: Wanted

    def seat(self, opened: Browser, people: int) -> Seats:
        """Let several people open the page, stay, and leave.

        Args:
            opened: The browser.
            people: How many; one more comes and leaves before they do.
        """
        self._come_and_go(opened, 1)
        self.server.rest()
        cpu, memory = self.server.cpu(), self.server.memory()
        with_all = self._come_and_go(opened, people)
        used = self.server.cpu() - cpu
        self.server.rest()
        return Seats(
            name=self.name,
            empty=memory,
            cpu=used / people,
            memory=(with_all - memory) / people,
            left=max(0.0, self.server.memory() - memory),
        )

    def _come_and_go(self, opened: Browser, people: int) -> float:
        """Return MiB used while everybody is there."""
        contexts = [opened.new_context(locale="en-GB") for _ in range(people)]
        pages = []
        for context in contexts:
            pages.append(context.new_page())
            arrive(pages[-1], self.address, self.wanted)
            self.server.rest()
        used = self.server.memory()
        for page in pages:
            page.goto("about:blank")
        for context in contexts:
            context.close()
        return used


def measure(people: int, venv: Path | None, *, peers: bool = True) -> Report:
    """Let people sit down at our server and at the peers'.

    Args:
        people: How many stay at once.
        venv: The peers' environment; a passing one when it is None.
        peers: False leaves the peers out.
    """
    with browser() as opened:
        found = [_ours(opened, people)]
        if peers:
            found += _theirs(opened, people, venv)
    columns = ["Server", "MiB before", "MiB a seat", "MiB kept after", "processor s"]
    note = f"{people} people, one after another. Processor seconds are for each seat."
    table = Table("One more seat", columns, [each.row for each in found], [note])
    ours = found[0]
    return Report(
        [table],
        [
            Budget("server processor time for one more seat", CPU_MOST, ours.cpu, "s"),
            Budget("memory for one more seat", MEMORY_MOST, ours.memory, "MiB"),
        ],
    )


def _ours(opened: Browser, people: int) -> Seats:
    with tempfile.TemporaryDirectory() as data, toolkit(Path(data)) as server:
        path, wanted = PAGES["log"]
        here = Visited(OURS, server, server.url + path, wanted)
        return here.seat(opened, people)


def _theirs(opened: Browser, people: int, venv: Path | None) -> list[Seats]:
    found = []
    with others.installed(venv) as room:
        for name in others.NAMES:
            with room.serve(name) as server:
                where = others.address_of(name, server)
                there = Visited(name, server, where, SMALL_LOG)
                found.append(there.seat(opened, people))
    return found


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--venv", type=Path, help="keep the peers installed here")
    parser.add_argument("--no-peers", action="store_true", help="only our own page")
    chosen = parser.parse_args()
    report = measure(chosen.people, chosen.venv, peers=not chosen.no_peers)
    print(report.markdown())


if __name__ == "__main__":
    main()
