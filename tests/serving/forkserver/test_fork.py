"""A forked kernel is a process of its own: nothing of it is anybody else's."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import psutil
import pytest
from seated import said

from toolkit.serving.forkserver.client import FORKED_WITHIN
from toolkit.serving.forkserver.fork import ForkRequest, fork_kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks need Linux")

CHANCE = """
import os, random, secrets, ssl, uuid, numpy, tempfile
print(random.random(), numpy.random.random(), uuid.uuid4(), secrets.token_hex(4),
      ssl.RAND_bytes(4).hex(), next(tempfile._get_candidate_names()))
"""
INSIDE = """
import ctypes, os, resource, signal, sys, threading
from IPython import get_ipython
prctl = ctypes.CDLL(None).prctl
death = ctypes.c_int()
prctl(2, ctypes.byref(death), 0, 0, 0)
print({
    "dumpable": prctl(3, 0, 0, 0, 0),
    "ends with its parent": death.value == signal.SIGKILL,
    "cores": resource.getrlimit(resource.RLIMIT_CORE),
    "leads its group": os.getpgrp() == os.getsid(0) == os.getpid(),
    "parent": os.getppid(),
    "debugger": sys.modules.get("debugpy"),
    "history": get_ipython().history_manager.enabled,
    "hangs up": signal.getsignal(signal.SIGTERM) == signal.SIG_DFL,
})
"""
FILES = """
import os
print([os.readlink(f"/proc/self/fd/{n}") for n in (0, 1, 2)])
import socket
from pathlib import Path
def ports():
    kept = {os.readlink(p) for p in Path("/proc/self/fd").iterdir() if p.is_symlink()}
    lines = Path("/proc/self/net/tcp").read_text().splitlines()[1:]
    return [line for line in lines if f"socket:[{line.split()[9]}]" in kept]
