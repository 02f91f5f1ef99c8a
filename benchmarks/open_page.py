"""Opens pages in a real browser, ours and the peers', side by side.

Run it with ``python -m benchmarks.open_page``. A page has *answered* when pressing
the first thing on it has brought what it promises: for the log, "Try without saving"
was pressed and the field "What happened?" is there. The peers' small log has
answered when "Save entry" was pressed and the entry is in the list. Each round opens
every page once in a fresh browser (cold) and once more in the same one (warm).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import others
from benchmarks.chrome import Visit, Wanted, browser, visit
from benchmarks.figures import Budget, Report, Table, median, shown
from benchmarks.servers import LOG, PATTERNS, Server, toolkit

OPEN_MOST, RATIO_MOST = 600, 0.40  # milliseconds; ours to the fastest peer
WEIGHT_MOST, REQUESTS_MOST = 150, 12  # KiB; requests
TRY = ("button", "Try without saving")
SAVE = ("button", "Save entry")
PAGES = {
    "home": ("/", Wanted(("a", "Emotional-response log"))),
    "log": (LOG, Wanted(TRY, ("label", "What happened?"))),
    "patterns": (PATTERNS, Wanted(TRY, ("button", "Try with made-up entries"))),
}
SMALL_LOG = Wanted(SAVE, ("li", "Entry 1"))
OURS, EMPTY = "our log", "our log, empty pool"


@dataclass(slots=True)
class System:
    """One page that is opened again and again.

    Args:
        name: What it is called in the tables.
        server: What serves it.
        address: Where it is.
        wanted: What it is waited for.
        cold: Its visits in a fresh browser.
        warm: Its visits in a browser that had been there.
        cpu: Seconds of processor time at the server for each visit.
    """

    name: str
    server: Server
    address: str
    wanted: Wanted
    cold: list[Visit] = field(default_factory=list)
    warm: list[Visit] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def round(self, opened: Browser) -> None:
        """Open it in a fresh browser, then once more in the same one."""
        context = opened.new_context(locale="en-GB", timezone_id="Europe/London")
        try:
            for visits in (self.cold, self.warm):
                self.server.rest()
                before = self.server.cpu()
                visits.append(visit(context, self.address, self.wanted))
                self.server.rest()
                self.cpu.append(self.server.cpu() - before)
        finally:
            context.close()

    def answered(self, *, warm: bool = False) -> float:
        """Return the median time to an answer, in milliseconds."""
        return median([each.answered for each in (self.warm if warm else self.cold)])

    def kib(self) -> float:
        """Return the median weight of a first visit, in KiB."""
        return median([each.traffic.bytes / 1024 for each in self.cold])

    def requests(self) -> float:
        """Return the median number of requests of a first visit."""
        return median([each.traffic.requests for each in self.cold])

    def elsewhere(self) -> int:
        """Return how many times other hosts were asked, in all visits."""
        both = (*self.cold, *self.warm)
        return sum(len(each.traffic.elsewhere) for each in both)


@contextmanager
def systems(venv: Path | None, *, peers: bool = True) -> Iterator[list[System]]:
    """Start every server and give the pages to open.

    Args:
        venv: The peers' environment; a passing one when it is None.
        peers: False leaves the peers out.

    Yields:
        Our pages, with a pool and without, and each peer's small log.
    """
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pooled = stack.enter_context(toolkit(data))
        empty = stack.enter_context(toolkit(data, "--pool", "0"))
        found = [
            System(
                OURS if name == "log" else f"our {name}", pooled, *_page(name, pooled)
            )
            for name in PAGES
        ]
        found.append(System(EMPTY, empty, *_page("log", empty)))
        if peers:
            room = stack.enter_context(others.installed(venv))
            for name in others.NAMES:
                server = stack.enter_context(room.serve(name))
                where = others.address_of(name, server)
                found.append(System(name, server, where, SMALL_LOG))
        yield found


def _page(name: str, server: Server) -> tuple[str, Wanted]:
    path, wanted = PAGES[name]
    return server.url + path, wanted


def times(found: list[System]) -> Table:
    """Return how long each page took, and how that compares with ours."""
    ours = next(each for each in found if each.name == OURS)
    rows = [
        [
            each.name,
            shown(median([one.first_byte for one in each.cold])),
            shown(median([one.visible for one in each.cold])),
            shown(each.answered()),
            f"{each.answered() / ours.answered():.2f}",
            shown(each.answered(warm=True)),
            f"{each.answered(warm=True) / ours.answered(warm=True):.2f}",
            shown(median(each.cpu) * 1000),
        ]
        for each in found
    ]
    columns = ["Page", "first byte", "visible", "answered", "to ours"]
    columns += ["warm: answered", "to ours", "server processor"]
    notes = ["Milliseconds, medians. Server processor time includes filling the pool."]
    return Table("Opening a page", columns, rows, notes)


def weights(found: list[System]) -> Table:
    """Return what went over the wire on a first visit."""
    rows = [
        [
            each.name,
            f"{each.requests():.0f}",
            shown(median([one.traffic.http / 1024 for one in each.cold])),
            f"{median([one.traffic.frames for one in each.cold]):.0f}",
            shown(median([one.traffic.socket / 1024 for one in each.cold])),
            shown(each.kib()),
            str(each.elsewhere()),
        ]
        for each in found
    ]
    columns = ["Page", "requests", "HTTP KiB", "websocket messages"]
    columns += ["websocket KiB", "KiB in all", "asked of other hosts"]
    return Table("Weight of a first visit, until it answered", columns, rows)


def budgets(found: list[System]) -> list[Budget]:
    """Return the figures that have a budget."""
    by_name = {each.name: each for each in found}
    ours, own = by_name[OURS], [each for each in found if each.name.startswith("our")]
    heaviest = max(own, key=System.kib)
    limits = [
        Budget("weight of a page, first visit", WEIGHT_MOST, heaviest.kib(), "KiB"),
        Budget(
            "requests for a page, first visit",
            REQUESTS_MOST,
            max(each.requests() for each in own),
            "",
        ),
        Budget(
            "asked of other hosts", 0, float(sum(each.elsewhere() for each in own)), ""
        ),
        Budget("open to usable, pool ready", OPEN_MOST, ours.answered(), "ms"),
        Budget(
            "open to usable, pool empty", OPEN_MOST, by_name[EMPTY].answered(), "ms"
        ),
    ]
    others_found = [
        by_name[name].answered() for name in others.NAMES if name in by_name
    ]
    if others_found:
        ratio = ours.answered() / min(others_found)
        limits.append(
            Budget("open to usable, ours / fastest peer", RATIO_MOST, ratio, "")
        )
    return limits


def measure(rounds: int, venv: Path | None, *, peers: bool = True) -> Report:
    """Open every page, round after round.

    Args:
        rounds: How many times each page is opened cold, and as often warm.
        venv: The peers' environment; a passing one when it is None.
        peers: False leaves the peers out.
    """
    with systems(venv, peers=peers) as found, browser() as opened:
        first = {each.name: _first(each, opened) for each in found}
        for number in range(rounds):
            turned = found[number % len(found) :] + found[: number % len(found)]
            for each in turned:
                each.round(opened)
        table = times(found)
        said = ", ".join(f"{name} {shown(took)}" for name, took in first.items())
        table = Table(
            table.title,
            table.columns,
            table.rows,
            [*table.notes, f"First visit ever after the start, answered: {said}."],
        )
        return Report([table, weights(found)], budgets(found))


def _first(system: System, opened: Browser) -> float:
    """Open a page for the first time since its server started."""
    context = opened.new_context()
    try:
        return visit(context, system.address, system.wanted).answered
    finally:
        context.close()


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--venv", type=Path, help="keep the peers installed here")
    parser.add_argument("--no-peers", action="store_true", help="only our own pages")
    chosen = parser.parse_args()
    print(measure(chosen.rounds, chosen.venv, peers=not chosen.no_peers).markdown())


if __name__ == "__main__":
    main()
