"""Actions: agreed in a session or noted by oneself, and what became of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from toolkit.errors import FormError, MessageError
from toolkit.practice.action import (
    KIND_ACTION,
    Action,
    describe_action_state,
    list_open_actions,
    mark_action_done,
    mark_action_let_go,
    move_action,
    read_action,
    reopen_action,
    summarise_actions,
)
from toolkit.practice.form import FormReader
from toolkit.screens.agenda.editor import NOT_HERE, AgendaEditor
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import (
    read_form_field,
    read_or_create_id,
    read_text_field,
)
from toolkit.screens.screen import Action as Act
from toolkit.screens.screen import Fields, Reply

ACTION_TEXT = ("what", "who", "small", "happened", "in_the_way")
PAGE = 20
WHICH_DAY = "To which day? Choose one that leaves room for it."


class FollowPart(AgendaPart):
    """The part of the page that follows actions through."""

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.shown = PAGE

    def actions(self) -> dict[str, Act]:
        """Return what the page may ask for about actions."""
        return {
            "action-save": self.save,
            "action-result": self.result,
            "action-done": self.mark_done,
            "action-reopen": self.reopen,
            "action-remove": self.remove,
            "action-more": self.more,
        }

    def own(self) -> list[Action]:
        """Return the actions of the line of supervision that is open."""
        space = self.bench.space
        return [one for one in self.bench.drawer.actions() if one.space == space]

    def of(self, agenda_id: str) -> list[dict[str, Any]]:
        """Return the actions agreed in one session, oldest first."""
        there = [one for one in self.own() if one.agenda_id == agenda_id]
        return [self._line(one) for one in sorted(there, key=lambda one: one.created)]

    def view(self) -> dict[str, Any]:
        """Return what the page draws of actions."""
        own = self.own()
        waiting = list_open_actions(own)
        closed = [one for one in own if one.state != "open"]
        closed.sort(key=lambda one: one.updated, reverse=True)
        return {
            "sentence": summarise_actions(own),
            "open": [self._line(one) for one in waiting[: self.shown]],
            "more": max(0, len(waiting) - self.shown),
            "closed": [self._line(one) for one in closed[: self.shown]],
            "more_closed": max(0, len(closed) - self.shown),
        }

    def save(self, fields: Fields) -> Reply:
        """Keep an action, new or changed, once names were pointed out.

        Raises:
            FormError: A field needs another look, such as a day that has gone.
            JournalError: It could not be written; nothing was changed.
        """
        form, now = read_form_field(fields), self.bench.now
        before = self.bench.drawer.action(read_text_field(form, "id", 64))
        action = read_action(form, before=before or self._new(form))
        found = self.bench.pointed_out(
            fields, {name: getattr(action, name) for name in ACTION_TEXT}
        )
        if found:
            return found
        if before is None and action.by is not None and action.by < self._today():
            problem = "That day has gone. Choose one to come, or leave it empty."
            raise FormError({"by": problem})
        self.bench.put(KIND_ACTION, _updated(action, now))
        return self.bench.done("Action changed." if before else "Action added.")

    def _new(self, form: Fields) -> Action:
        agenda, now = self.bench.agenda(), self.bench.now
        met = agenda.id if agenda.state != "preparing" else ""
        item_id = read_text_field(form, "item_id", 64)
        return Action(
            id=read_or_create_id(form),
            created=now,
            updated=now,
            what="",
            agenda_id=met if form.get("here") is True else "",
            item_id=item_id if met and agenda.item(item_id) else "",
            space=self.bench.space,
        )

    def mark_done(self, fields: Fields) -> Reply:
        """Mark an action as done."""
        return self._put(mark_action_done(self._wanted(fields), self._today()), "Done.")

    def result(self, fields: Fields) -> Reply:
        """Keep what became of an action: done, let go or moved."""
        action, form = self._wanted(fields), read_form_field(fields)
        texts = {
            name: read_text_field(form, name)
            for name in ("happened", "reason", "in_the_way")
        }
        found = self.bench.pointed_out(fields, texts)
        if found:
            return found
        changed, words = self._became(action, form, texts)
        return self._put(changed, words)

    def _became(
        self, action: Action, form: Fields, texts: dict[str, str]
    ) -> tuple[Action, str]:
        how, today = read_text_field(form, "result", 10), self._today()
        if how == "let-go":
            return mark_action_let_go(action, today, texts["reason"]), "Let go."
        if how == "move":
            reader = FormReader(form, {"to": "The new day"})
            to = reader.day("to")
            reader.finish()
            if to is None:
                raise FormError({"to": WHICH_DAY})
            moved = move_action(action, to, texts["happened"], texts["in_the_way"])
            return moved, "Moved to another day."
        return mark_action_done(action, today, texts["happened"]), "Done."

    def reopen(self, fields: Fields) -> Reply:
        """Open an action again that was closed by mistake."""
        return self._put(reopen_action(self._wanted(fields)), "Open again.")

    def remove(self, fields: Fields) -> Reply:
        """Take an action out altogether."""
        self.bench.delete(KIND_ACTION, self._wanted(fields).id)
        return self.bench.done("Action removed.")

    def more(self, _fields: Fields) -> Reply:
        """Show further actions."""
        self.shown += PAGE
        self.screen.publish()
        return {}

    def _put(self, action: Action, words: str) -> Reply:
        self.bench.put(KIND_ACTION, _updated(action, self.bench.now))
        return self.bench.done(words)

    def _wanted(self, fields: Fields) -> Action:
        found = self.bench.drawer.action(read_text_field(fields, "which", 64))
        if found is None:
            raise MessageError(NOT_HERE)
        return found

    def _today(self) -> date:
        return self.bench.today

    def _line(self, action: Action) -> dict[str, Any]:
        return {
            "id": action.id,
            "what": action.what,
            "who": action.who,
            "by": action.by.isoformat() if action.by else "",
            "due": describe_action_state(action, self._today()),
            "late": bool(
                action.state == "open" and action.by and action.by < self._today()
            ),
            "small": action.small,
            "happened": action.happened,
            "in_the_way": action.in_the_way,
            "reason": action.reason,
            "state": action.state,
            "question": action.stuck_question,
            "private": action.private,
            "sample": action.sample,
        }


def _updated(action: Action, now: datetime) -> Action:
    return replace(action, updated=now)
