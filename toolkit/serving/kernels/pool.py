"""Kernels whose page is already made, waiting for somebody to open it.

The pool is filled one page after another, never while a page is being opened or this
machine is busy, so that nobody waits for somebody who has not come yet. What was made
before an exercise or a page was changed is thrown away.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from toolkit.serving.terminal import say_fault

SEAT = 20 * 2**20  # bytes that a waiting kernel takes, at most
SHARE = 0.2  # of the memory that is free, for kernels that wait
MOST = 20  # kernels that wait for one page
CALM = 0.5  # seconds after somebody came in which no kernel is made for others
LONGEST = 10.0  # seconds for which the next one is put off at most
BUSY = 75.0  # per cent of the processors in use, above which it is put off
LEFT = 4  # times as long as one took is left to the people at work before the next
LIMIT = Path("/sys/fs/cgroup/memory.max")


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page that is ready.

    Args:
        kernel_id: Its kernel.
        text: Its second part, as HTML.
        stamp: Tells what it was made from; see :mod:`toolkit.serving.changes`.
    """

    kernel_id: str
    text: str
    stamp: int


def compute_pool_share(pages: int, seats: int) -> int:
    """Return how many kernels may wait for each page on this machine.

    Args:
        pages: How many pages there are.
        seats: How many may be open at once.
    """
    fitting = int(measure_free_memory() * SHARE / SEAT)
    return max(1, min(MOST, min(seats, fitting) // max(1, pages)))


def measure_free_memory() -> int:
    """Return the bytes of memory that are free, or that this container may use."""
    free = psutil.virtual_memory().available
    with suppress(OSError, ValueError):
        return min(free, int(LIMIT.read_text(encoding="ascii")))
    return free


def is_machine_busy() -> bool:
    """Tell whether this machine has had little time since it was asked before."""
    return psutil.cpu_percent() > BUSY


class PagePool:
    """The pages that are ready, and the one that is being made.

    Args:
        make: Makes one page.
        end: Ends the kernel of a page that nobody will open.
        stamp: Tells what a page would be made from now.
        busy: Tells whether others need the processors.
    """

    def __init__(
        self,
        make: Callable[[str], Awaitable[PreparedPage]],
        end: Callable[[str], Awaitable[None]],
        stamp: Callable[[], int],
        busy: Callable[[], bool] = is_machine_busy,
    ) -> None:
        self._make, self._end, self._stamp, self._busy = make, end, stamp, busy
        self._waiting: dict[str, deque[PreparedPage]] = {}
        self._share = 0
        self._filling: asyncio.Task[None] | None = None
        self._failed: set[str] = set()
        self._ending: set[asyncio.Future[None]] = set()
        self._coming = 0
        self._came = 0.0

    def fill(self, names: Iterable[str], share: int) -> None:
        """Begin to keep pages ready.

        Args:
            names: The pages.
            share: How many of each.
        """
        self._waiting = {name: deque() for name in names}
        self._share = share
        self._go_on()

    def size(self, name: str) -> int:
        """Return how many of a page are ready."""
        return len(self._waiting.get(name, ()))

    def holds(self, kernel_id: str) -> bool:
        """Tell whether a kernel waits here."""
        return any(
            made.kernel_id == kernel_id
            for waiting in self._waiting.values()
            for made in waiting
        )

    def take(self, name: str) -> PreparedPage | None:
        """Return the page that has waited longest, or None when none is ready."""
        waiting = self._waiting.get(name, deque())
        self._failed.discard(name)
        stamp = self._stamp()
        found = None
        while waiting and found is None:
            first = waiting.popleft()
            if first.stamp == stamp:
                found = first
            else:
                self._throw_away(first)
        self._go_on()
        return found

    def forget(self, kernel_id: str) -> None:
        """Note that a kernel has ended, wherever it waited."""
        for name, waiting in self._waiting.items():
            kept = deque(made for made in waiting if made.kernel_id != kernel_id)
            if len(kept) != len(waiting):
                self._waiting[name] = kept
                self._go_on()

    def begin(self) -> None:
        """Note that somebody opens a page, and is not to be held up."""
        self._coming += 1

    def done(self) -> None:
        """Note that it is open, or was given up."""
        self._coming -= 1
        self._came = asyncio.get_running_loop().time()

    async def wait_for_first(self) -> None:
        """Wait until one of every page is ready, or has failed."""
        while self._filling is not None and not self._filling.done():
            if all(
                each or name in self._failed for name, each in self._waiting.items()
            ):
                return
            await asyncio.wait({self._filling}, timeout=0.05)

    def stop(self) -> None:
        """Make no more pages."""
        self._share = 0
        if self._filling is not None:
            self._filling.cancel()

    def _throw_away(self, made: PreparedPage) -> None:
        ending = asyncio.ensure_future(self._end(made.kernel_id))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    def _go_on(self) -> None:
        if self._share and (self._filling is None or self._filling.done()):
            self._filling = asyncio.ensure_future(self._fill())

    async def _fill(self) -> None:
        while (name := self._next()) is not None:
            await self._calm()
            began = time.monotonic()
            try:
                self._waiting[name].append(await self._make(name))
            except Exception as fault:
                say_fault("A page could not be got ready", fault)
                self._failed.add(name)
            if self._came:
                await asyncio.sleep(LEFT * (time.monotonic() - began))

    def _next(self) -> str | None:
        """Return the page of which fewest are ready, or None when all are."""
        lacking = [
            name
            for name, waiting in self._waiting.items()
            if len(waiting) < self._share and name not in self._failed
        ]
        return min(lacking, key=self.size, default=None)

    async def _calm(self) -> None:
        """Wait until nobody is coming and there is time, though not for ever."""
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST
        while loop.time() < until:
            calm = not self._coming and loop.time() - self._came >= CALM
            # Before anybody has come, it is the pool itself that is at work.
            if calm and (not self._came or not self._busy()):
                return
            await asyncio.sleep(CALM / 5)
