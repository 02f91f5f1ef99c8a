"""The kinds of record that supervision keeps, and those it only reads.

What is written on other pages is here too where supervision draws on it: a worksheet,
the debrief of a role-play.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from toolkit.practice.action import KIND_ACTION, read_action_body, write_action_body
from toolkit.practice.agenda import (
    KIND_AGENDA,
    KIND_RUN,
    SessionRun,
    read_agenda_body,
    read_run_body,
    write_agenda_body,
    write_run_body,
)
from toolkit.practice.cpd.piece import KIND_CPD, read_piece_body, write_piece_body
from toolkit.practice.play.kept_debrief import KIND_PLAY, KeptDebrief, read_debrief_body
from toolkit.practice.supervision import (
    KIND_EVIDENCE,
    KIND_RECORD,
    KIND_SESSION,
    KIND_SPACE,
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
    read_worksheet_body,
    write_worksheet_body,
)
from toolkit.screens.kept import RecordKind


def get_record_id(thing: Any) -> str:
    """Return the id of the record that keeps a thing of supervision."""
    if isinstance(thing, SessionRun):
        return f"{thing.agenda_id}-run"
    if isinstance(thing, SessionEnding):
        return f"{thing.agenda_id}-end"
    return thing.id


def _read_run(
    _id: str, _created: datetime, updated: datetime, body: Mapping[str, object]
) -> SessionRun:
    return read_run_body(body, updated)


def _read_ending(
    _id: str, _created: datetime, _updated: datetime, body: Mapping[str, object]
) -> SessionEnding:
    return read_ending_body(body)


def _read_debrief(
    id: str, created: datetime, _updated: datetime, body: Mapping[str, object]
) -> KeptDebrief:
    return read_debrief_body(id, created, body)


def _write_debrief(one: KeptDebrief) -> dict[str, object]:
    return dict(one.play)  # what was read from a body holds the whole of it


AGENDAS = RecordKind(KIND_AGENDA, read_agenda_body, write_agenda_body)
RUNS = RecordKind(KIND_RUN, _read_run, write_run_body, get_record_id)
ENDINGS = RecordKind(KIND_ENDING, _read_ending, write_ending_body, get_record_id)
RECORDS = RecordKind(KIND_RECORD, read_shared_record_body, write_shared_record_body)
ACTIONS = RecordKind(KIND_ACTION, read_action_body, write_action_body)
SESSIONS = RecordKind(KIND_SESSION, read_session_body, write_session_body)
SPACES = RecordKind(KIND_SPACE, read_space_body, write_space_body)
EVIDENCE = RecordKind(KIND_EVIDENCE, read_evidence_body, write_evidence_body)
PIECES = RecordKind(KIND_CPD, read_piece_body, write_piece_body)
WORKSHEETS = RecordKind(KIND_WORKSHEET, read_worksheet_body, write_worksheet_body)
DEBRIEFS = RecordKind(KIND_PLAY, _read_debrief, _write_debrief)

SUPERVISION_KINDS: dict[str, RecordKind[Any]] = {
    kind.name: kind
    for kind in (
        *(AGENDAS, ACTIONS, SESSIONS, RECORDS, SPACES, PIECES, EVIDENCE, RUNS),
        ENDINGS,
    )
}
"""What supervision keeps itself, by the names of the kinds."""
