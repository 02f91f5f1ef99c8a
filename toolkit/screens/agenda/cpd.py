"""CPD drafts in a regulator's own fields; learning notes for everybody else."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from toolkit.errors import ExportError, MessageError
from toolkit.exports import agenda_download
from toolkit.practice.cpd.draft import (
    OFFERED_BACK,
    DraftStart,
    begin_from_entry,
    begin_from_session,
    build_draft,
)
from toolkit.practice.cpd.piece import (
    KIND_CPD,
    CpdForm,
    CpdPiece,
    find_cpd_form,
    has_peer,
    list_missing_labels,
    read_piece,
)
from toolkit.practice.cpd.year import summarise_cpd_year
from toolkit.practice.dates import describe_day
from toolkit.practice.log import Entry
from toolkit.practice.play.kept_debrief import begin_from_debrief
from toolkit.practice.supervision import SupervisionSession
from toolkit.practice.supervision.framework import Standard, describe_source
from toolkit.practice.text import shorten
from toolkit.practice.worksheet.answers import begin_from_worksheet
from toolkit.screens.agenda.begin_cpd import NO_FORM
from toolkit.screens.agenda.downloads import NO_SUCH_FILE
from toolkit.screens.agenda.editor import NOT_HERE, AgendaEditor
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.agenda.view import build_space_form
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import (
    create_id,
    read_form_field,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply, build_file_reply

PAGE = 12
OFFERED = 6
ALL = timedelta(days=365 * 100)

SHOWN_OF_IT = 90
"""Characters of what was learnt, to know it again by."""


class CpdPart(AgendaPart):
    """The part of the page that drafts CPD."""

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.shown, self.offered = PAGE, OFFERED
        self.opened, self.further_back = "", False

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about learning."""
        return {
            "piece-begin": self.begin,
            "piece-open": self.open_piece,
            "piece-save": self.save,
            "piece-remove": self.remove,
            "piece-more": self.more,
            "begin-more": self.more_begins,
            "piece-file": self.file,
        }

    def form(self) -> CpdForm | None:
        """Return the form for the person's nation and standing."""
        return find_cpd_form(self.bench.words.cpd, self.bench.find_own_space())

    def form_of_piece(self, piece: CpdPiece) -> CpdForm | None:
        """Return the form that a piece was drafted for."""
        forms = self.bench.words.cpd
        return next((one for one in forms if one.id == piece.form), self.form())

    def view(self) -> dict[str, Any]:
        """Return what the page draws of learning."""
        form, pieces = self.form(), self._pieces()
        if form is None:
            return {"title": "Learning notes", "missing": NO_FORM}
        begins = self._begins()
        counted = summarise_cpd_year(form, pieces, self.bench.today)
        return {
            "title": form.title,
            "missing": "",
            "note": form.note,
            "space": build_space_form(self.bench.find_own_space()),
            "counts": bool(form.pieces),
            "source": _source(form),
            "year": asdict(counted),
            "begins": [self._begin(one) for one in begins[: self.offered]],
            "more_begins": max(0, len(begins) - self.offered),
            "older": self._older(),
            "pieces": [self._line(one) for one in pieces[: self.shown]],
            "more": max(0, len(pieces) - self.shown),
            "opened": self._opened(),
        }

    def begin(self, fields: Fields) -> Reply:
        """Begin a draft with a session, an entry or nothing.

        Raises:
            MessageError: There is no form for this person.
            JournalError: It could not be written; nothing was changed.
        """
        form = self.form()
        if form is None:
            raise MessageError(NO_FORM)
        wanted = read_text_field(fields, "which", 80)
        own = DraftStart("own", "", "", self.bench.today)
        chosen = next((one for one in self._begins() if _key(one) == wanted), own)
        piece = build_draft(form, chosen, id=create_id(), now=self.bench.now)
        self.bench.put(KIND_CPD, piece)
        self.opened = piece.id
        return self.bench.done("Draft begun.")

    def open_piece(self, fields: Fields) -> Reply:
        """Open one piece to write; empty closes it."""
        self.opened = read_text_field(fields, "which", 64)
        self.screen.publish()
        return {}

    def save(self, fields: Fields) -> Reply:
        """Keep a piece, once names were pointed out.

        Raises:
            MessageError: It is no longer in this journal, or its form is not there.
            FormError: A field needs another look.
            JournalError: It could not be written; nothing was changed.
        """
        before = self._wanted(fields)
        form = self.form_of_piece(before)
        if form is None:
            raise MessageError(NO_FORM)
        piece = read_piece(read_form_field(fields), form, before=before)
        found = self.bench.pointed_out(fields, dict(piece.answers))
        if found:
            return found
        self.bench.put(KIND_CPD, replace(piece, updated=self.bench.now))
        return self.bench.done("Kept.")

    def remove(self, fields: Fields) -> Reply:
        """Take a piece out."""
        self.bench.delete(KIND_CPD, self._wanted(fields).id)
        self.opened = ""
        return self.bench.done("Removed.")

    def more(self, _fields: Fields) -> Reply:
        """Show older pieces."""
        self.shown += PAGE
        self.screen.publish()
        return {}

    def more_begins(self, _fields: Fields) -> Reply:
        """Offer more to begin a draft with; when all are offered, look further back."""
        if len(self._begins()) <= self.offered:
            self.further_back = True
        self.offered += PAGE
        self.screen.publish()
        return {}

    def file(self, fields: Fields) -> Reply:
        """Hand a piece over for Word or as plain text.

        Raises:
            ExportError: There is no download of that kind.
            MessageError: It is no longer in this journal.
            JournalLocked: No journal is open any more.
        """
        self.bench.ready()
        piece = self._wanted(fields)
        form, kind = self.form_of_piece(piece), read_text_field(fields, "format", 10)
        if form is None or kind not in ("docx", "txt"):
            raise ExportError(NO_SUCH_FILE)
        if kind == "txt":
            return build_file_reply(agenda_download.export_cpd_text(form, piece))
        return build_file_reply(
            agenda_download.export_cpd_document(form, piece, self.bench.today)
        )

    def _wanted(self, fields: Fields) -> CpdPiece:
        piece = self.bench.drawer.piece(read_text_field(fields, "which", 64))
        if piece is None:
            raise MessageError(NOT_HERE)
        return piece

    def _pieces(self) -> list[CpdPiece]:
        pieces = self.bench.drawer.pieces()
        return sorted(pieces, key=lambda one: (one.on, one.created), reverse=True)

    def _begins(self) -> list[DraftStart]:
        """Return what a draft can begin with, what was learnt first, newest first."""
        drawer, zone = self.bench.drawer, self.screen.zone
        held = [one for one in drawer.sessions() if one.held and not one.sample]
        shelf = self.screen.shelf
        moment = self.bench.now - (ALL if self.further_back else OFFERED_BACK)
        things = shelf.since(moment) if shelf else []
        own = [one for one in things if isinstance(one, Entry) and not one.sample]
        begins = [
            *(self._from_session(one) for one in held),
            *(begin_from_debrief(one, zone) for one in drawer.debriefs()),
            *(begin_from_worksheet(one, zone) for one in drawer.worksheets()),
            *(begin_from_entry(one, zone) for one in own),
        ]
        used = {(one.source, one.source_id) for one in drawer.pieces()}
        free = [one for one in begins if (one.source, one.source_id) not in used]
        return sorted(free, key=lambda one: (_has_content(one), one.on), reverse=True)

    def _older(self) -> bool:
        """Tell whether there are entries that nobody has looked back to yet."""
        shelf = self.screen.shelf
        if shelf is None or self.further_back:
            return False
        return shelf.before(self.bench.now - OFFERED_BACK) > 0

    def _from_session(self, session: SupervisionSession) -> DraftStart:
        ending = self.bench.drawer.ending(session.agenda_id)
        return begin_from_session(session, ending.closing if ending else None)

    def _begin(self, one: DraftStart) -> dict[str, str]:
        return {
            "key": _key(one),
            "name": f"{one.type}, {describe_day(one.on, self.bench.today)}",
            "learnt": shorten(one.learnt, SHOWN_OF_IT),
        }

    def _line(self, piece: CpdPiece) -> dict[str, Any]:
        form = self.form_of_piece(piece)
        open_fields = len(list_missing_labels(form, piece)) if form else 0
        said = ["every field is filled in"] if not open_fields else []
        if open_fields:
            said = [f"{open_fields} {'field' if open_fields == 1 else 'fields'} open"]
        if form and has_peer(form, piece):
            said.append("with a peer's part")
        said += ["recorded with the regulator"] * piece.recorded
        return {
            "id": piece.id,
            "name": piece.answers.get("type") or "A draft",
            "when": describe_day(piece.on, self.bench.today),
            "about": " · ".join(said),
        }

    def _opened(self) -> dict[str, Any] | None:
        piece = self.bench.drawer.piece(self.opened)
        form = self.form_of_piece(piece) if piece else None
        if piece is None or form is None:
            return None
        answers = {one.id: piece.answers.get(one.id, "") for one in form.fields}
        return {
            "id": piece.id,
            "fields": [asdict(one) for one in form.fields],
            "form": {
                **answers,
                "on": piece.on.isoformat(),
                "recorded": piece.recorded,
            },
            "counts": bool(form.pieces),
        }


def _source(form: CpdForm) -> str:
    seen, checked = form.seen, form.checked
    said = Standard(form.id, form.title, source=form.source, seen=seen, checked=checked)
    return describe_source(said)


def _has_content(one: DraftStart) -> bool:
    """Tell whether there is something to begin with; a session always is."""
    return bool(one.learnt or one.source not in ("entry", "worksheet"))


def _key(one: DraftStart) -> str:
    return f"{one.source}:{one.source_id}"
