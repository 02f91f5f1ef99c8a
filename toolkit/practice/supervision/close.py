"""Closing a session: how it was, what comes next, and the record both agree on.

Only what is in the shared bin reaches the record. Lines for the case file are handed
out once and are then gone from here; private notes stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from toolkit.errors import FormError
from toolkit.practice.action import Action
from toolkit.practice.agenda.hour import list_not_reached
from toolkit.practice.agenda.item import BINS, LONDON, Agenda, AgendaItem, Bin
from toolkit.practice.agenda.notes import SessionLine, SessionRun
from toolkit.practice.dates import WEEKDAYS, describe_day
from toolkit.practice.form import FormReader
from toolkit.practice.supervision.shared_record import RecordPart, SharedRecord

COPIED = "Copied to the case file"
LABELS: Mapping[str, str] = {
    "how_me": "How it was for you",
    "how_them": "How it was for the other person",
    "differently": "What you will do differently",
    "how_bin": "Where this goes",
    "next_day": "The next day",
    "next_at": "The next time",
    "mine": "Your name",
    "theirs": "The other person's name",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a session.

    Args:
        how_me: How it was for the person whose journal this is.
        how_them: How it was for the other person.
        differently: What will be done differently.
        how_bin: Where those three go; private until both want them shared.
        next_day: The day of the next session, or None.
        next_at: Its local time in Europe/London, or None.
    """

    how_me: str = ""
    how_them: str = ""
    differently: str = ""
    how_bin: Bin = "private"
    next_day: date | None = None
    next_at: time | None = None


@dataclass(frozen=True, slots=True)
class CaseFileCopy:
    """What was handed out for the case file.

    Args:
        agenda: The agenda without those words.
        run: The session without those lines.
        text: The words to copy out, given this once; empty where there are none.
    """

    agenda: Agenda
    run: SessionRun
    text: str


def read_closing(form: Mapping[str, object]) -> Closing:
    """Return the closing that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of the closing's fields; untrusted.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    closing = Closing(
        how_me=reader.text("how_me"),
        how_them=reader.text("how_them"),
        differently=reader.text("differently"),
        how_bin=reader.choice("how_bin", BINS, "private"),
        next_day=reader.day("next_day"),
        next_at=reader.clock("next_at"),
    )
    reader.finish()
    return closing


def build_shared_record(
    agenda: Agenda,
    run: SessionRun,
    actions: Iterable[Action],
    closing: Closing,
    now: datetime,
) -> SharedRecord:
    """Return the record of a session, not yet agreed, from the shared bin alone.

    Args:
        agenda: The agenda as it ended.
        run: The session as it ended.
        actions: The actions agreed in it; others are left out.
        closing: How it ended.
        now: This moment, with its time zone.
    """
    parts = [
        _part(one, lines, run)
        for one, lines in _pair_items_with_lines(agenda, run, "shared")
    ]
    agreed = [one for one in actions if one.agenda_id == agenda.id and not one.private]
    waiting = (*agenda.parked, *list_not_reached(agenda, run))
    today = now.astimezone(LONDON).date()
    return SharedRecord(
        id=f"{agenda.id}-record"[:64],
        created=now,
        updated=now,
        agenda_id=agenda.id,
        space=agenda.space,
        title=agenda.title,
        day=run.started.astimezone(LONDON).date(),
        with_whom=agenda.with_whom,
        parts=_gather_bare_parts(one for one in parts if one is not None),
        actions=tuple(_action_line(one, today) for one in agreed),
        waiting=tuple(one.text for one in waiting if one.bin == "shared"),
        how=_list_how_it_was(closing),
        next=_next(closing),
    )


def mark_record_agreed(
    record: SharedRecord, names: Mapping[str, object], now: datetime
) -> SharedRecord:
    """Return the record as agreed by both, each with their name typed.

    What says "Me" or the other's role then says the name: it is read by both.

    Args:
        record: The record that both have read.
        names: ``mine`` and ``theirs``; untrusted.
        now: This moment, with its time zone.

    Raises:
        FormError: If either name is missing.
    """
    reader = FormReader(names, LABELS)
    missing = "Type the name here, as a sign that this record is right."
    mine, theirs = reader.needed("mine", missing), reader.needed("theirs", missing)
    reader.finish()
    if mine.casefold() == theirs.casefold():
        sentence = (
            "Both names are the same. Each person types their own; "
            "if you share a name, add an initial."
        )
        raise FormError({"theirs": sentence})
    called = {"Me": mine, record.with_whom: theirs}
    return replace(
        record,
        with_whom=f"{mine} and {theirs}",
        actions=tuple(_by_name(one, called) for one in record.actions),
        agreed=(mine, theirs),
        agreed_at=now,
        updated=now,
    )


def _by_name(action: str, called: Mapping[str, str]) -> str:
    """Return an action's line with a name, since "Me" is somebody else to the other."""
    who, colon, rest = action.partition(": ")
    return f"{called.get(who, who)}{colon}{rest}"


