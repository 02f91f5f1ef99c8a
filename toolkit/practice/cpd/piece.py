"""Drafts of CPD in a regulator's own fields, and learning notes for everybody else.

Which fields there are and what a year asks for lives in ``exercises/frameworks/``. A
draft begins with a type, a day and what the person wrote as learning; never with what
happened in a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from toolkit.practice.dates import describe_day as day_words
from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.supervision.framework import Nation
from toolkit.practice.supervision.space import Standing, SupervisionSpace

KIND_CPD = "cpd.piece"
NOTHING_YET = "There is nothing to keep yet. One line on what you learnt is enough."


@dataclass(frozen=True, slots=True)
class CpdField:
    """One field of a form.

    Args:
        id: Stays the same; ``type``, ``description``, ``date``, ``learnt``,
            ``effect`` and ``peer`` are filled in from what is known.
        label: The field as the form asks it.
        hint: What helps to answer it, in our own words.
        peer: True for the field on discussing it with a peer.
    """

    id: str
    label: str
    hint: str = ""
    peer: bool = False


@dataclass(frozen=True, slots=True)
class CpdForm:
    """What a regulator, or a person for themselves, asks to write down.

    Args:
        id: Stays the same, for journals to keep.
        title: What it is called.
        nation: Where it applies.
        standing: Whose it is: ``registered``, ``student``, ``unregistered``.
        fields: The fields, in their order.
        year_from: Month and day on which the year begins, such as ``12-01``; empty
            where nothing is counted.
        pieces: How many pieces a year asks for.
        with_peer: How many of them with a peer's part.
        source: Where this can be read.
        seen: The day the source was read, in whatever copy could be had.
        checked: The day somebody opened the source itself, or None.
        note: Anything else worth knowing.
    """

    id: str
    title: str
    nation: Nation = "uk"
    standing: tuple[Standing, ...] = ("registered",)
    fields: tuple[CpdField, ...] = ()
    year_from: str = ""
    pieces: int = 0
    with_peer: int = 0
    source: str = ""
    seen: date | None = None
    checked: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CpdPiece:
    """One piece of CPD, or one learning note.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        form: The id of its form.
        on: The day of the activity.
        answers: What was written, by field.
        source: Where it began: ``session``, ``debrief``, ``group``, ``worksheet``,
            ``entry`` or ``own``.
        source_id: The id of what it began with, or empty.
        recorded: True once it was entered with the regulator.
    """

    id: str
    created: datetime
    updated: datetime
    form: str
    on: date
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    source: str = "own"
    source_id: str = ""
    recorded: bool = False


def find_cpd_form(
    forms: Iterable[CpdForm], space: SupervisionSpace | None
) -> CpdForm | None:
    """Return the form for a person's nation and standing.

    Args:
        forms: Every form there is.
        space: Their own line of supervision; None counts as registered, anywhere.

    Returns:
        The form made for both, else one for their standing anywhere, else one that
        counts nothing, else None.
    """
    listed = list(forms)
    standing: Standing = space.standing if space else "registered"
    nation: Nation = space.nation if space else "uk"
    fits = [one for one in listed if standing in one.standing]
    near = [one for one in fits if one.nation == nation]
    anywhere = [one for one in fits if one.nation == "uk"]
    plain = [one for one in listed if not one.pieces]
    return next(iter([*near, *anywhere, *plain]), None)


def read_piece(
    form: Mapping[str, object], cpd: CpdForm, *, before: CpdPiece
) -> CpdPiece:
    """Return the piece that a page's form holds, or say what needs another look.

    Args:
        form: What the page sent: ``on``, ``recorded`` and an answer under each
            field's id; untrusted. A field ``date`` follows from ``on``.
        cpd: The form it was drafted for.
        before: The piece as it was.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    labels = {one.id: one.label.rstrip("?.:") for one in cpd.fields}
    reader = FormReader(form, {**labels, "on": "The day"})
    ids = [one.id for one in cpd.fields]
    answers = {one: reader.text(one) for one in ids if one != "date"}
    on = reader.day("on") or before.on
    if not any(answers.values()) and not reader.problems:
        reader.problems[""] = NOTHING_YET
    reader.finish()
    if "date" in ids:
        answers["date"] = day_words(on)
    kept = {key: text for key, text in answers.items() if text}
    recorded = reader.flag("recorded")
    return replace(before, form=cpd.id, on=on, answers=kept, recorded=recorded)


def has_peer(form: CpdForm, piece: CpdPiece) -> bool:
    """Tell whether a piece holds what discussing it with a peer taught.

    Args:
        form: The form the piece was drafted for.
        piece: The piece.
    """
    peers = (one.id for one in form.fields if one.peer)
    return any(piece.answers.get(one, "").strip() for one in peers)


def list_missing_labels(form: CpdForm, piece: CpdPiece) -> list[str]:
    """Return the labels of fields still empty; the peer's part may stay empty.

    Args:
        form: The form the piece was drafted for.
        piece: The piece.
    """
    return [
        one.label
        for one in form.fields
        if not one.peer and not piece.answers.get(one.id, "").strip()
    ]


def write_piece_body(piece: CpdPiece) -> dict[str, object]:
    """Return what the journal keeps of a piece, as JSON can hold it."""
    return write_record_body(piece)


def read_piece_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> CpdPiece:
    """Return the piece that a record keeps; missing or unknown keys do no harm.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return CpdPiece(
        id=id,
        created=created,
        updated=updated,
        form=kept.text("form"),
        on=kept.day("on") or created.date(),
        answers=kept.pairs("answers"),
        source=kept.text("source") or "own",
        source_id=kept.text("source_id"),
        recorded=kept.flag("recorded"),
    )
