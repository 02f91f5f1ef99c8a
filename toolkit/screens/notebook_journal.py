"""A person's own journal as a table, for JupyterLab."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from toolkit import settings
from toolkit.content import load_vocabulary
from toolkit.journal import Journal, open_by_name
from toolkit.practice.patterns.find import build_data_frame
from toolkit.screens.log_store import LogStore

if TYPE_CHECKING:
    import pandas as pd


class OwnJournal:
    """An open journal that can be read as a table.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __repr__(self) -> str:
        return "OwnJournal()"

    @classmethod
    def open(cls, name: str, passphrase: str | None = None) -> OwnJournal:
        """Open a journal by its name; see :func:`toolkit.open_journal`.

        Args:
            name: The journal's name.
            passphrase: Its passphrase; asked for, without being shown, when left out.

        Raises:
            JournalError: It did not open; nothing was changed.
        """
        return cls(open_by_name(name, passphrase))

    def entries(self, zone: tzinfo | None = None) -> pd.DataFrame:
        """Return every entry, a row each, newest first.

        Args:
            zone: Time zone for the dates; London's when left out.
        """
        words = load_vocabulary(settings.read_settings().content)
        things = LogStore(self._journal).things()
        return build_data_frame(things, words, zone or ZoneInfo("Europe/London"))

    def lock(self) -> None:
        """Close the journal and forget its key."""
        self._journal.lock()
