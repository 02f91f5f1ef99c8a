"""What can be picked up for the next agenda from everything already kept.

From the log it is the line for supervision and never the entry, unless a person
chooses the entry too. What was on an agenda before does not come again by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from toolkit.practice.action import Action, describe_action_state, list_open_actions
from toolkit.practice.agenda.change import add_item
from toolkit.practice.agenda.item import (
    Agenda,
    AgendaItem,
    Bin,
    Function,
    Purpose,
    Source,
)
from toolkit.practice.dates import describe_day
from toolkit.practice.english import strip_capital
from toolkit.practice.form import LINE
from toolkit.practice.log.entry import Entry
from toolkit.practice.log.strain import find_repeated_place
from toolkit.practice.text import shorten
from toolkit.practice.vocabulary import Vocabulary

LATELY = timedelta(days=28)
"""How far back an agenda picks things up: about the month between sessions that the LGA
employer standards ask for at most (standard 5). Four weeks is our own mark, not a rule.
"""
REPEATS = 3
"""Times from which something counts as coming up again; our own mark, not a rule."""
WITHOUT_LINE = "Something from {day} that I marked for supervision"
_VAGUE = frozenset({"mixed", "not-sure"})


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """One line from a role-play's debrief or from a worksheet.

    Args:
        id: The id of what it comes from.
        source: ``debrief`` or ``worksheet``.
        text: The line itself, chosen by the person.
        on: The day it was written.
    """

    id: str
    source: Source
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class PickUpMaterial:
    """Everything that something may be picked up from.

    Args:
        entries: Entries of the log.
        actions: Actions, open or not.
        agendas: Earlier agendas, for what was parked or not reached.
        not_reached: For an earlier agenda's id, the ids of items it did not reach.
        brought: Lines from debriefs and worksheets.
        space: The supervisee's space, or empty for one's own supervision.
    """

    entries: Iterable[Entry] = ()
    actions: Iterable[Action] = ()
    agendas: tuple[Agenda, ...] = ()
    not_reached: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    brought: Iterable[BroughtLine] = ()
    space: str = ""


@dataclass(frozen=True, slots=True)
class PickUp:
    """One thing on offer.

    Args:
        source: Where it comes from.
        source_id: The id of what it comes from.
        text: The line that would stand on the agenda.
        why: Why it is on offer, in a few words.
        purpose: What it would be for.
        function: Which function it would serve.
        minutes: How long it would take.
        bin: Where it would go.
        sample: True where it comes from something made up.
    """

    source: Source
    source_id: str
    text: str
    why: str
    purpose: Purpose = "think"
    function: Function = "support"
    minutes: int = 10
    bin: Bin = "private"
    sample: bool = False


def list_pick_ups(
    material: PickUpMaterial, agenda: Agenda, vocabulary: Vocabulary, now: datetime
) -> tuple[PickUp, ...]:
    """Return what can be picked up, feeling first and open actions last.

    Args:
        material: Everything already kept.
        agenda: The agenda being prepared; what is on it is not offered again.
        vocabulary: The words on offer, for the names of feelings and places.
        now: This moment, in the person's own time zone.
    """
    used = _used(material, agenda)
    own = not material.space
    offers = [
        *(_lines(material.entries, used, now) if own else ()),
        *(_patterns(list(material.entries), vocabulary, now) if own else ()),
        *(_brought(material.brought) if own else ()),
        *_carried(material, agenda),
        *_actions(material, now.date()),
    ]
    return tuple(one for one in offers if (one.source, one.source_id) not in used)


def build_picked_item(pick_up: PickUp, item_id: str) -> AgendaItem:
    """Return the item that a pick-up becomes.

    Args:
        pick_up: What was picked up.
        item_id: An id that the agenda does not hold yet.
    """
    return AgendaItem(
        id=item_id,
        text=pick_up.text,
        purpose=pick_up.purpose,
        function=pick_up.function,
        minutes=pick_up.minutes,
        bin=pick_up.bin,
        source=pick_up.source,
        source_id=pick_up.source_id,
        sample=pick_up.sample,
    )


def add_entry_to_item(item: AgendaItem, entry: Entry) -> AgendaItem:
    """Return an item with its whole entry in the private thoughts, when chosen.

    Args:
        item: The item that was picked up from the entry.
        entry: The entry; all that it says is private and stays so.
    """
    parts = (item.thoughts, entry.happened, entry.person, entry.telling)
    return replace(item, thoughts="\n\n".join(part for part in parts if part))


def add_pick_ups(
    agenda: Agenda, chosen: Iterable[PickUp], new_id: Callable[[], str]
) -> Agenda:
    """Return the agenda with what was picked up, reflection first.

    Args:
        agenda: The agenda to fill; a new one, or one begun with a template.
        chosen: What the person picked, in the order to take it.
        new_id: Gives a fresh id for each item.

    Raises:
        FormError: If it is more than an agenda can hold.
    """
    for one in chosen:
        agenda = add_item(agenda, build_picked_item(one, new_id()))
    return agenda


def _used(material: PickUpMaterial, agenda: Agenda) -> Collection[tuple[str, str]]:
    """Give what was brought before; actions and patterns may come back."""
    here = {(one.source, one.source_id) for one in agenda.items}
    before = {
        (one.source, one.source_id)
        for earlier in material.agendas
        if earlier.id != agenda.id
        for one in earlier.items
        if one.source in {"log", "debrief", "worksheet"}
    }
    return here | before


def _lines(
    entries: Iterable[Entry], used: Collection[tuple[str, str]], now: datetime
) -> Iterator[PickUp]:
    marked = [
        one
        for one in entries
        if one.bin == "supervision" and ("log", one.id) not in used
    ]
    for one in sorted(marked, key=lambda one: one.created, reverse=True):
        on = describe_day(one.created.astimezone(now.tzinfo).date(), now.date())
        text = shorten(one.supervision_line, LINE) or WITHOUT_LINE.format(day=on)
        yield PickUp("log", one.id, text, f"From your log, {on}", sample=one.sample)


def _patterns(
    entries: list[Entry], vocabulary: Vocabulary, now: datetime
) -> Iterator[PickUp]:
    own = [one for one in entries if one.created <= now]
    made_up = any(one.sample for one in own)
    lately = [one for one in own if one.created > now - LATELY]
    felt = Counter(one for entry in lately for one in set(entry.feelings) - _VAGUE)
    for feeling_id, often in felt.most_common(2):
        feeling = vocabulary.feeling(feeling_id)
        if often >= REPEATS and feeling and feeling.pleasantness < 0:
            text = (
                f"Feeling {strip_capital(feeling.word)} keeps coming up: what is it "
                "about?"
            )
            why = f"In {often} entries of the last {LATELY.days} days"
            yield PickUp("pattern", f"feeling:{feeling_id}", text, why, sample=made_up)
    body = find_repeated_place(own, now, vocabulary)
    if body is not None:
        place = body.key.split(":")[1]
        known = vocabulary.place(place)
        name = strip_capital(known.name) if known else place.replace("-", " ")
        text = f"What the work does to my body: {name}"
        yield PickUp("pattern", f"body:{place}", text, body.reason, sample=made_up)


def _brought(brought: Iterable[BroughtLine]) -> Iterator[PickUp]:
    why = {"debrief": "From a role-play's debrief", "worksheet": "From a worksheet"}
    for one in sorted(brought, key=lambda one: one.on, reverse=True):
        if one.text.strip():
            said = f"{why.get(one.source, 'From your notes')}, {describe_day(one.on)}"
            text = shorten(one.text, LINE)
            yield PickUp(one.source, one.id, text, said, function="development")


def _carried(material: PickUpMaterial, agenda: Agenda) -> Iterator[PickUp]:
    """Give what the latest closed agenda parked or did not reach."""
    earlier = [
        one
        for one in material.agendas
        if one.state == "closed" and one.id != agenda.id and one.space == material.space
    ]
    last = max(
        earlier, key=lambda one: (one.day or date.min, one.updated), default=None
    )
    if last is None:
        return
    waiting = material.not_reached.get(last.id, ())
    for one in last.items:
        if (one.parked or one.id in waiting) and not one.sent_to_file:
            why = "Parked last time" if one.parked else "Not reached last time"
            yield _carry_item(one, f"{last.id}:{one.id}", why)


def _carry_item(item: AgendaItem, source_id: str, why: str) -> PickUp:
    return PickUp(
        source="carried",
        source_id=source_id,
        text=item.text,
        why=why,
        purpose=item.purpose,
        function=item.function,
        minutes=item.minutes,
        bin=item.bin,
        sample=item.sample,
    )


def _actions(material: PickUpMaterial, today: date) -> Iterator[PickUp]:
    for one in list_open_actions(material.actions):
        if one.space != material.space:
            continue
        words = describe_action_state(one, today)
        stuck = bool(one.stuck_question)
        yield PickUp(
            source="action",
            source_id=one.id,
            text=shorten(one.what, LINE),
            why=f"{words}. {one.stuck_question}" if stuck else words,
            purpose="think" if stuck else "tell" if one.who == "Me" else "ask",
            function="support" if stuck else "management",
            minutes=5,
            bin="shared",
            sample=one.sample,
        )
