"""One half of a meeting, prepared apart and brought in from a file.

The file is never trusted: it is read in full before anything is changed, so a spoilt
or foreign one changes nothing and says so. Private items and thoughts never go in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from toolkit.errors import FormError
from toolkit.practice.agenda.change import FULL, MOST_ITEMS
from toolkit.practice.agenda.form import read_item
from toolkit.practice.agenda.item import Agenda, AgendaItem
from toolkit.practice.data_file import DataFile, read_sound_id
from toolkit.practice.dates import describe_day as day_words
from toolkit.practice.english import format_count_in_words
from toolkit.practice.record import RecordReader

FORMAT = "reflective-supervision-toolkit/half-agenda"
VERSION = 1
"""The newest version of that file which can be read."""
SIZE_LIMIT = 1_000_000
"""Bytes that a file to be brought in may have."""

TOO_LARGE = (
    "That file is far larger than half an agenda, so nothing was taken from it. "
    "Choose the file that was downloaded for this meeting."
)
NOT_OURS = (
    "That file could not be read as half an agenda, so nothing was changed. "
    'Choose the file that was downloaded under "My half as a file".'
)
TOO_NEW = (
    "That file was written by a later version of the toolkit, so nothing was changed. "
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


@dataclass(frozen=True, slots=True)
class AgendaHalf:
    """What a file brings.

    Args:
        items: Its items, as brought by ``them``.
        day: The day of the meeting it was made for, or None.
    """

    items: tuple[AgendaItem, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class MergedAgenda:
    """The agenda with the other half in it.

    Args:
        agenda: The new agenda.
        added: How many items came new.
        changed: How many were there from an earlier file and are newer now.
        sentence: The same in words.
    """

    agenda: Agenda
    added: int
    changed: int
    sentence: str


def write_half_file(agenda: Agenda) -> bytes:
    """Return one's own half of an agenda as a file for the other person.

    Args:
        agenda: Any agenda; what is private, for the case file, parked or brought by
            the other person is left out, and so are thoughts and what it came from.

    Returns:
        JSON in UTF-8 that ``read_half`` takes in.
    """
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "day": agenda.day.isoformat() if agenda.day else "",
        "items": [_write_item(one) for one in _list_shared_items(agenda)],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def count_left_out(agenda: Agenda) -> int:
    """Return how many of one's own items stay out of the file."""
    mine = [one for one in agenda.items if one.brought_by == "me"]
    return len(mine) - len(list(_list_shared_items(agenda)))


def read_half(data: bytes) -> AgendaHalf:
    """Return the half that a file holds.

    Args:
        data: The file's bytes; untrusted.

    Raises:
        FormError: Under the empty name, if the file cannot be taken in.
    """
    whole = _FILE.read(data)
    items = whole.get("items")
    if not isinstance(items, list):
        raise FormError({"": NOT_OURS})
    listed = cast("list[object]", items)
    if len(listed) > MOST_ITEMS:
        raise FormError({"": NOT_OURS})
    day = RecordReader(whole).day("day")
    return AgendaHalf(tuple(_read_item(one) for one in listed), day)


def merge_half(agenda: Agenda, half: AgendaHalf) -> MergedAgenda:
    """Return the agenda with the other half in it, at its end.

    Args:
        agenda: The agenda being prepared.
        half: What ``read_half`` read. The same file brought in twice adds nothing.

    Raises:
        FormError: If it is more than an agenda can hold; nothing is changed then.
    """
    there = {one.id: one for one in agenda.items if one.brought_by == "them"}
    incoming = list(_with_own_ids(half.items, agenda))
    fresh = [one for one in incoming if one.id not in there]
    newer = {one.id: one for one in incoming if one.id in there}
    if len(agenda.items) + len(fresh) > MOST_ITEMS:
        raise FormError({"": FULL})
    kept = tuple(_update_item(one, newer.get(one.id)) for one in agenda.items)
    changed = sum(a != b for a, b in zip(agenda.items, kept, strict=True))
    merged = replace(agenda, items=(*kept, *fresh))
    return MergedAgenda(
        merged, len(fresh), changed, _describe_merge(len(fresh), changed, agenda, half)
    )


def _list_shared_items(agenda: Agenda) -> Iterator[AgendaItem]:
    for one in agenda.active:
        if one.brought_by == "me" and one.bin == "shared":
            yield one


def _write_item(item: AgendaItem) -> dict[str, object]:
    return {
        "id": item.id,
        "text": item.text,
        "purpose": item.purpose,
        "function": item.function,
        "minutes": item.minutes,
        "leave_with": item.leave_with,
    }


def _read_item(value: object) -> AgendaItem:
    """Read one item as strictly as a form.

    Raises:
        FormError: If it is none; one bad item spoils the file.
    """
    if not isinstance(value, dict):
        raise FormError({"": NOT_OURS})
    form = cast("dict[str, object]", value)
    before = AgendaItem(read_sound_id(form.get("id")), "", brought_by="them")
    try:
        read = read_item(form, before=before)
    except FormError:
        raise FormError({"": NOT_OURS}) from None
    return replace(read, bin="shared", thoughts="", brought_by="them")


def _with_own_ids(items: Iterable[AgendaItem], agenda: Agenda) -> Iterator[AgendaItem]:
    """Give each item an id that is nobody else's on this agenda."""
    taken = {one.id for one in agenda.items if one.brought_by == "me"}
    for one in items:
        sound = one.id and one.id not in taken
        named = one if sound else replace(one, id=_hash_item_id(one))
        if named.id not in taken:
            yield named
        taken.add(named.id)


def _hash_item_id(item: AgendaItem) -> str:
    holds = json.dumps([item.id, _write_item(item)], sort_keys=True)
    return f"them-{hashlib.sha256(holds.encode()).hexdigest()[:24]}"


def _update_item(old: AgendaItem, new: AgendaItem | None) -> AgendaItem:
    """Return the newer words of an item; where it goes and whether it waits stay."""
    if new is None or old.brought_by != "them":
        return old
    return replace(
        old,
        text=new.text,
        purpose=new.purpose,
        function=new.function,
        minutes=new.minutes,
        leave_with=new.leave_with,
    )


def _describe_merge(added: int, changed: int, agenda: Agenda, half: AgendaHalf) -> str:
    if not added and not changed:
        first = "Everything in that file is here already."
    else:
        parts = [
            f"{format_count_in_words(added, 'item was', 'items were')} added"
        ] * bool(added)
        parts += [
            f"{format_count_in_words(changed, 'was', 'were')} brought up to date"
        ] * bool(changed)
        words = " and ".join(parts)
        first = f"{words[:1].upper()}{words[1:]}."
    if half.day and agenda.day and half.day != agenda.day:
        made, here = day_words(half.day), day_words(agenda.day)
        return f"{first} That half was made for {made}; this meeting is on {here}."
    return first
