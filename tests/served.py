"""A real server in a process of its own, for tests that speak to one."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

READY = "is open at"
TOOLKIT = ("-m", "toolkit")


def own_ports() -> Iterator[int]:
    """Ports that no other process of the same test run tries, over and over.

    They lie below those that systems give out, so that nobody's line takes one between
    its being found free and a server's listening on it.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first, many = 12_000 + worker % 20 * 1_000, 1_000
    start = random.randrange(many)  # another run may be going on beside this one
    for number in itertools.count(start):
        yield first + number % many


PORTS = own_ports()


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    for port in PORTS:
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    raise AssertionError("every port is taken")


@dataclass
class Answer:
    """What came back: status, headers by lower-case name, text."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Served:
    """A running server and what it has said so far."""

    process: subprocess.Popen[str]
    port: int
    data: Path
    lines: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kernels(self) -> list[psutil.Process]:
        """Every kernel this server has started that still runs."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [each for each in children if _is_kernel(each)]

    def kernel(self, name: str) -> psutil.Process:
        """The one kernel of this id, found by the sockets that carry its name."""
        (found,) = [
            each for each in self.kernels() if name in _sockets(each) + _words(each)
        ]
        return found

    def warm(self) -> list[psutil.Process]:
        """The fork server that kernels are forked from, where there is one."""
        children = psutil.Process(self.process.pid).children()
        return [each for each in children if _name(each) == "toolkit-warm"]

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.putrequest(
                method, path, skip_host="Host" in headers, skip_accept_encoding=True
            )
            for name, value in headers.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            got = line.getresponse()
            text = got.read().decode(errors="replace")
            names = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, names, text)
        finally:
            line.close()

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(timeout=30)
        finally:
            self.process.kill()  # one that hangs must not outlive its test
            self.listener.join(timeout=10)

    def listen(self) -> None:
        """Keep reading what it says, so that it is never held up."""
        assert self.process.stdout
        with self.process.stdout as said:
            self.lines.extend(line.rstrip() for line in said)

    listener: threading.Thread = field(init=False)


def _is_kernel(process: psutil.Process) -> bool:
    """A forked kernel has its own name, but the command of the fork server."""
    words = _words(process)
    return _name(process) == "toolkit-kernel" or "forkserver/start.py -f" in words


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return ""


def _sockets(process: psutil.Process) -> str:
    try:
        return " ".join(str(one.laddr) for one in process.net_connections("unix"))
    except psutil.Error:
        return ""


def _words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def serve(
    data: Path, *arguments: str, port: int = 0, program: tuple[str, ...] = TOOLKIT
) -> Served:
    """Start a server and return when it says that it can be used."""
    port = port or free_port()
    command = [sys.executable, *program, "serve", "--no-browser"]
    command += ["--port", str(port), "--data", str(data), *arguments]
    if "--pool" not in arguments:
        command += ["--pool", "1"]  # as many as memory allows would be many, for a test
    if "--seats" not in arguments:
        # A page that a test opened and left keeps its seat for a minute or more, and
        # a server that many tests share has to last.
        command += ["--seats", "200"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    server = Served(process, port, data)
    assert process.stdout
    for line in process.stdout:
        server.lines.append(line.rstrip())
        if READY in line:
            break
    else:
        process.wait()
        process.stdout.close()
        raise AssertionError(f"The server did not start: {server.lines}")
    server.listener = threading.Thread(target=server.listen, daemon=True)
    server.listener.start()
    return server
