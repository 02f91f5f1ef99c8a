"""Entries and good things as CSV, for a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from toolkit.exports.log_words import describe_bin, strip_control_characters
from toolkit.practice.log import (
    Entry,
    GoodThing,
    Thing,
    list_feeling_words,
    list_place_names,
    list_sensation_names,
)
from toolkit.practice.vocabulary import Vocabulary

COLUMNS = (
    "Kind",
    "Date",
    "Time",
    "What happened",
    "Where the child or person was in this",
    "Feelings",
    "Where in the body",
    "What it felt like there",
    "How strong it was (0 to 10)",
    "What it might be telling me",
    "How I could change it, or cope",
    "How strong it was then (0 to 10)",
    "For supervision",
    "Where it goes",
    "What was good",
    "Who it helped",
    "Who I will tell",
    "Told somebody",
    "Made-up example",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write_log_csv(
    things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo, today: date
) -> bytes:
    """Return entries and good things as a table, one row each.

    Args:
        things: What to write, in this order.
        vocabulary: The words on offer.
        zone: The person's time zone, for days and times.
        today: Today, there; a table carries no date of its own.

    Returns:
        CSV in UTF-8 with a byte order mark, so that spreadsheets read it as it is.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for thing in things:
        cells = _cells(thing, vocabulary, zone)
        writer.writerow([escape_formula(cells.get(name, "")) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def escape_formula(text: str) -> str:
    """Return text that no spreadsheet runs as a formula."""
    plain = strip_control_characters(text)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain


def _cells(thing: Thing, vocabulary: Vocabulary, zone: tzinfo) -> dict[str, str]:
    if isinstance(thing, Entry):
        cells = _entry_cells(thing, vocabulary)
    else:
        cells = _good_cells(thing)
    return cells | _when(thing.created, zone) | {"Made-up example": _yes(thing.sample)}


def _when(moment: datetime, zone: tzinfo) -> dict[str, str]:
    there = moment.astimezone(zone)
    return {"Date": there.date().isoformat(), "Time": f"{there:%H:%M}"}


def _entry_cells(entry: Entry, vocabulary: Vocabulary) -> dict[str, str]:
    return {
        "Kind": "Entry",
        "What happened": entry.happened,
        "Where the child or person was in this": entry.person,
        "Feelings": "; ".join(list_feeling_words(entry, vocabulary)),
        "Where in the body": "; ".join(list_place_names(entry, vocabulary)),
        "What it felt like there": "; ".join(list_sensation_names(entry, vocabulary)),
        "How strong it was (0 to 10)": _number(entry.strength),
        "What it might be telling me": entry.telling,
        "How I could change it, or cope": entry.coping,
        "How strong it was then (0 to 10)": _number(entry.strength_now),
        "For supervision": entry.supervision_line,
        "Where it goes": describe_bin(entry),
    }


def _good_cells(good: GoodThing) -> dict[str, str]:
    told = good.told_on.isoformat() if good.told and good.told_on else _yes(good.told)
    return {
        "Kind": "Good thing",
        "What was good": good.what,
        "Who it helped": good.helped,
        "Who I will tell": good.tell,
        "Told somebody": told,
    }


def _number(strength: int | None) -> str:
    return "" if strength is None else str(strength)


def _yes(fact: bool) -> str:
    return "yes" if fact else ""
