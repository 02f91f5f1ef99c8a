"""How far a year's CPD is: a sentence and its figures, the peer's part with it.

Counts what is written down. What a year asks for comes with the form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.practice.chart import Table
from toolkit.practice.cpd.piece import CpdForm, CpdPiece, has_peer, list_missing_labels
from toolkit.practice.dates import describe_day

_COLUMNS = ("What", "This year", "Asked for")


@dataclass(frozen=True, slots=True)
class CpdYear:
    """How far a year's pieces are.

    Args:
        sentence: The same in words, or empty where nothing is counted.
        table: The figures.
        pieces: Pieces recorded or ready this year.
        with_peer: How many of them hold a peer's part.
        enough: True when the year has all that is asked for.
    """

    sentence: str
    table: Table
    pieces: int
    with_peer: int
    enough: bool


def find_year_span(form: CpdForm, today: date) -> tuple[date, date] | None:
    """Return the first and last day of the form's year that holds today, or None.

    Args:
        form: The form; None is returned for one that counts nothing.
        today: Today, in the person's time zone.
    """
    if not form.year_from:
        return None
    month, _, on = form.year_from.partition("-")
    first = date(today.year, int(month), int(on))
    if first > today:
        first = first.replace(year=today.year - 1)
    return first, first.replace(year=first.year + 1) - timedelta(days=1)


def summarise_cpd_year(
    form: CpdForm, pieces: Iterable[CpdPiece], today: date
) -> CpdYear:
    """Return how far this year's pieces are.

    Args:
        form: The form; one that counts nothing gives an empty sentence.
        pieces: Every piece there is; only this form's pieces of this year count.
        today: Today, in the person's time zone.
    """
    span = find_year_span(form, today)
    if span is None:
        return CpdYear("", Table(_COLUMNS), 0, 0, False)
    first, last = span
    these = [one for one in pieces if one.form == form.id and first <= one.on <= last]
    whole = sum(not list_missing_labels(form, one) for one in these)
    peer = sum(
        has_peer(form, one) and not list_missing_labels(form, one) for one in these
    )
    recorded = sum(one.recorded for one in these)
    rows = (
        ("Pieces with every field filled in", str(whole), str(form.pieces)),
        ("Of these, with a peer's part", str(peer), str(form.with_peer)),
        ("Recorded with the regulator", str(recorded), str(form.pieces)),
    )
    enough = whole >= form.pieces and peer >= form.with_peer
    said = _describe_cpd_year(form, (first, last), whole, peer) + _suggest_recording(
        recorded, form, enough
    )
    return CpdYear(said, Table(_COLUMNS, rows), whole, peer, enough)


def _describe_cpd_year(
    form: CpdForm, span: tuple[date, date], whole: int, peer: int
) -> str:
    first, last = span
    asked = f"{whole} of {form.pieces} pieces {'is' if whole == 1 else 'are'} ready"
    with_peer = f"{peer} of {form.with_peer} with a peer's part"
    return (
        f"In the year from {describe_day(first)} to {describe_day(last)}, {asked}, "
        f"{with_peer}."
    )


def _suggest_recording(recorded: int, form: CpdForm, enough: bool) -> str:
    if enough and recorded < form.pieces:
        return " Remember to enter them with the regulator yourself."
    return ""
