"""Turns a framework's stages into the spans of days in which a session is due.

Weeks and fortnights are counted in days from the first day in the post, months by the
calendar. A last span of less than half its length is joined to the one before; the half
is our own mark, not a rule.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from toolkit.practice.supervision.framework import Framework, FrameworkStage, Rhythm

_DAYS = {"week": 7, "fortnight": 14}
LONGEST = 50
"""Years; a first day longer ago than a working life is a slip of the pen. Our own mark,
not a rule."""


@dataclass(frozen=True, slots=True)
class SessionSlot:
    """Days in which one session is due.

    Args:
        start: The first day.
        end: The day after the last.
        every: The rhythm it belongs to.
    """

    start: date
    end: date
    every: Rhythm

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.end - timedelta(days=1)


def list_slots(framework: Framework, started: date, today: date) -> list[SessionSlot]:
    """Return every span from the first day in the post to the one that holds today.

    Args:
        framework: One with stages, in the order of time.
        started: The first day in the post.
        today: Today; spans that begin later are left out.
    """
    if today.year - started.year > LONGEST:
        return []
    found: list[SessionSlot] = []
    begin = started
    for stage in framework.stages:
        if begin > today:
            break
        end = _end(stage, started)
        found += _in_stage(stage, begin, end, today, started)
        if end is None:
            break
        begin = max(begin, end)
    return found


def add_months(on: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day.

    Args:
        on: The day to count from.
        months: Whole months to add.
    """
    index = on.year * 12 + on.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def _end(stage: FrameworkStage, started: date) -> date | None:
    """Return the day after a stage's last, or None where it goes on."""
    if stage.until_week is not None:
        return started + timedelta(weeks=stage.until_week)
    if stage.until_month is not None:
        return add_months(started, stage.until_month)
    return None


def _in_stage(
    stage: FrameworkStage, begin: date, end: date | None, today: date, started: date
) -> Sequence[SessionSlot]:
    spans: list[SessionSlot] = []
    for span in _spans(stage.every, begin, started):
        if span.start > today or (end is not None and span.start >= end):
            break
        if end is None or span.end <= end:
            spans.append(span)
        elif spans and (end - span.start) * 2 < span.end - span.start:
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(replace(span, end=end))
    return spans


def _spans(every: Rhythm, begin: date, started: date) -> Iterator[SessionSlot]:
    if every == "month":
        # From the first day itself, so that the 31st does not drift to the 28th.
        gone = (begin.year - started.year) * 12 + begin.month - started.month
        whole = add_months(started, gone) == begin
        anchor, first = (started, gone) if whole else (begin, 0)
        for number in count(first):
            yield SessionSlot(
                add_months(anchor, number), add_months(anchor, number + 1), every
            )
    step = timedelta(days=_DAYS[every])
    for number in count():
        yield SessionSlot(begin + number * step, begin + (number + 1) * step, every)
