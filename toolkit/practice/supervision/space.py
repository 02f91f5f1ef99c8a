"""A place of one's own for each line of supervision: mine, and each I give.

A supervisor's journal holds one space for each person they supervise, called by a
role, never a name; nothing crosses from one space to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.supervision.framework import (
    NATIONS,
    NONE,
    RHYTHMS,
    Nation,
    Rhythm,
)

Seat = Literal["supervised", "supervising"]
Standing = Literal["registered", "student", "unregistered"]

KIND_SPACE = "supervision.space"
SEATS: tuple[Seat, ...] = ("supervised", "supervising")
STANDINGS: tuple[Standing, ...] = ("registered", "student", "unregistered")
LABELS: Mapping[str, str] = {
    "called": "What you call it",
    "seat": "Your part in it",
    "standing": "How you are registered",
    "nation": "The nation",
    "framework": "The framework",
    "started": "The first day in the post",
    "every": "How often",
    "minutes": "Minutes",
}
WHO_SUPERVISES_YOU = (
    "You give supervision here and have none of your own noted. Who supervises you?"
)


@dataclass(frozen=True, slots=True)
class SupervisionSpace:
    """One line of supervision.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        called: What it is called: a role or a nickname, never a name.
        seat: ``supervised`` for one's own, ``supervising`` for one that is given.
        standing: ``registered``, ``student`` or ``unregistered``.
        nation: Where the post is.
        framework: The id of the chosen framework, or ``none``.
        started: The first day in the post, or None.
        every: The rhythm of one's own agreement, where the framework asks for it.
        minutes: Minutes of one's own agreement, or 0.
    """

    id: str
    created: datetime
    updated: datetime
    called: str = "My supervision"
    seat: Seat = "supervised"
    standing: Standing = "registered"
    nation: Nation = "uk"
    framework: str = NONE
    started: date | None = None
    every: Rhythm = "month"
    minutes: int = 0


def ask_who_supervises(
    spaces: Iterable[SupervisionSpace], supervised: bool = False
) -> str:
    """Return the question for somebody who supervises and is not supervised.

    Args:
        spaces: Every line of supervision that is noted.
        supervised: True where a session of one's own is noted.
    """
    seats = {one.seat for one in spaces}
    alone = seats == {"supervising"} and not supervised
    return WHO_SUPERVISES_YOU if alone else ""


def read_space(
    form: Mapping[str, object], *, before: SupervisionSpace, frameworks: Iterable[str]
) -> SupervisionSpace:
    """Return the space that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of the space's fields; untrusted.
        before: The space as it was, or a new one.
        frameworks: The ids of the frameworks there are.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    known = (NONE, *frameworks)
    space = replace(
        before,
        called=reader.line("called") or before.called,
        seat=reader.choice("seat", SEATS, before.seat),
        standing=reader.choice("standing", STANDINGS, before.standing),
        nation=reader.choice("nation", NATIONS, before.nation),
        framework=reader.choice("framework", known, NONE),
        started=reader.day("started"),
        every=reader.choice("every", RHYTHMS, before.every),
        minutes=reader.whole("minutes", 0, 480, 0),
    )
    reader.finish()
    return space


def write_space_body(space: SupervisionSpace) -> dict[str, object]:
    """Return what the journal keeps of a space, as JSON can hold it."""
    return write_record_body(space)


def read_space_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> SupervisionSpace:
    """Return the space that a record keeps; missing or unknown keys do no harm.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return SupervisionSpace(
        id=id,
        created=created,
        updated=updated,
        called=kept.text("called") or "My supervision",
        seat=kept.choice("seat", SEATS, "supervised"),
        standing=kept.choice("standing", STANDINGS, "registered"),
        nation=kept.choice("nation", NATIONS, "uk"),
        framework=kept.text("framework") or NONE,
        started=kept.day("started"),
        every=kept.choice("every", RHYTHMS, "month"),
        minutes=kept.whole("minutes", 0, 480),
    )
