"""What the open journal keeps of supervision, read once and kept in step.

Records keep the shape that ``practice`` gives them; this holds them by kind and id and
knows the revision of each, so that a change made elsewhere is never written over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar, cast

from toolkit.journal import Journal
from toolkit.practice.action import KIND_ACTION, Action
from toolkit.practice.agenda import KIND_AGENDA, KIND_RUN, Agenda, SessionRun
from toolkit.practice.cpd.piece import CpdPiece
from toolkit.practice.play.kept_debrief import KeptDebrief
from toolkit.practice.supervision import (
    KIND_EVIDENCE,
    KIND_RECORD,
    KIND_SESSION,
    KIND_SPACE,
    Evidence,
    SharedRecord,
    SupervisionSession,
    SupervisionSpace,
)
from toolkit.practice.supervision.ending import KIND_ENDING, SessionEnding
from toolkit.practice.worksheet.answers import WorksheetAnswers
from toolkit.screens.agenda.kinds import (
    ACTIONS,
    AGENDAS,
    DEBRIEFS,
    ENDINGS,
    EVIDENCE,
    PIECES,
    RECORDS,
    RUNS,
    SESSIONS,
    SPACES,
    SUPERVISION_KINDS,
    WORKSHEETS,
)
from toolkit.screens.kept import KeptRecords, RecordKind

T = TypeVar("T")


class SupervisionStore:
    """Everything kept of supervision in one journal.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._kept: dict[str, KeptRecords[Any]] = {}

    def agendas(self) -> list[Agenda]:
        """Return every agenda, in no particular order."""
        return self._of(AGENDAS).all()

    def agenda(self, agenda_id: str) -> Agenda | None:
        """Return one agenda, or None when it is not kept."""
        return self._of(AGENDAS).get(agenda_id)

    def run(self, agenda_id: str) -> SessionRun | None:
        """Return the session that followed an agenda, or None."""
        return self._of(RUNS).get(f"{agenda_id}-run")

    def ending(self, agenda_id: str) -> SessionEnding | None:
        """Return how a session ended, or None."""
        return self._of(ENDINGS).get(f"{agenda_id}-end")

    def actions(self) -> list[Action]:
        """Return every action, open or not."""
        return self._of(ACTIONS).all()

    def action(self, action_id: str) -> Action | None:
        """Return one action, or None when it is not kept."""
        return self._of(ACTIONS).get(action_id)

    def sessions(self) -> list[SupervisionSession]:
        """Return every session that is noted."""
        return self._of(SESSIONS).all()

    def session(self, session_id: str) -> SupervisionSession | None:
        """Return one session, or None when it is not kept."""
        return self._of(SESSIONS).get(session_id)

    def shared(self, agenda_id: str) -> SharedRecord | None:
        """Return the record that was agreed after a session, or None."""
        return self._of(RECORDS).get(f"{agenda_id}-record")

    def spaces(self) -> list[SupervisionSpace]:
        """Return every line of supervision, oldest first."""
        return sorted(self._of(SPACES).all(), key=lambda one: one.created)

    def space(self, space_id: str) -> SupervisionSpace | None:
        """Return one line of supervision, or None when it is not kept."""
        return self._of(SPACES).get(space_id)

    def of_space(self, space: str) -> list[tuple[str, str]]:
        """Return kind and id of everything in a supervisee's space, itself last."""
        own = [one for one in self.agendas() if one.space == space]
        found = [(KIND_AGENDA, one.id) for one in own]
        for agenda in own:
            parts = ((KIND_RUN, "run"), (KIND_ENDING, "end"), (KIND_RECORD, "record"))
            named = [(kind, f"{agenda.id}-{part}") for kind, part in parts]
            found += [one for one in named if self.held(*one) is not None]
        found += [(KIND_ACTION, o.id) for o in self.actions() if o.space == space]
        found += [(KIND_SESSION, o.id) for o in self.sessions() if o.space == space]
        found += [(KIND_EVIDENCE, o.id) for o in self.evidence() if o.space == space]
        return [*found, (KIND_SPACE, space)]

    def pieces(self) -> list[CpdPiece]:
        """Return every piece of CPD, or learning note."""
        return self._of(PIECES).all()

    def piece(self, piece_id: str) -> CpdPiece | None:
        """Return one piece of CPD, or None when it is not kept."""
        return self._of(PIECES).get(piece_id)

    def evidence(self) -> list[Evidence]:
        """Return every piece of evidence that is noted, newest first."""
        kept = self._of(EVIDENCE).all()
        return sorted(kept, key=lambda one: (one.on, one.created), reverse=True)

    def debriefs(self) -> list[KeptDebrief]:
        """Return the debriefs of role-plays in which something was written."""
        kept = self._of(DEBRIEFS).all()
        return [one for one in kept if not one.answers.empty]

    def worksheets(self) -> list[WorksheetAnswers]:
        """Return the worksheets that were filled in."""
        return self._of(WORKSHEETS).all()

    def everything(self) -> list[dict[str, object]]:
        """Return all that is kept of supervision, record by record."""
        return [
            {
                "kind": record.kind,
                "id": record.id,
                "created": record.created.isoformat(),
                "updated": record.updated.isoformat(),
                **record.body,
            }
            for record in self.journal.records(*SUPERVISION_KINDS)
        ]

    def held(self, kind: str, thing_id: str) -> Any:
        """Return whatever is kept under a kind and a record's id, or None.

        Args:
            kind: The record's kind.
            thing_id: The record's id.
        """
        return self._named(kind).get(thing_id)

    def put(self, kind: str, thing: Any, now: datetime) -> None:
        """Keep a thing, new or changed.

        Args:
            kind: The record's kind.
            thing: What to keep.
            now: The present moment, aware.

        Raises:
            RecordChanged: It was changed elsewhere; the newer one is held now.
            JournalError: It could not be written; nothing was changed.
        """
        kept = self._named(kind)
        name = kept.kind_of(thing).id_of(thing)
        known = kept.get(name) is not None
        kept.put(thing, now, kept.revision(name) if known else None)

    def put_new(self, kind: str, things: Iterable[Any], now: datetime) -> None:
        """Keep several new things, each as of the moment it was made: all, or none.

        Args:
            kind: The records' kind.
            things: What to keep.
            now: The present moment, aware.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        self._named(kind).put_all(things, now)

    def delete(self, kind: str, thing_id: str, now: datetime) -> None:
        """Take a thing out; :meth:`bring_back` undoes it until the lock closes.

        Args:
            kind: The record's kind.
            thing_id: The record's id.
            now: The present moment, aware.
        """
        self._named(kind).delete(thing_id, now)

    def bring_back(self, kind: str, thing: Any, now: datetime) -> None:
        """Keep a thing as it was before, whether it was changed or taken out.

        Args:
            kind: The record's kind.
            thing: The thing as it was.
            now: The present moment, aware.

        Raises:
            RecordChanged: It was changed elsewhere; the newer one is held now.
            JournalError: It could not be written; nothing was changed.
        """
        kept = self._named(kind)
        name = kept.kind_of(thing).id_of(thing)
        if kept.get(name) is None:
            kept.undelete(name, now)
        self.put(kind, thing, now)

    def _named(self, kind: str) -> KeptRecords[Any]:
        return self._of(SUPERVISION_KINDS[kind])

    def _of(self, kind: RecordKind[T]) -> KeptRecords[T]:
        if kind.name not in self._kept:
            self._kept[kind.name] = KeptRecords(self.journal, kind)
        return cast("KeptRecords[T]", self._kept[kind.name])
