"""Over time: sessions held and cancelled, what was due, earlier agendas, letters.

One line of supervision at a time; nothing crosses from one to another.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from toolkit.errors import MessageError
from toolkit.practice.dates import describe_day
from toolkit.practice.supervision import (
    KIND_SESSION,
    KIND_SPACE,
    Entitlement,
    SupervisionSession,
    SupervisionSpace,
    ask_who_supervises,
    compute_entitlement,
    read_session,
    read_space,
)
from toolkit.practice.supervision.framework import (
    Framework,
    apply_agreement,
    describe_standards,
    list_frameworks,
)
from toolkit.practice.supervision.session import CANCELLER_WORDS
from toolkit.screens.agenda.editor import (
    NOT_HERE,
    AgendaEditor,
    create_id,
    read_form_field,
    read_or_create_id,
)
from toolkit.screens.agenda.evidence import EvidencePart
from toolkit.screens.agenda.letters import LettersPart
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.agenda.view import (
    build_space_form,
    describe_meeting_time,
    describe_minutes,
)
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Fields, Reply

if TYPE_CHECKING:
    from toolkit.screens.agenda.page import AgendaScreen

PAGE = 12


class OverTimePart(AgendaPart):
    """The part of the page that looks back over many sessions."""

    def __init__(self, screen: AgendaScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.shown = PAGE
        self.letters = LettersPart(self, bench)
        self.evidence = EvidencePart(self, bench)

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about sessions over time."""
        return {
            "session-save": self.save_session,
            "session-remove": self.remove_session,
            "session-more": self.more,
            "space-save": self.save_space,
            "space-open": self.open_space,
            "space-remove": self.remove_space,
            "agenda-open": self.open_agenda,
            **self.letters.actions(),
            **self.evidence.actions(),
        }

    def space(self) -> SupervisionSpace:
        """Return the line of supervision that is open; one's own when none is."""
        opened = self.bench.space and self.bench.drawer.space(self.bench.space)
        return opened or self.own()

    def own(self) -> SupervisionSpace:
        """Return one's own line of supervision, kept or not."""
        spaces = self.bench.drawer.spaces()
        found = next((one for one in spaces if one.seat == "supervised"), None)
        return found or SupervisionSpace("", self.bench.now, self.bench.now)

    def framework(self, space: SupervisionSpace) -> Framework | None:
        """Return the framework of a line of supervision, with its own agreement."""
        found = self.screen.words.frameworks.framework(space.framework)
        return apply_agreement(found, space.every, space.minutes) if found else None

    def sessions(self) -> list[SupervisionSession]:
        """Return the sessions of the line that is open, newest first."""
        space = self.bench.space
        own = [one for one in self.bench.drawer.sessions() if one.space == space]
        return sorted(own, key=lambda one: (one.day, one.created), reverse=True)

    def due(self) -> Entitlement:
        """Return what was due and what happened."""
        space, today = self.space(), self.bench.today
        return compute_entitlement(
            self.framework(space), space.started, self.sessions(), today
        )

    def view(self) -> dict[str, Any]:
        """Return what the page draws of supervision over time."""
        space, sessions, due = self.space(), self.sessions(), self.due()
        framework = self.framework(space)
        frameworks, today = self.screen.words.frameworks, self.bench.today
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
        before = SupervisionSpace(create_id(), now, now) if another else self.space()
        if not before.id:
            before = replace(before, id=create_id())
        known = [one.id for one in self.screen.words.frameworks.frameworks]
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
        """Take out the supervisee's space that is open, with everything in it."""
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

    def open_agenda(self, fields: Fields) -> Reply:
        """Open an earlier agenda; empty goes back to the one in hand."""
        wanted = read_text_field(fields, "which", 64)
        if wanted and self.bench.drawer.agenda(wanted) is None:
            raise MessageError(NOT_HERE)
        self.bench.chosen = wanted
        return self.screen.open_part("session")

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
