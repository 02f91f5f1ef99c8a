"""The fork server as the web server sees it: started, asked for kernels, started again.

Needs Linux. Elsewhere, and while the fork server is not there, nothing is forked.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit.serving.forkserver import process
from toolkit.serving.forkserver.fork import ForkRequest
from toolkit.serving.terminal import say_fault

START = Path(__file__).with_name("start.py")
LOADED_WITHIN = 60.0  # seconds for the fork server to load everything
FORKED_WITHIN = 10.0  # seconds for one fork
# Libraries for numbers would start threads as they load, and then nothing may fork.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
LONGEST_PAUSE = 60  # seconds before one that keeps ending is started again


def try_fork_server(notebooks: Path) -> bool:
    """Start the fork server, end it again, and tell whether it could have forked.

    Args:
        notebooks: Folder of pages.
    """

    async def try_it() -> bool:
        tried = ForkServer({"TOOLKIT_SERVED": "1"}, notebooks, verbose=False)
        tried.start()
        try:
            return await tried.wait_until_loaded()
        finally:
            tried.end()

    return asyncio.run(try_it())


class ForkFailed(Exception):
    """The fork server is not there, or did not fork."""


def can_fork() -> bool:
    """Tell whether kernels can be forked on this system."""
    return sys.platform.startswith("linux") and hasattr(os, "pidfd_open")


class ForkedProcess:
    """A forked kernel's process, as :class:`subprocess.Popen` would show it.

    Args:
        pid: Its process id; it is this process's own child.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended; None while it runs."""
        return self._look(os.WNOHANG)

    def wait(self) -> int | None:
        """Wait until it has ended and return how."""
        return self._look(0)

    def _look(self, how: int) -> int | None:
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, how)
            except ChildProcessError:
                pid, status = self.pid, signal.SIGKILL
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class ForkServer:
    """The fork server as the web server sees it: kept running, and asked for kernels.

    Args:
        environment: What it is told beside this process's own environment.
        notebooks: Folder of pages.
        verbose: Whether what it says is shown.
    """

    def __init__(
        self, environment: dict[str, str], notebooks: Path, *, verbose: bool
    ) -> None:
        self.environment = environment
        self.notebooks = notebooks
        self.verbose = verbose
        self.process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._turn = asyncio.Lock()
        self._first = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None
        self._stamp: int | None = None

    @property
    def ready(self) -> bool:
        """Whether it can fork at this moment."""
        return self._socket is not None

    def start(self) -> None:
        """Begin to keep it running, where kernels can be forked."""
        if can_fork() and process.become_subreaper():
            self._keeping = asyncio.ensure_future(self._keep())
        else:
            self._first.set()

    async def wait_until_loaded(self) -> bool:
        """Wait until its first start is over, and return whether it can fork now."""
        await self._first.wait()
        return self.ready

    def renew_after(self, stamp: int) -> None:
        """Start it again when the code that it loaded has changed.

        Args:
            stamp: Tells which code there is now.
        """
        if self._stamp not in (None, stamp):
            self._lose()
        self._stamp = stamp

    async def _keep(self) -> None:
        """Start it, and start it again whenever it has ended."""
        lost = 0
        while await self._start():
            if self.process is not None:
                await wait_for_exit(self.process.pid)
            self._lose()
            lost += 1
            await asyncio.sleep(min(lost, LONGEST_PAUSE))
            process.reap_processes(process.FORK_SERVER)

    async def _start(self) -> bool:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self.process = self._launch(theirs)
            ours.setblocking(False)
            if not (await _receive_reply(ours, LOADED_WITHIN)).get("ready"):
                raise ForkFailed
            self._socket = ours
        except (OSError, ValueError, ForkFailed) as fault:
            say_fault("Pages open more slowly: kernels cannot be kept warm", fault)
            self._lose()
        finally:
            if self._socket is not ours:
                ours.close()
            self._first.set()
        return self.ready

    def _launch(self, sock: socket.socket) -> subprocess.Popen[bytes]:
        output = None if self.verbose else subprocess.DEVNULL
        inherited = {**os.environ, **self.environment, **ONE_THREAD}
        inherited.pop("JPY_PARENT_PID", None)  # its kernels have another parent
        number = sock.fileno()
        start = [sys.executable, "-P", str(START), "--warm", str(number)]
        return subprocess.Popen(  # noqa: S603 - our own file, no word from outside
            [*start, str(self.notebooks)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=inherited,
            pass_fds=[number],
            start_new_session=True,
        )

    async def fork(self, request: ForkRequest) -> int:
        """Return the process id of a new kernel.

        Args:
            request: What the kernel is told.

        Raises:
            ForkFailed: It is not there, or did not answer; it is being started again.
            CancelledError: Nobody waits any more; the kernel, if it comes, is ended.
        """
        asked = asyncio.ensure_future(self._ask(request))
        try:
            return await asyncio.shield(asked)
        except asyncio.CancelledError:
            asked.add_done_callback(_kill_unwanted)
            raise

    async def _ask(self, request: ForkRequest) -> int:
        async with self._turn:
            sock = self._socket
            if sock is None:
                raise ForkFailed
            try:
                loop = asyncio.get_running_loop()
                await loop.sock_sendall(sock, request.packed())
                return int((await _receive_reply(sock, FORKED_WITHIN))["pid"])
            except (OSError, ValueError, KeyError, ForkFailed):
                self._lose()
                raise ForkFailed from None
            finally:
                if self._socket is not sock:
                    sock.close()

    def end(self) -> None:
        """End it for good; kernels that were forked from it stay."""
        if self._keeping is not None:
            self._keeping.cancel()
        self._lose()

    def _lose(self) -> None:
        if self._socket is not None:
            # Whoever listens hears the end, and closes it: closed beneath a listener,
            # its number would still be watched when the next socket gets it.
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            if not self._turn.locked():
                self._socket.close()
            self._socket = None
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def _kill_unwanted(asked: asyncio.Task[int]) -> None:
    """End a kernel for which nobody waits any more."""
    if not asked.cancelled() and asked.exception() is None:
        ForkedProcess(asked.result()).kill()


async def _receive_reply(sock: socket.socket, seconds: float) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(seconds):
        heard = await loop.sock_recv(sock, 4096)
    if not heard:
        raise ForkFailed
    return json.loads(heard)


async def wait_for_exit(pid: int) -> None:
    """Wait until a process of this one's own has ended, without looking again.

    Args:
        pid: Its process id.

    Raises:
        OSError: There is no such process any more.
    """
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    number = os.pidfd_open(pid)
    try:
        loop.add_reader(number, over.set)
        await over.wait()
    finally:
        loop.remove_reader(number)
        os.close(number)
