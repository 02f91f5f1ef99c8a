from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.agenda import (
    LONDON,
    Agenda,
    AgendaItem,
    compute_meeting_end,
    compute_meeting_start,
    plan_next_meeting,
    read_agenda_body,
    write_agenda_body,
)

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
KEYS = st.sampled_from(
    ["id", "items", "day", "at", "minutes", "minutes_booked", "text", "bin", "prompts"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)


def agenda(**parts: object) -> Agenda:
    return Agenda("a1", NOW, NOW, **parts)  # type: ignore[arg-type]


def test_an_agenda_comes_back_as_it_was_kept():
    whole = agenda(
        day=date(2026, 11, 10),
        at=time(10, 30),
        minutes_booked=90,
        items=(
            AgendaItem(
                "i1", "Café 😀", "ask", "mediation", 5, "x", "shared", prompts=("a",)
            ),
            AgendaItem("i2", "Later", parked=True, thoughts="mine", brought_by="them"),
        ),
        space="s1",
        moved=2,
    )
    body = json.loads(json.dumps(write_agenda_body(whole)))
    assert read_agenda_body("a1", NOW, NOW, body) == whole


@given(st.dictionaries(KEYS, JSON))
def test_whatever_a_record_holds_an_agenda_can_be_opened(body):
    read = read_agenda_body("a1", NOW, NOW, body)
    assert 0 <= read.minutes_booked <= 480
    assert all(one.id for one in read.items)


@pytest.mark.parametrize("day", [date(2026, 10, 20), date(2026, 10, 27)])
def test_a_meeting_at_ten_stays_at_ten_over_the_clock_change(day):
    start = compute_meeting_start(agenda(day=day, at=time(10)))
    assert start is not None
    assert (start.hour, start.date()) == (10, day)


def test_a_time_that_the_clocks_skip_is_the_hour_after():
    start = compute_meeting_start(agenda(day=date(2027, 3, 28), at=time(1, 30)))
    assert start is not None
    assert f"{start:%H:%M %z}" == "02:30 +0100"


def test_a_meeting_keeps_its_length_over_a_clock_change():
    night = agenda(day=date(2026, 10, 25), at=time(0, 30), minutes_booked=120)
    start, end = compute_meeting_start(night), compute_meeting_end(night)
    assert start and end
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=2)
    assert f"{end:%H:%M}" == "01:30"


def test_without_a_day_or_a_time_there_is_no_start():
    assert compute_meeting_start(agenda(day=date(2026, 11, 3))) is None
    assert compute_meeting_end(agenda(at=time(10))) is None


def test_the_next_meeting_keeps_the_time_on_the_clock_and_has_no_items():
    first = agenda(day=date(2026, 10, 20), at=time(10), items=(AgendaItem("i", "x"),))
    following = plan_next_meeting(first, "a2", date(2026, 11, 3), NOW)
    start = compute_meeting_start(following)
    assert start == datetime(2026, 11, 3, 10, tzinfo=LONDON)
    assert (following.id, following.items, following.state) == ("a2", (), "preparing")
