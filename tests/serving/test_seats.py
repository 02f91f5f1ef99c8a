"""Kernels and the pages they belong to, with a real kernel each."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import psutil
import pytest

from toolkit.serving.app import ToolkitServer
from toolkit.serving.kernels import pooled_kernels, socket_root
from toolkit.serving.options import Options


@pytest.fixture
def with_kernel(tmp_path, notebooks, monkeypatch):
    """Run an async claim with the keeper of kernels and one kernel in it."""
    monkeypatch.setenv("JUPYTER_PATH", "")
    options = Options(data=tmp_path, notebooks=notebooks, pool=0, seats=1)
    server = ToolkitServer(options)

    def run(claim: Callable[[Any, str], Awaitable[None]]) -> None:
        async def all_of_it() -> None:
            keeper = pooled_kernels(server, options, sockets)
            kernel = await keeper.start_kernel(kernel_name="python3", path="")
            try:
                await claim(keeper, kernel)
            finally:
                await keeper.end_all(10)
                keeper.context.destroy(linger=0)

        # A socket's path has to be short, which the tests' own folders are not.
        with tempfile.TemporaryDirectory(dir=socket_root("/tmp")) as sockets:
            asyncio.run(all_of_it())

    return run


def grow_old(keeper, kernel):
    keeper._wanted[kernel] -= timedelta(minutes=10)


def test_a_kernel_that_waits_for_its_page_is_left_alone(with_kernel):
    async def claim(keeper, kernel):
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper

    with_kernel(claim)


def test_a_kernel_that_no_page_came_for_ends(with_kernel):
    async def claim(keeper, kernel):
        grow_old(keeper, kernel)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel not in keeper

    with_kernel(claim)


def test_a_kernel_from_the_pool_has_its_time_from_when_its_page_was_sent(with_kernel):
    async def claim(keeper, kernel):
        grow_old(keeper, kernel)
        keeper.seat(kernel)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper

    with_kernel(claim)


def test_a_kernel_with_its_page_is_left_alone_however_old(with_kernel):
    async def claim(keeper, kernel):
        assert keeper.admits(kernel, "page")
        keeper.seat(kernel)
        keeper.notify_connect(kernel)
        grow_old(keeper, kernel)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper
        assert not keeper.admits(kernel, "another page")

    with_kernel(claim)


def test_the_house_is_full_until_a_page_is_left(with_kernel):
    async def claim(keeper, kernel):
        assert not keeper.full
        keeper.seat(kernel)
        assert keeper.full
        await keeper.end(kernel)
        assert not keeper.full

    with_kernel(claim)


def test_a_page_that_is_being_opened_takes_a_seat_too(with_kernel):
    async def claim(keeper, _):
        async with keeper.arrival():
            assert keeper.full
        assert not keeper.full

    with_kernel(claim)


def test_a_kernel_sees_our_settings_and_nobody_s_start_up_files(with_kernel, tmp_path):
    async def claim(keeper, kernel):
        process = psutil.Process(keeper.get_kernel(kernel).provisioner.pid)
        seen = process.environ()
        assert seen["TOOLKIT_SERVED"] == "1"
        assert seen["TOOLKIT_DATA"] == str(tmp_path)
        assert seen["IPYTHONDIR"] == f"{keeper.connection_dir}/ipython"

    with_kernel(claim)
