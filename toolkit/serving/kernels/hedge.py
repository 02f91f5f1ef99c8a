"""A second attempt where the first one failed or takes too long.

A kernel may be killed by the system, or never answer; the next one most likely does.
Whoever waits for a page should notice no more than that it took a little longer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from types import NoneType
from typing import Any, TypeVar

from toolkit.serving.terminal import say_fault, say_line

LATE = 8.0  # seconds until a second attempt begins beside the first
One = TypeVar("One")
_dropping: set[asyncio.Future[None]] = set()


async def run_hedged(
    attempt: Callable[[], Coroutine[Any, Any, One]],
    drop: Callable[[One], Coroutine[Any, Any, None]],
    *,
    final: type[Exception],
    late: float = LATE,
) -> One:
    """Return what the first attempt makes, or a second where that fails or is late.

    The second begins when the first has failed, or beside it when it is late; then
    whichever is done first is taken.

    Args:
        attempt: Makes one; cleans up after itself when it fails or is cancelled.
        drop: Ends one that was made and is not needed.
        final: The fault after which there is no second attempt.
        late: Seconds.

    Raises:
        Exception: What the last attempt failed with.
    """
    tries: list[asyncio.Future[One]] = [asyncio.ensure_future(attempt())]
    try:
        await asyncio.wait(tries, timeout=late)
        if not (tries[0].done() and _is_final(tries[0], final)):
            _say_why(tries[0])
            tries.append(asyncio.ensure_future(attempt()))
        taken = await _first_made(tries)
        tries.remove(taken)
        return taken.result()
    finally:
        for each in tries:
            each.cancel()
            each.add_done_callback(lambda one: _drop_result(one, drop))


def _has_succeeded(one: asyncio.Future[One]) -> bool:
    return one.done() and not one.cancelled() and one.exception() is None


def _is_final(first: asyncio.Future[Any], final: type[Exception]) -> bool:
    return first.cancelled() or isinstance(first.exception(), (final, NoneType))


def _say_why(first: asyncio.Future[One]) -> None:
    if first.done():
        fault = first.exception()
        say_fault("A kernel failed while its page was made; trying another", fault)
    else:
        say_line("A kernel is slow to make its page; trying another beside it.")


async def _first_made(tries: list[asyncio.Future[One]]) -> asyncio.Future[One]:
    """Return the first that succeeds; where none does, the last."""
    waiting = set(tries)
    while waiting and not any(map(_has_succeeded, tries)):
        _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    return next(filter(_has_succeeded, tries), tries[-1])


def _drop_result(
    one: asyncio.Future[One], drop: Callable[[One], Coroutine[Any, Any, None]]
) -> None:
    """End what was made all the same; looking at a fault keeps it from the log."""
    if _has_succeeded(one):
        dropping = asyncio.ensure_future(drop(one.result()))
        _dropping.add(dropping)
        dropping.add_done_callback(_dropping.discard)
