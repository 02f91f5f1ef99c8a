"""The cases that somebody keeps in their journal: list, keep, open, rename, delete."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from toolkit.content.exchange.new_case import change_case_title
from toolkit.content.twee.story import read_twee
from toolkit.errors import JournalLocked, MessageError
from toolkit.journal import Journal
from toolkit.practice.case.own import (
    KIND_CASE,
    LONGEST,
    MOST_OWN_CASES,
    OwnCase,
    read_own_case_body,
    write_own_case_body,
)
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.screen import Action, Fields, Reply

NO_MORE = (
    "This journal holds as many cases as it can. "
    "Take one away as a file and delete it here, then keep this one."
)
GONE = "That case is no longer in this journal. Nothing was changed."
KEPT = "Kept in your journal."
KEPT_IN_TAB = "Kept with what is in this tab. Choose Keep this to make it last."
NO_JOURNAL = (
    "No journal is open, so the case is not kept. "
    "Open one below, or take the case away as a file."
)


class OwnCases:
    """The cases in the open journal.

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about cases that are kept."""
        return {
            "write-keep": self.keep,
            "write-open": self.open,
            "write-rename": self.rename,
            "write-delete": self.delete,
            "write-undelete": self.undelete,
        }

    def view(self) -> list[dict[str, Any]]:
        """Return the cases that are kept, the last one first."""
        return [
            {"id": one.id, "title": one.title, "when": self._moment(one.updated)}
            for one in self._all()
        ]

    def keep(self, fields: Fields) -> Reply:
        """Keep the text in hand, as a new case or over an older state of it.

        Raises:
            RecordChanged: It was changed in another tab since it was opened.
            JournalError: It could not be written; nothing was changed.
        """
        journal, text = self._journal(), read_text_field(fields, "text", LONGEST)
        wanted = read_text_field(fields, "which", 64)
        there = journal.get(wanted) if wanted else None
        if there is not None and there.kind != KIND_CASE:
            raise MessageError(WRONG_SHAPE)
        if there is None and len(journal.records(KIND_CASE)) >= MOST_OWN_CASES:
            raise MessageError(NO_MORE)
        title = read_twee(text, "")[0].title
        which = wanted if there is not None else secrets.token_hex(16)
        revision = _revision(fields) if there is not None else None
        body, now = write_own_case_body(title, text), self.screen.clock()
        kept = journal.put(which, KIND_CASE, body, now, revision)
        return self.screen.kept(
            {
                "said": KEPT if journal.kept else KEPT_IN_TAB,
                "which": which,
                "revision": kept.revision,
            }
        )

    def open(self, fields: Fields) -> Reply:
        """Return a case that is kept, to be written on."""
        one, revision = self._found(fields)
        return {
            "which": one.id,
            "revision": revision,
            "title": one.title,
            "text": one.text,
        }

    def rename(self, fields: Fields) -> Reply:
        """Give a case that is kept another title, in its text as well."""
        one, revision = self._found(fields)
        title = read_text_field(fields, "title", 200)
        text = change_case_title(one.text, title)
        body, now = write_own_case_body(title, text), self.screen.clock()
        kept = self._journal().put(one.id, KIND_CASE, body, now, revision)
        return self.screen.kept({"said": "Renamed.", "revision": kept.revision})

    def delete(self, fields: Fields) -> Reply:
        """Take a case out; it can be brought back until the journal locks."""
        one, _ = self._found(fields)
        self._journal().delete(one.id, self.screen.clock())
        return self.screen.kept({"said": "Case deleted.", "which": one.id})

    def undelete(self, fields: Fields) -> Reply:
        """Bring back a case that was deleted."""
        which = read_text_field(fields, "which", 64)
        self._journal().undelete(which, self.screen.clock())
        return self.screen.kept({"said": "The case is back."})

    def _moment(self, when: datetime) -> str:
        local = when.astimezone(self.screen.zone)
        return f"{local.day} {local:%B}, {local:%H:%M}"

    def _journal(self) -> Journal:
        if self.screen.lock.journal is None:
            raise JournalLocked(NO_JOURNAL)
        return self.screen.lock.opened()

    def _all(self) -> list[OwnCase]:
        lock = self.screen.lock
        if lock.journal is None or lock.needs_code:
            return []
        return [
            read_own_case_body(one.id, one.updated, one.body)
            for one in lock.journal.records(KIND_CASE)
        ]

    def _found(self, fields: Fields) -> tuple[OwnCase, int]:
        record = self._journal().get(read_text_field(fields, "which", 64))
        if record is None or record.kind != KIND_CASE:
            raise MessageError(GONE)
        return read_own_case_body(
            record.id, record.updated, record.body
        ), record.revision


def _revision(fields: Fields) -> int:
    value = fields.get("revision")
    if type(value) is not int or not 0 <= value < 2**53:
        raise MessageError(WRONG_SHAPE)
    return value
