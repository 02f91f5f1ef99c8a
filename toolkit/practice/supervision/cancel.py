"""A meeting that is cancelled: by whom, and whether there is a new day.

What was prepared is never lost: it waits for the next meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from toolkit.practice.agenda.item import LONDON, Agenda
from toolkit.practice.dates import describe_day
from toolkit.practice.form import FormReader
from toolkit.practice.supervision.session import (
    CANCELLER_WORDS,
    CANCELLERS,
    LABELS,
    Canceller,
    SupervisionSession,
)

WHICH_DAY = "Which day was it to be? Choose the day."
GONE = "That day has gone. Choose one to come, or leave it empty."
SAME_DAY = "That is the day that was cancelled. Choose another, or leave it empty."


@dataclass(frozen=True, slots=True)
class CancelledMeeting:
    """A meeting that did not take place.

    Args:
        agenda: The agenda as it waits now: on its new day, or without one.
        session: What the record of sessions holds of it.
        sentence: The same in words.
    """

    agenda: Agenda
    session: SupervisionSession
    sentence: str


def cancel_meeting(
    agenda: Agenda, form: Mapping[str, object], *, session_id: str, now: datetime
) -> CancelledMeeting:
    """Return an agenda's meeting as cancelled.

    Args:
        agenda: The agenda being prepared.
        form: ``cancelled_by``, ``rebooked`` and ``at`` for a new day and time, and
            ``day`` where the agenda has none; untrusted.
        session_id: The id of the record of it.
        now: This moment, with its time zone.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, {**LABELS, "at": "The new time"})
    by: Canceller = reader.choice("cancelled_by", CANCELLERS, "other")
    was = agenda.day or reader.day("day")
    to, at = reader.day("rebooked"), reader.clock("at")
    if was is None and "day" not in reader.problems:
        reader.problems["day"] = WHICH_DAY
    problem = _problem(was, to, now.astimezone(LONDON).date())
    if problem:
        reader.problems["rebooked"] = problem
    reader.finish()
    session = SupervisionSession(
        session_id,
        now,
        now,
        was or now.astimezone(LONDON).date(),
        state="cancelled",
        cancelled_by=by,
        rebooked=to,
        space=agenda.space,
    )
    waiting = replace(agenda, day=to, at=at or agenda.at, moved=agenda.moved + 1)
    return CancelledMeeting(waiting, session, _describe_cancelled(by, to))


def _problem(was: date | None, to: date | None, today: date) -> str:
    if to is None:
        return ""
    if to < today:
        return GONE
    return SAME_DAY if to == was else ""


def _describe_cancelled(by: Canceller, to: date | None) -> str:
    until = f"for {describe_day(to)}" if to else "here until there is a new day"
    return f"Cancelled {CANCELLER_WORDS[by]}. What you prepared stays {until}."
