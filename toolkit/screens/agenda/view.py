"""What the page draws of an agenda: the meeting, its items, the balance, the offers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from toolkit.practice.agenda import (
    FUNCTION_WORDS,
    Agenda,
    AgendaItem,
    Balance,
    PickUp,
    compute_balance,
    compute_meeting_start,
    count_left_out,
)
from toolkit.practice.dates import WEEKDAYS, describe_day
from toolkit.practice.supervision import SupervisionSpace
from toolkit.screens.agenda.labels import (
    BIN_WORDS,
    PURPOSE_WORDS,
    SOURCE_WORDS,
    begin_with_capital,
)
from toolkit.screens.agenda.pickup_material import build_pickup_key

MOST_OFFERS = 40


def build_agenda_view(agenda: Agenda, today: date) -> dict[str, Any]:
    """Return the meeting and its items.

    Args:
        agenda: The agenda in hand.
        today: Today, in Europe/London.
    """
    return {
        "id": agenda.id,
        "title": agenda.title,
        "when": describe_meeting_time(agenda, today),
        "state": agenda.state,
        "kept": bool(agenda.items or agenda.day),
        "meeting": build_meeting_view(agenda),
        "items": [build_item_view(one) for one in agenda.active],
        "parked": [build_item_view(one) for one in agenda.parked],
        "theirs": sum(one.brought_by == "them" for one in agenda.items),
        "stays_out": count_left_out(agenda),
    }


def build_meeting_view(agenda: Agenda) -> dict[str, Any]:
    """Return the meeting as its form."""
    return {
        "title": agenda.title,
        "day": agenda.day.isoformat() if agenda.day else "",
        "at": f"{agenda.at:%H:%M}" if agenda.at else "",
        "minutes_booked": str(agenda.minutes_booked),
        "with_whom": agenda.with_whom,
    }


def describe_meeting_time(agenda: Agenda, today: date) -> str:
    """Return when a meeting is, in words; empty while its day is open.

    Args:
        agenda: The agenda of the meeting.
        today: Today, in Europe/London.
    """
    if agenda.day is None:
        return ""
    words = f"{WEEKDAYS[agenda.day.weekday()]} {describe_day(agenda.day, today)}"
    return (
        f"{words}, {agenda.at:%H:%M}"
        if compute_meeting_start(agenda) and agenda.at
        else words
    )


def build_item_view(item: AgendaItem) -> dict[str, Any]:
    """Return one item as it is listed and as its form."""
    parts = [
        PURPOSE_WORDS[item.purpose][0],
        FUNCTION_WORDS[item.function],
        describe_minutes(item.minutes),
        BIN_WORDS[item.bin][0].lower(),
        SOURCE_WORDS[item.source],
        "brought by the other person" if item.brought_by == "them" else "",
        "made up" if item.sample else "",
    ]
    return {
        **asdict(item),
        "minutes": str(item.minutes),
        "about": " · ".join(one for one in parts if one),
    }


def describe_minutes(count: int) -> str:
    """Return whole minutes in words."""
    if not count:
        return "no minutes yet"
    return "1 minute" if count == 1 else f"{count} minutes"


def build_balance_view(agenda: Agenda) -> dict[str, Any]:
    """Return how the minutes are shared out."""
    found: Balance = compute_balance(agenda)
    return {**asdict(found), "left": found.minutes_free}


def build_offers_view(offers: tuple[PickUp, ...]) -> list[dict[str, str]]:
    """Return what can be picked up, a line each."""
    return [
        {
            "key": build_pickup_key(one),
            "text": one.text,
            "why": ("A made-up example. " if one.sample else "")
            + begin_with_capital(one.why),
            "about": (
                f"{PURPOSE_WORDS[one.purpose][0]} · {describe_minutes(one.minutes)}"
            ),
        }
        for one in offers[:MOST_OFFERS]
    ]


def build_space_form(space: SupervisionSpace) -> dict[str, Any]:
    """Return a line of supervision as its form."""
    return {
        "called": space.called,
        "seat": space.seat,
        "standing": space.standing,
        "nation": space.nation,
        "framework": space.framework,
        "started": space.started.isoformat() if space.started else "",
        "every": space.every,
        "minutes": str(space.minutes) if space.minutes else "",
    }
