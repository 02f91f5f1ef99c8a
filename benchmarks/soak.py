"""Opens and closes a page many times, and says what is left behind.

Run it with ``python -m benchmarks.soak``. Nothing may be: no kernel, no process, no
open file, no temporary file, and no memory beyond what the first rounds took.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import psutil

from benchmarks.figures import Budget, Report, Table, shown
from benchmarks.machine import Load
from benchmarks.pupil import Pupil
from benchmarks.servers import LOG, Server, free_port, running

AT_ONCE = 10
FIRST = 50  # opens after which growth is counted from
MOST_GROWTH = 10.0  # MiB


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds when nobody is there.

    Args:
        processes: It and whatever it has started.
        files: Open files and sockets of the server itself.
        threads: Of the server itself.
        temporary: Passing files, its kernels' sockets among them.
        memory: MiB of the server and the warm process, without the kernels.
    """

    processes: int
    files: int
    threads: int
    temporary: int
    memory: float


def held(server: Server, temporary: Path) -> Held:
    """Return what a server holds now.

    Args:
        server: The server.
        temporary: Where it keeps its sockets and other passing files.
    """
    own = psutil.Process(server.process.pid)
    children = own.children(recursive=True)
    lasting = [own, *(each for each in children if each.name() == "toolkit-warm")]
    return Held(
        processes=1 + len(children),
        files=own.num_fds(),
        threads=own.num_threads(),
        temporary=sum(1 for _ in temporary.rglob("*")),
        memory=sum(each.memory_full_info().uss for each in lasting) / 2**20,
    )


async def _open_and_close(server: Server, times: int) -> int:
    """Open and close a page some times, several people at once.

    Returns:
        How often it could not be used.
    """
    lost = 0
    for _ in range(0, times, AT_ONCE):
        came = await asyncio.gather(
            *(_one(server) for _ in range(AT_ONCE)), return_exceptions=True
        )
        lost += sum(isinstance(each, BaseException) for each in came)
    return lost


async def _one(server: Server) -> None:
    pupil = Pupil(server.url, LOG)
    await asyncio.wait_for(pupil.come(), 60)
    await pupil.leave()


def measure(times: int) -> Report:
    """Open and close, and look what is left.

    Args:
        times: How often, beside the first opens.
    """
    load = Load.now()
    port = free_port()
    command = [sys.executable, "-m", "toolkit", "serve", "--no-browser"]
    with tempfile.TemporaryDirectory(prefix="soak-") as place:
        data, passing = Path(place, "data"), Path(place, "tmp")
        passing.mkdir()
        command += ["--port", str(port), "--data", str(data)]
        with running(command, port, TMPDIR=str(passing)) as server:
            before, after, lost = _soak(server, passing, times)
    return _report(before, after, lost, f"{times} opens and closes; {load}.")


def _soak(server: Server, passing: Path, times: int) -> tuple[Held, Held, int]:
    lost = asyncio.run(_open_and_close(server, FIRST))
    server.rest()
    before = held(server, passing)
    lost += asyncio.run(_open_and_close(server, times))
    server.rest()
    return before, held(server, passing), lost


def _report(before: Held, after: Held, lost: int, note: str) -> Report:
    names = [field.name for field in fields(Held)]
    pairs = zip(names, astuple(before), astuple(after), strict=True)
    rows = [[name, shown(was), shown(now)] for name, was, now in pairs]
    table = Table("Left behind", ["What", "before", "after"], rows, [note])
    return Report(
        [table],
        [
            Budget("processes left behind", 0, after.processes - before.processes, ""),
            Budget("open files left behind", 0, after.files - before.files, ""),
            Budget("files left behind", 0, after.temporary - before.temporary, ""),
            Budget("memory grown", MOST_GROWTH, after.memory - before.memory, "MiB"),
            Budget("opens that failed", 0, lost, ""),
        ],
    )


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    print(measure(parser.parse_args().times).markdown())


if __name__ == "__main__":
    main()
