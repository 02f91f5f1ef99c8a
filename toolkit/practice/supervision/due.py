"""What supervision was due and what happened, in plain sentences and a table.

Compares a framework's data with the sessions a person noted. It blames nobody: it
says what is written down, and that what is not written down is not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.practice.chart import Table
from toolkit.practice.dates import describe_day
from toolkit.practice.english import format_count, format_count_in_words, join_with_and
from toolkit.practice.supervision.framework import (
    RHYTHM_WORDS,
    RHYTHMS,
    Framework,
    describe_source,
)
from toolkit.practice.supervision.session import (
    CANCELLER_WORDS,
    CANCELLERS,
    SupervisionSession,
)
from toolkit.practice.supervision.slots import SessionSlot, list_slots

_COLUMNS = ("Due", "From", "To", "What happened")
NO_FRAMEWORK = "No framework is chosen, so nothing here says what was due."
NO_RHYTHM = "It does not say how often, so nothing here says what was due."
NO_START = "Fill in the day you started, and this can say what was due."


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What was due and what happened.

    Args:
        sentence: Both, in plain sentences.
        next_due: Until when the next session is due, or nothing.
        source: Where the entitlement can be read, or nothing.
        table: Each span of days with what happened in it, newest first.
        due: How many sessions were due up to yesterday.
        held: How many were held since the first day.
        cancelled: How many were cancelled since then.
    """

    sentence: str
    next_due: str
    source: str
    table: Table
    due: int
    held: int
    cancelled: int


def compute_entitlement(
    framework: Framework | None,
    started: date | None,
    sessions: Iterable[SupervisionSession],
    today: date,
) -> Entitlement:
    """Return what was due under a framework and what happened.

    Args:
        framework: The one a person chose, or None for none.
        started: The first day in the post, or None where it is not filled in.
        sessions: The sessions that are noted, in any order.
        today: Today, in Europe/London.
    """
    since = [
        one
        for one in sessions
        if one.day <= today and (started is None or one.day >= started)
    ]
    since.sort(key=lambda one: one.day)
    spans = _spans(framework, started, today)
    over = [one for one in spans if one.end <= today]
    held = [one for one in since if one.held]
    enough = sum(_long_enough(one, framework) for one in held)
    due = _due_words(framework, started, over, today)
    return Entitlement(
        sentence=" ".join([due, *_happened(since, held, enough, framework)]),
        next_due=_next(spans, held, today),
        source=describe_source(framework) if framework else "",
        table=_table(spans, since, today),
        due=len(over),
        held=len(held),
        cancelled=len(since) - len(held),
    )


def _spans(
    framework: Framework | None, started: date | None, today: date
) -> list[SessionSlot]:
    if framework is None or started is None or started > today:
        return []
    return list_slots(framework, started, today)


def _long_enough(session: SupervisionSession, framework: Framework | None) -> bool:
    if framework is None or not framework.minutes:
        return False
    whole = not (framework.uninterrupted and session.interrupted)
    return whole and session.minutes >= framework.minutes


def _due_words(
    framework: Framework | None,
    started: date | None,
    over: Sequence[SessionSlot],
    today: date,
) -> str:
    if framework is None:
        return NO_FRAMEWORK
    if not framework.stages:
        return NO_RHYTHM
    if started is None:
        return NO_START
    since = f"since {describe_day(started, today)}"
    if not over:
        return f"Nothing was due yet {since}."
    by = Counter(one.every for one in over)
    kinds = [f"{by[one]} {RHYTHM_WORDS[one]}" for one in RHYTHMS if by[one]]
    verb = "was" if len(over) == 1 else "were"
    what = format_count(len(over), "session", "sessions")
    which = (
        f" ({join_with_and(kinds)})"
        if len(kinds) > 1
        else f", {RHYTHM_WORDS[over[0].every]}"
    )
    return f"{what} {verb} due {since}{which}."


def _happened(
    since: Sequence[SupervisionSession],
    held: Sequence[SupervisionSession],
    enough: int,
    framework: Framework | None,
) -> list[str]:
    if not since:
        return ["No session is noted here."]
    cancelled = [one for one in since if not one.held]
    said = [f"{_was(len(held))} held{_and_cancelled(cancelled)}."]
    if held and framework and framework.minutes:
        least = f"at least {framework.minutes} minutes"
        whole = " without an interruption" if framework.uninterrupted else ""
        said.append(f"{enough} of {len(held)} lasted {least}{whole}.")
    reflected = sum(one.reflection_minutes for one in held)
    if reflected:
        said.append(f"Minutes that made room for reflection: {reflected:,} in all.")
    return said


def _was(count: int) -> str:
    return f"{count:,} {'was' if count == 1 else 'were'}"


def _and_cancelled(cancelled: Sequence[SupervisionSession]) -> str:
    if not cancelled:
        return " and none was cancelled"
    by = Counter(one.cancelled_by for one in cancelled)
    who = [f"{by[one]} {CANCELLER_WORDS[one]}" for one in CANCELLERS if by[one]]
    if len(by) == 1:
        who = [CANCELLER_WORDS[cancelled[0].cancelled_by]]
    again = sum(one.rebooked is not None for one in cancelled)
    new_day = (
        f"; {format_count_in_words(again, 'has', 'have')} a new day" if again else ""
    )
    return f" and {_was(len(cancelled))} cancelled ({join_with_and(who)}{new_day})"


def _next(
    spans: Sequence[SessionSlot], held: Sequence[SupervisionSession], today: date
) -> str:
    if not spans:
        return ""
    now = spans[-1]
    if not now.start <= today < now.end:
        return ""
    if any(now.start <= one.day for one in held):
        return f"This one is held; the next is due from {describe_day(now.end, today)}."
    return f"The next is due by {describe_day(now.last, today)}."


def _table(
    spans: Sequence[SessionSlot], since: Sequence[SupervisionSession], today: date
) -> Table:
    inside = _by_slot(spans, since)
    rows = tuple(
        (
            RHYTHM_WORDS[one.every].capitalize(),
            describe_day(one.start, today),
            describe_day(one.last, today),
            _in_words(found, over=one.end <= today),
        )
        for one, found in zip(reversed(spans), reversed(inside), strict=True)
    )
    return Table(_COLUMNS, rows)


def _by_slot(
    spans: Sequence[SessionSlot], since: Sequence[SupervisionSession]
) -> list[list[SupervisionSession]]:
    """Sort sessions into spans in one walk; both come oldest first."""
    inside: list[list[SupervisionSession]] = [[] for _ in spans]
    place = 0
    for one in since:
        while place < len(spans) - 1 and one.day >= spans[place].end:
            place += 1
        if spans and spans[place].start <= one.day < spans[place].end:
            inside[place].append(one)
    return inside


def _in_words(found: Sequence[SupervisionSession], over: bool) -> str:
    if not found:
        return "Nothing noted" if over else "Not yet"
    return join_with_and([_describe_session(one) for one in found])


def _describe_session(session: SupervisionSession) -> str:
    if session.held:
        minutes = f", {session.minutes} minutes" if session.minutes else ""
        return f"held on {describe_day(session.day)}{minutes}"
    again = f", new day {describe_day(session.rebooked)}" if session.rebooked else ""
    return f"cancelled {CANCELLER_WORDS[session.cancelled_by]}{again}"
