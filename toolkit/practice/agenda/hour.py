"""The hour itself as plain state: which item, how long, and the turns it can take.

Every function returns new state; nothing here ticks by itself. The clock can be
paused, extended and turned off, and it never moves anybody on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from toolkit.practice.agenda.change import find, park
from toolkit.practice.agenda.item import Agenda, Item
from toolkit.practice.agenda.notes import Run
from toolkit.practice.clock import (
    Clock,
    TimeLeft,
    left_in_words,
    share_of,
)

STAY_MINUTES = 5
MOST_MINUTES = 480


def start(agenda: Agenda, now: datetime) -> tuple[Agenda, Run]:
    """Return the agenda as running, and its session with the first item under way."""
    run = Run(agenda_id=agenda.id, started=now, clock=Clock().start(now))
    first = agenda.active[0].id if agenda.active else ""
    return replace(agenda, state="running"), _begin(run, first, now)


def go_to(agenda: Agenda, run: Run, item_id: str, now: datetime) -> Run:
    """Return the session at another item, earlier or later.

    Raises:
        FormError: If the item is not there.
    """
    find(agenda, item_id)
    return _begin(_leave(run, now), item_id, now)


def move_on(agenda: Agenda, run: Run, now: datetime) -> Run:
    """Return the session at the next item that was not begun, or after the last."""
    waiting = not_reached(agenda, run)
    return _begin(_leave(run, now), waiting[0].id if waiting else "", now)


def stay(run: Run, minutes: int = STAY_MINUTES) -> Run:
    """Return the session with more minutes for the item under way.

    The end of the session stays where it is; see ``extend``.
    """
    added = run.extra.get(run.current, 0) + minutes
    return replace(run, extra={**run.extra, run.current: _within(added)})


def extend(run: Run, minutes: int) -> Run:
    """Return the session with its end that many minutes later; less is earlier."""
    return replace(run, extended=_within(run.extended + minutes, -MOST_MINUTES))


def pause(run: Run, now: datetime) -> Run:
    """Return the session with its clock standing still."""
    return replace(_leave(run, now), clock=run.clock.stop(now))


def resume(run: Run, now: datetime) -> Run:
    """Return the session with its clock running again."""
    if run.ended is not None:
        return run
    return _begin(replace(run, clock=run.clock.start(now)), run.current, now)


def set_timer(run: Run, on: bool) -> Run:
    """Return the session with its clock shown or turned off; it counts either way."""
    return replace(run, timer=on)


def set_both(run: Run, both: bool) -> Run:
    """Return the session as seen by both at one screen, or by one alone."""
    return replace(run, both=both)


def park_item(
    agenda: Agenda, run: Run, item_id: str, now: datetime
) -> tuple[Agenda, Run]:
    """Return agenda and session with an item put aside for another time.

    Raises:
        FormError: If the item is not there.
    """
    parked = park(agenda, item_id)
    if run.current != item_id:
        return parked, run
    return parked, move_on(parked, run, now)


def end(agenda: Agenda, run: Run, now: datetime) -> tuple[Agenda, Run]:
    """Return agenda and session as ended; ``not_reached`` tells what is left."""
    stopped = replace(_leave(run, now), clock=run.clock.stop(now), ended=now)
    return replace(agenda, state="closed"), stopped


def not_reached(agenda: Agenda, run: Run) -> tuple[Item, ...]:
    """Return the items that were not begun, in their order; parked ones are not."""
    return tuple(one for one in agenda.active if one.id not in run.reached)


def minutes_left(agenda: Agenda, run: Run, now: datetime) -> TimeLeft:
    """Return what is left for the item and in all, in figures and in words."""
    item = agenda.item(run.current)
    given = (item.minutes if item else 0) + run.extra.get(run.current, 0)
    whole = max(agenda.minutes_booked + run.extended, 0)
    on_item = run.item_clocks.get(run.current, Clock()).passed(now)
    in_all = run.clock.passed(now)
    rest, rest_of_all = given * 60 - on_item, whole * 60 - in_all
    return TimeLeft(
        item=rest,
        session=rest_of_all,
        item_share=share_of(on_item, given * 60),
        session_share=share_of(in_all, whole * 60),
        sentence=_said(run, item, rest, rest_of_all),
        due=run.timer and item is not None and rest <= 0,
    )


def _begin(run: Run, item_id: str, now: datetime) -> Run:
    """Set an item under way; its clock runs only while the session's does."""
    if not item_id:
        return replace(run, current="")
    clock = run.item_clocks.get(item_id, Clock())
    going = clock.start(now) if run.clock.running else clock
    reached = run.reached if item_id in run.reached else (*run.reached, item_id)
    clocks = {**run.item_clocks, item_id: going}
    return replace(run, current=item_id, item_clocks=clocks, reached=reached)


def _leave(run: Run, now: datetime) -> Run:
    clock = run.item_clocks.get(run.current)
    if clock is None:
        return run
    clocks = {**run.item_clocks, run.current: clock.stop(now)}
    return replace(run, item_clocks=clocks)


def _within(minutes: int, least: int = 0) -> int:
    return max(least, min(minutes, MOST_MINUTES))


def _said(run: Run, item: Item | None, rest: float, rest_of_all: float) -> str:
    if not run.timer:
        return "The timer is off."
    whole = left_in_words(rest_of_all)
    paused = "Paused: " if run.paused else ""
    if item is None:
        words = f"{whole} in all"
    else:
        words = f"{left_in_words(rest)} for this item, {whole} in all"
    return f"{paused}{words}." if paused else f"{words[:1].upper()}{words[1:]}."
