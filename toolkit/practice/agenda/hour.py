"""The hour itself as plain state: which item, how long, and the turns it can take.

Every function returns new state; nothing here ticks by itself. The clock can be
paused, extended and turned off, and it never moves anybody on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from toolkit.practice.agenda.change import get_item, park_agenda_item
from toolkit.practice.agenda.item import Agenda, AgendaItem
from toolkit.practice.agenda.notes import SessionRun
from toolkit.practice.clock import (
    Clock,
    TimeLeft,
    compute_share,
    describe_time_left,
)

STAY_MINUTES = 5
"""Minutes more for the item under way; our own mark, not a rule."""
EXTENSIONS = (5, 10, 15, -5)
"""Minutes by which the end of a session can be moved; our own mark, not a rule."""
STAYS_OPEN = 15 * 60
"""Seconds over its end for which a session still counts as under way, so that the
journal stays open for it; our own mark, not a rule."""
MOST_MINUTES = 480
"""Minutes that a session can be moved by: a working day; our own mark, not a rule."""


def start_session(agenda: Agenda, now: datetime) -> tuple[Agenda, SessionRun]:
    """Return the agenda as running, and its session with the first item under way.

    Args:
        agenda: The agenda as it was prepared.
        now: This moment, with its time zone.
    """
    run = SessionRun(agenda_id=agenda.id, started=now, clock=Clock().start(now))
    first = agenda.active[0].id if agenda.active else ""
    return replace(agenda, state="running"), _begin(run, first, now)


def turn_to_item(
    agenda: Agenda, run: SessionRun, item_id: str, now: datetime
) -> SessionRun:
    """Return the session at another item, earlier or later.

    Args:
        agenda: The agenda.
        run: The session.
        item_id: The item to turn to, begun before or not.
        now: This moment, with its time zone.

    Raises:
        FormError: If the item is not there.
    """
    get_item(agenda, item_id)
    return _begin(_stop_item_clock(run, now), item_id, now)


def turn_to_next_item(agenda: Agenda, run: SessionRun, now: datetime) -> SessionRun:
    """Return the session at the next item that was not begun, or after the last.

    Args:
        agenda: The agenda.
        run: The session.
        now: This moment, with its time zone.
    """
    waiting = list_not_reached(agenda, run)
    return _begin(_stop_item_clock(run, now), waiting[0].id if waiting else "", now)


def extend_item(run: SessionRun, minutes: int = STAY_MINUTES) -> SessionRun:
    """Return the session with more minutes for the item under way.

    The end of the session stays where it is; see
    ``extend_session``.

    Args:
        run: The session.
        minutes: Whole minutes to add; an item gets 0 to 480 more in all.
    """
    added = run.extra.get(run.current, 0) + minutes
    return replace(run, extra={**run.extra, run.current: _limit_minutes(added)})


def extend_session(run: SessionRun, minutes: int) -> SessionRun:
    """Return the session with its end that many minutes later; less is earlier.

    Args:
        run: The session.
        minutes: Whole minutes to add, or to take off below 0; -480 to 480 in all.
    """
    return replace(run, extended=_limit_minutes(run.extended + minutes, -MOST_MINUTES))


def pause_session(run: SessionRun, now: datetime) -> SessionRun:
    """Return the session with its clock standing still.

    Args:
        run: The session.
        now: This moment, with its time zone.
    """
    return replace(_stop_item_clock(run, now), clock=run.clock.stop(now))


def resume_session(run: SessionRun, now: datetime) -> SessionRun:
    """Return the session with its clock running again.

    Args:
        run: The session; one that has ended stays ended.
        now: This moment, with its time zone.
    """
    if run.ended is not None:
        return run
    return _begin(replace(run, clock=run.clock.start(now)), run.current, now)


def set_timer(run: SessionRun, on: bool) -> SessionRun:
    """Return the session with its clock shown or turned off; it counts either way.

    Args:
        run: The session.
        on: True to show the clock.
    """
    return replace(run, timer=on)


def set_seen_by_both(run: SessionRun, both: bool) -> SessionRun:
    """Return the session as seen by both at one screen, or by one alone.

    Args:
        run: The session.
        both: True while both look at this screen.
    """
    return replace(run, both=both)


def park_session_item(
    agenda: Agenda, run: SessionRun, item_id: str, now: datetime
) -> tuple[Agenda, SessionRun]:
    """Return agenda and session with an item put aside for another time.

    Args:
        agenda: The agenda.
        run: The session.
        item_id: The item to park; where it is under way, the next one begins.
        now: This moment, with its time zone.

    Raises:
        FormError: If the item is not there.
    """
    parked = park_agenda_item(agenda, item_id)
    if run.current != item_id:
        return parked, run
    return parked, turn_to_next_item(parked, run, now)


def end_session(
    agenda: Agenda, run: SessionRun, now: datetime
) -> tuple[Agenda, SessionRun]:
    """Return agenda and session as ended; ``list_not_reached`` tells what is left.

    Args:
        agenda: The agenda.
        run: The session.
        now: This moment, with its time zone.
    """
    stopped = replace(_stop_item_clock(run, now), clock=run.clock.stop(now), ended=now)
    return replace(agenda, state="closed"), stopped


def list_not_reached(agenda: Agenda, run: SessionRun) -> tuple[AgendaItem, ...]:
    """Return the items that were not begun, in their order; parked ones are not.

    Args:
        agenda: The agenda.
        run: The session.
    """
    return tuple(one for one in agenda.active if one.id not in run.reached)


def compute_time_left(agenda: Agenda, run: SessionRun, now: datetime) -> TimeLeft:
    """Return what is left for the item and in all, in figures and in words.

    Args:
        agenda: The agenda.
        run: The session.
        now: This moment, with its time zone.
    """
    item = agenda.item(run.current)
    given = (item.minutes if item else 0) + run.extra.get(run.current, 0)
    whole = max(agenda.minutes_booked + run.extended, 0)
    on_item = run.item_clocks.get(run.current, Clock()).passed(now)
    in_all = run.clock.passed(now)
    rest, rest_of_all = given * 60 - on_item, whole * 60 - in_all
    return TimeLeft(
        item=rest,
        session=rest_of_all,
        item_share=compute_share(on_item, given * 60),
        session_share=compute_share(in_all, whole * 60),
        sentence=_describe_rest(run, item, rest, rest_of_all),
        due=run.timer and item is not None and rest <= 0,
    )


def _begin(run: SessionRun, item_id: str, now: datetime) -> SessionRun:
    """Set an item under way; its clock runs only while the session's does."""
    if not item_id:
        return replace(run, current="")
    clock = run.item_clocks.get(item_id, Clock())
    going = clock.start(now) if run.clock.running else clock
    reached = run.reached if item_id in run.reached else (*run.reached, item_id)
    clocks = {**run.item_clocks, item_id: going}
    return replace(run, current=item_id, item_clocks=clocks, reached=reached)


def _stop_item_clock(run: SessionRun, now: datetime) -> SessionRun:
    clock = run.item_clocks.get(run.current)
    if clock is None:
        return run
    clocks = {**run.item_clocks, run.current: clock.stop(now)}
    return replace(run, item_clocks=clocks)


def _limit_minutes(minutes: int, least: int = 0) -> int:
    return max(least, min(minutes, MOST_MINUTES))


def _describe_rest(
    run: SessionRun, item: AgendaItem | None, rest: float, rest_of_all: float
) -> str:
    if not run.timer:
        return "The timer is off."
    whole = describe_time_left(rest_of_all)
    paused = "Paused: " if run.paused else ""
    if item is None:
        words = f"{whole} in all"
    else:
        words = f"{describe_time_left(rest)} for this item, {whole} in all"
    return f"{paused}{words}." if paused else f"{words[:1].upper()}{words[1:]}."
