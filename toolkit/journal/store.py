"""An open journal: its records and its ways in.

Every change is committed before it is acknowledged. How it stays open and is locked
again stands in :mod:`toolkit.journal.open_journal`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from toolkit.errors import JournalError
from toolkit.journal import database, sealing
from toolkit.journal.folder import (
    ONLY_READ,
    JournalFolder,
    require_strong_passphrase,
)
from toolkit.journal.open_journal import OpenJournal
from toolkit.journal.presence import ELSEWHERE
from toolkit.journal.record import Record
from toolkit.journal.record_table import Records


class Journal(OpenJournal):
    """One person's journal, open."""

    @classmethod
    def in_folder(cls, folder: JournalFolder, now: datetime) -> Self:
        """Open the journal in a folder, and tidy up what was left there.

        Args:
            folder: The folder, with the key.
            now: The present moment, aware.

        Raises:
            JournalDamaged: Its file is not whole; it was not touched.
            JournalTooNew: A later version of the toolkit wrote it.
            JournalBusy: Another program holds it.
            JournalError: It cannot be read; it is closed again.
        """
        records = Records(folder.connect())
        try:
            journal = cls(records, folder, now)
            journal._settle(now)
        except JournalError:
            records.close()
            raise
        return journal

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty journal that is nowhere but in memory."""
        with database.convert_database_faults():
            records = Records(database.open_in_memory())
        records.make_tables()
        return cls(records)

    @classmethod
    def unpack(cls, content: bytes) -> Self:
        """Return an in-memory journal with what :meth:`pack` packed.

        Raises:
            JournalDamaged: The content is not a pack.
        """
        records = sealing.unpack_records(content)
        journal = cls.in_memory()
        journal._open().insert(records)
        return journal

    def pack(self) -> bytes:
        """Return every record as bytes of JSON, unencrypted.

        Raises:
            JournalLocked: It was locked before.
        """
        return sealing.pack_records(reversed(self.records()))

    @property
    def notice(self) -> str | None:
        """Return what the person should know about how it is open, or None."""
        said = [ONLY_READ] if self.read_only else []
        said += [ELSEWHERE] if self._elsewhere else []
        said += [] if self.kept else sealing.describe_fullness(self._open().size())
        return " ".join(said) or None

    @property
    def needs_code_confirmed(self) -> bool:
        """True until the recovery code has been typed back, where that can be kept."""
        kept = self.kept and not self.read_only
        return kept and self._open().fact("code_confirmed") != "yes"

    def records(self, *kinds: str) -> list[Record]:
        """Return what is kept, newest first; only these kinds when any is named.

        Raises:
            JournalLocked: It was locked before.
        """
        return self._open().all(*kinds)

    def get(self, record_id: str) -> Record | None:
        """Return one record, or None when it is not kept or was taken out.

        Raises:
            JournalLocked: It was locked before.
        """
        return self._open().get(record_id)

    def put(
        self,
        record_id: str,
        kind: str,
        body: dict[str, Any],
        now: datetime,
        expected_revision: int | None = None,
    ) -> Record:
        """Keep a record, new or changed; when this returns, it is on the disk.

        Args:
            record_id: Its own name.
            kind: What it is.
            body: What is in it, safe for JSON.
            now: The present moment, aware.
            expected_revision: The revision that was read before, 0 for none; None
                keeps it whatever is there.

        Raises:
            RecordChanged: Another revision is there; nothing was changed.
            JournalError: It could not be written; nothing was changed.
        """
        new = Record.of(record_id, kind, body, now)
        return self._with_room(now, [new]).put(new, expected_revision)

    def put_all(self, new: Sequence[Record], now: datetime) -> list[Record]:
        """Keep several records, each with its own moments, in one change.

        Args:
            new: What to keep; each ``created`` stays when its id is kept already.
            now: The present moment, aware.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        return self._with_room(now, new).put_all(new)

    def delete(self, record_id: str, now: datetime) -> None:
        """Take a record out; :meth:`undelete` brings it back while this page lasts.

        Args:
            record_id: Its own name; one that is not kept is no fault.
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        self._writable(now).mark_deleted([record_id], now)

    def delete_all(self, record_ids: Sequence[str], now: datetime) -> None:
        """Take several records out in one change: all of them, or none.

        Args:
            record_ids: Their own names; one that is not kept is no fault.
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        self._writable(now).mark_deleted(record_ids, now)

    def undelete(self, record_id: str, now: datetime) -> None:
        """Bring back a record that was taken out.

        Args:
            record_id: Its own name.
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        self._writable(now).unmark_deleted(record_id)

    def purge(self) -> int:
        """Drop for good what was taken out, and return how many there were.

        Raises:
            JournalError: It could not be written; nothing was changed.
        """
        return self._writable(self._latest).purge()

    def confirm_code(self, code: str) -> bool:
        """Return whether this is the recovery code, and remember that it was right.

        Raises:
            JournalError: It is only in memory, or its key file cannot be read.
        """
        fits = self._require_folder().fits(code)
        if fits and self.needs_code_confirmed:
            self._writable(self._latest).set_facts(code_confirmed="yes")
        return fits

    def new_recovery_code(self, now: datetime) -> str:
        """Make a new recovery code and return it; the one before opens nothing.

        Args:
            now: The present moment, aware.

        Raises:
            JournalError: It could not be written; the code before stays in force.
        """
        folder, records = self._require_folder(), self._writable(now)
        # First, so that a kill in between still asks for the code that is in force.
        records.set_facts(code_confirmed="no")
        code, generation = folder.new_code()
        self._remember_generation(generation)
        return code

    def change_passphrase(self, old: str, new: str, now: datetime) -> None:
        """Change the passphrase; the one before opens nothing from here on.

        Args:
            old: The passphrase in force, or the recovery code from a person who has
                lost it.
            new: The new one.
            now: The present moment, aware.

        Raises:
            WrongPassphrase: The old one is not right; nothing was changed.
            TooManyTries: There were several wrong tries; nothing was changed.
            WeakPassphrase: The new one would be easy to guess; nothing was changed.
        """
        folder = self._require_folder()
        self._writable(now)
        require_strong_passphrase(new, self.name or "")
        self._remember_generation(folder.change_passphrase(old, new, now))

    def leave_ticket(self, now: datetime) -> str:
        """Return a token that opens this journal on the tab's next page.

        Raises:
            JournalError: It is only in memory, or the folder cannot be written to.
        """
        return self._require_folder().leave_ticket(now)

    def take_ticket(self, token: str, now: datetime) -> None:
        """Make this page the one that holds a ticket, after the page before it.

        Args:
            token: What the tab holds.
            now: The present moment, aware.

        Raises:
            JournalError: It is only in memory, or locked.
        """
        self._require_folder().take_ticket(token, now)

    def renew_ticket(self, token: str, now: datetime) -> None:
        """Let a ticket be good for another minute; one that is gone stays gone.

        Args:
            token: What the tab holds.
            now: The present moment, aware.

        Raises:
            JournalError: It is only in memory, or locked.
        """
        self._require_folder().renew_ticket(token, now)

    def _with_room(self, now: datetime, new: Sequence[Record]) -> Records:
        if not self.kept:
            sealing.require_tab_room(self._open().size(), new)
        return self._writable(now)
