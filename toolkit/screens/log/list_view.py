"""The list under "Your entries": search, short lines, and one entry in full."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

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
)
from toolkit.screens.log.store import LogStore, Thing

if TYPE_CHECKING:
    from toolkit.screens.log.page import LogScreen

BINS = {
    "private": "Private",
    "supervision": "Bring to supervision",
    "case-file": "Copied to the case file",
}


def build_list_view(screen: LogScreen, shelf: LogStore) -> dict[str, Any]:
    """Return the list as the page draws it.

    Args:
        screen: Whose list it is.
        shelf: Everything that is kept.
    """
    found, shown = _found(screen, shelf)
    return {
        "total": len(shelf),
        "found": found,
        "shown": [build_entry_line_view(screen, thing) for thing in shown],
        "more": max(0, found - screen.shown),
        "filter": _filter_view(screen.filter),
        "opened": _opened(screen, shelf),
        "samples": shelf.samples,
        "lines": shelf.lines,
    }


def _found(screen: LogScreen, shelf: LogStore) -> tuple[int, list[Thing]]:
    """Return how many the search left, and those to show, newest first."""
    if screen.filter.empty:
        return len(shelf), shelf.newest(screen.shown)
    chosen = screen.chosen(shelf)
    return len(chosen), chosen[: screen.shown]


def _filter_view(chosen: Filter) -> dict[str, str]:
    return {
        **asdict(chosen),
        "start": chosen.start.isoformat() if chosen.start else "",
        "end": chosen.end.isoformat() if chosen.end else "",
    }


def build_entry_line_view(screen: LogScreen, thing: Thing) -> dict[str, Any]:
    """Return one line of the list."""
    shared = {
        "id": thing.id,
        "when": describe_day_and_time(thing.created, screen.zone),
        "headline": build_headline(thing, screen.vocabulary),
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


def _opened(screen: LogScreen, shelf: LogStore) -> dict[str, Any] | None:
    """Return the open entry, as headed parts of text."""
    thing = shelf.get(screen.opened_id)
    if thing is None:
        return None
    parts = (
        _good_parts(thing) if isinstance(thing, GoodThing) else _parts(screen, thing)
    )
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


def _parts(screen: LogScreen, entry: Entry) -> list[tuple[str, str]]:
    words = screen.vocabulary
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
