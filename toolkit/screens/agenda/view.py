"""What the page draws of an agenda: the meeting, its items, the balance, the offers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from toolkit.practice.agenda import (
    FUNCTION_WORDS,
    Agenda,
    Balance,
    Item,
    PickUp,
    balance,
    left_out,
    starts,
)
from toolkit.practice.dates import WEEKDAYS, day
from toolkit.practice.supervision import Space
from toolkit.screens.agenda.labels import (
    BIN_WORDS,
    PURPOSE_WORDS,
    SOURCE_WORDS,
    capital,
)
from toolkit.screens.agenda.prepare import key_of

MOST_OFFERS = 40


def agenda_view(agenda: Agenda, today: date) -> dict[str, Any]:
    """Return the meeting and its items.

    Args:
        agenda: The agenda in hand.
        today: Today, in Europe/London.
    """
    return {
        "id": agenda.id,
        "title": agenda.title,
        "when": when_words(agenda, today),
        "state": agenda.state,
        "kept": bool(agenda.items or agenda.day),
        "meeting": meeting_view(agenda),
        "items": [item_view(one) for one in agenda.active],
        "parked": [item_view(one) for one in agenda.parked],
        "theirs": sum(one.brought_by == "them" for one in agenda.items),
        "stays_out": left_out(agenda),
    }


def meeting_view(agenda: Agenda) -> dict[str, Any]:
    """Return the meeting as its form."""
    return {
        "title": agenda.title,
        "day": agenda.day.isoformat() if agenda.day else "",
        "at": f"{agenda.at:%H:%M}" if agenda.at else "",
        "minutes_booked": str(agenda.minutes_booked),
        "with_whom": agenda.with_whom,
    }


def when_words(agenda: Agenda, today: date) -> str:
    """Return when a meeting is, in words; empty while its day is open."""
    if agenda.day is None:
        return ""
    words = f"{WEEKDAYS[agenda.day.weekday()]} {day(agenda.day, today)}"
    return f"{words}, {agenda.at:%H:%M}" if starts(agenda) and agenda.at else words


def item_view(item: Item) -> dict[str, Any]:
    """Return one item as it is listed and as its form."""
    parts = [
        PURPOSE_WORDS[item.purpose][0],
        FUNCTION_WORDS[item.function],
        minutes_words(item.minutes),
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


def minutes_words(count: int) -> str:
    """Return whole minutes in words."""
    if not count:
        return "no minutes yet"
    return "1 minute" if count == 1 else f"{count} minutes"


def balance_view(agenda: Agenda) -> dict[str, Any]:
    """Return how the minutes are shared out."""
    found: Balance = balance(agenda)
    return {**asdict(found), "left": found.left}


def offers_view(offers: tuple[PickUp, ...]) -> list[dict[str, str]]:
    """Return what can be picked up, a line each."""
    return [
        {
            "key": key_of(one),
            "text": one.text,
            "why": f"{'A made-up example. ' if one.sample else ''}{capital(one.why)}",
            "about": f"{PURPOSE_WORDS[one.purpose][0]} · {minutes_words(one.minutes)}",
        }
        for one in offers[:MOST_OFFERS]
    ]


def space_form(space: Space) -> dict[str, Any]:
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
