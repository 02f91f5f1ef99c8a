"""An open journal: its records, its ways in, and how it is locked again.

Every change is committed before it is acknowledged. Once locked it has forgotten its
key, and whatever is asked of it afterwards is answered with ``JournalLocked``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from toolkit.errors import (
    JournalBusy,
    JournalError,
    JournalFull,
    JournalLocked,
    JournalReadOnly,
)
from toolkit.journal import database, sealing
from toolkit.journal.atomic_files import READ_ONLY
from toolkit.journal.folder import (
    GONE,
    ONLY_IN_TAB,
    ONLY_READ,
    JournalFolder,
    require_strong_passphrase,
)
from toolkit.journal.presence import ELSEWHERE
from toolkit.journal.record import Record, convert_to_utc
from toolkit.journal.record_table import Records


class Journal:
    """One person's journal, open.

    Args:
        records: The open database.
        kept: Its folder; None when it is only in memory.
        now: When it was opened, if it is kept.
    """

    def __init__(
        self,
        records: Records,
        kept: JournalFolder | None = None,
        now: datetime | None = None,
    ) -> None:
        self._records: Records | None = records
        self._kept = kept
        self._latest = now
        self._elsewhere = False
        self.kept = kept is not None
        self.name: str | None = records.fact("name") or None
        self.read_only = self.kept and not database.can_write(records.connection)

    @classmethod
    def in_folder(cls, kept: JournalFolder, now: datetime) -> Self:
        """Open the journal in a folder, and tidy up what was left there.

        Raises:
            JournalDamaged: Its file is not whole; it was not touched.
            JournalTooNew: A later version of the toolkit wrote it.
            JournalBusy: Another program holds it.
        """
        records = Records(kept.connect())
        try:
            journal = cls(records, kept, now)
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
        """Return every record as bytes of JSON, unencrypted."""
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
        """Return what is kept, newest first; only these kinds when any is named."""
        return self._open().all(*kinds)

    def get(self, record_id: str) -> Record | None:
        """Return one record, or None when it is not kept or was taken out."""
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

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        return self._with_room(now, new).put_all(new)

    def delete(self, record_id: str, now: datetime) -> None:
        """Take a record out; :meth:`undelete` brings it back while this page lasts."""
        self._writable(now).mark_deleted([record_id], now)

    def delete_all(self, record_ids: Sequence[str], now: datetime) -> None:
        """Take several records out in one change: all of them, or none."""
        self._writable(now).mark_deleted(record_ids, now)

    def undelete(self, record_id: str, now: datetime) -> None:
        """Bring back a record that was taken out."""
        self._writable(now).unmark_deleted(record_id)

    def purge(self) -> int:
        """Drop for good what was taken out, and return how many there were."""
        return self._writable(self._latest).purge()

    def confirm_code(self, code: str) -> bool:
        """Return whether this is the recovery code, and remember that it was right."""
        fits = self._folder().fits(code)
        if fits and self.needs_code_confirmed:
            self._writable(self._latest).set_facts(code_confirmed="yes")
        return fits

    def new_recovery_code(self, now: datetime) -> str:
        """Make a new recovery code and return it; the one before opens nothing."""
        folder, records = self._folder(), self._writable(now)
        # First, so that a kill in between still asks for the code that is in force.
        records.set_facts(code_confirmed="no")
        code, generation = folder.new_code()
        self._note(generation)
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
        folder = self._folder()
        self._writable(now)
        require_strong_passphrase(new, self.name or "")
        self._note(folder.change_passphrase(old, new, now))

    def heartbeat(self, now: datetime) -> None:
        """Show that this tab is still there, and see whether there are others."""
        self._latest = convert_to_utc(now)
        if self._kept is not None:
            if not self.read_only:
                self._kept.presence.beat(now)
            self._elsewhere = self._kept.presence.others(now)

    def leave_ticket(self, now: datetime) -> str:
        """Return a token that opens this journal on the tab's next page.

        Raises:
            JournalError: It is only in memory, or the folder cannot be written to.
        """
        return self._folder().leave_ticket(now)

    def take_ticket(self, token: str, now: datetime) -> None:
        """Make this page the one that holds a ticket, after the page before it."""
        self._folder().take_ticket(token, now)

    def renew_ticket(self, token: str, now: datetime) -> None:
        """Let a ticket be good for another minute; one that is gone stays gone."""
        self._folder().renew_ticket(token, now)

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
        """
        kept = self._kept
        if kept is not None:
            self._writable(self._latest)
        self._close()
        if kept is not None:
            kept.remove()

    def _settle(self, now: datetime) -> None:
        folder, records = self._folder(), self._open()
        known = int(records.fact("generation", "0"))
        generation = folder.catch_up(known, write=not self.read_only)
        self.heartbeat(now)
        if self.read_only:
            return
        folder.sweep(now)
        with contextlib.suppress(JournalFull, JournalBusy):
            if generation != known:
                self._note(generation)
            if not self._elsewhere:
                records.purge()

    def _tidy(self) -> None:
        kept, records = self._kept, self._records
        if kept is None or records is None or self.read_only or kept.was_replaced:
            return
        if not (self._latest and kept.presence.others(self._latest)):
            records.purge()
        kept.copy(records.connection)

    def _close(self) -> None:
        if self._kept is not None:
            self._kept.leave()
        if self._records is not None:
            self._records.close()
        self._records = self._kept = None

    def _open(self) -> Records:
        if self._records is None:
            raise JournalLocked(database.LOCKED)
        return self._records

    def _folder(self) -> JournalFolder:
        self._open()
        if self._kept is None:
            raise JournalError(ONLY_IN_TAB)
        return self._kept

    def _writable(self, now: datetime | None) -> Records:
        records = self._open()
        self._latest = now and convert_to_utc(now)
        if self.read_only:
            raise JournalReadOnly(READ_ONLY)
        if self._kept is not None and self._kept.was_replaced:
            raise JournalLocked(GONE)
        return records

    def _with_room(self, now: datetime, new: Sequence[Record]) -> Records:
        if not self.kept:
            sealing.require_tab_room(self._open().size(), new)
        return self._writable(now)

    def _note(self, generation: int) -> None:
        # If this cannot be written now, the next opening catches up.
        with contextlib.suppress(JournalError):
            self._open().set_facts(generation=str(generation))
