"""Times what is done in this process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.figures import median, p95, shown


def nothing(_done: Any) -> None:
    """Leave what was done as it is."""


@dataclass(slots=True)
class Timed:
    """How long something took, each time it was done.

    Args:
        what: What was done.
        wall: Milliseconds by the clock on the wall, one for each time.
        cpu: Milliseconds of this process's own work, in all its threads.
    """

    what: str
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle time, in milliseconds."""
        return median(self.wall)

    @property
    def row(self) -> list[str]:
        """The line of a table: what, median, 95 %, processor."""
        spans = (median(self.wall), p95(self.wall), median(self.cpu))
        return [self.what, *map(shown, spans)]


COLUMNS: Sequence[str] = ("What", "median ms", "95 % ms", "processor ms")


def timed(
    what: str,
    rounds: int,
    do: Callable[[], Any],
    after: Callable[[Any], None] = nothing,
) -> Timed:
    """Do something several times, once more before that, and time it.

    Args:
        what: What it is.
        rounds: How many times it is timed.
        do: Does it.
        after: Takes back what was done, untimed.
    """
    after(do())
    found = Timed(what)
    for _ in range(rounds):
        gc.collect()
        work, start = time.process_time(), time.perf_counter()
        done = do()
        found.wall.append((time.perf_counter() - start) * 1000)
        found.cpu.append((time.process_time() - work) * 1000)
        after(done)
    return found
