"""Reads lists that stand inside an item, and checks the ids that items go by.

Knows no kind of file; each part gets its problems at its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet

T = TypeVar("T")

OLD_AFTER = 548
"""Days after which facts need checking again: about 18 months."""
# ``first-supervision``, ``year-2``; not ``First``, ``a--b`` or ``-a``.
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class SourcedItem(Protocol):
    """Anything that says where its facts come from."""

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def source(self) -> str:
        """Where the facts can be read."""
        ...

    @property
    def seen(self) -> date | None:
        """The day the source was read, in any copy."""
        ...

    @property
    def checked(self) -> date | None:
        """The day somebody opened the source itself."""
        ...


def read_parts(sheet: Sheet, where: Where, key: str, kind: type[T]) -> tuple[T, ...]:
    """Return the parts in a list under an item's key, those that fit.

    Args:
        sheet: The file being read.
        where: Where the item stands.
        key: The key the list stands under; leaving it out is an empty list.
        kind: The dataclass each part should be.
    """
    value = sheet.keys(where).get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        hint = 'Start each part on a line of its own with "- ".'
        sheet.report(f"There is no list under {quote_value(key)}.", (*where, key), hint)
        return ()
    found = [
        sheet.build_value((*where, key, number), kind) for number in range(len(value))
    ]
    return tuple(one for one in found if one is not None)


def check_id(sheet: Sheet, where: Where, id: str, seen: dict[str, str]) -> None:
    """Report an id that is not plain, or that another item has already.

    Args:
        sheet: The file being read.
        where: Where the item stands.
        id: Its id.
        seen: Ids so far, with the place each stands at; this one is added.
    """
    if not _ID.fullmatch(id):
        hint = 'Use small letters and hyphens, such as "first-supervision".'
        sheet.report(f"{quote_value(id)} cannot be an id.", (*where, "id"), hint)
    here = f"{sheet.document.shown}:{sheet.document.line(where)}"
    first = seen.setdefault(id, here)
    if first != here:
        message = f"The id {quote_value(id)} is already there in {first}."
        sheet.report(message, (*where, "id"), "Give one of them another.")


def check_known_ids(
    sheet: Sheet, where: Where, ids: Iterable[str], known: Iterable[str]
) -> None:
    """Report ids in a list that stand for nothing.

    Args:
        sheet: The file being read.
        where: Where the list stands; its last key names it.
        ids: The ids in it.
        known: The ids there are.
    """
    listed = sorted(known)
    for number, one in enumerate(ids):
        if one not in listed:
            message = (
                f"{quote_value(one)} under {quote_value(where[-1])} is nowhere to be "
                "found."
            )
            sheet.report(message, (*where, number), suggest_known_word(one, listed))


def check_source(
    sheet: Sheet, where: Where, one: SourcedItem, today: date | None
) -> None:
    """Report facts without a source, or whose source was read too long ago.

    Args:
        sheet: The file being read.
        where: Where the item stands.
        one: The item; it is known to state facts.
        today: Today; None leaves out how long ago it was.
    """
    title = quote_value(one.title)
    if not one.source or (one.seen or one.checked) is None:
        message = f"{title} states facts without its source and the day it was read."
        sheet.report(message, where, 'Add "source: ..." and "seen: ...".', "should")
    elif today is not None:
        _check_age(sheet, where, one, today)


def _check_age(sheet: Sheet, where: Where, one: SourcedItem, today: date) -> None:
    title, key = quote_value(one.title), "checked" if one.checked else "seen"
    last = one.checked or one.seen or today
    if last > today:
        message = f"The source of {title} is marked as read on a day to come."
        sheet.report(message, (*where, key), "Check the year.", "should")
    elif (today - last).days > OLD_AFTER:
        message = f"The source of {title} was last read more than 18 months ago."
        hint = f'Check it, then write "checked: {today.isoformat()}".'
        sheet.report(message, (*where, key), hint, "should")
    elif one.checked is None:
        message = f"Nobody has opened the source of {title} itself yet."
        hint = f'Check it, then add "checked: {today.isoformat()}".'
        sheet.report(message, where, hint, "info")
