"""Supervision over time: sessions, what was due, closing, records and spaces.

This module only gathers; each part has its file: ``supervision_session`` what is
remembered of a session, ``supervision_due`` what was due and what happened,
``supervision_close`` how a session ends, ``supervision_record`` what both agree on,
``supervision_evidence`` what a programme counts, ``supervision_space`` one line of
supervision among several.
"""

from __future__ import annotations

from toolkit.practice.supervision.close import (
    Closing,
    HandedOut,
    agree,
    for_the_file,
    hand_out,
    read_closing,
    shared_record,
)
from toolkit.practice.supervision.due import Entitlement, entitlement
from toolkit.practice.supervision.evidence import (
    KIND_EVIDENCE,
    Evidence,
    Evidenced,
    evidence_body,
    evidence_from,
    evidenced,
    read_evidence,
)
from toolkit.practice.supervision.session import (
    KIND_SESSION,
    Session,
    cancelled_in_a_row,
    read_session,
    session_body,
    session_from,
    session_of,
)
from toolkit.practice.supervision.shared_record import (
    KIND_RECORD,
    Part,
    SharedRecord,
    record_body,
    record_from,
)
from toolkit.practice.supervision.space import (
    KIND_SPACE,
    Space,
    read_space,
    space_body,
    space_from,
    who_supervises_you,
)

__all__ = [
    "KIND_EVIDENCE",
    "KIND_RECORD",
    "KIND_SESSION",
    "KIND_SPACE",
    "Closing",
    "Entitlement",
    "Evidence",
    "Evidenced",
    "HandedOut",
    "Part",
    "Session",
    "SharedRecord",
    "Space",
    "agree",
    "cancelled_in_a_row",
    "entitlement",
    "evidence_body",
    "evidence_from",
    "evidenced",
    "for_the_file",
    "hand_out",
    "read_closing",
    "read_evidence",
    "read_session",
    "read_space",
    "record_body",
    "record_from",
    "session_body",
    "session_from",
    "session_of",
    "shared_record",
    "space_body",
    "space_from",
    "who_supervises_you",
]
