from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from toolkit.practice.dates import describe_day, describe_day_and_time, describe_month


def test_a_day_of_this_year_needs_no_year() -> None:
    assert describe_day(date(2026, 9, 3), date(2026, 11, 1)) == "3 September"


def test_a_day_of_another_year_has_its_year() -> None:
    assert describe_day(date(2025, 9, 3), date(2026, 11, 1)) == "3 September 2025"


def test_a_month_has_its_year() -> None:
    assert describe_month(date(2026, 9, 3)) == "September 2026"


def test_a_moment_is_said_in_the_persons_own_zone() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    said = describe_day_and_time(late, ZoneInfo("Europe/London"))
    assert said == "Thursday 2 July 2026, 00:30"
