"""What every part of the supervision page works on: the open drawer, and Undo.

One change a person makes may touch several records; all of them go back together.
What was handed out for the case file is never among them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from toolkit.errors import MessageError, RecordChanged
from toolkit.practice.agenda import LONDON, Agenda
from toolkit.practice.supervision import (
    Entitlement,
    SupervisionSession,
    SupervisionSpace,
    compute_entitlement,
)
from toolkit.practice.supervision.framework import Framework, apply_agreement
from toolkit.screens.agenda.kinds import get_record_id
from toolkit.screens.agenda.labels import AgendaContent
from toolkit.screens.agenda.store import SupervisionStore
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import create_id, read_text_field
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.screen import Fields, Reply

MOST_STEPS = 50
CHANGED_SINCE = (
    "Something else was changed since then, so this was left as it is. "
    "You can still change it by hand."
)
NOT_HERE = "That is no longer in this journal. Nothing was changed."


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change that can be taken back.

    Args:
        id: Its own id.
        words: What was done, such as ``Item removed``.
        before: Kind, record id and the thing as it was, or None for a new one.
    """

    id: str
    words: str
    before: tuple[tuple[str, str, Any], ...]


class AgendaEditor:
    """The open drawer with what was changed on it.

    Args:
        screen: The page it belongs to.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self.screen = screen
        self.space = ""
        self.chosen = ""  # the agenda a person opened, or empty for the one in hand
        self._drawer: SupervisionStore | None = None
        self._fresh: Agenda | None = None
        self._words: AgendaContent | None = None
        self._steps: list[UndoStep] = []
        self._touched: dict[str, tuple[str, str, Any]] = {}

    @property
    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return self.screen.clock()

    @property
    def today(self) -> date:
        """Return today's date in Europe/London, where meetings are."""
        return self.now.astimezone(LONDON).date()

    @property
    def words(self) -> AgendaContent:
        """Return the words of this page, read at first use."""
        if self._words is None:
            self._words = AgendaContent(self.screen.settings.content)
        return self._words

    @property
    def drawer(self) -> SupervisionStore:
        """Return what is kept, to be read."""
        journal = self.screen.lock.journal
        if journal is None:
            return self.ready()
        if self._drawer is None or self._drawer.journal is not journal:
            self.forget()
            self._drawer = SupervisionStore(journal)
        return self._drawer

    def ready(self) -> SupervisionStore:
        """Return what is kept, to be changed.

        Raises:
            JournalLocked: No journal is open any more.
        """
        self.screen.open_shelf()
        return self.drawer

    def forget(self) -> None:
        """Let go of everything that came from the journal."""
        self._drawer, self._fresh = None, None
        self.chosen = self.space = ""
        self.forget_steps()

    def agenda(self) -> Agenda:
        """Return the agenda in hand: the one chosen, the one open, or a new one."""
        own = [one for one in self.drawer.agendas() if one.space == self.space]
        chosen = next((one for one in own if one.id == self.chosen), None)
        if chosen is not None:
            return chosen
        waiting = [one for one in own if self._in_hand(one)]
        if waiting:
            order = {"closed": 0, "preparing": 1, "running": 2}
            return max(waiting, key=lambda one: (order[one.state], one.updated))
        if self._fresh is None or self._fresh.space != self.space:
            self._fresh = self._new()
        return self._fresh

    def renew(self) -> None:
        """Begin an agenda that nothing is on yet anew, on what was just changed."""
        self._fresh = None

    def _new(self) -> Agenda:
        """Return a new agenda, as long as the framework says, with whom it is."""
        space = self.find_open_space()
        framework = self.find_framework(space)
        fresh = Agenda(create_id(), self.now, self.now, space=self.space)
        if framework is not None and framework.minutes:
            fresh = replace(fresh, minutes_booked=framework.minutes)
        return replace(fresh, with_whom=space.called) if self.space else fresh

    def find_open_space(self) -> SupervisionSpace:
        """Return the line of supervision that is open; one's own when none is."""
        opened = self.space and self.drawer.space(self.space)
        return opened or self.find_own_space()

    def find_own_space(self) -> SupervisionSpace:
        """Return one's own line of supervision, kept or not."""
        spaces = self.drawer.spaces()
        found = next((one for one in spaces if one.seat == "supervised"), None)
        return found or SupervisionSpace("", self.now, self.now)

    def find_framework(self, space: SupervisionSpace) -> Framework | None:
        """Return the framework of a line of supervision, with its own agreement."""
        found = self.words.frameworks.framework(space.framework)
        return apply_agreement(found, space.every, space.minutes) if found else None

    def list_sessions(self) -> list[SupervisionSession]:
        """Return the sessions of the line that is open, newest first."""
        own = [one for one in self.drawer.sessions() if one.space == self.space]
        return sorted(own, key=lambda one: (one.day, one.created), reverse=True)

    def compute_due(self) -> Entitlement:
        """Return what was due on the line that is open, and what happened."""
        space = self.find_open_space()
        return compute_entitlement(
            self.find_framework(space), space.started, self.list_sessions(), self.today
        )

    def _in_hand(self, agenda: Agenda) -> bool:
        if agenda.state != "closed":
            return True
        ending = self.drawer.ending(agenda.id)
        return ending is not None and not ending.done

    def put(self, kind: str, thing: Any) -> None:
        """Keep a thing as part of the change under way.

        Args:
            kind: The kind of its record.
            thing: What to keep.

        Raises:
            RecordChanged: It was changed in another tab; the page shows that one now.
            JournalError: It could not be written; nothing was changed.
        """
        drawer, name = self.ready(), get_record_id(thing)
        before = drawer.held(kind, name)
        try:
            drawer.put(kind, thing, self.now)
        except RecordChanged:
            self.forget_steps()
            self.screen.publish()
            raise
        self._touched.setdefault(name, (kind, name, before))

    def delete(self, kind: str, name: str) -> None:
        """Take a thing out as part of the change under way.

        Args:
            kind: The kind of its record.
            name: The id of its record.

        Raises:
            MessageError: It is not in this journal.
            JournalError: It could not be taken out; nothing was changed.
        """
        drawer = self.ready()
        before = drawer.held(kind, name)
        if before is None:
            raise MessageError(NOT_HERE)
        drawer.delete(kind, name, self.now)
        self._touched.setdefault(name, (kind, name, before))

    def done(self, words: str = "", reply: Reply | None = None) -> Reply:
        """End the change under way, publish it and answer.

        Args:
            words: What was done, for the page to say; empty says nothing.
            reply: What else the answer holds.
        """
        step = UndoStep(secrets.token_hex(4), words, tuple(self._touched.values()))
        self._touched = {}
        if step.before:
            self._steps = [*self._steps[1 - MOST_STEPS :], step]
            self.screen.lock.forget_draft()
        undo = step.id if step.before else ""
        return self.screen.kept({"said": words, "undo": undo, **(reply or {})})

    def last(self) -> dict[str, str] | None:
        """Return the change that Undo would take back, or None."""
        if not self._steps:
            return None
        return {"step": self._steps[-1].id, "words": self._steps[-1].words}

    def undo(self, fields: Fields) -> Reply:
        """Take the last change back.

        Raises:
            MessageError: Something else was changed since.
        """
        wanted = read_text_field(fields, "step", 64)
        drawer = self.ready()
        if not self._steps or self._steps[-1].id != wanted:
            raise MessageError(CHANGED_SINCE)
        step = self._steps.pop()
        for kind, name, before in reversed(step.before):
            if before is None:
                drawer.delete(kind, name, self.now)
            else:
                drawer.bring_back(kind, before, self.now)
        return self.screen.kept({"said": "Undone.", "undo": ""})

    def forget_steps(self) -> None:
        """Let nothing be taken back any more."""
        self._steps, self._touched = [], {}

    def pointed_out(self, fields: Fields, texts: Mapping[str, str]) -> Reply | None:
        """Return what may identify somebody, to be seen first, or None to go ahead.

        Args:
            fields: The message; ``seen`` holds the marks that the page has shown.
            texts: What was written, by field.
        """
        return warn_of_identifiers(fields, texts)