def has_case_file_words(agenda: Agenda, run: SessionRun) -> bool:
    """Tell whether anything waits to be copied out to the case file.

    Args:
        agenda: The agenda as it ended.
        run: The session as it ended.
    """
    waiting = any(one.bin == "case-file" for one in run.lines)
    return waiting or any(_is_for_case_file(one) for one in agenda.items)


def take_case_file_words(agenda: Agenda, run: SessionRun) -> CaseFileCopy:
    """Part what belongs in the case file from the rest, once.

    Args:
        agenda: The agenda as it ended.
        run: The session as it ended.

    Returns:
        Agenda and session without it, and its words to copy out. A second call has
        nothing to give.
    """
    pieces = [
        _write_case_file_words(one, lines)
        for one, lines in _pair_items_with_lines(agenda, run, "case-file")
    ]
    text = "\n\n".join(one for one in pieces if one)
    on = f"Supervision on {describe_day(run.started.astimezone(LONDON).date())}"
    items = tuple(
        _copied(one) if _is_for_case_file(one) else one for one in agenda.items
    )
    lines = tuple(one for one in run.lines if one.bin != "case-file")
    return CaseFileCopy(
        replace(agenda, items=items),
        replace(run, lines=lines),
        f"{on}\n\n{text}" if text else "",
    )


def _pair_items_with_lines(
    agenda: Agenda, run: SessionRun, bin: Bin
) -> Iterator[tuple[AgendaItem | None, list[SessionLine]]]:
    """Give each item with its lines in one bin, and last those of no item."""
    ids = {one.id for one in agenda.items}
    lines = [one for one in run.lines if one.bin == bin]
    for item in agenda.items:
        yield item, [one for one in lines if one.item_id == item.id]
    yield None, [one for one in lines if one.item_id not in ids]


def _part(
    item: AgendaItem | None, lines: list[SessionLine], run: SessionRun
) -> RecordPart | None:
    """Return what the record says under one item, or under none."""
    named = item if item is not None and item.bin == "shared" else None
    taken = named is not None and named.id in run.reached
    if not lines and not taken:
        return None
    return RecordPart(
        heading=named.text if named else "",
        leave_with=named.leave_with if named else "",
        notes=tuple(one.text for one in lines if one.kind == "note"),
        decisions=tuple(one.text for one in lines if one.kind == "decision"),
    )


def _gather_bare_parts(parts: Iterable[RecordPart]) -> tuple[RecordPart, ...]:
    """Return the parts with what stands under no heading in one, at the end."""
    known = list(parts)
    bare = [one for one in known if not one.heading]
    noted = RecordPart(
        notes=tuple(text for one in bare for text in one.notes),
        decisions=tuple(text for one in bare for text in one.decisions),
    )
    headed = [one for one in known if one.heading]
    return (*headed, *((noted,) if bare else ()))


def _action_line(action: Action, today: date) -> str:
    by = f", by {describe_day(action.by, today)}" if action.by else ""
    first = f" First small step: {action.small}" if action.small else ""
    return f"{action.who}: {action.what}{by}.{first}".replace("..", ".")


def _list_how_it_was(closing: Closing) -> tuple[str, ...]:
    if closing.how_bin != "shared":
        return ()
    parts = (closing.how_me, closing.how_them, closing.differently)
    return parts if any(parts) else ()


def _next(closing: Closing) -> str:
    if closing.next_day is None:
        return ""
    at = f", {closing.next_at:%H:%M}" if closing.next_at else ""
    return (
        f"{WEEKDAYS[closing.next_day.weekday()]} {describe_day(closing.next_day)}{at}"
    )


def _is_for_case_file(item: AgendaItem) -> bool:
    return item.bin == "case-file" and not item.sent_to_file


def _copied(item: AgendaItem) -> AgendaItem:
    gone: Bin = "private"
    return replace(item, text=COPIED, leave_with="", bin=gone, sent_to_file=True)


def _write_case_file_words(item: AgendaItem | None, lines: list[SessionLine]) -> str:
    said = [one.text for one in lines]
    if item is not None and _is_for_case_file(item):
        said = [item.text, item.leave_with, *said]
    elif item is not None and item.bin == "shared" and said:
        said = [item.text, *said]
    return "\n".join(one for one in said if one)
