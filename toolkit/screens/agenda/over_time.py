"""Over time: sessions held and cancelled, what was due, earlier agendas, letters.

One line of supervision at a time; nothing crosses from one to another.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from toolkit.errors import MessageError
from toolkit.practice.dates import describe_day
from toolkit.practice.supervision import (
    KIND_SESSION,
    KIND_SPACE,
    SupervisionSession,
    SupervisionSpace,
    ask_who_supervises,
    read_session,
    read_space,
)
from toolkit.practice.supervision.framework import (
    describe_standards,
    list_frameworks,
)
from toolkit.practice.supervision.session import CANCELLER_WORDS
from toolkit.screens.agenda.editor import NOT_HERE, AgendaEditor
from toolkit.screens.agenda.evidence import EvidencePart
from toolkit.screens.agenda.letters import LettersPart
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.agenda.view import (
    build_space_form,
    describe_meeting_time,
    describe_minutes,
)
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import (
    create_id,
    read_form_field,
    read_or_create_id,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply

PAGE = 12


class OverTimePart(AgendaPart):
    """The part of the page that looks back over many sessions."""

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.shown = PAGE
        self.letters = LettersPart(screen, bench)
        self.evidence = EvidencePart(screen, bench)

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about sessions over time."""
        return {
            "session-save": self.save_session,
            "session-remove": self.remove_session,
            "session-more": self.more,
            "space-save": self.save_space,
            "space-open": self.open_space,
            "space-remove": self.remove_space,
            **self.letters.actions(),
            **self.evidence.actions(),
        }

    def view(self) -> dict[str, Any]:
        """Return what the page draws of supervision over time."""
        space, sessions = self.bench.find_open_space(), self.bench.list_sessions()
        framework, due = self.bench.find_framework(space), self.bench.compute_due()
        frameworks, today = self.bench.words.frameworks, self.bench.today
        standards = (
            describe_standards(frameworks, framework, today) if framework else ""
        )
        return {
            "due": {**asdict(due), "standards": standards},
            "note": framework.note if framework else "",
            "space": build_space_form(space),
            "frameworks": [
                {
                    "id": one.id,
                    "name": one.title,
                    "hint": one.for_whom,
                    "nation": one.nation,
                    "own": one.own,
                }
                for one in list_frameworks(frameworks.frameworks, "uk", today)
            ],
            "evidence": self.evidence.view(framework),
            "sessions": [self._session(one) for one in sessions[: self.shown]],
            "more": max(0, len(sessions) - self.shown),
            "agendas": self._agendas(),
            "letters": self.letters.view(sessions, due),
        }

    def save_session(self, fields: Fields) -> Reply:
        """Note a session that was held or cancelled."""
        form, now = read_form_field(fields), self.bench.now
        kept = self.bench.drawer.session(read_text_field(form, "id", 64))
        fresh = SupervisionSession(
            read_or_create_id(form), now, now, self.bench.today, space=self.bench.space
        )
        session = read_session(form, before=kept or fresh)
        self.bench.put(KIND_SESSION, replace(session, updated=now))
        return self.bench.done("Session changed." if kept else "Session noted.")

    def remove_session(self, fields: Fields) -> Reply:
        """Take a session out of the record."""
        self.bench.delete(KIND_SESSION, read_text_field(fields, "which", 64))
        return self.bench.done("Session removed.")

    def more(self, _fields: Fields) -> Reply:
        """Show older sessions and agendas."""
        self.shown += PAGE
        self.screen.publish()
        return {}

    def save_space(self, fields: Fields) -> Reply:
        """Keep what a line of supervision stands on, or begin another."""
        form, now = read_form_field(fields), self.bench.now
        another = form.get("another") is True
        before = self.bench.find_open_space()
        if another:
            before = SupervisionSpace(create_id(), now, now)
        if not before.id:
            before = replace(before, id=create_id())
        known = [one.id for one in self.bench.words.frameworks.frameworks]
        space = read_space(form, before=before, frameworks=known)
        found = self.bench.pointed_out(fields, {"called": space.called})
        if found:
            return found
        self.bench.put(KIND_SPACE, replace(space, updated=now))
        self.bench.renew()
        if another and space.seat == "supervising":
            self._go_to(space.id)
        return self.bench.done("The space is ready." if another else "Kept.")

    def remove_space(self, _fields: Fields) -> Reply:
        """Take out the supervisee's space that is open, with everything in it.

        Raises:
            MessageError: One's own is open, or it is no longer in this journal.
            JournalError: It could not be written; nothing was changed.
        """
        drawer, space = self.bench.ready(), self.bench.space
        if not space or drawer.space(space) is None:
            raise MessageError(NOT_HERE)
        for kind, name in drawer.of_space(space):
            self.bench.delete(kind, name)
        self.bench.space = self.bench.chosen = ""
        return self.bench.done("The space and all in it is removed.")

    def open_space(self, fields: Fields) -> Reply:
        """Open another line of supervision; empty opens one's own."""
        wanted = read_text_field(fields, "which", 64)
        space = self.bench.drawer.space(wanted)
        own = space is None or space.seat == "supervised"
        self._go_to("" if own else wanted)
        self.screen.publish()
        return {}

    def _go_to(self, space_id: str) -> None:
        self.bench.space, self.bench.chosen = space_id, ""
        self.bench.forget_steps()
        self.shown, self.letters.opened = PAGE, ""

    def spaces_view(self) -> dict[str, Any]:
        """Return the lines of supervision there are, and the question who is yours."""
        spaces = self.bench.drawer.spaces()
        given = [one for one in spaces if one.seat == "supervising"]
        supervised = any(not one.space for one in self.bench.drawer.sessions())
        return {
            "open": self.bench.space,
            "given": [{"id": one.id, "name": one.called} for one in given],
            "question": ask_who_supervises(spaces, supervised),
        }

    def _session(self, one: SupervisionSession) -> dict[str, Any]:
        if one.held:
            said = [f"Held, {describe_minutes(one.minutes)}" if one.minutes else "Held"]
            if one.reflection_minutes:
                said.append(f"{one.reflection_minutes} with room for reflection")
            said += ["interrupted"] * one.interrupted
        else:
            said = [f"Cancelled {CANCELLER_WORDS[one.cancelled_by]}"]
            to = one.rebooked
            said.append(
                f"new day {describe_day(to, self.bench.today)}" if to else "no new day"
            )
        said += ["group supervision"] * one.group + ["made up"] * one.sample
        return {
            "id": one.id,
            "when": describe_day(one.day, self.bench.today),
            "about": " · ".join(said),
            "held": one.held,
        }

    def _agendas(self) -> list[dict[str, str]]:
        drawer, today = self.bench.drawer, self.bench.today
        own = [
            one
            for one in drawer.agendas()
            if one.space == self.bench.space and one.state == "closed"
        ]
        own.sort(key=lambda one: one.updated, reverse=True)
        return [
            {
                "id": one.id,
                "name": (
                    f"{one.title}, "
                    f"{describe_meeting_time(one, today) or describe_day(one.updated)}"
                ),
                "agreed": "agreed" if drawer.shared(one.id) else "",
            }
            for one in own[: self.shown]
        ]
