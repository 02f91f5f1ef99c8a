"""Starts servers, ours and others, and says what they have used.

Ends only what it started itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
LOG = "/voila/render/emotional-log.ipynb"
PATTERNS = "/voila/render/patterns.ipynb"
STARTS_WITHIN = 120.0  # seconds
QUIET = 0.03  # seconds of processor time in half a second that count as rest
RESTS_WITHIN = 30.0  # seconds
DELAY = 1.5  # seconds in which a server may wait before it fills its pool again


def free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def await_rest(cpu: Callable[[], float]) -> None:
    """Wait until processes have nothing to do, though not for ever.

    Args:
        cpu: Returns their seconds of processor time so far.
    """
    until = time.monotonic() + RESTS_WITHIN
    time.sleep(DELAY)
    before, calm = cpu(), 0
    while calm < 2 and time.monotonic() < until:
        time.sleep(0.5)
        now = cpu()
        calm = calm + 1 if now - before < QUIET else 0
        before = now


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and everything it has started.

    Args:
        process: The server itself.
        port: Where it listens, on this machine alone.
    """

    process: psutil.Popen
    port: int

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return seconds of processor time so far, of the whole tree."""
        used = 0.0
        for each in self._tree():
            with contextlib.suppress(psutil.Error):
                spent = each.cpu_times()
                ended = spent.children_user + spent.children_system
                used += spent.user + spent.system + ended
        return used

    def memory(self) -> float:
        """Return MiB of the whole tree, shared pages counted in parts (PSS)."""
        found = 0
        for each in self._tree():
            # Kernels let only the administrator look: anybody else is told by a fault,
            # not by a figure that is too small.
            with contextlib.suppress(psutil.NoSuchProcess):
                found += each.memory_full_info().pss
        return found / 2**20

    def rest(self) -> None:
        """Wait until it has nothing to do: pools are filled, pages are gone."""
        await_rest(self.cpu)

    def end(self) -> None:
        """End it, and whatever it left behind."""
        tree = self._tree()
        with contextlib.suppress(psutil.Error):
            self.process.send_signal(signal.SIGTERM)
        _gone, left = psutil.wait_procs(tree, timeout=15)
        for each in left:
            with contextlib.suppress(psutil.Error):
                each.kill()

    def _tree(self) -> list[psutil.Process]:
        try:
            own = psutil.Process(self.process.pid)
            return [own, *own.children(recursive=True)]
        except psutil.Error:
            return []


@contextmanager
def running(
    command: Sequence[str], port: int, path: str = "/", **environment: str
) -> Iterator[Server]:
    """Run a server until the block ends.

    Args:
        command: What to start.
        port: Where it will listen.
        path: Address that is answered once it can be used.
        **environment: Variables beside those of this process.

    Yields:
        The server, at rest.
    """
    process = psutil.Popen(
        list(command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        cwd=ROOT,
    )
    server = Server(process, port)
    try:
        _await(server, path)
        server.rest()
        yield server
    finally:
        server.end()


def _await(server: Server, path: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if server.process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(server.url + path):  # noqa: S310 - our own server
            return
        time.sleep(0.1)
    raise SystemExit(f"This server did not start: {server.process.args}")


@contextmanager
def toolkit(data: Path, *arguments: str) -> Iterator[Server]:
    """Run our own server until the block ends.

    Args:
        data: Folder for journals.
        *arguments: Further arguments of ``toolkit serve``.

    Yields:
        The server, its pool filled.
    """
    port = free_port()
    command = [sys.executable, "-m", "toolkit", "serve", "--no-browser"]
    command += ["--port", str(port), "--data", str(data), *arguments]
    with running(command, port) as server:
        yield server
