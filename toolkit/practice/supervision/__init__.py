"""Supervision over time: sessions, what was due, closing, records and spaces.

This module only gathers; each part has its file: ``supervision_session`` what is
remembered of a session, ``supervision_due`` what was due and what happened,
``supervision_close`` how a session ends, ``supervision_record`` what both agree on,
``supervision_evidence`` what a programme counts, ``supervision_space`` one line of
supervision among several.
"""

from __future__ import annotations

from toolkit.practice.supervision.close import (
    CaseFileCopy,
    Closing,
    build_shared_record,
    has_case_file_words,
    mark_record_agreed,
    read_closing,
    take_case_file_words,
)
from toolkit.practice.supervision.due import Entitlement, compute_entitlement
from toolkit.practice.supervision.evidence import (
    KIND_EVIDENCE,
    Evidence,
    EvidenceSummary,
    read_evidence,
    read_evidence_body,
    summarise_evidence,
    write_evidence_body,
)
from toolkit.practice.supervision.session import (
    KIND_SESSION,
    SupervisionSession,
    build_session,
    list_cancelled_in_a_row,
    read_session,
    read_session_body,
    write_session_body,
)
from toolkit.practice.supervision.shared_record import (
    KIND_RECORD,
    RecordPart,
    SharedRecord,
    read_shared_record_body,
    write_shared_record_body,
)
from toolkit.practice.supervision.space import (
    KIND_SPACE,
    SupervisionSpace,
    ask_who_supervises,
    read_space,
    read_space_body,
    write_space_body,
)

__all__ = [
    "KIND_EVIDENCE",
    "KIND_RECORD",
    "KIND_SESSION",
    "KIND_SPACE",
    "CaseFileCopy",
    "Closing",
    "Entitlement",
    "Evidence",
    "EvidenceSummary",
    "RecordPart",
    "SharedRecord",
    "SupervisionSession",
    "SupervisionSpace",
    "ask_who_supervises",
    "build_session",
    "build_shared_record",
    "compute_entitlement",
    "has_case_file_words",
    "list_cancelled_in_a_row",
    "mark_record_agreed",
    "read_closing",
    "read_evidence",
    "read_evidence_body",
    "read_session",
    "read_session_body",
    "read_shared_record_body",
    "read_space",
    "read_space_body",
    "summarise_evidence",
    "take_case_file_words",
    "write_evidence_body",
    "write_session_body",
    "write_shared_record_body",
    "write_space_body",
]
