"""A page with a list of one's own: how much of it is shown, and what of it is open."""

from __future__ import annotations

from typing import Any

from toolkit.screens.desk import JournalScreen
from toolkit.screens.kept import KeptRecords
from toolkit.screens.log_store import LogStore
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Fields, Reply

PAGE = 20


class Listing(JournalScreen):
    """A desk with a list, of which one thing at most is open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.shown = PAGE
        self.opened_id = ""
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return a desk's actions, with those of the list."""
        return {**super().actions(), "more": self.more, "look": self.look}

    def listed(self, shelf: LogStore) -> KeptRecords[Any]:
        """Return what the list shows a part of.

        Args:
            shelf: The entries of the open journal.

        Raises:
            NotImplementedError: The page does not say.
        """
        raise NotImplementedError

    def closed(self) -> None:
        """Forget what was open and how far the list was read."""
        self.shown, self.opened_id = PAGE, ""

    def more(self, _fields: Fields) -> Reply:
        """Show further things of the list."""
        self.open_shelf()
        self.shown += PAGE
        self.publish()
        return {}

    def look(self, fields: Fields) -> Reply:
        """Open one thing to read it, and say as of which revision; no id closes it.

        So a thing that was changed in another tab is seen before mine is kept.
        """
        kept, wanted = (
            self.listed(self.open_shelf()),
            read_text_field(fields, "which", 64),
        )
        self.opened_id = wanted if kept.get(wanted) is not None else ""
        self.publish()
        return {"revision": kept.revision(wanted)}
