"""A class opens the same role-play in the same moment, in real pages.

Run it with ``python -m benchmarks.class_at_once``. Every page runs in the same browser
on the same processors as the server, which is the worst case: thirty laptops would
draw for themselves. Several classes come one after another, since one alone says
little; the first plays on, each person thinking a second or so each time.
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
from benchmarks.chrome import FLAGS, HOURS, Wanted, find, spent
from benchmarks.figures import Budget, Report, Table, median, p95, shown
from benchmarks.servers import Server, await_rest
from benchmarks.story import BEGIN, OURS, PAGE, PEERS, THEIRS, our_server, their_server

SHARE_MOST = 0.333  # ours to the fastest peer
CLICK_MOST = 40  # milliseconds, for all but one in twenty
LOOKS = 200  # milliseconds between two looks: the looking itself must cost little
PATIENCE = 180.0  # seconds until the last page must have answered
CLASSES = 3  # one after another at each server; what counts is the middle one
ONCE = 60.0  # seconds: where a class takes longer, no other comes after it
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


@dataclass(frozen=True, slots=True)
class Classes:
    """How the classes fared that came to one server, one after another.

    Args:
        name: Whose server it was.
        held: Each of them, in their order; one at least.
    """

    name: str
    held: list[Class]

    @property
    def last(self) -> float:
        """Seconds until the last page had answered, in the middle one of them."""
        return median([each.last for each in self.held])

    @property
    def clicks(self) -> list[float]:
        """Milliseconds from each choice to its next scene, everybody playing."""
        return [each for one in self.held for each in one.clicks]

    @property
    def row(self) -> list[str]:
        """The line of the table."""
        missed = sum(each.missed for each in self.held)
        late = f" ({missed} not in time)" if missed else ""
        took = [median(each.took) for each in self.held if each.took]
        clicks = (median(self.clicks), p95(self.clicks)) if self.clicks else (0.0, 0.0)
        return [
            self.name,
            f"{shown(self.last)}{late}",
            ", ".join(shown(each.last) for each in self.held),
            shown(median(took)) if took else "",
            shown(median([each.cpu for each in self.held])),
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

    async def hold(self, browser: Browser, people: int, *, play: bool) -> Class:
        """Let everybody open it in the same moment, then play, then leave.

        Args:
            browser: One browser for all; each person has a context of their own.
            people: How many.
            play: False when they leave as soon as all have arrived.
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
        if play and not found.missed:
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


async def _held(lesson: Lesson, people: int) -> Classes:
    found = Classes(lesson.name, [])
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=find(), args=FLAGS, env=HOURS
        )
        try:
            await lesson.hold(browser, 1, play=True)
            while len(found.held) < CLASSES:
                lesson.server.rest()
                first = not found.held
                found.held.append(await lesson.hold(browser, people, play=first))
                if found.held[-1].last > ONCE:
                    break
        finally:
            await browser.close()
    return found


def _their_classes(room: others.Peers, name: str, people: int) -> Classes:
    with their_server(room, name) as (server, address):
        return asyncio.run(_held(Lesson(name, server, address, THEIRS), people))


def _our_classes(name: str, people: int, pool: int) -> Classes:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ready = ("--pool", str(pool))
        server = stack.enter_context(our_server(folder / "content", *ready))
        ours = Lesson(name, server, server.url + PAGE, BEGIN)
        return asyncio.run(_held(ours, people))


def measure(people: int, venv: Path | None, *, peers: bool = True) -> Report:
    """Let classes open our role-play, then each peer's.

    Args:
        people: How many come in the same moment.
        venv: The peers' environment; a passing one when it is None.
        peers: False leaves the peers out.
    """
    with ExitStack() as stack:
        found = [_our_classes(OURS, people, people)]
        found.append(_our_classes(f"{OURS}, empty pool", people, 0))
        if peers:
            room = stack.enter_context(others.installed(venv))
            found += [_their_classes(room, name, people) for name in PEERS]
    return Report([table(found, people)], budgets(found))


def table(found: list[Classes], people: int) -> Table:
    """Return how the classes fared at each server."""
    columns = ["Role-play", "last usable s", "class by class", "median s"]
    columns += ["server processor s", "next scene ms", "95 % ms"]
    note = (
        f"{people} pages in one browser on the same processors as the server. The "
        f"static page is the limit: nothing stands behind it. Ours has as many kernels "
        f"ready as people come, and none in the second line. {CLASSES} classes come "
        f"one after another to a server, once it and the browser rest, and the middle "
        f"one counts; where a class takes over {ONCE:g} s, no other follows. Each "
        f"person of the first plays {SCENES} scenes, thinking {THINK / 1000:g} s on "
        f"average between two."
    )
    title = f"A class of {people} at once"
    return Table(title, columns, [each.row for each in found], [note])


def budgets(found: list[Classes]) -> list[Budget]:
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
