"""Entries and good things as a pandas table.

One row each, oldest first, with words as they are shown. Reads, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Any

import pandas  # pyright: ignore[reportMissingTypeStubs] - pandas ships none

from toolkit.practice.log.entry import GoodThing, Thing
from toolkit.practice.log.strain import NO_PLACE
from toolkit.practice.log.words import (
    describe_unknown_id,
    is_only_pleasant,
    list_pleasant_ids,
)
from toolkit.practice.vocabulary import Vocabulary

COLUMNS = (
    "kind",
    "id",
    "created",
    "updated",
    "happened",
    "person",
    "places",
    "sensations",
    "feelings",
    "only_pleasant",
    "strength",
    "telling",
    "coping",
    "strength_now",
    "fall",
    "bin",
    "sent_to_file",
    "supervision_line",
    "what",
    "helped",
    "tell",
    "told",
    "told_on",
    "sample",
)

NO_WORD = frozenset({"mixed", "not-sure"})
"""Feelings that say there is no word yet."""

# pandas' own types do not hold in strict mode, so what it makes is Any in here.
pd: Any = pandas
Rows = Any


def build_data_frame(
    things: Iterable[Thing], vocabulary: Vocabulary, zone: tzinfo
) -> pandas.DataFrame:
    """Return entries and good things as a pandas table, for people who like one.

    Args:
        things: Entries and good things, in any order.
        vocabulary: The words on offer; ids are shown as their words.
        zone: The time zone to give times in.

    Returns:
        A DataFrame with one row each, oldest first. ``kind`` is ``entry`` or
        ``good thing``; ``feelings`` (own words last), ``places`` and ``sensations``
        are lists of words; ``only_pleasant`` is True where every feeling is a
        pleasant one from the vocabulary; strengths are whole numbers or missing, and
        ``fall`` is ``strength - strength_now``.
    """
    listed = list(things)
    pleasant = list_pleasant_ids(vocabulary)
    shown = {
        "feelings": {one.id: one.word for one in vocabulary.feelings},
        "places": {one.id: one.name for one in vocabulary.places},
        "sensations": {one.id: one.name for one in vocabulary.sensations},
    }
    table: Any = pd.DataFrame(
        [_row(one, shown) for one in listed], columns=list(COLUMNS)
    )
    for name in ("created", "updated"):
        table[name] = pd.to_datetime(table[name], utc=True).dt.tz_convert(zone)
    for name in ("strength", "strength_now"):
        table[name] = table[name].astype("Int64")
    table["only_pleasant"] = pd.array(
        [_only_pleasant(one, pleasant) for one in listed], dtype="boolean"
    )
    table["fall"] = table["strength"] - table["strength_now"]
    for name in ("sample", "told", "sent_to_file"):
        table[name] = table[name].astype("boolean")
    return table.sort_values(["created", "id"], ignore_index=True)


def _row(thing: Thing, shown: Mapping[str, Mapping[str, str]]) -> Mapping[str, object]:
    """Give one thing's columns; what it does not have is missing."""
    if isinstance(thing, GoodThing):
        names = ("id", "created", "updated", "what", "helped", "tell", "told")
        row = {name: getattr(thing, name) for name in (*names, "told_on", "sample")}
        return {"kind": "good thing"} | row
    row = {name: getattr(thing, name, None) for name in COLUMNS if name not in shown}
    named = {
        name: [
            words.get(one) or describe_unknown_id(one) for one in getattr(thing, name)
        ]
        for name, words in shown.items()
    }
    named["feelings"] += thing.own_words
    return row | named | {"kind": "entry"}


def _only_pleasant(thing: Thing, pleasant: frozenset[str]) -> bool | None:
    return None if isinstance(thing, GoodThing) else is_only_pleasant(thing, pleasant)


def list_no_place_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names that stand for no place in the body, as they are shown."""
    shown = {one.name for one in vocabulary.places if one.id in NO_PLACE}
    return frozenset(shown | {describe_unknown_id(one) for one in NO_PLACE})


def list_no_word_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Return what says that there is no word for a feeling yet, as it is shown."""
    shown = {one.word for one in vocabulary.feelings if one.id in NO_WORD}
    return frozenset(shown | {describe_unknown_id(one) for one in NO_WORD})
