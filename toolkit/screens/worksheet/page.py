"""Worksheets: choose one, answer what helps, keep it, bring a line to supervision."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from toolkit.content import load_cpd_forms, load_worksheets
from toolkit.errors import ExportError, MessageError
from toolkit.exports.worksheet_plain import export_worksheets_json, read_worksheets_json
from toolkit.practice.dates import describe_day_and_time
from toolkit.practice.worksheet.answers import (
    Worksheet,
    WorksheetAnswers,
    begin_from_worksheet,
    build_worksheet_headline,
)
from toolkit.practice.worksheet.form import read_worksheet_answers
from toolkit.screens.agenda.begin_cpd import begin_draft
from toolkit.screens.listing import Listing
from toolkit.screens.log_store import LogStore
from toolkit.screens.message import (
    MAX_CHARACTERS,
    read_form_field,
    read_or_create_id,
    read_revision_field,
    read_text_field,
)
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.screen import Action, Fields, Reply, build_file_reply
from toolkit.screens.worksheet.store import WorksheetStore

NOT_HERE = "That worksheet is no longer in this journal."
NOT_ASKED = (
    "This worksheet is no longer on offer, so its questions cannot be asked again. "
    "What you wrote is still here to read, print and download."
)
DRAFT_BEGUN = "A draft waits for you under “Learning” on the supervision page."
DRAFT_THERE = "There is a draft from this worksheet already, under “Learning”."


class WorksheetScreen(Listing):
    """The screen of ``notebooks/worksheets.ipynb``."""

    module = "worksheet.js"
    name = "worksheets"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._kept: WorksheetStore | None = None
        self._worksheets: tuple[Worksheet, ...] = ()
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            "save": self.save,
            "edit": self.edit,
            "delete": self.delete,
            "undelete": self.undelete,
            "download": self.download,
            "cpd": self.cpd,
            "take-away": self.take_away,
            "bring-in": self.bring_in,
        }

    def unchanging(self) -> dict[str, Any]:
        """Return the worksheets on offer."""
        self._worksheets = load_worksheets(self.settings.content)
        offered = [asdict(each) for each in self._worksheets]
        return {**super().unchanging(), "worksheets": offered}

    def page(self, shelf: LogStore) -> dict[str, Any]:
        """Return the list of one's own worksheets, newest first."""
        store = self.listed(shelf)
        kept, opened = store.newest(), store.get(self.opened_id)
        return {
            "total": len(kept),
            "shown": [self._line(one) for one in kept[: self.shown]],
            "more": max(0, len(kept) - self.shown),
            # The list may be too long to reach what is open.
            "opened": opened and {"id": opened.id, "parts": _list_parts(opened)},
        }

    def _line(self, answers: WorksheetAnswers) -> dict[str, Any]:
        return {
            "id": answers.id,
            "when": describe_day_and_time(answers.created, self.zone),
            "title": answers.title,
            "headline": build_worksheet_headline(answers),
            "line": answers.line,
            "parts": _list_parts(answers) if answers.id == self.opened_id else None,
        }

    def closed(self) -> None:
        """Forget what was kept and what was open."""
        super().closed()
        self._kept = None

    def listed(self, shelf: LogStore) -> WorksheetStore:
        """Return the worksheets that are kept, read once."""
        if self._kept is None or self._kept.journal is not shelf.journal:
            self._kept = WorksheetStore(shelf.journal)
        return self._kept

    def save(self, fields: Fields) -> Reply:
        """Keep a worksheet, once what may identify somebody was pointed out."""
        kept, now, form = (
            self.listed(self.open_shelf()),
            self.clock(),
            read_form_field(fields),
        )
        worksheet = self._worksheet(read_text_field(form, "worksheet", 64))
        before = kept.get(read_text_field(form, "id", 64))
        before = before or WorksheetAnswers(read_or_create_id(form), now, now, "", "")
        answers = read_worksheet_answers(
            form, worksheet, before=replace(before, updated=now)
        )
        texts = {one.id: one.text for one in answers.given if one.kind != "choice"}
        found = warn_of_identifiers(fields, {**texts, "line": answers.line})
        if found:
            return found
        kept.put(answers, now, read_revision_field(fields))
        self.lock.forget_draft()
        self.opened_id = answers.id
        return self.kept({"saved": answers.id})

    def edit(self, fields: Fields) -> Reply:
        """Hand one worksheet back to the form."""
        answers = self._wanted(fields)
        worksheet = self._worksheet(answers.worksheet)
        form = {
            "id": answers.id,
            "worksheet": worksheet.id,
            "answers": {one.id: one.text for one in answers.given},
            "line": answers.line,
        }
        revision = self.listed(self.open_shelf()).revision(answers.id)
        return {"form": form, "revision": revision}

    def delete(self, fields: Fields) -> Reply:
        """Take one worksheet out; it can be brought back until the lock closes."""
        answers = self._wanted(fields)
        self.listed(self.open_shelf()).delete(answers.id, self.clock())
        self.opened_id = ""
        return self.kept()

    def undelete(self, fields: Fields) -> Reply:
        """Bring back a worksheet that was taken out."""
        kept = self.listed(self.open_shelf())
        kept.undelete(read_text_field(fields, "which", 64), self.clock())
        return self.kept()

    def cpd(self, fields: Fields) -> Reply:
        """Begin a CPD draft with what was learnt."""
        journal, answers = self.open_shelf().journal, self._wanted(fields)
        forms = load_cpd_forms(self.settings.content)
        begin = begin_from_worksheet(answers, self.zone)
        begun = begin_draft(journal, forms, begin, self.clock())
        return self.kept({"said": DRAFT_BEGUN if begun else DRAFT_THERE})

    def download(self, fields: Fields) -> Reply:
        """Hand one worksheet over for Word; nothing is left on the server."""
        from toolkit.exports.worksheet_word import export_worksheet  # slow to load

        today = self.local_now().date()
        return build_file_reply(
            export_worksheet(self._wanted(fields), self.zone, today)
        )

    def take_away(self, _fields: Fields) -> Reply:
        """Hand every worksheet over as one file of data.

        Raises:
            ExportError: There is none.
        """
        kept = self.listed(self.open_shelf()).newest()
        if not kept:
            raise ExportError("There is nothing to take away yet.")
        return build_file_reply(export_worksheets_json(kept, self.local_now().date()))

    def bring_in(self, fields: Fields) -> Reply:
        """Take in a file of worksheets that was taken away before."""
        kept = self.listed(self.open_shelf())
        # A surrogate here can only come from a page that is not ours.
        data = read_text_field(fields, "file", MAX_CHARACTERS).encode(
            "utf-8", "replace"
        )
        added = kept.put_missing(read_worksheets_json(data), self.clock())
        return self.kept({"added": added})

    def _worksheet(self, wanted: str) -> Worksheet:
        for one in self._worksheets:
            if one.id == wanted:
                return one
        raise MessageError(NOT_ASKED)

    def _wanted(self, fields: Fields) -> WorksheetAnswers:
        found = self.listed(self.open_shelf()).get(read_text_field(fields, "which", 64))
        if found is None:
            raise MessageError(NOT_HERE)
        return found


def _list_parts(answers: WorksheetAnswers) -> list[dict[str, str]]:
    """Return what was answered, each under its question."""
    return [{"name": one.label, "text": one.text} for one in answers.given]
