"""What an agenda is: a meeting, its items in their order, and how both are kept.

Days and times are local, in Europe/London, so that a meeting at ten stays at ten when
the clocks change. Whom it is with is a role, never a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from toolkit.practice.record import RecordReader, write_record_body

Purpose = Literal["think", "decide", "tell", "ask"]
Function = Literal["support", "management", "development", "mediation"]
Bin = Literal["private", "shared", "case-file"]
Source = Literal["own", "log", "action", "pattern", "debrief", "worksheet", "carried"]
Side = Literal["me", "them"]
State = Literal["preparing", "running", "closed"]

PURPOSES: tuple[Purpose, ...] = ("think", "decide", "tell", "ask")
FUNCTIONS: tuple[Function, ...] = (
    "support",
    "development",
    "management",
    "mediation",
)
"""The four functions of supervision in Morrison's integrated model (2005); see
vic.gov.au/best-practice-supervision-guidelines/supervision-models."""
BINS: tuple[Bin, ...] = ("private", "shared", "case-file")
"""Where a line goes. Three are our own division: supervision is to be recorded, and
decisions on a case belong in its own record."""
SOURCES: tuple[Source, ...] = (
    "own",
    "log",
    "action",
    "pattern",
    "debrief",
    "worksheet",
    "carried",
)
STATES: tuple[State, ...] = ("preparing", "running", "closed")
SIDES: tuple[Side, ...] = ("me", "them")

KIND_AGENDA = "supervision.agenda"
ZONE = "Europe/London"
LONDON = ZoneInfo(ZONE)
USUAL_MINUTES = 60
"""Minutes a new agenda starts with, until a framework or a template says otherwise; our
own mark, not a rule."""

USUAL_ITEM_MINUTES = 10
"""Minutes a new item starts with; our own mark, not a rule."""


def is_reflective(purpose: Purpose, function: Function) -> bool:
    """Tell whether something makes room for reflection: for support, or to think.

    Case management never does, not even to think about: "Think" is what a new item is
    for until somebody says otherwise, and a list of cases is no time to reflect. Our
    own mark, not a rule.

    Args:
        purpose: What it is for.
        function: Which function of supervision it serves.
    """
    return function == "support" or (purpose == "think" and function != "management")


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to bring.

    Args:
        id: Its own id within the agenda.
        text: What it is about, in one line.
        purpose: What it is for: to think about, decide, tell or ask.
        function: Which function of supervision it serves.
        minutes: Whole minutes set aside, 0 to 480.
        leave_with: What the person wants to leave with.
        bin: Where it goes: a private note, the shared record or the case file.
        source: Where it came from.
        source_id: The id of what it came from, or empty.
        brought_by: ``me``, or ``them`` for the other half of the meeting.
        thoughts: Notes from preparing; always private.
        prompts: Ids of the sets of questions chosen for it.
        parked: True when it is put aside for another time.
        sent_to_file: True once its words were handed out for the case file.
        sample: True for one that was picked up from a made-up entry or action.
    """

    id: str
    text: str
    purpose: Purpose = "think"
    function: Function = "support"
    minutes: int = USUAL_ITEM_MINUTES
    leave_with: str = ""
    bin: Bin = "private"
    source: Source = "own"
    source_id: str = ""
    brought_by: Side = "me"
    thoughts: str = ""
    prompts: tuple[str, ...] = ()
    parked: bool = False
    sent_to_file: bool = False
    sample: bool = False

    @property
    def reflective(self) -> bool:
        """Tell whether it makes room for reflection."""
        return is_reflective(self.purpose, self.function)


