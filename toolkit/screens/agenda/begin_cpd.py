"""Begins a CPD draft from another page; it then waits on the supervision page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from toolkit.errors import MessageError
from toolkit.journal import Journal
from toolkit.practice.cpd.draft import DraftStart, build_draft
from toolkit.practice.cpd.piece import KIND_CPD, CpdForm, find_cpd_form
from toolkit.screens.agenda.store import SupervisionStore
from toolkit.screens.message import create_id

NO_FORM = "No form for this is in the exercises folder. Ask whoever looks after it."


def begin_draft(
    journal: Journal, forms: Iterable[CpdForm], begin: DraftStart, now: datetime
) -> bool:
    """Keep a draft in the form that is the person's own.

    Args:
        journal: The open journal.
        forms: The forms there are.
        begin: What it begins with.
        now: The present moment, aware.

    Returns:
        False where a draft with this beginning is there already.

    Raises:
        MessageError: There is no form for it.
        JournalError: It could not be written; nothing was changed.
    """
    drawer = SupervisionStore(journal)
    if any(piece.source_id == begin.source_id for piece in drawer.pieces()):
        return False
    own = (space for space in drawer.spaces() if space.seat == "supervised")
    form = find_cpd_form(forms, next(own, None))
    if form is None:
        raise MessageError(NO_FORM)
    piece = build_draft(form, begin, id=create_id(), now=now)
    drawer.put(KIND_CPD, piece, now)
    return True
