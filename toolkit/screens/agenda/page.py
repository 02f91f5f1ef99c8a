"""The supervision agenda: prepare it, run the hour, close it, and follow it through.

Gathers the parts of the page; each part has its own file beside this one.
"""

from __future__ import annotations

from typing import Any

from toolkit.errors import MessageError
from toolkit.screens.agenda.close import ClosePart
from toolkit.screens.agenda.cpd import CpdPart
from toolkit.screens.agenda.downloads import FilesPart
from toolkit.screens.agenda.editor import NOT_HERE, AgendaEditor
from toolkit.screens.agenda.follow import FollowPart
from toolkit.screens.agenda.hour import HourPart
from toolkit.screens.agenda.hour_view import build_close_view, build_run_view
from toolkit.screens.agenda.over_time import OverTimePart
from toolkit.screens.agenda.prepare import PreparePart
from toolkit.screens.agenda.samples import SupervisionSamples
from toolkit.screens.agenda.view import (
    build_agenda_view,
    build_balance_view,
    build_offers_view,
)
from toolkit.screens.desk import JournalScreen
from toolkit.screens.log_store import LogStore
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Fields, Reply

PARTS = {
    "session": "This session",
    "actions": "Actions",
    "sessions": "Sessions so far",
    "learning": "Learning",
}
FIRST = "session"


class AgendaScreen(JournalScreen):
    """The screen of ``notebooks/supervision-agenda.ipynb``."""

    module = "agenda/page.js"
    name = "agenda"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.bench = AgendaEditor(self)
        self.preparing = PreparePart(self, self.bench)
        self.hour = HourPart(self, self.bench)
        self.close_part = ClosePart(self, self.bench)
        self.follow = FollowPart(self, self.bench)
        self.over_time = OverTimePart(self, self.bench)
        self.learning = CpdPart(self, self.bench)
        self.files = FilesPart(self, self.bench, self.close_part)
        self.samples = SupervisionSamples(self, self.bench)
        self.part = FIRST
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            **self.preparing.actions(),
            **self.hour.actions(),
            **self.close_part.actions(),
            **self.follow.actions(),
            **self.files.actions(),
            **self.over_time.actions(),
            **self.learning.actions(),
            **self.samples.actions(),
            "part": self.show_part,
            "agenda-open": self.open_agenda,
            "undo": self.bench.undo,
        }

    def unchanging(self) -> dict[str, Any]:
        """Return the words on offer."""
        return {**super().unchanging(), **self.bench.words.fixed()}

    def page(self, shelf: LogStore) -> dict[str, Any]:
        """Return the part of the page that is open."""
        parts = [{"id": key, "name": name} for key, name in PARTS.items()]
        shown: dict[str, Any] = {
            "part": self.part,
            "parts": parts,
            "undo": self.bench.last(),
            "samples": self.samples.count(),
            "spaces": self.over_time.spaces_view(),
        }
        if self.part == "actions":
            return {**shown, "follow": self.follow.view()}
        if self.part == "sessions":
            return {**shown, "time": self.over_time.view()}
        if self.part == "learning":
            return {**shown, "learning": self.learning.view()}
        return {**shown, **self._session()}

    def _session(self) -> dict[str, Any]:
        """Return the session in hand: being prepared, under way or being closed."""
        agenda, bench = self.bench.agenda(), self.bench
        shown: dict[str, Any] = {"agenda": build_agenda_view(agenda, bench.today)}
        run = bench.drawer.run(agenda.id)
        if agenda.state == "preparing" or run is None:
            shown["balance"] = build_balance_view(agenda)
            shown["offers"] = build_offers_view(self.preparing.offers(agenda))
            shown["letter"] = self.over_time.letters.fits()
            return shown
        shown["agenda"] |= {"items": [], "parked": []}  # what is drawn is in the run
        agreed = self.follow.of(agenda.id)
        shown["actions"] = [o for o in agreed if not (run.both and o["private"])]
        if agenda.state == "running":
            shown["run"] = build_run_view(agenda, run, bench.now)
            self.hour.said = shown["run"]["sentence"]
        else:
            _agenda, _run, ending = self.close_part.ended()
            record = self.close_part.record()
            shown["close"] = build_close_view(agenda, run, ending, record)
        return shown

    def tick(self) -> None:
        """Let the lock close when its time has come, and tell the time."""
        super().tick()
        self.hour.tick()

    def closed(self) -> None:
        """Forget what came from the journal that has just been closed."""
        self.bench.forget()
        self.part = FIRST

    def show_part(self, fields: Fields) -> Reply:
        """Open another part of the page; the session in hand, not an earlier one."""
        self.bench.chosen = ""
        return self._open_part(read_text_field(fields, "which", 20))

    def open_agenda(self, fields: Fields) -> Reply:
        """Open an earlier agenda; empty goes back to the one in hand.

        Raises:
            MessageError: It is no longer in this journal.
        """
        wanted = read_text_field(fields, "which", 64)
        if wanted and self.bench.drawer.agenda(wanted) is None:
            raise MessageError(NOT_HERE)
        self.bench.chosen = wanted
        return self._open_part(FIRST)

    def _open_part(self, wanted: str) -> Reply:
        """Open a part of the page as it is."""
        self.part = wanted if wanted in PARTS else FIRST
        self.publish()
        return {}
