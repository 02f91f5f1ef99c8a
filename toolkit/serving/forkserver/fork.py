"""One fork: how a copy of the fork server becomes a kernel of its own.

The kernel is no child of the fork server but of the web server, which adopts it: it
outlives the fork server, and ends when the web server ends. It keeps nothing that would
tie it to others: no open file, no signal handling, no random numbers.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import NoReturn

from toolkit.serving.forkserver import process

_FIRST_OWN = 3  # the file numbers below are input, output and errors


@dataclass(frozen=True, slots=True)
class ForkRequest:
    """What a new kernel is told.

    Args:
        connection_file: Names its sockets and its key.
        environment: The whole of its environment.
        folder: Where it works.
        server: Process id of the web server, which adopts it.
    """

    connection_file: str
    environment: dict[str, str]
    folder: str
    server: int

    def packed(self) -> bytes:
        """Return the request as it goes to the fork server."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def unpacked(cls, text: bytes) -> ForkRequest:
        """Return the request that arrived.

        Args:
            text: What :meth:`packed` returned.
        """
        return cls(**json.loads(text))


def fork_kernel(request: ForkRequest, work: Callable[[str], None]) -> int:
    """Fork a kernel that its server adopts.

    Args:
        request: What the kernel is told.
        work: What the kernel does until it ends.

    Returns:
        Its process id, in the fork server; in the kernel this never returns.

    Raises:
        OSError: The system allows no more processes.
    """
    told, tell = os.pipe()
    go, ready = os.pipe()
    between = os.fork()
    if between == 0:
        os.close(told)
        os.close(ready)
        _run_between(request, work, go, tell)
    os.close(tell)
    os.close(go)
    pid = int.from_bytes(os.read(told, 8), "little")
    os.close(told)
    # Once this one has been waited for, the kernel is the server's child.
    os.waitpid(between, 0)
    with contextlib.suppress(BrokenPipeError):
        os.write(ready, b"1")
    os.close(ready)
    if not pid:
        raise OSError
    return pid


def _run_between(
    request: ForkRequest, work: Callable[[str], None], go: int, tell: int
) -> NoReturn:
    """Fork the kernel and end, so that it is left to whoever adopts it."""
    try:
        pid = os.fork()
    except OSError:
        os._exit(1)  # nothing was told, and so it is known
    if pid == 0:
        _run_kernel(request, work, go)
    os.write(tell, pid.to_bytes(8, "little"))
    os._exit(0)


def _run_kernel(request: ForkRequest, work: Callable[[str], None], go: int) -> NoReturn:
    code = 1
    try:
        os.setsid()
        _reset_signals()
        adopted = os.read(go, 1)
        process.end_with_parent()
        if adopted and os.getppid() == request.server:
            _reset_process(request)
            work(request.connection_file)
            code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)  # seen with --verbose alone
    finally:
        _end(code)


def _reset_signals() -> None:
    for each in (signal.SIGTERM, signal.SIGCHLD, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)
    # As ipykernel has it: only a cell that runs can be interrupted.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _reset_process(request: ForkRequest) -> None:
    os.closerange(_FIRST_OWN, os.sysconf("SC_OPEN_MAX"))
    os.environ.clear()
    os.environ.update(request.environment)
    time.tzset()
    os.chdir(request.folder or "/")
    random.seed()
    numbers = sys.modules.get("numpy")
    if numbers is not None:
        numbers.random.seed()


def _end(code: int) -> NoReturn:
    """End without the interpreter's own end, which would copy every shared page."""
    try:
        atexit._run_exitfuncs()
        for each in (sys.stdout, sys.stderr):
            each.flush()
    finally:
        os._exit(code)
