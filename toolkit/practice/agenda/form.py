"""From the page's forms to an agenda's meeting and its items. A form is never trusted.

Raises sentences, one for each field, and never repeats what a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from toolkit.practice.agenda.item import (
    BINS,
    FUNCTIONS,
    PURPOSES,
    SIDES,
    USUAL_ITEM_MINUTES,
    Agenda,
    AgendaItem,
)
from toolkit.practice.form import FormReader

LABELS: Mapping[str, str] = {
    "text": "What you want to bring",
    "purpose": "What it is for",
    "function": "The function of supervision",
    "minutes": "Minutes",
    "leave_with": "What you want to leave with",
    "bin": "Where it goes",
    "brought_by": "Who brings it",
    "thoughts": "Your own thoughts",
    "prompts": "The questions",
    "title": "The title",
    "day": "The day",
    "at": "The time",
    "minutes_booked": "Minutes booked",
    "with_whom": "Whom it is with",
}
"""How each field is called at the beginning of a sentence."""

NOTHING_YET = "What do you want to bring? A few words are enough."


def read_item(
    form: Mapping[str, object], *, before: AgendaItem, prompts: Iterable[str] = ()
) -> AgendaItem:
    """Return the item that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of the item's fields; untrusted.
        before: The item as it was, or ``AgendaItem(id, "")`` for a new one. Where it
            came from and whether it is parked stay as they were.
        prompts: The ids of the sets of questions there are; others are left out.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    known = set(prompts)
    item = replace(
        before,
        text=reader.needed("text", NOTHING_YET),
        purpose=reader.choice("purpose", PURPOSES, "think"),
        function=reader.choice("function", FUNCTIONS, "support"),
        minutes=reader.whole("minutes", 0, 480, USUAL_ITEM_MINUTES),
        leave_with=reader.line("leave_with"),
        bin=reader.choice("bin", BINS, "private"),
        brought_by=reader.choice("brought_by", SIDES, before.brought_by),
        thoughts=reader.text("thoughts"),
        prompts=tuple(one for one in reader.choices("prompts") if one in known),
    )
    reader.finish()
    return item


def read_meeting(form: Mapping[str, object], *, before: Agenda) -> Agenda:
    """Return the agenda with the meeting that a form holds; items stay as they are.

    Args:
        form: What the page sent, under the names of the agenda's fields; untrusted.
        before: The agenda as it was; a new one has an id and its times.

    Returns:
        The agenda; another day or time than before counts as moved.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    day, at = reader.day("day"), reader.clock("at")
    moved = before.day is not None and (day, at) != (before.day, before.at)
    usual = before.minutes_booked
    agenda = replace(
        before,
        title=reader.line("title") or before.title,
        day=day,
        at=at,
        minutes_booked=reader.whole("minutes_booked", 5, 480, usual),
        with_whom=reader.line("with_whom"),
        moved=before.moved + moved,
    )
    reader.finish()
    return agenda
