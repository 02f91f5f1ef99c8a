"""Kernels and the pages they belong to, with a real kernel each."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import zmq
from seated import said


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


def leave(keeper, kernel, seconds: int) -> None:
    """Let a page come and be gone for some time, without its goodbye."""
    keeper.allows_page(kernel, "page")
    keeper.seat(kernel)
    keeper.notify_connect(kernel)
    keeper.notify_disconnect(kernel)
    keeper._wanted[kernel] -= timedelta(seconds=seconds)


def test_a_phone_that_slept_for_half_a_minute_finds_its_kernel_again(with_kernel):
    async def claim(keeper, kernel):
        leave(keeper, kernel, 80)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper
        assert keeper.allows_page(kernel, "page")

    with_kernel(claim)


def test_a_page_that_vanished_leaves_no_kernel(with_kernel):
    async def claim(keeper, kernel):
        leave(keeper, kernel, 100)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel not in keeper

    with_kernel(claim)


def test_a_page_that_came_back_is_not_ended_for_having_been_away(with_kernel):
    async def claim(keeper, kernel):
        leave(keeper, kernel, 100)
        keeper.notify_connect(kernel)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper

    with_kernel(claim)


def test_a_kernel_with_its_page_is_left_alone_however_old(with_kernel):
    async def claim(keeper, kernel):
        assert keeper.allows_page(kernel, "page")
        keeper.seat(kernel)
        keeper.notify_connect(kernel)
        grow_old(keeper, kernel)
        await keeper.cull_kernel_if_idle(kernel)
        assert kernel in keeper
        assert not keeper.allows_page(kernel, "another page")

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


def test_pages_are_made_in_the_order_in_which_people_came(with_kernel):
    async def claim(keeper, _):
        keeper.parent.init_settings()  # what pages are made with
        keeper._starts, made = asyncio.Semaphore(1), []

        async def come(number: int) -> None:
            await keeper.make("shown.ipynb")
            made.append(number)

        await asyncio.gather(*map(come, range(5)))
        assert made == [0, 1, 2, 3, 4]

    with_kernel(claim)


def test_the_end_waits_for_no_socket_that_was_lost(with_kernel):
    async def claim(keeper, _):
        lost = zmq.Context.shadow(keeper.context.underlying).socket(zmq.DEALER)
        await keeper.end_all(10)
        keeper.__del__()  # as the collector calls it; one stop in six never ended here
        assert not keeper.context.closed
        lost.close()

    with_kernel(claim)


SHOW_SETTINGS = """
import os
print(*(os.environ[name] for name in ("TOOLKIT_SERVED", "TOOLKIT_DATA", "IPYTHONDIR")))
"""


def test_a_kernel_sees_our_settings_and_nobody_s_start_up_files(with_kernel, tmp_path):
    async def claim(keeper, kernel):
        seen = await said(keeper, kernel, SHOW_SETTINGS)
        assert seen == f"1 {tmp_path} {keeper.connection_dir}/ipython"

    with_kernel(claim)
