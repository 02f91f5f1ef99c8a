"""One session as it is remembered: held or cancelled, how long, and for what.

Cases do not belong here; it holds days, minutes and who cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from toolkit.practice.agenda.item import LONDON, Agenda
from toolkit.practice.agenda.notes import SessionRun
from toolkit.practice.clock import Clock
from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body

SessionState = Literal["held", "cancelled"]
Canceller = Literal["me", "them", "employer", "other"]

KIND_SESSION = "supervision.session"
SESSION_STATES: tuple[SessionState, ...] = ("held", "cancelled")
CANCELLERS: tuple[Canceller, ...] = ("me", "them", "employer", "other")
CANCELLER_WORDS: Mapping[Canceller, str] = {
    "me": "by you",
    "them": "by the other person",
    "employer": "by the organisation",
    "other": "for another reason",
}
LABELS: Mapping[str, str] = {
    "day": "The day",
    "state": "What happened",
    "minutes": "How many minutes",
    "reflection_minutes": "Minutes of reflection",
    "cancelled_by": "Who cancelled",
    "rebooked": "The new day",
}


@dataclass(frozen=True, slots=True)
class SupervisionSession:
    """One session that was held or cancelled.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        day: The day it was held, or was to be held, in Europe/London.
        state: ``held`` or ``cancelled``.
        minutes: Whole minutes it lasted; 0 where it was cancelled or nobody counted.
        reflection_minutes: Whole minutes that made room for reflection.
        interrupted: True when it was interrupted.
        cancelled_by: Who cancelled; means something only where it was cancelled.
        rebooked: The new day, or None.
        agenda_id: The agenda it followed, or empty.
        space: The supervisee's space it belongs to; empty for one's own.
        group: True for group supervision.
        sample: True for a made-up one, which goes away with one click.
    """

    id: str
    created: datetime
    updated: datetime
    day: date
    state: SessionState = "held"
    minutes: int = 0
    reflection_minutes: int = 0
    interrupted: bool = False
    cancelled_by: Canceller = "other"
    rebooked: date | None = None
    agenda_id: str = ""
    space: str = ""
    group: bool = False
    sample: bool = False

    @property
    def held(self) -> bool:
        """Tell whether it took place."""
        return self.state == "held"


def build_session(
    agenda: Agenda, run: SessionRun, session_id: str, now: datetime, group: bool = False
) -> SupervisionSession:
    """Return the record of a session that was run here.

    Args:
        agenda: The agenda it followed.
        run: The session, ended or not.
        session_id: The id of the new record.
        now: This moment, with its time zone.
        group: True for group supervision.
    """
    reflective = [one.id for one in agenda.items if one.reflective]
    clocks = [run.item_clocks.get(one, Clock()) for one in reflective]
    minutes = round(run.clock.passed(now) / 60)
    reflected = round(sum(one.passed(now) for one in clocks) / 60)
    return SupervisionSession(
        id=session_id,
        created=now,
        updated=now,
        day=run.started.astimezone(LONDON).date(),
        minutes=min(minutes, 1440),
        reflection_minutes=min(reflected, minutes, 1440),
        agenda_id=agenda.id,
        space=agenda.space,
        group=group,
    )


def read_session(
    form: Mapping[str, object], *, before: SupervisionSession
) -> SupervisionSession:
    """Return the session that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of the session's fields; untrusted.
        before: The session as it was, or a new one for today.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    day = reader.day("day")
    if day is None and "day" not in reader.problems:
        reader.problems["day"] = "Which day was it? Choose the day."
    state: SessionState = reader.choice("state", SESSION_STATES, "held")
    who: Canceller = reader.choice("cancelled_by", CANCELLERS, "other")
    minutes = reader.whole("minutes", 0, 1440, 0)
    reflected = reader.whole("reflection_minutes", 0, 1440, 0)
    rebooked = reader.day("rebooked")
    reader.finish()
    held = state == "held"
    return replace(
        before,
        day=day or before.day,
        state=state,
        minutes=minutes if held else 0,
        reflection_minutes=min(reflected, minutes) if held else 0,
        interrupted=held and reader.flag("interrupted"),
        cancelled_by="other" if held else who,
        rebooked=None if held else rebooked,
        group=held and reader.flag("group"),
    )


def list_cancelled_in_a_row(
    sessions: Iterable[SupervisionSession],
) -> list[SupervisionSession]:
    """Return the cancelled sessions since the last one that was held, oldest first."""
    row: list[SupervisionSession] = []
    for one in sorted(sessions, key=lambda one: (one.day, one.created)):
        row = [] if one.held else [*row, one]
    return row


def write_session_body(session: SupervisionSession) -> dict[str, object]:
    """Return what the journal keeps of a session, as JSON can hold it."""
    return write_record_body(session)


def read_session_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> SupervisionSession:
    """Return the session that a record keeps; missing or unknown keys do no harm.

    A record that lost its day counts for the day it was kept.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return SupervisionSession(
        id=id,
        created=created,
        updated=updated,
        day=kept.day("day") or created.astimezone(LONDON).date(),
        state=kept.choice("state", SESSION_STATES, "held"),
        minutes=kept.whole("minutes", 0, 1440),
        reflection_minutes=kept.whole("reflection_minutes", 0, 1440),
        interrupted=kept.flag("interrupted"),
        cancelled_by=kept.choice("cancelled_by", CANCELLERS, "other"),
        rebooked=kept.day("rebooked"),
        agenda_id=kept.text("agenda_id"),
        space=kept.text("space"),
        group=kept.flag("group"),
        sample=kept.flag("sample"),
    )
