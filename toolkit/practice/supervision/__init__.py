"""Supervision over time: sessions, what was due, closing, records and spaces.

Gathers what others import and does nothing itself; each part has its file:
``session`` what is remembered of a session, ``due`` what was due and what happened,
``close`` how a session ends, ``shared_record`` what both agree on, ``evidence`` what a
programme counts, ``space`` one line of supervision among several. Others import these
from their own files: ``framework`` and ``slots`` when a session is due, ``cancel`` and
``letter`` what to do when it is not held, ``ending`` a close while it is filled in.
"""

from __future__ import annotations

from toolkit.practice.supervision.close import (
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
    read_evidence,
    read_evidence_body,
    summarise_evidence,
    write_evidence_body,
)
from toolkit.practice.supervision.session import (
    KIND_SESSION,
    SupervisionSession,
    build_session,
    read_session,
    read_session_body,
    write_session_body,
)
from toolkit.practice.supervision.shared_record import (
    KIND_RECORD,
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
    "Closing",
    "Entitlement",
    "Evidence",
    "SharedRecord",
    "SupervisionSession",
    "SupervisionSpace",
    "ask_who_supervises",
    "build_session",
    "build_shared_record",
    "compute_entitlement",
    "has_case_file_words",
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
