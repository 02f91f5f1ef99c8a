"""A meeting and its dated actions as an iCalendar file, for any calendar.

Times are local, with the rules of Europe/London inside the file, so that a meeting at
ten stays at ten when the clocks change. What is on the agenda never goes in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
)

from toolkit.errors import ExportError
from toolkit.exports.log_words import strip_control_characters
from toolkit.practice.action import Action
from toolkit.practice.agenda import (
    LONDON,
    ZONE,
    Agenda,
    compute_meeting_end,
    compute_meeting_start,
)
from toolkit.practice.text import join_lines

MAKER = "-//Reflective Supervision Toolkit//Supervision//EN"
DOMAIN = "reflective-supervision-toolkit"
NO_DATES = (
    "There is no day and time to put into a calendar yet. "
    "Fill in the day and time of the session, or a day for an action."
)
UNNAMED = "An action from supervision"


def write_calendar(
    agenda: Agenda | None,
    actions: Iterable[Action],
    now: datetime,
    with_words: bool = True,
) -> bytes:
    """Return a meeting and dated actions as an iCalendar file.

    Args:
        agenda: The meeting, or None to leave it out.
        actions: Actions; those that are not open or have no day are left out.
        now: The moment of making it, with its time zone.
        with_words: False names an action only as one, for a calendar others can see;
            one that stays out of the shared record is never named.

    Returns:
        The bytes of an .ics file.

    Raises:
        ExportError: If there is nothing with a day.
    """
    events = [_meeting(agenda, now)] if agenda else []
    events += [_action(one, now, with_words) for one in actions if one.state == "open"]
    there = [one for one in events if one is not None]
    if not there:
        raise ExportError(NO_DATES)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_london())
    for event in there:
        calendar.add_component(event)
    return calendar.to_ical()


def _meeting(agenda: Agenda, now: datetime) -> Event | None:
    start, end = compute_meeting_start(agenda), compute_meeting_end(agenda)
    if start is None or end is None:
        return None
    event = _event(agenda.id, agenda.title, agenda.updated, now)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("transp", "OPAQUE")
    if agenda.with_whom:
        event.add("description", join_lines(strip_control_characters(agenda.with_whom)))
    return event


def _action(action: Action, now: datetime, with_words: bool) -> Event | None:
    if action.by is None:
        return None
    with_words = with_words and not action.private  # others may see the calendar
    title = action.what if with_words else UNNAMED
    event = _event(action.id, title, action.updated, now)
    event.add("dtstart", action.by)
    event.add("dtend", action.by + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if with_words and action.small:
        event.add(
            "description", f"First small step: {strip_control_characters(action.small)}"
        )
    return event


def _event(id: str, title: str, updated: datetime, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{id}@{DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", updated.astimezone(UTC))
    # A calendar takes the file with the higher number; later changes count up.
    event.add("sequence", max(int(updated.timestamp()) // 60 - 26_000_000, 0))
    event.add("summary", join_lines(strip_control_characters(title)) or "Supervision")
    event.add("class", "PRIVATE")
    return event


def _london() -> Timezone:
    """Return the rules of Europe/London as they have been since 1996."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    hour = timedelta(hours=1)
    for part, name, month, before, after, begin in (
        (summer, "BST", 3, 0 * hour, hour, datetime(1996, 3, 31, 1, tzinfo=LONDON)),
        (winter, "GMT", 10, hour, 0 * hour, datetime(1996, 10, 27, 2, tzinfo=LONDON)),
    ):
        part.add("tzname", name)
        part.add("dtstart", begin.replace(tzinfo=None))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
