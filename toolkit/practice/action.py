"""An action that was agreed: who, by when, how small, and what became of it.

It comes back until it is done, let go with a reason, or moved; the third time it is
moved it asks what is in the way. Whose it is, is a role, never a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from toolkit.errors import FormError
from toolkit.practice.dates import describe_day as day_words
from toolkit.practice.english import format_count, format_how_often, join_with_and
from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.text import clean

ActionState = Literal["open", "done", "let-go"]

KIND_ACTION = "supervision.action"
STATES: tuple[ActionState, ...] = ("open", "done", "let-go")
STUCK_AFTER = 3
"""New days after which to ask what is in the way; our own mark, not a rule."""
IN_THE_WAY = "What is in the way?"
LABELS: Mapping[str, str] = {
    "what": "The action",
    "who": "Who does it",
    "by": "The day it is due",
    "small": "The first small step",
    "happened": "What happened when you tried",
    "reason": "The reason",
    "in_the_way": "What is in the way",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody said they would do.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        what: What is to be done, in one line.
        who: Whose it is, as a role: ``Me``, ``My supervisor``, ``The team``.
        by: The day it is due, or None.
        small: The first small step.
        state: ``open``, ``done`` or ``let-go``.
        reason: Why it was let go.
        moved: How often it got a new day.
        happened: What happened when the person tried.
        in_the_way: What stands in the way, once that was asked.
        closed_on: The day it was done or let go, or None.
        agenda_id: The meeting it came from, or empty.
        item_id: The item it came from, or empty.
        space: The supervisee's space it belongs to; empty for one's own.
        private: True for one that stays out of the shared record.
        sample: True for a made-up one, which goes away with one click.
    """

    id: str
    created: datetime
    updated: datetime
    what: str
    who: str = "Me"
    by: date | None = None
    small: str = ""
    state: ActionState = "open"
    reason: str = ""
    moved: int = 0
    happened: str = ""
    in_the_way: str = ""
    closed_on: date | None = None
    agenda_id: str = ""
    item_id: str = ""
    space: str = ""
    private: bool = False
    sample: bool = False

    @property
    def stuck_question(self) -> str:
        """Return what to ask before it is moved again, or nothing."""
        stuck = self.state == "open" and self.moved >= STUCK_AFTER
        return IN_THE_WAY if stuck else ""


def mark_action_done(action: Action, on: date, happened: str = "") -> Action:
    """Return the action as done.

    Args:
        action: Any action.
        on: The day it was done.
        happened: What happened when the person tried; untrusted text.
    """
    told = clean(happened) or action.happened
    return replace(action, state="done", closed_on=on, happened=told, reason="")


def mark_action_let_go(action: Action, on: date, reason: str) -> Action:
    """Return the action as let go, which is allowed and needs a reason.

    Args:
        action: Any action.
        on: The day it was let go.
        reason: Why; untrusted text.

    Raises:
        FormError: If no reason is given.
    """
    why = clean(reason)
    if not why:
        sentence = (
            "Letting go is fine, and a reason helps you both remember. A few words do."
        )
        raise FormError({"reason": sentence})
    return replace(action, state="let-go", closed_on=on, reason=why)


def move_action(
    action: Action, to: date, happened: str = "", in_the_way: str = ""
) -> Action:
    """Return the action with a new day; each new day is counted.

    Args:
        action: An open action.
        to: The new day.
        happened: What happened when the person tried; untrusted text.
        in_the_way: What stands in the way, asked from the third time on; untrusted.
    """
    if to == action.by:
        return action
    return replace(
        action,
        by=to,
        moved=action.moved + (action.by is not None),
        happened=clean(happened) or action.happened,
        in_the_way=clean(in_the_way) or action.in_the_way,
    )


def reopen_action(action: Action) -> Action:
    """Return the action as open again, for when it was closed by mistake."""
    return replace(action, state="open", closed_on=None, reason="")


def list_open_actions(actions: Iterable[Action]) -> list[Action]:
    """Return the open actions, the one that is due first at the beginning."""
    waiting = [one for one in actions if one.state == "open"]
    return sorted(waiting, key=lambda one: (one.by or date.max, one.created, one.id))


def describe_action_state(action: Action, today: date) -> str:
    """Return when an action is due, or what became of it, in words.

    Args:
        action: Any action.
        today: Today, in the person's time zone.
    """
    if action.state == "done":
        return f"Done{_describe_closed_on(action, today)}"
    if action.state == "let-go":
        return f"Let go{_describe_closed_on(action, today)}"
    moved = f", moved {format_how_often(action.moved)}" if action.moved else ""
    if action.by is None:
        return "No day set"
    if action.by == today:
        return f"Due today{moved}"
    late = "Was due" if action.by < today else "Due by"
    return f"{late} {day_words(action.by, today)}{moved}"


def summarise_actions(actions: Iterable[Action]) -> str:
    """Return one sentence on what became of all actions."""
    listed = list(actions)
    if not listed:
        return "No action is noted yet."
    counts = {state: 0 for state in STATES}
    for one in listed:
        counts[one.state] += 1
    words = {"done": "done", "open": "still open", "let-go": "let go"}
    if len(listed) == 1:
        return f"1 action, {words[listed[0].state]}."
    parts = [f"{counts[s]:,} {word}" for s, word in words.items() if counts[s]]
    return (
        f"Of {format_count(len(listed), 'action', 'actions')}: {join_with_and(parts)}."
    )


def read_action(form: Mapping[str, object], *, before: Action) -> Action:
    """Return the action that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of the action's fields; untrusted.
        before: The action as it was, or ``Action(id, created, now, what="")`` for a
            new one. What became of it is kept; another day counts as moved.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, LABELS)
    by = reader.day("by")
    another_day = before.by is not None and by not in (None, before.by)
    action = replace(
        before,
        what=reader.needed("what", "What is to be done? One small thing is enough."),
        who=reader.line("who") or "Me",
        by=by,
        small=reader.line("small"),
        happened=reader.text("happened"),
        in_the_way=reader.text("in_the_way"),
        moved=before.moved + another_day,
        private=reader.flag("private"),
    )
    reader.finish()
    return action


def write_action_body(action: Action) -> dict[str, object]:
    """Return what the journal keeps of an action, as JSON can hold it."""
    return write_record_body(action)


def read_action_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> Action:
    """Return the action that a record keeps; missing or unknown keys do no harm.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return Action(
        id=id,
        created=created,
        updated=updated,
        what=kept.text("what"),
        who=kept.text("who") or "Me",
        by=kept.day("by"),
        small=kept.text("small"),
        state=kept.choice("state", STATES, "open"),
        reason=kept.text("reason"),
        moved=kept.whole("moved"),
        happened=kept.text("happened"),
        in_the_way=kept.text("in_the_way"),
        closed_on=kept.day("closed_on"),
        agenda_id=kept.text("agenda_id"),
        item_id=kept.text("item_id"),
        space=kept.text("space"),
        private=kept.flag("private"),
        sample=kept.flag("sample"),
    )


def _describe_closed_on(action: Action, today: date) -> str:
    return f" on {day_words(action.closed_on, today)}" if action.closed_on else ""
