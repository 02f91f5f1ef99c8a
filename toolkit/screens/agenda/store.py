"""What the open journal keeps of supervision, read once and kept in step.

Records keep the shape that ``practice`` gives them; this holds them by kind and id and
knows the revision of each, so that a change made elsewhere is never written over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from toolkit.errors import RecordChanged
from toolkit.journal import Journal, Record
from toolkit.practice.action import (
    KIND_ACTION,
    Action,
    read_action_body,
    write_action_body,
)
from toolkit.practice.agenda import (
    KIND_AGENDA,
    KIND_RUN,
    Agenda,
    SessionRun,
    read_agenda_body,
    read_run_body,
    write_agenda_body,
    write_run_body,
)
from toolkit.practice.cpd.piece import (
    KIND_CPD,
    CpdPiece,
    read_piece_body,
    write_piece_body,
)
from toolkit.practice.play.kept_debrief import KIND_PLAY, KeptDebrief, read_debrief_body
from toolkit.practice.supervision import (
    KIND_EVIDENCE,
    KIND_RECORD,
    KIND_SESSION,
    KIND_SPACE,
    Evidence,
    SharedRecord,
    SupervisionSession,
    SupervisionSpace,
    read_evidence_body,
    read_session_body,
    read_shared_record_body,
    read_space_body,
    write_evidence_body,
    write_session_body,
    write_shared_record_body,
    write_space_body,
)
from toolkit.practice.supervision.ending import (
    KIND_ENDING,
    SessionEnding,
    read_ending_body,
    write_ending_body,
)
from toolkit.practice.worksheet.answers import (
    KIND_WORKSHEET,
    WorksheetAnswers,
    read_worksheet_body,
)

Reader = Callable[[Record], Any]
Writer = Callable[[Any], dict[str, object]]


def _wrap_reader(read: Callable[[str, datetime, datetime, Mapping[str, object]], Any]):
    def of(record: Record) -> Any:
        return read(record.id, record.created, record.updated, record.body)

    return of


_READERS: dict[str, Reader] = {
    KIND_AGENDA: _wrap_reader(read_agenda_body),
    KIND_ACTION: _wrap_reader(read_action_body),
    KIND_SESSION: _wrap_reader(read_session_body),
    KIND_RECORD: _wrap_reader(read_shared_record_body),
    KIND_SPACE: _wrap_reader(read_space_body),
    KIND_CPD: _wrap_reader(read_piece_body),
    KIND_EVIDENCE: _wrap_reader(read_evidence_body),
    KIND_PLAY: lambda record: read_debrief_body(record.id, record.created, record.body),
    KIND_WORKSHEET: _wrap_reader(read_worksheet_body),
    KIND_RUN: lambda record: read_run_body(record.body, record.updated),
    KIND_ENDING: lambda record: read_ending_body(record.body),
}
_WRITERS: dict[str, Writer] = {
    KIND_AGENDA: write_agenda_body,
    KIND_ACTION: write_action_body,
    KIND_SESSION: write_session_body,
    KIND_RECORD: write_shared_record_body,
    KIND_SPACE: write_space_body,
    KIND_CPD: write_piece_body,
    KIND_EVIDENCE: write_evidence_body,
    KIND_RUN: write_run_body,
    KIND_ENDING: write_ending_body,
}


def get_record_id(thing: Any) -> str:
    """Return the id of the record that keeps a thing."""
    if isinstance(thing, SessionRun):
        return f"{thing.agenda_id}-run"
    if isinstance(thing, SessionEnding):
        return f"{thing.agenda_id}-end"
    return thing.id


class SupervisionStore:
    """Everything kept of supervision in one journal.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._things: dict[str, dict[str, Any]] = {}
        self._revisions: dict[str, int] = {}
        self._read: set[str] = set()  # kinds of which everything was read

    def agendas(self) -> list[Agenda]:
        """Return every agenda, in no particular order."""
        return list(self._of(KIND_AGENDA).values())

    def agenda(self, agenda_id: str) -> Agenda | None:
        """Return one agenda, or None when it is not kept."""
        return self._of(KIND_AGENDA).get(agenda_id)

    def run(self, agenda_id: str) -> SessionRun | None:
        """Return the session that followed an agenda, or None."""
        return self.held(KIND_RUN, f"{agenda_id}-run")

    def ending(self, agenda_id: str) -> SessionEnding | None:
        """Return how a session ended, or None."""
        return self._of(KIND_ENDING).get(f"{agenda_id}-end")

    def actions(self) -> list[Action]:
        """Return every action, open or not."""
        return list(self._of(KIND_ACTION).values())

    def action(self, action_id: str) -> Action | None:
        """Return one action, or None when it is not kept."""
        return self._of(KIND_ACTION).get(action_id)

    def sessions(self) -> list[SupervisionSession]:
        """Return every session that is noted."""
        return list(self._of(KIND_SESSION).values())

    def session(self, session_id: str) -> SupervisionSession | None:
        """Return one session, or None when it is not kept."""
        return self._of(KIND_SESSION).get(session_id)

    def shared(self, agenda_id: str) -> SharedRecord | None:
        """Return the record that was agreed after a session, or None."""
        return self.held(KIND_RECORD, f"{agenda_id}-record")

    def spaces(self) -> list[SupervisionSpace]:
        """Return every line of supervision, oldest first."""
        return sorted(self._of(KIND_SPACE).values(), key=lambda one: one.created)

    def space(self, space_id: str) -> SupervisionSpace | None:
        """Return one line of supervision, or None when it is not kept."""
        return self._of(KIND_SPACE).get(space_id)

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
        return list(self._of(KIND_CPD).values())

    def piece(self, piece_id: str) -> CpdPiece | None:
        """Return one piece of CPD, or None when it is not kept."""
        return self._of(KIND_CPD).get(piece_id)

    def evidence(self) -> list[Evidence]:
        """Return every piece of evidence that is noted, newest first."""
        kept = self._of(KIND_EVIDENCE).values()
        return sorted(kept, key=lambda one: (one.on, one.created), reverse=True)

    def debriefs(self) -> list[KeptDebrief]:
        """Return the debriefs of role-plays in which something was written."""
        kept: Iterable[KeptDebrief] = self._of(KIND_PLAY).values()
        return [one for one in kept if not one.answers.empty]

    def worksheets(self) -> list[WorksheetAnswers]:
        """Return the worksheets that were filled in."""
        return list(self._of(KIND_WORKSHEET).values())

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
            for record in self.journal.records(*_WRITERS)
        ]

    def held(self, kind: str, thing_id: str) -> Any:
        """Return whatever is kept under a kind and a record's id, or None."""
        if kind not in self._read and thing_id not in self._things.get(kind, {}):
            record = self.journal.get(thing_id)
            self._take(record if record and record.kind == kind else None)
        return self._things.get(kind, {}).get(thing_id)

    def put(self, kind: str, thing: Any, now: datetime) -> None:
        """Keep a thing, new or changed.

        Raises:
            RecordChanged: It was changed elsewhere; the newer one is held now.
            JournalError: It could not be written; nothing was changed.
        """
        name, body = get_record_id(thing), _WRITERS[kind](thing)
        expected = self._revisions.get(name, 0) if self._known(kind, name) else None
        try:
            record = self.journal.put(name, kind, body, now, expected)
        except RecordChanged:
            self._take(self.journal.get(name))
            raise
        self._take(record)

    def put_new(self, kind: str, things: Iterable[Any], now: datetime) -> None:
        """Keep several new things, each as of the moment it was made: all, or none.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        write = _WRITERS[kind]
        new = [
            Record.of(get_record_id(one), kind, write(one), one.created, one.updated)
            for one in things
        ]
        for record in self.journal.put_all(new, now):
            self._take(record)

    def delete(self, kind: str, thing_id: str, now: datetime) -> None:
        """Take a thing out; :meth:`bring_back` undoes it until the lock closes."""
        self.journal.delete(thing_id, now)
        self._things.get(kind, {}).pop(thing_id, None)

    def bring_back(self, kind: str, thing: Any, now: datetime) -> None:
        """Keep a thing as it was before, whether it was changed or taken out."""
        name = get_record_id(thing)
        if not self._known(kind, name):
            self.journal.undelete(name, now)
            self._take(self.journal.get(name))
        self.put(kind, thing, now)

    def _known(self, kind: str, name: str) -> bool:
        return self.held(kind, name) is not None

    def _of(self, kind: str) -> dict[str, Any]:
        if kind not in self._read:
            self._read.add(kind)
            for record in self.journal.records(kind):
                self._take(record)
        return self._things.setdefault(kind, {})

    def _take(self, record: Record | None) -> None:
        if record is not None and record.kind in _READERS:
            held = self._things.setdefault(record.kind, {})
            held[record.id] = _READERS[record.kind](record)
            self._revisions[record.id] = record.revision
