"""The ladder of letters for when supervision keeps being cancelled. Nothing is sent."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from toolkit.errors import MessageError
from toolkit.exports import agenda_download
from toolkit.practice.supervision import Entitlement, SupervisionSession
from toolkit.practice.supervision.letter import (
    FilledLetter,
    Letter,
    collect_known_blanks,
    fill_letter,
    find_fitting_letter,
    read_blanks,
)
from toolkit.screens.agenda.editor import AgendaEditor
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import (
    WRONG_SHAPE,
    read_form_field,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply, build_file_reply


class LettersPart(AgendaPart):
    """The letters on the page of sessions so far."""

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.opened = ""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about letters."""
        return {
            "letter": self.open_letter,
            "letter-fill": self.fill_letter,
            "letter-file": self.letter_file,
        }

    def view(
        self, sessions: list[SupervisionSession], due: Entitlement
    ) -> dict[str, Any]:
        """Return the ladder, and the letter that is open.

        Args:
            sessions: The sessions of the line of supervision that is open.
            due: What was due and what happened.
        """
        letters = self.bench.words.letters
        fits, chosen = find_fitting_letter(letters, sessions), self._chosen()
        known = collect_known_blanks(sessions, due, self.bench.today)
        return {
            "ladder": [
                {
                    "id": one.id,
                    "name": f"{one.step}. {one.title}",
                    "hint": one.when,
                    "fits": bool(fits and fits.id == one.id),
                }
                for one in sorted(letters, key=lambda one: one.step)
            ],
            "fits": fits.title if fits else "",
            "open": _letter(chosen, fill_letter(chosen, known)) if chosen else None,
        }

    def fits(self) -> str:
        """Return the title of the letter that fits now, or nothing.

        One session that has its new day already needs no letter.
        """
        letters = self.bench.words.letters
        sessions, today = self.bench.list_sessions(), self.bench.today
        found = find_fitting_letter(letters, sessions)
        new_day = sessions[0].rebooked if sessions else None
        if found is None:
            return ""
        settled = found.after == 1 and new_day is not None and new_day >= today
        return "" if settled else found.title

    def open_letter(self, fields: Fields) -> Reply:
        """Open one step of the ladder; empty closes it."""
        self.opened = read_text_field(fields, "which", 64)
        self.screen.publish()
        return {}

    def fill_letter(self, fields: Fields) -> Reply:
        """Return a letter with its blanks filled in; nothing is kept or sent."""
        return {"letter": asdict(self._filled(fields))}

    def letter_file(self, fields: Fields) -> Reply:
        """Hand a letter over as plain text."""
        filled = self._filled(fields)
        return build_file_reply(agenda_download.export_letter(filled, self.bench.today))

    def _filled(self, fields: Fields) -> FilledLetter:
        self.bench.ready()
        chosen = self._chosen()
        if chosen is None:
            raise MessageError(WRONG_SHAPE)
        sessions, due = self.bench.list_sessions(), self.bench.compute_due()
        known = collect_known_blanks(sessions, due, self.bench.today)
        return fill_letter(chosen, known | read_blanks(read_form_field(fields), chosen))

    def _chosen(self) -> Letter | None:
        letters = self.bench.words.letters
        return next((one for one in letters if one.id == self.opened), None)


def _letter(letter: Letter, filled: FilledLetter) -> dict[str, Any]:
    return {
        "id": letter.id,
        "title": letter.title,
        "blanks": [asdict(one) for one in letter.blanks],
        "filled": asdict(filled),
    }
