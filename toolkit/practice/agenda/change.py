"""Changes to an agenda, one at a time; each returns a new one, so Undo is the old.

Reflection and feeling come first unless a person orders it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.errors import FormError
from toolkit.practice.agenda.item import Agenda, AgendaItem

MOST_ITEMS = 60
"""Items that one agenda holds; our own mark, not a rule."""
GONE = "That item is not on this agenda any more. Nothing was changed."
FULL = (
    f"An agenda can hold {MOST_ITEMS} items. "
    "Nothing was lost: remove one that can wait, then add this again."
)


def add_item(agenda: Agenda, item: AgendaItem, last: bool = False) -> Agenda:
    """Return the agenda with one more item.

    Args:
        agenda: Any agenda.
        item: The new item, with an id that the agenda does not hold yet.
        last: True to put it at the end; otherwise an item that makes room for
            reflection comes before the first one that does not.

    Raises:
        FormError: If the agenda is full.
    """
    if len(agenda.items) >= MOST_ITEMS:
        raise FormError({"": FULL})
    active = list(agenda.active)
    place = len(active)
    if item.reflective and not last:
        ordinary = (n for n, one in enumerate(active) if not one.reflective)
        place = next(ordinary, place)
    active.insert(place, item)
    return _build_in_order(agenda, active, agenda.parked)


def move_item_up(agenda: Agenda, item_id: str) -> Agenda:
    """Return the agenda with an item one place earlier; the first stays first.

    Args:
        agenda: Any agenda.
        item_id: An item that is not parked.

    Raises:
        FormError: If the item is not there.
    """
    return move_item_to(agenda, item_id, get_item_place(agenda, item_id) - 1)


def move_item_down(agenda: Agenda, item_id: str) -> Agenda:
    """Return the agenda with an item one place later; the last stays last.

    Args:
        agenda: Any agenda.
        item_id: An item that is not parked.

    Raises:
        FormError: If the item is not there.
    """
    return move_item_to(agenda, item_id, get_item_place(agenda, item_id) + 1)


def move_item_to(agenda: Agenda, item_id: str, place: int) -> Agenda:
    """Return the agenda with an item at another place.

    Args:
        agenda: Any agenda.
        item_id: An item that is not parked.
        place: Counted from 1; less means first, more means last.

    Raises:
        FormError: If the item is not there.
    """
    active = list(agenda.active)
    item = active.pop(get_item_place(agenda, item_id) - 1)
    active.insert(max(place - 1, 0), item)
    return _build_in_order(agenda, active, agenda.parked)


def get_item_place(agenda: Agenda, item_id: str) -> int:
    """Return the place of an item among those not parked, counted from 1.

    Args:
        agenda: Any agenda.
        item_id: An item that is not parked.

    Raises:
        FormError: If the item is not there.
    """
    for place, one in enumerate(agenda.active, 1):
        if one.id == item_id:
            return place
    raise FormError({"": GONE})


def change_item(agenda: Agenda, item: AgendaItem) -> Agenda:
    """Return the agenda with an item's new contents under its old id.

    Args:
        agenda: Any agenda.
        item: The new contents; the id says which item they are for.

    Raises:
        FormError: If the item is not there.
    """
    get_item(agenda, item.id)
    items = (item if one.id == item.id else one for one in agenda.items)
    return replace(agenda, items=tuple(items))


def park_agenda_item(agenda: Agenda, item_id: str) -> Agenda:
    """Return the agenda with an item put aside; its minutes are free again.

    Args:
        agenda: Any agenda.
        item_id: An item on it, parked or not.

    Raises:
        FormError: If the item is not there.
    """
    item = get_item(agenda, item_id)
    return (
        change_item(agenda, replace(item, parked=True)) if not item.parked else agenda
    )


def take_item_back(agenda: Agenda, item_id: str) -> Agenda:
    """Return the agenda with a parked item back on it.

    Args:
        agenda: Any agenda.
        item_id: An item on it, parked or not.

    Raises:
        FormError: If the item is not there.
    """
    item = get_item(agenda, item_id)
    return add_item(remove_item(agenda, item_id), replace(item, parked=False))


def remove_item(agenda: Agenda, item_id: str) -> Agenda:
    """Return the agenda without an item.

    Args:
        agenda: Any agenda.
        item_id: An item on it, parked or not.

    Raises:
        FormError: If the item is not there.
    """
    get_item(agenda, item_id)
    items = tuple(one for one in agenda.items if one.id != item_id)
    return replace(agenda, items=items)


def put_reflection_first(agenda: Agenda) -> Agenda:
    """Return the agenda with what makes room for reflection at the beginning."""
    ordered = sorted(agenda.active, key=lambda one: not one.reflective)
    return _build_in_order(agenda, ordered, agenda.parked)


def get_item(agenda: Agenda, item_id: str) -> AgendaItem:
    """Return the item with this id.

    Args:
        agenda: Any agenda.
        item_id: An item on it, parked or not.

    Raises:
        FormError: If the item is not there.
    """
    item = agenda.item(item_id)
    if item is None:
        raise FormError({"": GONE})
    return item


def _build_in_order(
    agenda: Agenda, active: Iterable[AgendaItem], parked: Iterable[AgendaItem]
) -> Agenda:
    return replace(agenda, items=(*active, *parked))
