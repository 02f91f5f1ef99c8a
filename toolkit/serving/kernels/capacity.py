"""How many pages this computer lets one server hold open at once.

Looks at the limits that the system sets to files and processes, and raises those that
a process may raise for itself. Knows nothing of memory: that is the pool's.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import zmq

from toolkit.serving.options import Options

MOST_FILES = 65_536
ENOUGH_FILES = 10_240  # what some systems give at most, whatever they promise
# A page's own lines in the server, its browser's idle ones, and those to its kernel.
FILES_EACH = 18
TASKS_EACH = 5  # threads of one kernel
SPARE = 100  # of either, for the server itself and whoever looks at the home page
GROUPS = Path("/sys/fs/cgroup")
OWN_GROUPS = Path("/proc/self/cgroup")


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many pages can be open at once.

    Args:
        pages: Their number, at least 1.
        scarce: What the system limits, as words in a sentence.
    """

    pages: int
    scarce: str


def allow_many_files() -> float:
    """Let this process open as many files at once as the system will give it.

    Many systems give a thousand at first, which one person could use up alone.

    Returns:
        How many that is; infinite where the system knows no such limit.
    """
    try:
        import resource
    except ImportError:
        return math.inf  # Windows
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    for wanted in (MOST_FILES, ENOUGH_FILES):
        allowed = wanted if most == endless else min(most, wanted)
        if now == endless or now >= allowed:
            break
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
            now = allowed
    return math.inf if now == endless else now


def allow_many_sockets(context: zmq.Context[zmq.Socket[bytes]]) -> None:
    """Let the server speak to as many kernels as it has pages.

    At first there may be a thousand sockets, and each page takes five of them.

    Args:
        context: What the sockets are made of; none has been made so far.
    """
    context.max_sockets = context.get(zmq.SOCKET_LIMIT)


def compute_task_limit() -> float:
    """Return how many processes and threads may run; infinite where nobody says."""
    limits = [math.inf]
    with suppress(ImportError, AttributeError, OSError):
        import resource

        limit = resource.getrlimit(resource.RLIMIT_NPROC)[0]
        if os.geteuid() and limit != resource.RLIM_INFINITY:
            limits.append(limit)
    with suppress(OSError):
        limits.extend(_group_limits(OWN_GROUPS.read_text(encoding="utf-8")))
    return min(limits)


def _group_limits(own: str) -> Iterator[int]:
    """Yield the limits of each group of processes that this one belongs to."""
    for line in own.splitlines():
        _, kind, path = line.split(":", 2)
        if kind not in ("", "pids"):
            continue
        group = GROUPS / kind / path.lstrip("/")
        for each in (group, *group.parents):
            with suppress(OSError, ValueError):
                yield int((each / "pids.max").read_text(encoding="ascii"))


def compute_capacity(options: Options) -> Capacity:
    """Return how many pages can be open at once, and what would run out first.

    Args:
        options: Its pool and its folder of pages; kernels that wait need room too.
    """
    files = (allow_many_files() - SPARE) / FILES_EACH
    kernels = (compute_task_limit() - SPARE) / TASKS_EACH
    if options.pool is None:
        kernels /= 2  # as many may wait as there are seats
    else:
        kernels -= options.pool * len(list(options.notebooks.glob("*.ipynb")))
    pages, scarce = min((files, "open files"), (kernels, "processes"))
    return Capacity(int(max(1, min(pages, MOST_FILES))), scarce)


def fit_to_capacity(options: Options) -> tuple[Options, str]:
    """Return the options with no more seats than there is room for.

    Args:
        options: What the server was asked to do.

    Returns:
        The options, and a sentence when they had to be changed, else nothing.
    """
    found = compute_capacity(options)
    if found.pages >= options.seats:
        return options, ""
    return replace(options, seats=found.pages), (
        f"At most {found.pages} pages can be open at once, not {options.seats}, "
        f"because this system limits how many {found.scarce} the toolkit may have. "
        "Whoever comes after that is asked to try again. "
        "To have more, raise that limit."
    )
