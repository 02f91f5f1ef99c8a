"""What every part of the role-play page stands on: the case in hand, and the answers.

The page itself gathers the parts; no part needs to know it.
"""

from __future__ import annotations

from typing import Any

from toolkit.content.twee.cases import CaseFile, read_cases
from toolkit.exports.download import Download
from toolkit.screens.desk import JournalScreen
from toolkit.screens.role_play.place import RolePlayPlace, write_place_body
from toolkit.screens.screen import Reply, build_file_reply

FIRST = "play"
"""The part of the page that is open at first."""


class CaseScreen(JournalScreen):
    """A screen on which a case can be in hand, with or without a journal.

    Args:
        *args: As every desk takes them.
        **kwargs: As every desk takes them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.part = FIRST
        self.place = RolePlayPlace()
        self.waiting: RolePlayPlace | None = None
        super().__init__(*args, **kwargs)

    def cases(self) -> tuple[CaseFile, ...]:
        """Return every case that can be played, in the order of the files' names."""
        found = read_cases(self.settings.content)
        return tuple(one for one in found if one.usable)

    def case_named(self, key: str) -> CaseFile | None:
        """Return one usable case by its short name, or None."""
        return next((one for one in self.cases() if one.case.key == key), None)

    def play_story(self, file: CaseFile) -> None:
        """Show the prebrief of any case that can be played, and publish it.

        Args:
            file: The case, from the exercises folder or from whoever is writing it.
        """
        self.part = FIRST
        self.place = RolePlayPlace("prebrief", file)
        self.publish()

    def save_download(self, file: Download) -> Reply:
        """Return the answer that hands a file to the page: ``giveFile`` takes it.

        Args:
            file: The file, made in memory.
        """
        return build_file_reply(file)

    def moved(self, reply: Reply | None = None) -> Reply:
        """Publish where the person is, and hand the page its copy of it."""
        self.publish()
        return {**(reply or {}), "place": write_place_body(self.place)}

    def carried(self, reply: Reply) -> Reply:
        """Add to an answer the tab's new hold on a journal that is not kept."""
        journal = self.lock.journal
        if journal is None or journal.kept:
            return reply
        return {**reply, "carry": self.lock.carry()}

    def make_sure_open(self) -> Reply:
        """Return the answer after opening a journal in this tab, where none is open."""
        if self.lock.journal is not None:
            return {}
        place = self.place
        reply = self.lock.try_without_saving({})
        self.place = place
        return reply
