"""A class opens the same role-play in the same moment, in real pages.

Run it with ``python -m benchmarks.class_at_once``. Every page runs in the same browser
on the same processors as the server, which is the worst case: thirty laptops would
draw for themselves. Afterwards everybody plays on, thinking a second or so each time.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, async_playwright

from benchmarks import others
from benchmarks.chrome import FLAGS, Wanted, find, spent
from benchmarks.figures import Budget, Report, Table, median, p95, shown
from benchmarks.servers import Server, await_rest
from benchmarks.story import BEGIN, OURS, PAGE, PEERS, THEIRS, our_server, their_server

SHARE_MOST = 0.333  # ours to the fastest peer
CLICK_MOST = 40  # milliseconds, for all but one in twenty
LOOKS = 200  # milliseconds between two looks: the looking itself must cost little
PATIENCE = 180.0  # seconds until the last page must have answered
SCENES, THINK = 8, 2000  # scenes that each person plays; milliseconds between two
LIMIT = "static page"


@dataclass(slots=True)
class Class:
    """How one class fared.

    Args:
        name: Whose server it was.
        took: Seconds from the common start until each page had answered.
        missed: How many pages had not answered in time.
        clicks: Milliseconds from each choice to its next scene, everybody playing.
        cpu: Seconds of processor time at the server until the last one had answered.
    """

    name: str
    took: list[float] = field(default_factory=list)
    missed: int = 0
    clicks: list[float] = field(default_factory=list)
    cpu: float = 0.0

    @property
    def last(self) -> float:
        """Seconds until the last page had answered."""
        return PATIENCE if self.missed else max(self.took)

    @property
    def row(self) -> list[str]:
        """The line of the table."""
        late = f" ({self.missed} not in time)" if self.missed else ""
        clicks = (median(self.clicks), p95(self.clicks)) if self.clicks else (0.0, 0.0)
        return [
            self.name,
            f"{shown(self.last)}{late}",
            shown(median(self.took)) if self.took else "",
            shown(self.cpu),
            *map(shown, clicks),
        ]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a class opens.

    Args:
        name: Whose page it is.
        server: The server.
        address: Where the page is.
        wanted: What it is waited for.
    """

    name: str
    server: Server
    address: str
    wanted: Wanted

    async def hold(self, browser: Browser, people: int) -> Class:
        """Let everybody open it in the same moment, then play, then leave.

        Args:
            browser: One browser for all; each person has a context of their own.
            people: How many.
        """
        contexts = [await browser.new_context() for _ in range(people)]
        pages = [await self._ready(context) for context in contexts]
        # A browser draws its own windows too, and nobody's page is to wait for that.
        await asyncio.to_thread(await_rest, spent)
        before, start = self.server.cpu(), time.time()
        arrived = await asyncio.gather(*(self._arrive(page, start) for page in pages))
        took = [each for each in arrived if each is not None]
        found = Class(self.name, took, people - len(took))
        found.cpu = self.server.cpu() - before
        if not found.missed:
            played = await asyncio.gather(*(self._play(page) for page in pages))
            found.clicks = [each for one in played for each in one]
        for page, context in zip(pages, contexts, strict=True):
            await page.goto("about:blank")
            await context.close()
        return found

    async def _ready(self, context: BrowserContext) -> Any:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        await page.add_init_script(self.wanted.script(LOOKS))
        return page

    async def _arrive(self, page: Any, start: float) -> float | None:
        """Open the page; return seconds from the common start until it answered."""
        try:
            await page.goto(self.address, wait_until="commit")
        except Error:
            return None
        waits = page.evaluate("() => window.__done")
        try:
            seen = await asyncio.wait_for(waits, PATIENCE)
        except (Error, TimeoutError):
            return None
        return (seen["began"] + seen["answered"]) / 1000 - start

    async def _play(self, page: Any) -> list[float]:
        words = "Go on"
        await page.evaluate(
            "([words, times, think]) => window.__play(words, times, think)",
            [words, SCENES, THINK],
        )
        return (await page.evaluate("() => window.__seen"))["clicks"]


async def _held(lesson: Lesson, people: int) -> Class:
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=find(), args=FLAGS)
        try:
            await lesson.hold(browser, 1)
            lesson.server.rest()
            return await lesson.hold(browser, people)
        finally:
            await browser.close()


def _their_class(room: others.Peers, name: str, people: int) -> Class:
    with their_server(room, name) as (server, address):
        return asyncio.run(_held(Lesson(name, server, address, THEIRS), people))


def _our_class(name: str, people: int, pool: int) -> Class:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ready = ("--pool", str(pool))
        server = stack.enter_context(our_server(folder / "content", *ready))
        ours = Lesson(name, server, server.url + PAGE, BEGIN)
        return asyncio.run(_held(ours, people))


def measure(people: int, venv: Path | None, *, peers: bool = True) -> Report:
    """Let a class open our role-play, then each peer's.

    Args:
        people: How many come in the same moment.
        venv: The peers' environment; a passing one when it is None.
        peers: False leaves the peers out.
    """
    with ExitStack() as stack:
        found = [_our_class(OURS, people, people)]
        found.append(_our_class(f"{OURS}, empty pool", people, 0))
        if peers:
            room = stack.enter_context(others.installed(venv))
            found += [_their_class(room, name, people) for name in PEERS]
    return Report([table(found, people)], budgets(found))


def table(found: list[Class], people: int) -> Table:
    """Return how each class fared."""
    columns = ["Role-play", "last usable s", "median s", "server processor s"]
    columns += ["next scene ms", "95 % ms"]
    note = (
        f"{people} pages in one browser on the same processors as the server. The "
        f"static page is the limit: nothing stands behind it. Ours has as many kernels "
        f"ready as people come, and none in the second line. Each person then plays "
        f"{SCENES} scenes, thinking {THINK / 1000:g} s on average between two."
    )
    title = f"A class of {people} at once"
    return Table(title, columns, [each.row for each in found], [note])


def budgets(found: list[Class]) -> list[Budget]:
    """Return the figures that have a budget."""
    ours = found[0]
    theirs = [each.last for each in found if each.name in PEERS and each.name != LIMIT]
    limits = []
    if theirs:
        share = ours.last / min(theirs)
        limits.append(
            Budget("a class at once, ours / fastest peer", SHARE_MOST, share, "")
        )
    if ours.clicks:
        slow = p95(ours.clicks)
        limits.append(Budget("next scene, a class busy, 95 %", CLICK_MOST, slow, "ms"))
    return limits


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--venv", type=Path, help="keep the peers installed here")
    parser.add_argument("--no-peers", action="store_true", help="only our own page")
    chosen = parser.parse_args()
    report = measure(chosen.people, chosen.venv, peers=not chosen.no_peers)
    print(report.markdown())


if __name__ == "__main__":
    main()
