"""When a journal locks by itself, by a clock that is moved by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from toolkit.journal import AutoLock

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def kept_alive(now: datetime, span: timedelta) -> AutoLock:
    """Return a lock whose page was heard of all the time, with nobody there."""
    lock = AutoLock(now)
    lock.heard(now + span)
    return lock


@pytest.mark.parametrize(("seconds", "due"), [(0, None), (59, None), (60, "lock")])
def test_a_minute_of_silence_locks(now: datetime, seconds: int, due):
    lock = AutoLock(now)
    assert lock.due(now + seconds * SECOND) == due
    assert lock.silent(now + seconds * SECOND) == (due == "lock")


@pytest.mark.parametrize(
    ("span", "due"),
    [(9 * MINUTE - SECOND, None), (9 * MINUTE, "warn"), (10 * MINUTE, "lock")],
)
def test_ten_minutes_without_anybody_lock_after_a_warning(now, span, due):
    lock = kept_alive(now, span)
    assert lock.due(now + span) == due
    assert not lock.silent(now + span)


def test_typing_begins_the_ten_minutes_afresh(now: datetime):
    lock = kept_alive(now, 9 * MINUTE)
    lock.active(now + 9 * MINUTE)
    assert lock.due(now + 9 * MINUTE + 59 * SECOND) is None


def test_a_clock_set_back_still_locks(now: datetime):
    lock = AutoLock(now)
    past = now - timedelta(days=30)
    assert lock.due(past) is None
    assert lock.due(past + MINUTE) == "lock"


def test_a_laptop_that_slept_locks_as_it_wakes(now: datetime):
    assert AutoLock(now).due(now + timedelta(hours=8)) == "lock"
