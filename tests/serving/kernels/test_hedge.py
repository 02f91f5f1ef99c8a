"""Whoever waits for a page gets it from the second kernel where the first fails."""

from __future__ import annotations

import asyncio

import pytest

from toolkit.serving.kernels.hedge import run_hedged


class Over(Exception):
    """There is no sense in going on."""


def attempts(*each):
    """Return what makes one, differently each time, and how often it was asked."""
    left, asked = list(each), []

    async def attempt():
        asked.append(1)
        return await left.pop(0)()

    return attempt, asked


async def good():
    return "good"


async def fails():
    raise RuntimeError


async def hangs():
    await asyncio.Event().wait()


async def is_over():
    raise Over


def ask(*each, late=30.0):
    """Return what came of attempts, how many there were and what was dropped."""
    attempt, asked = attempts(*each)
    dropped = []

    async def drop(one):
        dropped.append(one)

    async def all_of_it():
        got = await run_hedged(attempt, drop, final=Over, late=late)
        for _ in range(9):  # so that what is let go has been
            await asyncio.sleep(0)
        return got

    return asyncio.run(asyncio.wait_for(all_of_it(), 10)), len(asked), dropped


def test_one_is_enough_where_it_succeeds():
    assert ask(good, fails) == ("good", 1, [])


def test_after_a_failure_there_is_a_second():
    assert ask(fails, good) == ("good", 2, [])


def test_beside_one_that_hangs_there_is_a_second():
    assert ask(hangs, good, late=0.01) == ("good", 2, [])


def test_one_that_is_late_and_comes_all_the_same_is_taken():
    asked_again = asyncio.Event()

    async def slow():
        await asked_again.wait()
        return "slow"

    async def fails_too():
        asked_again.set()
        raise RuntimeError

    assert ask(slow, fails_too, late=0.01) == ("slow", 2, [])


def test_of_two_that_come_together_one_is_dropped():
    together = asyncio.Event()

    async def first():
        await together.wait()
        return "first"

    async def second():
        together.set()
        return "second"

    got, asked, dropped = ask(first, second, late=0.01)
    assert asked == 2
    assert {got, *dropped} == {"first", "second"}


def test_after_two_failures_the_fault_is_told():
    with pytest.raises(RuntimeError):
        ask(fails, fails)


def test_when_all_is_over_there_is_no_second():
    with pytest.raises(Over):
        ask(is_over, good)
