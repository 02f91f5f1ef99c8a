"""A kernel's end is heard, not looked for; real kernels, forked and ordinary."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from toolkit.serving.forkserver.client import ForkFailed, ForkServer


async def forgotten(keeper, kernel: str) -> None:
    """Wait until the keeper knows that a kernel has ended."""
    async with asyncio.timeout(20):
        while kernel in keeper:
            await asyncio.sleep(0.01)


def test_the_end_of_a_forked_kernel_is_heard(with_kernel):
    async def claim(keeper, kernel):
        manager = keeper.get_kernel(kernel)
        assert manager._restarter._pcallback is None
        os.kill(manager.provisioner.pid, signal.SIGKILL)
        await forgotten(keeper, kernel)
        assert manager._restarter._waiting is None

    with_kernel(claim)


def test_an_ordinary_kernel_is_looked_at(with_kernel, monkeypatch):
    async def refuse(*_):
        raise ForkFailed

    monkeypatch.setattr(ForkServer, "fork", refuse)

    async def claim(keeper, kernel):
        manager = keeper.get_kernel(kernel)
        assert manager._restarter._pcallback.is_running()
        os.kill(manager.provisioner.pid, signal.SIGKILL)
        await forgotten(keeper, kernel)

    with_kernel(claim)


@pytest.mark.parametrize("ended", [False, True])
def test_nobody_waits_for_a_kernel_that_was_let_go(with_kernel, ended):
    async def claim(keeper, kernel):
        restarter = keeper.get_kernel(kernel)._restarter
        if ended:
            await keeper.end(kernel)
        else:
            restarter.stop()
        assert restarter._waiting is None

    with_kernel(claim)
