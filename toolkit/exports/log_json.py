"""Entries and good things as JSON, complete enough to be taken back in.

Reading one back trusts nothing in it: text is cleaned as if it came from a page,
and a file that is too large or of another kind is refused in a plain sentence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import cast

from toolkit.errors import FormError
from toolkit.practice.data_file import DataFile, read_moment, read_sound_id
from toolkit.practice.log import (
    Entry,
    GoodThing,
    Thing,
    list_feeling_words,
    read_entry_body,
    read_good_thing_body,
    write_thing_body,
)
from toolkit.practice.text import LIMIT, clean
from toolkit.practice.vocabulary import Vocabulary

FORMAT = "reflective-supervision-toolkit/log"
VERSION = 1
SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes that a file to be taken back in may have."""

_MOST_ITEMS = 200

TOO_LARGE = (
    "That file is larger than 20 MB, which is more than can be taken in at once. "
    "Choose fewer entries when you download, then try again."
)
NOT_OURS = (
    "That file could not be read as a log from this toolkit. "
    "Choose the JSON file that was downloaded here."
)
TOO_NEW = (
    "That file was written by a later version of the toolkit. "
    "Bring this one up to date, then try again."
)

_FILE = DataFile(
    format=FORMAT,
    version=VERSION,
    largest=SIZE_LIMIT,
    too_large=TOO_LARGE,
    not_ours=NOT_OURS,
    too_new=TOO_NEW,
)


def write_log_json(
    things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo, today: date
) -> bytes:
    """Return entries and good things with everything they hold.

    Args:
        things: What to write, in this order.
        vocabulary: The words on offer, to write each feeling's word beside its id.
        zone: The person's time zone, for the times.
        today: Today, there.

    Returns:
        JSON in UTF-8 that ``read_json`` takes back.
    """
    entries = [one for one in things if isinstance(one, Entry)]
    good = [one for one in things if isinstance(one, GoodThing)]
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "made": today.isoformat(),
        "entries": [
            _written(one, zone)
            | {"feelings_in_words": list_feeling_words(one, vocabulary)}
            for one in entries
        ],
        "good_things": [_written(one, zone) for one in good],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def _written(thing: Thing, zone: tzinfo) -> dict[str, object]:
    times = {
        "id": thing.id,
        "created": thing.created.astimezone(zone).isoformat(),
        "updated": thing.updated.astimezone(zone).isoformat(),
    }
    return times | write_thing_body(thing)


def read_log_json(data: bytes) -> list[Thing]:
    """Return the entries and good things in a file that ``entries_json`` wrote.

    Args:
        data: The file's bytes; untrusted.

    Returns:
        Entries first, then good things, in the file's order. Ids are those of the
        file where they are sound and stand there once; others are made from what
        the item holds, so that the same file always gives the same ids.

    Raises:
        FormError: Under the empty name, if the file cannot be taken in.
    """
    whole = _FILE.read(data)
    fallback = _read_day_made(whole)
    things = [
        *(_entry(one, fallback) for one in _objects(whole, "entries")),
        *(_good(one, fallback) for one in _objects(whole, "good_things")),
    ]
    return _with_own_ids(things)


def _objects(whole: Mapping[str, object], name: str) -> Iterable[dict[str, object]]:
    items = whole.get(name)
    for item in cast("list[object]", items) if isinstance(items, list) else []:
        if isinstance(item, dict):
            yield cast("dict[str, object]", item)


def _read_day_made(whole: Mapping[str, object]) -> datetime | None:
    """Return noon of the day the file was made, for an item without a time."""
    try:
        day = date.fromisoformat(str(whole.get("made")))
    except ValueError:
        return None
    return datetime.combine(day, time(12), UTC)


def _entry(item: dict[str, object], fallback: datetime | None) -> Entry:
    return read_entry_body(*_read_id_and_times(item, fallback), _cleaned(item))


def _good(item: dict[str, object], fallback: datetime | None) -> GoodThing:
    return read_good_thing_body(*_read_id_and_times(item, fallback), _cleaned(item))


def _read_id_and_times(
    item: Mapping[str, object], fallback: datetime | None
) -> tuple[str, datetime, datetime]:
    """Return an item's id and its two times, as UTC.

    Raises:
        FormError: It has no time, and there is none to fall back on.
    """
    created = (
        read_moment(item.get("created")) or read_moment(item.get("updated")) or fallback
    )
    if created is None:
        raise FormError({"": NOT_OURS})
    return (
        read_sound_id(item.get("id")),
        created,
        read_moment(item.get("updated")) or created,
    )


def _cleaned(item: Mapping[str, object]) -> dict[str, object]:
    """Clean every text and every list of texts in an item."""
    body: dict[str, object] = {}
    for name, value in item.items():
        if isinstance(value, list):
            some = cast("list[object]", value)[:_MOST_ITEMS]
            body[name] = [_text(one) for one in some if isinstance(one, str)]
        else:
            body[name] = _text(value) if isinstance(value, str) else value
    return body


def _text(text: str) -> str:
    kept = clean(text)
    if len(kept) > LIMIT:
        raise FormError({"": NOT_OURS})
    return kept


def _with_own_ids(things: Iterable[Thing]) -> list[Thing]:
    found: dict[str, Thing] = {}
    for thing in things:
        twice = found.get(thing.id) == thing
        known = thing.id and (twice or thing.id not in found)
        named = thing if known else _renamed(thing)
        found.setdefault(named.id, named)
    return list(found.values())


def _renamed(thing: Thing) -> Thing:
    """Give an id made from everything the thing holds."""
    holds = json.dumps(
        [thing.created.isoformat(), write_thing_body(thing)], sort_keys=True
    )
    return replace(thing, id=hashlib.sha256(holds.encode()).hexdigest()[:32])
