from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.supervision import SupervisionSession, compute_entitlement
from toolkit.practice.supervision.framework import (
    Framework,
    FrameworkStage,
    apply_agreement,
)
from toolkit.practice.supervision.slots import list_slots

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
FIRST_YEAR = Framework(
    "first-year",
    "First year",
    minutes=90,
    uninterrupted=True,
    stages=(
        FrameworkStage("week", until_week=6),
        FrameworkStage("fortnight", until_month=6),
        FrameworkStage("month"),
    ),
    source="Somewhere",
    seen=date(2026, 11, 1),
)
MONTHLY = Framework("monthly", "Monthly", stages=(FrameworkStage("month"),))
STARTED = date(2026, 9, 1)
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def held(day: date, minutes: int = 90, **parts: object) -> SupervisionSession:
    return SupervisionSession(f"{day}", NOW, NOW, day, minutes=minutes, **parts)  # type: ignore[arg-type]


def gone(day: date, who: str = "them", again: date | None = None) -> SupervisionSession:
    return SupervisionSession(  # type: ignore[arg-type]
        f"{day}c", NOW, NOW, day, "cancelled", cancelled_by=who, rebooked=again
    )


def test_the_first_year_is_weekly_then_fortnightly_then_monthly():
    spans = list_slots(FIRST_YEAR, STARTED, date(2027, 8, 31))
    kinds = [one.every for one in spans]
    assert [kinds.count(one) for one in ("week", "fortnight", "month")] == [6, 10, 6]
    assert kinds == sorted(kinds, key=["week", "fortnight", "month"].index)
    assert spans[16].start == date(2027, 3, 1)


@given(DAYS, st.integers(0, 800))
def test_spans_follow_each_other_without_a_gap_and_reach_today(started, days):
    today = started + timedelta(days=days)
    for framework in (FIRST_YEAR, MONTHLY):
        spans = list_slots(framework, started, today)
        assert spans[0].start == started
        assert spans[-1].start <= today < spans[-1].end
        assert all(one.end == later.start for one, later in pairwise(spans))


def test_months_from_the_31st_do_not_drift():
    spans = list_slots(MONTHLY, date(2026, 1, 31), date(2026, 4, 15))
    assert [one.start.day for one in spans] == [31, 28, 31]


def test_what_was_due_and_what_happened_is_said_plainly():
    sessions = [
        held(date(2026, 9, 2)),
        held(date(2026, 9, 9), 60),
        gone(date(2026, 9, 16), again=date(2026, 9, 18)),
        gone(date(2026, 9, 23), "me"),
        held(date(2026, 9, 30), interrupted=True, reflection_minutes=25),
    ]
    found = compute_entitlement(FIRST_YEAR, STARTED, sessions, date(2026, 10, 28))
    assert found.sentence == (
        "7 sessions were due since 1 September (6 weekly and 1 fortnightly). "
        "3 were held and 2 were cancelled (1 by you and 1 by the other person; "
        "one has a new day). "
        "1 of 3 lasted at least 90 minutes without an interruption. "
        "Minutes that made room for reflection: 25 in all."
    )
    assert (found.due, found.held, found.cancelled) == (7, 3, 2)


def test_the_next_one_due_is_told_until_it_is_held():
    today = date(2026, 9, 3)
    assert compute_entitlement(FIRST_YEAR, STARTED, [], today).next_due == (
        "The next is due by 7 September."
    )
    kept = [held(date(2026, 9, 2))]
    assert compute_entitlement(FIRST_YEAR, STARTED, kept, today).next_due == (
        "This one is held; the next is due from 8 September."
    )


def test_the_table_tells_each_span_newest_first():
    sessions = [held(date(2026, 9, 2)), gone(date(2026, 9, 9))]
    table = compute_entitlement(FIRST_YEAR, STARTED, sessions, date(2026, 9, 16)).table
    assert [row[3] for row in table.rows] == [
        "Not yet",
        "cancelled by the other person",
        "held on 2 September 2026, 90 minutes",
    ]
    assert table.rows[-1][:3] == ("Weekly", "1 September", "7 September")


@pytest.mark.parametrize(
    ("framework", "started", "said"),
    [
        (None, STARTED, "No framework is chosen"),
        (Framework("own", "Own", own=True), STARTED, "It does not say how often"),
        (MONTHLY, None, "Fill in the day you started"),
        (MONTHLY, date(2026, 11, 2), "Nothing was due yet since 2 November."),
        (MONTHLY, date(2027, 11, 2), "Nothing was due yet"),
        (MONTHLY, date(1926, 11, 2), "Nothing was due yet"),
    ],
)
def test_where_nothing_can_be_said_it_says_why(framework, started, said):
    found = compute_entitlement(framework, started, [], date(2026, 11, 3))
    assert found.sentence.startswith(said)
    assert found.sentence.endswith("No session is noted here.")


def test_without_a_framework_what_happened_is_still_told():
    found = compute_entitlement(None, None, [held(date(2026, 9, 2))], date(2026, 11, 3))
    assert "1 was held and none was cancelled." in found.sentence


def test_ones_own_agreement_gives_the_rhythm():
    own = apply_agreement(Framework("own", "Own", own=True), "fortnight", 60)
    found = compute_entitlement(own, STARTED, [held(STARTED, 60)], date(2026, 9, 29))
    assert found.sentence.startswith("2 sessions were due since 1 September, fort")
    assert "1 of 1 lasted at least 60 minutes." in found.sentence
    assert apply_agreement(MONTHLY, "week", 5) == MONTHLY


def test_where_it_can_be_read_and_how_sure_it_is_is_said():
    found = compute_entitlement(FIRST_YEAR, STARTED, [], date(2026, 9, 3))
    assert found.source == (
        "From Somewhere, read on 1 November 2026 in a stored copy. "
        "Check the page itself before you rely on it."
    )
