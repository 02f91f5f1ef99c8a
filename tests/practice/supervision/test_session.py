from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from toolkit.errors import FormError
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    end_session,
    pause_session,
    resume_session,
    start_session,
    turn_to_next_item,
)
from toolkit.practice.supervision.session import (
    SupervisionSession,
    build_session,
    list_cancelled_in_a_row,
    read_session,
    read_session_body,
    write_session_body,
)

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)


def session(day: int = 3, **parts: object) -> SupervisionSession:
    return SupervisionSession(f"s{day}", NOW, NOW, date(2026, 11, day), **parts)  # type: ignore[arg-type]


def test_a_session_comes_back_as_it_was_kept():
    whole = session(state="cancelled", cancelled_by="them", rebooked=date(2026, 11, 9))
    body = json.loads(json.dumps(write_session_body(whole)))
    assert read_session_body("s3", NOW, NOW, body) == whole


def test_a_record_without_a_day_counts_for_the_day_it_was_kept():
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert read_session_body("s", late, late, {}).day == date(2026, 7, 2)


def test_a_session_run_here_remembers_its_minutes_and_those_of_reflection():
    items = (AgendaItem("a", "x", "think"), AgendaItem("b", "y", "tell", "management"))
    agenda = Agenda("a1", NOW, NOW, items=items, space="sp")
    agenda, run = start_session(agenda, NOW)
    run = resume_session(
        pause_session(run, NOW + timedelta(minutes=10)), NOW + timedelta(minutes=20)
    )
    run = turn_to_next_item(agenda, run, NOW + timedelta(minutes=35))
    agenda, run = end_session(agenda, run, NOW + timedelta(minutes=60))
    kept = build_session(agenda, run, "s1", NOW + timedelta(minutes=90))
    assert (kept.minutes, kept.reflection_minutes) == (50, 25)
    assert (kept.day, kept.space, kept.state) == (date(2026, 11, 3), "sp", "held")


def test_a_cancelled_session_has_no_minutes_and_a_held_one_no_canceller():
    form = {
        "day": "2026-11-04",
        "state": "cancelled",
        "minutes": 60,
        "interrupted": True,
        "cancelled_by": "them",
        "rebooked": "2026-11-09",
    }
    gone = read_session(form, before=session())
    assert (gone.minutes, gone.interrupted, gone.cancelled_by) == (0, False, "them")
    held = read_session(form | {"state": "held"}, before=session())
    assert (held.minutes, held.cancelled_by, held.rebooked) == (60, "other", None)


def test_reflection_is_never_longer_than_the_session():
    form = {"day": "2026-11-04", "minutes": 30, "reflection_minutes": 45}
    assert read_session(form, before=session()).reflection_minutes == 30


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({}, "day"),
        ({"day": "x"}, "day"),
        ({"day": "2026-11-04", "minutes": -1}, "minutes"),
        ({"day": "2026-11-04", "state": "lost"}, "state"),
    ],
)
def test_what_cannot_be_kept_is_said_by_field(form, field):
    with pytest.raises(FormError) as caught:
        read_session(form, before=session())
    assert set(caught.value.problems) == {field}


def test_only_what_was_cancelled_since_the_last_session_counts_as_in_a_row():
    gone = [session(n, state="cancelled") for n in (1, 12, 9)]
    found = list_cancelled_in_a_row([*gone, session(5)])
    assert [one.day.day for one in found] == [9, 12]
