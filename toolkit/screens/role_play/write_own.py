"""The cases that somebody keeps in their journal: list, keep, open, rename, delete."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from toolkit.content.exchange.new_case import change_case_title
from toolkit.content.twee.story import read_twee
from toolkit.errors import JournalLocked, MessageError
from toolkit.practice.case.own import (
    KIND_CASE,
    LONGEST,
    MOST_OWN_CASES,
    OwnCase,
    read_own_case_body,
    write_own_case_body,
)
from toolkit.screens.kept import KeptRecords, RecordKind
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


def _read_own_case(
    id: str, _created: datetime, updated: datetime, body: Mapping[str, object]
) -> OwnCase:
    return read_own_case_body(id, updated, body)


def _write_own_case(one: OwnCase) -> dict[str, object]:
    return write_own_case_body(one.title, one.text)


OWN_CASES = RecordKind(KIND_CASE, _read_own_case, _write_own_case)


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
            MessageError: What it is to go over is no case, or there are too many.
            RecordChanged: It was changed in another tab since it was opened.
            JournalError: It could not be written; nothing was changed.
        """
        kept, text = self._kept(), read_text_field(fields, "text", LONGEST)
        wanted = read_text_field(fields, "which", 64)
        there = kept.get(wanted) if wanted else None
        if there is None and wanted and kept.journal.get(wanted) is not None:
            raise MessageError(WRONG_SHAPE)
        if there is None and len(kept) >= MOST_OWN_CASES:
            raise MessageError(NO_MORE)
        title = read_twee(text, "")[0].title
        which = wanted if there is not None else secrets.token_hex(16)
        revision = _revision(fields) if there is not None else None
        now = self.screen.clock()
        kept.put(OwnCase(which, now, title, text), now, revision)
        return self.screen.kept(
            {
                "said": KEPT if kept.journal.kept else KEPT_IN_TAB,
                "which": which,
                "revision": kept.revision(which),
            }
        )

    def open(self, fields: Fields) -> Reply:
        """Return a case that is kept, to be written on."""
        kept, one = self._found(fields)
        return {
            "which": one.id,
            "revision": kept.revision(one.id),
            "title": one.title,
            "text": one.text,
        }

    def rename(self, fields: Fields) -> Reply:
        """Give a case that is kept another title, in its text as well."""
        kept, one = self._found(fields)
        title = read_text_field(fields, "title", 200)
        named = replace(one, title=title, text=change_case_title(one.text, title))
        kept.put(named, self.screen.clock(), kept.revision(one.id))
        revision = kept.revision(one.id)
        return self.screen.kept({"said": "Renamed.", "revision": revision})

    def delete(self, fields: Fields) -> Reply:
        """Take a case out; it can be brought back until the journal locks."""
        kept, one = self._found(fields)
        kept.delete(one.id, self.screen.clock())
        return self.screen.kept({"said": "Case deleted.", "which": one.id})

    def undelete(self, fields: Fields) -> Reply:
        """Bring back a case that was deleted."""
        which = read_text_field(fields, "which", 64)
        self._kept().undelete(which, self.screen.clock())
        return self.screen.kept({"said": "The case is back."})

    def _moment(self, when: datetime) -> str:
        local = when.astimezone(self.screen.zone)
        return f"{local.day} {local:%B}, {local:%H:%M}"

    def _kept(self) -> KeptRecords[OwnCase]:
        """Return what is kept, read anew: a case may be written in two tabs at once.

        Raises:
            JournalLocked: No journal is open.
        """
        if self.screen.lock.journal is None:
            raise JournalLocked(NO_JOURNAL)
        return KeptRecords(self.screen.lock.opened(), OWN_CASES)

    def _all(self) -> list[OwnCase]:
        lock = self.screen.lock
        if lock.journal is None or lock.needs_code:
            return []
        return KeptRecords(lock.journal, OWN_CASES).all()

    def _found(self, fields: Fields) -> tuple[KeptRecords[OwnCase], OwnCase]:
        kept = self._kept()
        one = kept.get(read_text_field(fields, "which", 64))
        if one is None:
            raise MessageError(GONE)
        return kept, one


def _revision(fields: Fields) -> int:
    value = fields.get("revision")
    if type(value) is not int or not 0 <= value < 2**53:
        raise MessageError(WRONG_SHAPE)
    return value
