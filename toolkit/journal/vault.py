"""The data folder: making, opening and bringing back journals.

A journal's name is never listed and never stands there in clear. A wrong name and a
wrong passphrase get the same answer after the same work.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from toolkit.errors import (
    JournalDamaged,
    JournalError,
    JournalExists,
    WrongCode,
    WrongPassphrase,
)
from toolkit.journal import database, recovery, sealing
from toolkit.journal.atomic_files import sweep_strays
from toolkit.journal.backup import restore_from_backup, restore_key_file
from toolkit.journal.creation import EXISTS, NewJournal
from toolkit.journal.data_folder import (
    DATABASE,
    TABS,
    DataFolder,
    clean_journal_name,
    hash_name,
)
from toolkit.journal.encryption import Kdf
from toolkit.journal.folder import (
    JournalFolder,
    SharedServices,
    require_strong_passphrase,
)
from toolkit.journal.keys import (
    KEY_FILE,
    WRONG,
    WRONG_CODE,
    KeyFile,
    read_key_file,
    read_newest_key_file,
)
from toolkit.journal.presence import Presence
from toolkit.journal.process_guard import protect_process
from toolkit.journal.record import Record
from toolkit.journal.session_ticket import Tickets
from toolkit.journal.store import Journal
from toolkit.journal.throttle import Throttle

NO_NAME = "A journal needs a name. Give it one that you will remember."


class Vault:
    """The journals in one data folder.

    Args:
        folder: The data folder; made when something is first kept.
        kdf: The cost of one guess at a new passphrase.
    """

    def __init__(self, folder: Path, kdf: Kdf | None = None) -> None:
        self.folder = Path(folder)
        self._data_folder = DataFolder(self.folder)
        self._shared = SharedServices(
            tickets=Tickets(self._data_folder.tickets),
            throttle=Throttle(self.folder),
            kdf=kdf or Kdf(),
        )

    def create(self, name: str, passphrase: str, now: datetime) -> tuple[Journal, str]:
        """Make a journal and open it.

        Args:
            name: What the person will open it by; case does not matter.
            passphrase: At least twelve characters and hard to guess.
            now: The present moment, aware.

        Returns:
            The open journal and its recovery code, which is not kept anywhere.

        Raises:
            JournalExists: There is one of this name.
            WeakPassphrase: The passphrase would be easy to guess.
            JournalError: It could not be written; nothing was made.
        """
        return self._make(name, passphrase, now, ())

    def keep(
        self, journal: Journal, name: str, passphrase: str, now: datetime
    ) -> tuple[Journal, str]:
        """Make a journal with everything from one that is only in memory.

        The one in memory stays open and unchanged.

        Args:
            journal: The one in memory.
            name: As :meth:`create` takes it.
            passphrase: As :meth:`create` takes it.
            now: The present moment, aware.

        Returns:
            The open journal and its recovery code, which is not kept anywhere.

        Raises:
            JournalExists: There is one of this name.
            WeakPassphrase: The passphrase would be easy to guess.
            JournalError: It could not be written; nothing was made.
        """
        return self._make(name, passphrase, now, reversed(journal.records()))

    def open(self, name: str, passphrase: str, now: datetime) -> Journal:
        """Open a journal with its passphrase.

        Args:
            name: Its name; case does not matter.
            passphrase: As it was typed.
            now: The present moment, aware.

        Raises:
            WrongPassphrase: The name or the passphrase is not right.
            TooManyTries: There were several wrong tries.
            JournalDamaged: Its file is not whole; it was not touched.
            JournalTooNew: A later version of the toolkit wrote it.
        """
        folder, key = self._unlock(name, passphrase, now, _its_key_file)
        return self._opened(folder, key, now)

    def open_with_code(self, name: str, code: str, now: datetime) -> Journal:
        """Open a journal with its recovery code.

        Args:
            name: Its name; case does not matter.
            code: As it was typed, with any gaps.
            now: The present moment, aware.

        Raises:
            TooManyTries: There were several wrong tries.
            CodeMistyped: There is a slip in the code.
            WrongCode: The name or the code is not right.
            JournalError: As :meth:`open` raises.
        """
        bits = recovery.parse_recovery_code(code)
        who = f"code {self._who(name)}"
        self._shared.throttle.enter(who, now)
        folder = self._data_folder.find(name)
        if folder is None:
            raise WrongCode(WRONG_CODE)
        key = read_key_file(folder / KEY_FILE).open_with_code(bits)
        self._shared.throttle.clear(who)
        return self._opened(folder, key, now)

    def restore_backup(self, name: str, passphrase: str, now: datetime) -> Journal:
        """Open the last good copy of a damaged journal, and keep the damaged aside.

        A journal that is whole is opened as it is.

        Args:
            name: Its name; case does not matter.
            passphrase: As it was typed.
            now: The present moment, aware; also names what is put aside.

        Raises:
            JournalDamaged: There is no good copy; nothing was changed.
            JournalError: As :meth:`open` raises.
        """
        folder, key = self._unlock(name, passphrase, now, read_newest_key_file)
        restore_key_file(folder, read_newest_key_file(folder), now)
        try:
            database.open_database(folder / DATABASE, key).close()
        except JournalDamaged:
            restore_from_backup(folder, key, now)
        return self._opened(folder, key, now)

    def redeem(self, token: str, now: datetime) -> Journal | None:
        """Open the journal that a tab's page before had open.

        Args:
            token: What the tab holds.
            now: The present moment, aware; a ticket is good for a minute.

        Returns:
            The journal, or None when the ticket expired, was withdrawn or does not
            fit, or when the journal does not open.
        """
        ticket = self._shared.tickets.read(token, now)
        if ticket is None:
            return None
        folder = self._data_folder.journals / ticket.place
        try:
            journal = self._opened(folder, ticket.key, now, before=ticket.holder)
        except JournalError:
            return None
        journal.take_ticket(token, now)
        return journal

    def withdraw(self, token: str) -> None:
        """Take a ticket away, unless the tab has gone on to another page with it."""
        self._shared.tickets.withdraw(token)

    def seal(self, journal: Journal, secret: bytes, now: datetime) -> str:
        """Return an in-memory journal as text for the tab that holds it.

        Args:
            journal: A journal that is only in memory.
            secret: 32 random bytes that live as long as the server does.
            now: The present moment, aware.

        Raises:
            ValueError: The journal is kept in a file; it has no place in a tab.
        """
        if journal.kept:
            raise ValueError("only a journal in memory is handed to a tab")
        return sealing.seal_for_tab(journal.pack(), secret, now)

    def unseal(self, text: str, secret: bytes, now: datetime) -> Journal | None:
        """Return a journal that was sealed with the same secret within a day.

        Args:
            text: What the tab held.
            secret: The 32 bytes that it was sealed with.
            now: The present moment, aware.

        Returns:
            The journal, in memory; None when the text is older, foreign or not whole.
        """
        content = sealing.unseal_from_tab(text, secret, now)
        if content is None:
            return None
        try:
            return Journal.unpack(content)
        except JournalError:
            return None

    def sweep(self, now: datetime) -> None:
        """Remove what killed changes and closed tabs have left in the data folder.

        Args:
            now: The present moment, aware; what is younger than a minute is left.
        """
        self._data_folder.sweep(now)
        self._shared.tickets.sweep(now)
        sweep_strays(self.folder, now)
        sweep_strays(self._data_folder.tickets, now)
        if self.folder.is_dir():
            self._shared.throttle.sweep(now)

    def _make(
        self, name: str, passphrase: str, now: datetime, records: Iterable[Record]
    ) -> tuple[Journal, str]:
        if not clean_journal_name(name):
            raise JournalError(NO_NAME)
        require_strong_passphrase(passphrase, name)
        if self._data_folder.find(name) is not None:
            raise JournalExists(EXISTS)
        made = NewJournal(self._data_folder, " ".join(name.split()), records)
        folder, key, code = made.write(passphrase, self._shared.kdf)
        return self._opened(folder, key, now), code

    def _unlock(
        self,
        name: str,
        passphrase: str,
        now: datetime,
        key_file_in: Callable[[Path], KeyFile],
    ) -> tuple[Path, bytes]:
        who = self._who(name)
        self._shared.throttle.enter(who, now)
        folder = self._data_folder.find(name)
        if folder is None:  # the same work as for a journal that is there
            self._shared.kdf.derive(passphrase, secrets.token_bytes(16))
            raise WrongPassphrase(WRONG)
        key = key_file_in(folder).open_with_passphrase(passphrase)
        self._shared.throttle.clear(who)
        return folder, key

    def _opened(
        self, folder: Path, key: bytes, now: datetime, before: str = ""
    ) -> Journal:
        protect_process()
        presence = Presence(folder / TABS, now, before)
        return Journal.in_folder(
            JournalFolder(folder, key, self._shared, presence), now
        )

    def _who(self, name: str) -> str:
        return hash_name(name, self._data_folder.name_key())


def _its_key_file(folder: Path) -> KeyFile:
    return read_key_file(folder / KEY_FILE)