@dataclass(frozen=True, slots=True)
class Agenda:
    """One meeting and what is brought to it.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        title: What it is called, such as ``Supervision`` or a template's title.
        day: The day of the meeting, in Europe/London, or None.
        at: The local time it starts there, in whole minutes, or None.
        minutes_booked: Whole minutes booked, 5 to 480.
        items: What is brought, in the order to take it.
        template: The id of the template it began with, or empty.
        with_whom: A role such as ``My supervisor``; never a name.
        space: The id of the supervisee's space it belongs to; empty for one's own.
        state: ``preparing``, ``running`` or ``closed``.
        moved: How often the meeting was moved, for calendars.
    """

    id: str
    created: datetime
    updated: datetime
    title: str = "Supervision"
    day: date | None = None
    at: time | None = None
    minutes_booked: int = USUAL_MINUTES
    items: tuple[AgendaItem, ...] = ()
    template: str = ""
    with_whom: str = "My supervisor"
    space: str = ""
    state: State = "preparing"
    moved: int = 0

    @property
    def active(self) -> tuple[AgendaItem, ...]:
        """Return the items that are not parked, in their order."""
        return tuple(one for one in self.items if not one.parked)

    @property
    def parked(self) -> tuple[AgendaItem, ...]:
        """Return the items that are put aside."""
        return tuple(one for one in self.items if one.parked)

    def item(self, item_id: str) -> AgendaItem | None:
        """Return the item with this id, or None."""
        return next((one for one in self.items if one.id == item_id), None)


def compute_meeting_start(agenda: Agenda) -> datetime | None:
    """Return when the meeting starts, as a moment in Europe/London.

    Args:
        agenda: Any agenda.

    Returns:
        The moment, or None while the day or the time is open. A time that the clocks
        skip in spring is the hour after it.
    """
    if agenda.day is None or agenda.at is None:
        return None
    return (
        datetime.combine(agenda.day, agenda.at, LONDON)
        .astimezone(UTC)
        .astimezone(LONDON)
    )


def compute_meeting_end(agenda: Agenda) -> datetime | None:
    """Return when the meeting ends, as a moment in Europe/London, or None."""
    start = compute_meeting_start(agenda)
    if start is None:
        return None
    # Minutes really pass in UTC: a night meeting over a clock change keeps its length.
    after = start.astimezone(UTC) + timedelta(minutes=agenda.minutes_booked)
    return after.astimezone(LONDON)


def plan_next_meeting(
    agenda: Agenda, agenda_id: str, day: date | None, now: datetime
) -> Agenda:
    """Return the next meeting: same time on the clock, same length, same people.

    Args:
        agenda: The meeting that was.
        agenda_id: The id of the new record.
        day: The day of the new meeting, or None.
        now: The moment of making it, with its time zone.

    Returns:
        A new agenda without items; what is carried over comes by
        ``list_pick_ups``.
    """
    fresh: State = "preparing"
    return replace(
        agenda,
        id=agenda_id,
        created=now,
        updated=now,
        day=day,
        items=(),
        state=fresh,
        moved=0,
    )


def write_agenda_body(agenda: Agenda) -> dict[str, object]:
    """Return what the journal keeps of an agenda, as JSON can hold it."""
    return write_record_body(agenda)


def read_agenda_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> Agenda:
    """Return the agenda that a record keeps.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; missing or unknown keys do no harm.

    Returns:
        The agenda, with what could not be read left as usual.
    """
    kept = RecordReader(body)
    return Agenda(
        id=id,
        created=created,
        updated=updated,
        title=kept.text("title") or "Supervision",
        day=kept.day("day"),
        at=kept.clock("at"),
        minutes_booked=kept.whole("minutes_booked", USUAL_MINUTES, 480),
        items=tuple(
            read_item_body(one) for one in kept.parts("items") if one.text("id")
        ),
        template=kept.text("template"),
        with_whom=kept.text("with_whom"),
        space=kept.text("space"),
        state=kept.choice("state", STATES, "preparing"),
        moved=kept.whole("moved"),
    )


def read_item_body(kept: RecordReader) -> AgendaItem:
    """Return the item that a part of a record keeps."""
    return AgendaItem(
        id=kept.text("id"),
        text=kept.text("text"),
        purpose=kept.choice("purpose", PURPOSES, "think"),
        function=kept.choice("function", FUNCTIONS, "support"),
        minutes=kept.whole("minutes", USUAL_ITEM_MINUTES, 480),
        leave_with=kept.text("leave_with"),
        bin=kept.choice("bin", BINS, "private"),
        source=kept.choice("source", SOURCES, "own"),
        source_id=kept.text("source_id"),
        brought_by=kept.choice("brought_by", SIDES, "me"),
        thoughts=kept.text("thoughts"),
        prompts=kept.texts("prompts"),
        parked=kept.flag("parked"),
        sent_to_file=kept.flag("sent_to_file"),
        sample=kept.flag("sample"),
    )
