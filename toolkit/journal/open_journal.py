"""What an open journal stands on: its database and its folder, until it is locked.

Once locked it has forgotten its key, and whatever is asked of it afterwards is answered
with ``JournalLocked``. Knows no record; what is kept stands in
:mod:`toolkit.journal.store`.
"""

from __future__ import annotations

import contextlib
from datetime import datetime

from toolkit.errors import (
    JournalBusy,
    JournalError,
    JournalFull,
    JournalLocked,
    JournalReadOnly,
)
from toolkit.journal import database
from toolkit.journal.atomic_files import READ_ONLY
from toolkit.journal.folder import GONE, ONLY_IN_TAB, JournalFolder
from toolkit.journal.record import convert_to_utc
from toolkit.journal.record_table import Records


class OpenJournal:
    """A journal's database and folder, while they are open.

    Args:
        records: The open database.
        folder: Its folder; None when it is only in memory.
        now: When it was opened, aware, if it is kept.
    """

    def __init__(
        self,
        records: Records,
        folder: JournalFolder | None = None,
        now: datetime | None = None,
    ) -> None:
        self._records: Records | None = records
        self._folder = folder
        self._latest = now
        self._elsewhere = False
        self.kept = folder is not None
        self.name: str | None = records.fact("name") or None
        self.read_only = self.kept and not database.can_write(records.connection)

    def heartbeat(self, now: datetime) -> None:
        """Show that this tab is still there, and see whether there are others.

        Args:
            now: The present moment, aware.

        Raises:
            ValueError: The moment does not say which time zone it is in.
        """
        self._latest = convert_to_utc(now)
        if self._folder is not None:
            if not self.read_only:
                self._folder.presence.beat(now)
            self._elsewhere = self._folder.presence.others(now)

    def lock(self) -> None:
        """Close the file and forget the key, after a good copy was made.

        Never fails: what is not tidied up now will be at the next opening.
        """
        with contextlib.suppress(JournalError, OSError):
            self._tidy()
        self._close()

    def erase(self) -> None:
        """Remove the journal, its copy and its keys, for good.

        Raises:
            JournalReadOnly: The folder cannot be written to; nothing was removed.
            JournalLocked: Its file was taken away or replaced; nothing was removed.
            JournalError: The disk failed midway; the keys went first, so that nothing
                opens what is left.
        """
        folder = self._folder
        if folder is not None:
            self._writable(self._latest)
        self._close()
        if folder is not None:
            folder.remove()

    def _settle(self, now: datetime) -> None:
        folder, records = self._require_folder(), self._open()
        known = int(records.fact("generation", "0"))
        generation = folder.catch_up(known, write=not self.read_only)
        self.heartbeat(now)
        if self.read_only:
            return
        folder.sweep(now)
        with contextlib.suppress(JournalFull, JournalBusy):
            if generation != known:
                self._remember_generation(generation)
            if not self._elsewhere:
                records.purge()

    def _tidy(self) -> None:
        folder, records = self._folder, self._records
        if folder is None or records is None or self.read_only or folder.was_replaced:
            return
        if not (self._latest and folder.presence.others(self._latest)):
            records.purge()
        folder.copy(records.connection)

    def _close(self) -> None:
        if self._folder is not None:
            self._folder.leave()
        if self._records is not None:
            self._records.close()
        self._records = self._folder = None

    def _open(self) -> Records:
        if self._records is None:
            raise JournalLocked(database.LOCKED)
        return self._records

    def _require_folder(self) -> JournalFolder:
        self._open()
        if self._folder is None:
            raise JournalError(ONLY_IN_TAB)
        return self._folder

    def _writable(self, now: datetime | None) -> Records:
        records = self._open()
        self._latest = now and convert_to_utc(now)
        if self.read_only:
            raise JournalReadOnly(READ_ONLY)
        if self._folder is not None and self._folder.was_replaced:
            raise JournalLocked(GONE)
        return records

    def _remember_generation(self, generation: int) -> None:
        # If this cannot be written now, the next opening catches up.
        with contextlib.suppress(JournalError):
            self._open().set_facts(generation=str(generation))
