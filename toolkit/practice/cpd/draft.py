"""Begins a draft of CPD with a session, a debrief, a worksheet or an entry of the log.

Takes over a type, a day and what the person wrote as learning; never what happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from toolkit.practice.cpd.piece import CpdForm, CpdPiece
from toolkit.practice.dates import describe_day
from toolkit.practice.log.entry import Entry
from toolkit.practice.supervision.close import Closing
from toolkit.practice.supervision.session import SupervisionSession

OFFERED_BACK = timedelta(days=400)
"""How far back entries are offered at first: a year, and a month to be late in; our own
mark, not a rule."""


@dataclass(frozen=True, slots=True)
class DraftStart:
    """What a draft can begin with.

    Args:
        source: ``session``, ``debrief``, ``group``, ``worksheet``, ``entry`` or
            ``own``.
        source_id: The id of what it begins with, or empty.
        type: The type of activity, such as ``Supervision``.
        on: The day of the activity.
        learnt: What the person already wrote as learning, or empty.
        peer: What they already wrote on discussing it, or empty.
    """

    source: str
    source_id: str
    type: str
    on: date
    learnt: str = ""
    peer: str = ""


def begin_from_session(
    session: SupervisionSession, closing: Closing | None = None
) -> DraftStart:
    """Return what a draft can take from a session: what will be done differently.

    Args:
        session: The session.
        closing: How it ended, or None where that was not filled in.
    """
    learnt = closing.differently if closing else ""
    if session.group:
        return DraftStart("group", session.id, "Group supervision", session.day, learnt)
    return DraftStart("session", session.id, "Supervision", session.day, learnt)


def begin_from_entry(entry: Entry, zone: tzinfo) -> DraftStart:
    """Return what a draft can take from an entry: what it might be telling.

    Args:
        entry: The entry.
        zone: The person's time zone, which decides the day.
    """
    on = entry.created.astimezone(zone).date()
    return DraftStart("entry", entry.id, "Reflection on practice", on, entry.telling)


def build_draft(
    form: CpdForm, begin: DraftStart, *, id: str, now: datetime
) -> CpdPiece:
    """Return a draft with what is known filled in.

    Args:
        form: The form to draft for.
        begin: What it begins with.
        id: The record's id.
        now: The moment of making it, with its time zone.
    """
    known = {"type": begin.type, "learnt": begin.learnt, "peer": begin.peer}
    ids = {one.id for one in form.fields}
    answers = {key: text for key, text in known.items() if key in ids and text}
    if "date" in ids:
        answers["date"] = describe_day(begin.on)
    return CpdPiece(
        id=id,
        created=now,
        updated=now,
        form=form.id,
        on=begin.on,
        answers=answers,
        source=begin.source,
        source_id=begin.source_id,
    )


def write_draft_text(form: CpdForm, piece: CpdPiece) -> str:
    """Return a piece as plain text, field by field, to copy into a form.

    Args:
        form: The form it was drafted for.
        piece: The piece; an empty field is named and left empty.
    """
    parts = [f"{one.label}\n{piece.answers.get(one.id, '')}" for one in form.fields]
    return "\n\n".join([form.title, *(part.rstrip() for part in parts)]) + "\n"