print(len(ports()))
lines = Path("/proc/self/net/unix").read_text().splitlines()[1:]
own = {os.readlink(p) for p in Path("/proc/self/fd").iterdir() if p.is_symlink()}
orders = [line for line in lines if line.split()[4] == "0005"]
print(len([line for line in orders if f"socket:[{line.split()[6]}]" in own]))
"""


def process_of(keeper, kernel) -> psutil.Process:
    return psutil.Process(keeper.get_kernel(kernel).provisioner.pid)


async def another(keeper) -> str:
    return await keeper.start_kernel(kernel_name="python3", path="")


def test_a_kernel_is_the_server_s_own_child_beside_the_warm_process(with_kernel):
    async def claim(keeper, kernel):
        assert keeper.fork_server.ready
        await said(keeper, kernel, "print('ready')")
        assert process_of(keeper, kernel).name() == "toolkit-kernel"
        assert process_of(keeper, kernel).ppid() == os.getpid()

    with_kernel(claim)


def test_the_warm_process_has_one_thread(with_kernel):
    async def claim(keeper, _):
        assert psutil.Process(keeper.fork_server.process.pid).num_threads() == 1

    with_kernel(claim)


def test_two_kernels_share_no_chance(with_kernel):
    async def claim(keeper, kernel):
        ours = await said(keeper, kernel, CHANCE)
        theirs = await said(keeper, await another(keeper), CHANCE)
        assert not set(ours.split()) & set(theirs.split())

    with_kernel(claim)


def test_a_kernel_is_closed_to_others_and_ends_with_the_server(with_kernel):
    async def claim(keeper, kernel):
        assert eval(await said(keeper, kernel, INSIDE)) == {
            "dumpable": 0,
            "ends with its parent": True,
            "cores": (0, 0),
            "leads its group": True,
            "parent": os.getpid(),
            "debugger": None,
            "history": False,
            "hangs up": True,
        }

    with_kernel(claim)


def test_a_kernel_has_no_port_no_line_of_the_warm_process_and_no_output(with_kernel):
    async def claim(keeper, kernel):
        seen = await said(keeper, kernel, FILES)
        assert seen.splitlines() == [str(["/dev/null"] * 3), "0", "0"]

    with_kernel(claim)


def test_the_collector_leaves_what_kernels_share_alone(with_kernel):
    async def claim(keeper, kernel):
        frozen = await said(keeper, kernel, "import gc; print(gc.get_freeze_count())")
        assert int(frozen) > 100_000

    with_kernel(claim)


def test_a_running_cell_can_be_interrupted(with_kernel):
    async def claim(keeper, kernel):
        code = "print('begun', flush=True)\nimport time\ntime.sleep(60)"
        manager = keeper.get_kernel(kernel)

        async def interrupt() -> None:
            await manager.interrupt_kernel()

        def hear(message) -> None:
            if message["content"].get("text"):
                soon.append(asyncio.ensure_future(interrupt()))

        soon: list[asyncio.Future] = []
        client = manager.client()
        client.start_channels(hb=False)
        await client.wait_for_ready(timeout=30)
        reply = await client.execute_interactive(code, output_hook=hear, timeout=30)
        client.stop_channels()
        assert reply["content"]["ename"] == "KeyboardInterrupt"

    with_kernel(claim)


@pytest.mark.parametrize(
    ("code", "how"), [("os._exit(3)", 3), ("os.kill(os.getpid(), 9)", -9)]
)
def test_how_a_kernel_ended_is_known_and_nothing_of_it_is_left(with_kernel, code, how):
    async def claim(keeper, kernel):
        provisioner = keeper.get_kernel(kernel).provisioner
        ended, process = provisioner.process, process_of(keeper, kernel)
        client = keeper.get_kernel(kernel).client()
        client.start_channels(hb=False)
        await client.wait_for_ready(timeout=30)
        client.execute(f"import os; {code}")
        await asyncio.wait_for(provisioner.wait(), 30)
        client.stop_channels()
        assert ended.returncode == how
        assert not process.is_running()

    with_kernel(claim)


def test_kernels_end_in_order_when_they_are_told_to(with_kernel):
    async def claim(keeper, kernel):
        # One in three did not, before its last answer was waited for.
        for _ in range(8):
            ended = keeper.get_kernel(kernel).provisioner.process
            await keeper.end(kernel)
            assert ended.returncode == 0
            kernel = await another(keeper)

    with_kernel(claim)


def test_kernels_outlive_the_warm_process_and_others_start_without_it(with_kernel):
    async def claim(keeper, kernel):
        keeper.fork_server.process.send_signal(signal.SIGKILL)
        keeper.fork_server.process.wait()
        other = await another(keeper)
        assert await said(keeper, kernel, "print(6 * 7)") == "42"
        assert await said(keeper, other, "print(6 * 7)") == "42"

    with_kernel(claim)


def test_whoever_waits_for_a_fork_hears_at_once_that_it_will_not_come(with_kernel):
    async def claim(keeper, _):
        keeper.fork_server.process.send_signal(signal.SIGSTOP)
        waiting = asyncio.ensure_future(another(keeper))
        while not keeper.fork_server._turn.locked():
            await asyncio.sleep(0)
        keeper.fork_server._lose()
        kernel = await asyncio.wait_for(waiting, FORKED_WITHIN / 2)
        assert await said(keeper, kernel, "print(6 * 7)") == "42"

    with_kernel(claim)


def test_a_fork_that_the_system_refuses_is_known(monkeypatch):
    def refuse() -> int:
        raise BlockingIOError

    forks = iter([os.fork, refuse])
    monkeypatch.setattr(os, "fork", lambda: next(forks)())
    with pytest.raises(OSError):
        fork_kernel(ForkRequest("nothing", {}, "", os.getpid()), lambda _: None)


def test_the_warm_process_is_started_again(with_kernel):
    async def claim(keeper, _):
        first = keeper.fork_server.process.pid
        os.kill(first, signal.SIGKILL)
        async with asyncio.timeout(60):
            while (
                not keeper.fork_server.ready or keeper.fork_server.process.pid == first
            ):
                await asyncio.sleep(0.05)
        other = await another(keeper)
        assert process_of(keeper, other).exe() == process_of(keeper, other).exe()
        assert await said(keeper, other, "print(6 * 7)") == "42"

    with_kernel(claim)
