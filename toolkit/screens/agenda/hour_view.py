"""What the page draws of a session under way, and of its close."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from toolkit.practice.agenda import (
    LONDON,
    Agenda,
    AgendaItem,
    SessionLine,
    SessionRun,
    compute_time_left,
    list_not_reached,
)
from toolkit.practice.dates import WEEKDAYS, describe_day
from toolkit.practice.supervision import SharedRecord, has_case_file_words
from toolkit.practice.supervision.ending import SessionEnding, build_closing_form
from toolkit.practice.supervision.shared_record import HOW
from toolkit.screens.agenda.labels import BIN_WORDS
from toolkit.screens.agenda.view import build_item_view

STILL_PRIVATE = "One of mine, still private"


def build_run_view(agenda: Agenda, run: SessionRun, now: datetime) -> dict[str, Any]:
    """Return the session: its item, its time, its order and its lines.

    Args:
        agenda: The agenda it follows.
        run: The session.
        now: This moment, with its time zone.
    """
    left = compute_time_left(agenda, run, now)
    current = agenda.item(run.current)
    shown = build_item_view(current) if current else None
    if shown and run.both:
        shown["thoughts"] = ""
    waiting = [one for one in list_not_reached(agenda, run) if one.id != run.current]
    return {
        "current": shown,
        "both": run.both,
        "place": _place(agenda, run),
        "next": _text(waiting[0], run) if waiting else "",
        "sentence": left.sentence,
        "due": left.due,
        "share": round(left.session_share, 4),
        "item_share": round(left.item_share, 4),
        "timer": run.timer,
        "paused": run.paused,
        "order": [_in_order(one, run, now) for one in agenda.active],
        "parked": [_text(one, run) for one in agenda.parked],
        "lines": build_lines_view(agenda, run),
        "hidden": count_hidden_lines(run),
    }


def count_hidden_lines(run: SessionRun) -> int:
    """Return how many lines are out of sight while both look at the screen."""
    return sum(one.bin == "private" for one in run.lines) if run.both else 0


def _text(item: AgendaItem, run: SessionRun) -> str:
    """Return an item's words; hidden while both look, until it is under way."""
    own = item.bin == "private" and item.brought_by == "me"
    unseen = run.both and own and item.id not in run.reached
    return STILL_PRIVATE if unseen else item.text


def _place(agenda: Agenda, run: SessionRun) -> str:
    ids = [one.id for one in agenda.active]
    if run.current not in ids:
        return ""
    return f"Item {ids.index(run.current) + 1} of {len(ids)}"


def _in_order(item: AgendaItem, run: SessionRun, now: datetime) -> dict[str, Any]:
    begun = item.id in run.reached
    minutes = run.minutes_on(item.id, now)
    here = item.id == run.current
    words = (
        "now" if here else f"{minutes} min taken" if begun else f"{item.minutes} min"
    )
    text = _text(item, run)
    return {"id": item.id, "text": text, "now": here, "begun": begun, "at": words}


def build_lines_view(agenda: Agenda, run: SessionRun) -> list[dict[str, Any]]:
    """Return the notes and decisions, each with the item it belongs to.

    While both look at the screen, nothing private is among them.

    Args:
        agenda: The agenda that the session follows.
        run: The session.
    """
    seen = [one for one in run.lines if not run.both or one.bin != "private"]
    return [_line(one, agenda) for one in seen]


def _line(line: SessionLine, agenda: Agenda) -> dict[str, Any]:
    item = agenda.item(line.item_id)
    kind = "Decision" if line.kind == "decision" else "Note"
    return {
        **asdict(line),
        "under": item.text if item else "",
        "about": f"{kind} · {BIN_WORDS[line.bin][0].lower()}",
    }


def build_close_view(
    agenda: Agenda, run: SessionRun, ending: SessionEnding, record: SharedRecord
) -> dict[str, Any]:
    """Return the close of a session.

    Args:
        agenda: The agenda as it ended.
        run: The session as it ended.
        ending: What is filled in so far.
        record: The shared record, agreed or as it would be.
    """
    waiting = (*agenda.parked, *list_not_reached(agenda, run))
    return {
        "done": ending.done,
        "form": build_closing_form(ending.closing),
        "file": has_case_file_words(agenda, run),
        "lines": build_lines_view(agenda, run),
        "waiting": [_text(one, run) for one in waiting],
        "both": run.both,
        "hidden": count_hidden_lines(run),
        "record": build_record_view(record),
        "minutes": round(run.clock.before / 60),
    }


def build_record_view(record: SharedRecord) -> dict[str, Any]:
    """Return a shared record to read."""
    agreed = ""
    if len(record.agreed) == 2 and record.agreed_at is not None:
        agreed = f"Agreed by {record.agreed[0]} and {record.agreed[1]}"
        agreed += f" on {describe_day(record.agreed_at.astimezone(LONDON).date())}."
    on = (
        f"{WEEKDAYS[record.day.weekday()]} {describe_day(record.day)}"
        if record.day
        else ""
    )
    return {
        "empty": record.empty,
        "about": ". ".join(one for one in (on, record.with_whom) if one),
        "parts": [asdict(one) for one in record.parts],
        "actions": list(record.actions),
        "waiting": list(record.waiting),
        "how": [
            {"name": name, "text": text}
            for name, text in zip(HOW, record.how, strict=False)
            if text
        ],
        "next": record.next,
        "agreed": agreed,
    }
