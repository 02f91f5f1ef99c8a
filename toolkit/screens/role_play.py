"""Role-play: choose a case, play it, look back on it; play together; write one.

Gathers the parts of the page; each part has its own file beside this one. A case can
be chosen and played with no journal open.
"""

from __future__ import annotations

from typing import Any

from toolkit.content.cases import CaseFile, read_cases
from toolkit.exports.download import Download
from toolkit.screens.agenda_files import file_reply
from toolkit.screens.desk import Desk
from toolkit.screens.message import text_of
from toolkit.screens.role_play_place import Place
from toolkit.screens.role_play_together import Together
from toolkit.screens.role_play_write import Writing
from toolkit.screens.screen import Action, Fields, Reply

PARTS = {
    "play": "Play a case",
    "together": "Play together",
    "write": "Write a case",
}
FIRST = "play"


class RolePlayScreen(Desk):
    """The screen of ``notebooks/role-play.ipynb``."""

    module = "role_play.js"
    name = "role-play"

    def __init__(self, *args: Any, case: str = "", **kwargs: Any) -> None:
        self.wanted = case
        self.part = FIRST
        self.place = Place()
        self.together = Together(self)
        self.writing = Writing(self)
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            **self.together.actions(),
            **self.writing.actions(),
            "part": self.show_part,
        }

    def view(self) -> dict[str, Any]:
        """Return the lock, and the page whether or not a journal is open."""
        parts = [{"id": key, "name": name} for key, name in PARTS.items()]
        page: dict[str, Any] = {"part": self.part, "parts": parts}
        if self.part == "together":
            page["together"] = self.together.view()
        elif self.part == "write":
            page["write"] = self.writing.view()
        return {"lock": self.lock.view(), "page": page}

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
        self.place = Place("prebrief", file)
        self.publish()

    def save_download(self, file: Download) -> Reply:
        """Return the answer that hands a file to the page: ``giveFile`` takes it.

        Args:
            file: The file, made in memory.
        """
        return file_reply(file)

    def tick(self) -> None:
        """Let the lock close when its time has come, and do what a part has due."""
        super().tick()
        self.together.tick()
        self.writing.tick()

    def closed(self) -> None:
        """Forget what was played, written and chosen on the page just locked."""
        self.part, self.place = FIRST, Place()
        self.together.closed()
        self.writing.closed()

    def show_part(self, fields: Fields) -> Reply:
        """Open another part of the page."""
        wanted = text_of(fields, "which", 20)
        self.part = wanted if wanted in PARTS else FIRST
        self.publish()
        return {}
