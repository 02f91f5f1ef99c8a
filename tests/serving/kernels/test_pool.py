"""Which page is made next, and which is handed out; no kernel takes part."""

from __future__ import annotations

import asyncio
from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import psutil
import pytest

from toolkit.serving.kernels import pool as pool_module
from toolkit.serving.kernels.pool import PagePool, PreparedPage, compute_pool_share
from toolkit.serving.pages import status


class Kitchen:
    """Makes pages of nothing, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.ended: list[str] = []
        self.stamp = 1
        self.broken: set[str] = set()
        self.busy = [False]
        self.pool = PagePool(self.make, self.end, lambda: self.stamp, self.is_busy)

    def is_busy(self) -> bool:
        return self.busy.pop() if len(self.busy) > 1 else self.busy[0]

    async def make(self, name: str) -> PreparedPage:
        self.made.append(name)
        if name in self.broken:
            raise RuntimeError
        return PreparedPage(f"{name}-{len(self.made)}", "", self.stamp)

    async def end(self, kernel_id: str) -> None:
        self.ended.append(kernel_id)

    async def filled(self) -> PagePool:
        filling: Any = self.pool._filling
        await filling
        return self.pool


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(pool_module, "CALM", 0.0)


def test_every_page_gets_its_share_in_turns():
    async def claim():
        kitchen = Kitchen()
        kitchen.pool.fill(["a", "b"], 3)
        await kitchen.filled()
        assert kitchen.made == ["a", "b", "a", "b", "a", "b"]

    asyncio.run(claim())


def test_the_page_that_waited_longest_is_taken_and_another_is_made():
    async def claim():
        kitchen = Kitchen()
        kitchen.pool.fill(["a"], 2)
        pool = await kitchen.filled()
        taken = pool.take("a")
        assert taken is not None
        assert taken.kernel_id == "a-1"
        await kitchen.filled()
        assert (pool.size("a"), len(kitchen.made)) == (2, 3)

    asyncio.run(claim())


def test_an_empty_pool_and_an_unknown_page_give_nothing():
    async def claim():
        kitchen = Kitchen()
        kitchen.pool.fill(["a"], 0)
        assert kitchen.pool.take("a") is None
        assert kitchen.pool.take("unknown") is None
        assert kitchen.made == []

    asyncio.run(claim())


def test_nothing_is_made_while_somebody_opens_a_page(monkeypatch):
    monkeypatch.setattr(pool_module, "LONGEST", 30.0)
    monkeypatch.setattr(pool_module, "CALM", 0.001)

    async def claim():
        kitchen = Kitchen()
        kitchen.pool.begin()
        kitchen.pool.fill(["a"], 1)
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert kitchen.made == []
        kitchen.pool.done()
        await kitchen.filled()
        assert kitchen.made == ["a"]

    asyncio.run(claim())


async def refilled(kitchen: Kitchen) -> None:
    """Fill a pool to which somebody has come already."""
    kitchen.pool.begin()
    kitchen.pool.done()
    kitchen.pool.fill(["a"], 1)
    await kitchen.filled()


def test_a_busy_machine_puts_the_next_page_off():
    kitchen = Kitchen()
    kitchen.busy = [False, True, True]
    asyncio.run(refilled(kitchen))
    assert kitchen.busy == [False]
    assert kitchen.made == ["a"]


def test_a_machine_that_stays_busy_puts_it_off_for_a_while_only(monkeypatch):
    monkeypatch.setattr(pool_module, "LONGEST", 0.01)
    kitchen = Kitchen()
    kitchen.busy = [True]
    asyncio.run(refilled(kitchen))
    assert kitchen.made == ["a"]


def test_people_at_work_are_left_four_times_what_one_page_took(monkeypatch):
    rests = []

    async def rest(seconds):
        rests.append(seconds)

    ticks = iter([10.0, 10.5])
    kitchen = Kitchen()
    monkeypatch.setattr(pool_module, "time", SimpleNamespace(monotonic=ticks.__next__))
    monkeypatch.setattr(pool_module.asyncio, "sleep", rest)
    asyncio.run(refilled(kitchen))
    assert rests == [2.0]


def test_before_anybody_came_the_pool_minds_nobody():
    async def claim():
        kitchen = Kitchen()
        kitchen.busy = [False, True]
        kitchen.pool.fill(["a"], 1)
        await kitchen.filled()
        assert kitchen.busy == [False, True]

    asyncio.run(claim())


def test_a_page_from_before_an_edit_is_thrown_away():
    async def claim():
        kitchen = Kitchen()
        kitchen.pool.fill(["a"], 2)
        pool = await kitchen.filled()
        kitchen.stamp = 2
        assert pool.take("a") is None
        await kitchen.filled()
        assert kitchen.ended == ["a-1", "a-2"]
        taken = pool.take("a")
        assert taken is not None
        assert taken.stamp == 2

    asyncio.run(claim())


def test_a_page_that_cannot_be_made_is_left_until_it_is_asked_for():
    async def claim():
        kitchen = Kitchen()
        kitchen.broken = {"a"}
        kitchen.pool.fill(["a", "b"], 2)
        pool = await kitchen.filled()
        assert Counter(kitchen.made) == {"a": 1, "b": 2}
        assert pool.take("a") is None
        await kitchen.filled()
        assert kitchen.made.count("a") == 2

    asyncio.run(claim())


def test_a_kernel_that_ended_is_forgotten_and_another_is_made():
    async def claim():
        kitchen = Kitchen()
        kitchen.pool.fill(["a"], 1)
        pool = await kitchen.filled()
        assert pool.holds("a-1")
        pool.forget("a-1")
        await kitchen.filled()
        assert not pool.holds("a-1")
        assert pool.holds("a-2")

    asyncio.run(claim())


def test_the_first_of_every_page_is_waited_for_and_no_more():
    async def claim():
        kitchen = Kitchen()
        kitchen.broken = {"b"}
        kitchen.pool.fill(["a", "b"], 20)
        await kitchen.pool.wait_for_first()
        assert kitchen.pool.size("a") >= 1
        kitchen.pool.stop()

    asyncio.run(claim())


@pytest.mark.parametrize(
    ("free", "pages", "seats", "each"),
    [
        (24 * 2**30, 4, 40, 10),
        (24 * 2**30, 1, 40, 20),
        (2**30, 4, 40, 2),
        (2**20, 4, 40, 1),
        (24 * 2**30, 0, 40, 20),
    ],
)
def test_as_many_wait_as_memory_and_seats_allow(monkeypatch, free, pages, seats, each):
    monkeypatch.setattr(pool_module, "measure_free_memory", lambda: free)
    assert compute_pool_share(pages, seats) == each


def test_free_memory_is_known():
    assert pool_module.measure_free_memory() > 0


def test_a_kernel_that_nobody_may_look_into_counts_as_a_whole_seat():
    class Closed:
        def memory_full_info(self):
            raise psutil.AccessDenied

    assert status._memory_of(cast("psutil.Process", Closed())) == pool_module.SEAT
