"""Worksheets: choose one, answer what helps, keep it, bring a line to supervision."""

from __future__ import annotations

import secrets
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from toolkit.content import load_worksheets
from toolkit.errors import ExportError, MessageError
from toolkit.exports.download import Download
from toolkit.exports.worksheet_plain import worksheets_json
from toolkit.journal import Journal, Record
from toolkit.practice.dates import day_and_time
from toolkit.practice.worksheet import (
    KIND_WORKSHEET,
    Answers,
    Worksheet,
    from_body,
    headline,
    to_body,
)
from toolkit.practice.worksheet_form import read_answers
from toolkit.screens.desk import Desk
from toolkit.screens.message import WRONG_SHAPE, text_of
from toolkit.screens.notice import look_first
from toolkit.screens.screen import Action, Fields, Reply
from toolkit.screens.shelf import Shelf

PAGE = 20
NOT_HERE = "That worksheet is no longer in this journal."
NOT_ASKED = (
    "This worksheet is no longer on offer, so its questions cannot be asked again. "
    "What you wrote is still here to read, print and download."
)


class WorksheetScreen(Desk):
    """The screen of ``notebooks/worksheets.ipynb``."""

    module = "worksheet.js"
    name = "worksheets"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.shown = PAGE
        self.opened_id = ""
        self._journal: Journal | None = None
        self._kept: dict[str, tuple[Answers, int]] = {}  # with their revisions
        self._worksheets: tuple[Worksheet, ...] = ()
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            "save": self.save,
            "look": self.look,
            "more": self.more,
            "edit": self.edit,
            "delete": self.delete,
            "undelete": self.undelete,
            "download": self.download,
            "take-away": self.take_away,
        }

    def unchanging(self) -> dict[str, Any]:
        """Return the worksheets on offer."""
        self._worksheets = load_worksheets(self.settings.content)
        offered = [asdict(each) for each in self._worksheets]
        return {**super().unchanging(), "worksheets": offered}

    def page(self, shelf: Shelf) -> dict[str, Any]:
        """Return the list of one's own worksheets, newest first."""
        kept = self._newest(shelf)
        return {
            "total": len(kept),
            "shown": [self._line(one) for one in kept[: self.shown]],
            "more": max(0, len(kept) - self.shown),
        }

    def _line(self, answers: Answers) -> dict[str, Any]:
        opened = answers.id == self.opened_id
        parts = [{"name": one.label, "text": one.text} for one in answers.given]
        return {
            "id": answers.id,
            "when": day_and_time(answers.created, self.zone),
            "title": answers.title,
            "headline": headline(answers),
            "line": answers.line,
            "parts": parts if opened else None,
        }

    def closed(self) -> None:
        """Forget what was kept and what was open."""
        self.shown, self.opened_id = PAGE, ""
        self._journal, self._kept = None, {}

    def save(self, fields: Fields) -> Reply:
        """Keep a worksheet, once what may identify somebody was pointed out."""
        shelf, now = self.open_shelf(), self.clock()
        form = fields.get("form")
        if not isinstance(form, dict):
            raise MessageError(WRONG_SHAPE)
        worksheet = self._worksheet(text_of(form, "worksheet", 64))
        named = text_of(form, "id", 64)
        before, _ = self._held(shelf).get(named) or (_begun(named, now), 0)
        answers = read_answers(form, worksheet, before=replace(before, updated=now))
        texts = {one.id: one.text for one in answers.given if one.kind != "choice"}
        found = look_first(fields, {**texts, "line": answers.line})
        if found:
            return found
        self._keep(shelf, answers, fields)
        self.lock.forget_draft()
        self.opened_id = answers.id
        return self.kept({"saved": answers.id})

    def look(self, fields: Fields) -> Reply:
        """Open one worksheet to read it; an empty id closes it."""
        shelf = self.open_shelf()
        wanted = text_of(fields, "which", 64)
        self.opened_id = wanted if wanted in self._held(shelf) else ""
        self.publish()
        return {}

    def more(self, _fields: Fields) -> Reply:
        """Show further worksheets of the list."""
        self.open_shelf()
        self.shown += PAGE
        self.publish()
        return {}

    def edit(self, fields: Fields) -> Reply:
        """Hand one worksheet back to the form."""
        answers, revision = self._wanted(fields)
        worksheet = self._worksheet(answers.worksheet)
        form = {
            "id": answers.id,
            "worksheet": worksheet.id,
            "answers": {one.id: one.text for one in answers.given},
            "line": answers.line,
        }
        return {"form": form, "revision": revision}

    def delete(self, fields: Fields) -> Reply:
        """Take one worksheet out; it can be brought back until the lock closes."""
        shelf = self.open_shelf()
        answers, _ = self._wanted(fields)
        shelf.journal.delete(answers.id, self.clock())
        self._held(shelf).pop(answers.id, None)
        self.opened_id = ""
        return self.kept()

    def undelete(self, fields: Fields) -> Reply:
        """Bring back a worksheet that was taken out."""
        shelf, which = self.open_shelf(), text_of(fields, "which", 64)
        shelf.journal.undelete(which, self.clock())
        self._take(shelf.journal.get(which))
        return self.kept()

    def download(self, fields: Fields) -> Reply:
        """Hand one worksheet over for Word; nothing is left on the server."""
        from toolkit.exports.worksheet_word import worksheet_page  # slow to load

        answers, _ = self._wanted(fields)
        return _file(worksheet_page(answers, self.zone, self.local_now().date()))

    def take_away(self, _fields: Fields) -> Reply:
        """Hand every worksheet over as one file of data."""
        kept = self._newest(self.open_shelf())
        if not kept:
            raise ExportError("There is nothing to take away yet.")
        return _file(worksheets_json(kept, self.local_now().date()))

    def _newest(self, shelf: Shelf) -> list[Answers]:
        kept = [answers for answers, _ in self._held(shelf).values()]
        return sorted(kept, key=lambda one: (one.created, one.id), reverse=True)

    def _worksheet(self, wanted: str) -> Worksheet:
        for one in self._worksheets:
            if one.id == wanted:
                return one
        raise MessageError(NOT_ASKED)

    def _wanted(self, fields: Fields) -> tuple[Answers, int]:
        found = self._held(self.open_shelf()).get(text_of(fields, "which", 64))
        if found is None:
            raise MessageError(NOT_HERE)
        return found

    def _held(self, shelf: Shelf) -> dict[str, tuple[Answers, int]]:
        """Return what the open journal keeps, read once."""
        if self._journal is not shelf.journal:
            self._journal, self._kept = shelf.journal, {}
            for record in shelf.journal.records(KIND_WORKSHEET):
                self._take(record)
        return self._kept

    def _keep(self, shelf: Shelf, answers: Answers, fields: Fields) -> None:
        revision = fields.get("revision")
        expected = revision if isinstance(revision, int) else None
        body = to_body(answers)
        put = shelf.journal.put
        self._take(put(answers.id, KIND_WORKSHEET, body, self.clock(), expected))

    def _take(self, record: Record | None) -> None:
        if record is not None and record.kind == KIND_WORKSHEET:
            made = from_body(record.id, record.created, record.updated, record.body)
            self._kept[record.id] = (made, record.revision)


def _file(file: Download) -> Reply:
    about = {"name": file.name, "mime": file.media_type}
    return {"file": about, "buffers": [file.data]}


def _begun(named: str, now: datetime) -> Answers:
    """Return an empty worksheet with the id the page gave it: a repeat is no copy."""
    sound = named.isalnum() and len(named) >= 16
    return Answers(named if sound else secrets.token_hex(16), now, now, "", "")
