"""The calendar file, read back by two readers that know nothing of each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ExportError
from toolkit.exports.agenda_calendar import write_calendar
from toolkit.practice.action import Action
from toolkit.practice.agenda import LONDON, Agenda, AgendaItem

NOW = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
TEN = time(10)


def agenda(**parts: Any) -> Agenda:
    given = {"day": date(2026, 10, 27), "at": TEN, "minutes_booked": 90} | parts
    return Agenda("a1", NOW, NOW, **given)


def action(**parts: Any) -> Action:
    given = {"what": "Ring the school", "by": date(2026, 11, 9)} | parts
    return Action("x1", NOW, NOW, **given)


def events(data: bytes) -> list[Any]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


@pytest.mark.parametrize(
    ("day", "utc"),
    [(date(2026, 10, 20), 9), (date(2026, 10, 27), 10), (date(2027, 3, 30), 9)],
)
def test_two_readers_see_ten_o_clock_on_both_sides_of_a_clock_change(day, utc):
    data = write_calendar(agenda(day=day), [], NOW)
    first = events(data)[0].decoded("dtstart")
    second = vobject.readOne(data.decode()).vevent.dtstart.value
    for start in (first, second):
        assert (start.date(), start.hour) == (day, 10)
        assert start.astimezone(UTC).hour == utc


@given(st.dates(date(2010, 1, 1), date(2090, 12, 31)), st.times())
def test_the_second_reader_finds_the_same_moment_for_any_meeting(day, at):
    at = at.replace(second=0, microsecond=0, fold=0)  # as a form gives it
    whole = agenda(day=day, at=at)
    read = vobject.readOne(write_calendar(whole, [], NOW).decode()).vevent
    expected = datetime.combine(day, at, LONDON).astimezone(UTC)
    length = read.dtend.value - read.dtstart.value
    # An hour that happens twice has one name in a calendar file.
    if datetime.combine(day, at, LONDON).utcoffset() == _fold(day, at):
        assert read.dtstart.value.astimezone(UTC) == expected
    assert length in (timedelta(minutes=90), timedelta(minutes=30))


def _fold(day: date, at: time) -> timedelta | None:
    return datetime.combine(day, at.replace(fold=1), LONDON).utcoffset()


def test_the_rules_in_the_file_are_those_of_europe_london():
    zone = icalendar.Calendar.from_ical(write_calendar(agenda(), [], NOW)).walk(
        "VTIMEZONE"
    )[0]
    assert zone["tzid"] == "Europe/London"
    for part in zone.subcomponents:
        rule = rrule.rrulestr(
            part["rrule"].to_ical().decode(), dtstart=part.decoded("dtstart")
        )
        for change in rule.between(datetime(2024, 1, 1), datetime(2036, 1, 1)):  # noqa: DTZ001 - the rule itself is local
            before = (change - timedelta(hours=3)).replace(tzinfo=LONDON)
            after = (change + timedelta(hours=3)).replace(tzinfo=LONDON)
            assert before.utcoffset() == part.decoded("tzoffsetfrom")
            assert after.utcoffset() == part.decoded("tzoffsetto")


def test_an_action_is_a_whole_day_and_nobody_is_busy():
    data = write_calendar(None, [action(small="Find the number")], NOW)
    (event,) = events(data)
    assert event.decoded("dtstart") == date(2026, 11, 9)
    assert event.decoded("dtend") == date(2026, 11, 10)
    assert (event["transp"], event["class"]) == ("TRANSPARENT", "PRIVATE")
    assert event["description"] == "First small step: Find the number"


def test_what_is_on_the_agenda_never_goes_in():
    items = (AgendaItem("i1", "Secret", leave_with="Secret", thoughts="Secret"),)
    assert b"Secret" not in write_calendar(agenda(items=items), [], NOW)


def test_an_action_can_stay_without_its_words():
    data = write_calendar(None, [action(small="Secret")], NOW, with_words=False)
    assert events(data)[0]["summary"] == "An action from supervision"
    assert b"Secret" not in data


def test_an_action_kept_out_of_the_shared_record_is_never_named():
    data = write_calendar(None, [action(what="Secret", private=True)], NOW)
    assert events(data)[0]["summary"] == "An action from supervision"
    assert b"Secret" not in data


def test_closed_actions_and_those_without_a_day_stay_out():
    some = [action(state="done"), action(by=None), action(state="let-go")]
    with pytest.raises(ExportError, match="Fill in the day"):
        write_calendar(agenda(at=None), some, NOW)


def test_a_later_file_takes_the_place_of_an_earlier_one():
    later = Agenda("a1", NOW, NOW + timedelta(days=1), day=date(2026, 11, 3), at=TEN)
    (first,), (second,) = (
        events(write_calendar(one, [], NOW)) for one in (agenda(), later)
    )
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


@given(st.text(max_size=200))
def test_any_words_come_back_whole_and_add_no_line_of_their_own(text):
    data = write_calendar(None, [action(what=text)], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = events(data)
    (other,) = vobject.readOne(data.decode()).vevent_list
    assert str(event["summary"]) == other.summary.value
    assert sorted(event) == sorted(events(write_calendar(None, [action()], NOW))[0])
