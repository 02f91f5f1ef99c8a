"""The supervision agenda: prepare it, run the hour, close it, and follow it through.

Gathers the parts of the page; each part has its own file beside this one.
"""

from __future__ import annotations

from typing import Any

from toolkit.screens.agenda_bench import Bench
from toolkit.screens.agenda_prepare import Preparing
from toolkit.screens.agenda_view import agenda_view, balance_view, offers_view
from toolkit.screens.agenda_words import Words
from toolkit.screens.desk import Desk
from toolkit.screens.message import text_of
from toolkit.screens.screen import Action, Fields, Reply
from toolkit.screens.shelf import Shelf

PARTS = ("session",)


class AgendaScreen(Desk):
    """The screen of ``notebooks/supervision-agenda.ipynb``."""

    module = "agenda.js"
    name = "agenda"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.bench = Bench(self)
        self.preparing = Preparing(self, self.bench)
        self.part = PARTS[0]
        self._words: Words | None = None
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> Words:
        """Return the words of this page, read at first use."""
        if self._words is None:
            self._words = Words(self.settings.content)
        return self._words

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            **self.preparing.actions(),
            "part": self.show_part,
            "undo": self.bench.undo,
        }

    def unchanging(self) -> dict[str, Any]:
        """Return the words on offer."""
        return {**super().unchanging(), **self.words.fixed()}

    def page(self, shelf: Shelf) -> dict[str, Any]:
        """Return the part of the page that is open."""
        agenda = self.bench.agenda()
        return {
            "part": self.part,
            "undo": self.bench.last(),
            "agenda": agenda_view(agenda, self.bench.today),
            "balance": balance_view(agenda),
            "offers": offers_view(self.preparing.offers(agenda)),
        }

    def closed(self) -> None:
        """Forget what came from the journal that has just been closed."""
        self.bench.forget()
        self.part = PARTS[0]

    def show_part(self, fields: Fields) -> Reply:
        """Open another part of the page."""
        wanted = text_of(fields, "which", 20)
        self.part = wanted if wanted in PARTS else PARTS[0]
        self.publish()
        return {}
