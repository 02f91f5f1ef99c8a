"""What is made up: put in to try a page, counted, and taken out again in one go.

Every page with a journal has it. A page on which more than entries is made up says
what else goes in and out with them, and what is said about it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from toolkit.content import load_log_samples
from toolkit.screens.log_store import LogStore
from toolkit.screens.screen import Action, Clock, Fields, Reply
from toolkit.settings import Settings


class SamplesPage(Protocol):
    """What of a page what is made up stands on."""

    settings: Settings
    clock: Clock
    shelf: LogStore | None

    def local_now(self) -> datetime:
        """Return the present moment in the person's own time zone."""
        ...

    def open_shelf(self) -> LogStore:
        """Return the entries of the open journal, ready to be changed."""
        ...

    def kept(self, reply: Reply | None = None) -> Reply:
        """Publish a change, and answer."""
        ...


class SamplesPart:
    """The made-up entries of a page.

    Args:
        page: The page.
    """

    added = ""
    """What is said once they are there; empty says nothing."""
    removed = ""
    """What is said once they are gone; empty says nothing."""

    def __init__(self, page: SamplesPage) -> None:
        self.page = page

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about what is made up."""
        return {"sample-add": self.add, "sample-remove": self.remove}

    def count(self) -> int:
        """Return how much of what is kept is made up."""
        return self.page.shelf.samples if self.page.shelf is not None else 0

    def add(self, _fields: Fields) -> Reply:
        """Put what is made up in, marked as such."""
        page = self.page
        shelf, now = page.open_shelf(), page.clock()
        shelf.put_all(load_log_samples(page.settings.content, page.local_now()), now)
        self.add_others(now)
        return page.kept({"said": self.added} if self.added else None)

    def remove(self, _fields: Fields) -> Reply:
        """Take everything that is made up out again."""
        page = self.page
        shelf, now = page.open_shelf(), page.clock()
        self.remove_others(now)
        shelf.remove_samples(now)
        return page.kept({"said": self.removed} if self.removed else None)

    def add_others(self, now: datetime) -> None:
        """Put in what is made up on this page beside the entries; here nothing."""

    def remove_others(self, now: datetime) -> None:
        """Take out what is made up on this page beside the entries; here nothing."""
