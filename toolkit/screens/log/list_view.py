"""The list under "Your entries": search, short lines, and one entry in full."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import tzinfo
from typing import Any

from toolkit.practice.dates import describe_day_and_time
from toolkit.practice.log import (
    Entry,
    Filter,
    GoodThing,
    build_headline,
    describe_strength,
    list_feeling_words,
    list_place_names,
    list_sensation_names,
    select_things,
)
from toolkit.practice.vocabulary import Vocabulary
from toolkit.screens.log_store import LogStore, Thing

BINS = {
    "private": "Private",
    "supervision": "Bring to supervision",
    "case-file": "Copied to the case file",
}


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What of the list is to be shown.

    Args:
        filter: The search.
        shown: How many lines at most.
        opened_id: The entry that is open to be read; empty for none.
    """

    filter: Filter
    shown: int
    opened_id: str


def build_list_view(
    shelf: LogStore, choice: ListChoice, words: Vocabulary, zone: tzinfo
) -> dict[str, Any]:
    """Return the list as the page draws it.

    Args:
        shelf: Everything that is kept.
        choice: What of it is to be shown.
        words: The words on offer.
        zone: The reader's time zone.
    """
    found, shown = _found(shelf, choice, words, zone)
    return {
        "total": len(shelf),
        "found": found,
        "shown": [build_entry_line_view(thing, words, zone) for thing in shown],
        "more": max(0, found - choice.shown),
        "filter": _filter_view(choice.filter),
        "opened": _opened(shelf.get(choice.opened_id), words),
        "samples": shelf.samples,
        "lines": shelf.lines,
    }


def _found(
    shelf: LogStore, choice: ListChoice, words: Vocabulary, zone: tzinfo
) -> tuple[int, list[Thing]]:
    """Return how many the search left, and those to show, newest first."""
    if choice.filter.empty:
        return len(shelf), shelf.newest(choice.shown)
    chosen = select_things(shelf.things(), choice.filter, zone, words)
    return len(chosen), chosen[: choice.shown]


def _filter_view(chosen: Filter) -> dict[str, str]:
    return {
        **asdict(chosen),
        "start": chosen.start.isoformat() if chosen.start else "",
        "end": chosen.end.isoformat() if chosen.end else "",
    }


def build_entry_line_view(
    thing: Thing, words: Vocabulary, zone: tzinfo
) -> dict[str, Any]:
    """Return one line of the list.

    Args:
        thing: The entry or good thing.
        words: The words on offer.
        zone: The reader's time zone.
    """
    shared = {
        "id": thing.id,
        "when": describe_day_and_time(thing.created, zone),
        "headline": build_headline(thing, words),
        "sample": thing.sample,
    }
    if isinstance(thing, GoodThing):
        return {**shared, "kind": "good", "told": thing.told}
    return {
        **shared,
        "kind": "entry",
        "bin": _bin_words(thing),
        "line": thing.supervision_line if thing.bin == "supervision" else "",
        "strength": thing.strength,
        "strength_now": thing.strength_now,
        "quick": thing.quick,
    }


def _bin_words(entry: Entry) -> str:
    copied = entry.sent_to_file and entry.bin == "private"
    return BINS["case-file" if copied else entry.bin]


def _opened(thing: Thing | None, words: Vocabulary) -> dict[str, Any] | None:
    """Return the open entry, as headed parts of text."""
    if thing is None:
        return None
    parts = _good_parts(thing) if isinstance(thing, GoodThing) else _parts(thing, words)
    return {
        "id": thing.id,
        "parts": [{"name": name, "text": text} for name, text in parts if text],
    }


def _good_parts(thing: GoodThing) -> list[tuple[str, str]]:
    return [
        ("One good thing", thing.what),
        ("Who it helped", thing.helped),
        ("Who I will tell", thing.tell),
        ("Told", "Yes" if thing.told else "Not yet"),
    ]


def _parts(entry: Entry, words: Vocabulary) -> list[tuple[str, str]]:
    return [
        ("What happened", entry.happened),
        ("Where was the child or person in this?", entry.person),
        ("Feelings", ", ".join(list_feeling_words(entry, words))),
        ("In the body", ", ".join(list_place_names(entry, words))),
        ("What it was like", ", ".join(list_sensation_names(entry, words))),
        ("How strong", _strength(entry.strength)),
        ("What it might be telling me", entry.telling),
        ("How I could change it, or cope", entry.coping),
        ("How strong now", _strength(entry.strength_now)),
        ("For supervision", entry.supervision_line),
    ]


def _strength(value: int | None) -> str:
    return "" if value is None else f"{value} out of 10, {describe_strength(value)}"
