"""Days and times as they are said in British English.

Only words; the clock and the time zone come in as arguments.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def describe_day(when: date, today: date | None = None) -> str:
    """Return a day in words.

    Args:
        when: The day.
        today: Today, to leave out the year where it is this one.

    Returns:
        For example ``3 September``, or ``3 September 2025``.
    """
    short = f"{when.day} {MONTHS[when.month - 1]}"
    same = today is not None and when.year == today.year
    return short if same else f"{short} {when.year}"


def describe_month(when: date) -> str:
    """Return a month in words, for example ``September 2026``."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def describe_day_and_time(when: datetime, zone: tzinfo) -> str:
    """Return a moment in words.

    Args:
        when: The moment, with its time zone.
        zone: The time zone to say it in.

    Returns:
        For example ``Thursday 3 September 2026, 16:20``.
    """
    there = when.astimezone(zone)
    return f"{WEEKDAYS[there.weekday()]} {describe_day(there.date())}, {there:%H:%M}"
