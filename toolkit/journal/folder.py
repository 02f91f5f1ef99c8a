"""What an open journal does with its folder: ways in, tickets, tabs, copy, removal.

Holds the data key while the journal is open. Knows no record.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.errors import CodeMistyped, JournalDamaged, WeakPassphrase, WrongCode
from toolkit.journal import database, passphrase, recovery
from toolkit.journal.atomic_files import convert_disk_faults, sweep_strays
from toolkit.journal.backup import make_backup
from toolkit.journal.data_folder import BACKUP, DATABASE
from toolkit.journal.database import Connection
from toolkit.journal.encryption import Kdf
from toolkit.journal.keys import KEY_COPY, KEY_FILE, KeyFile, read_key_file
from toolkit.journal.presence import Presence
from toolkit.journal.session_ticket import Ticket, Tickets
from toolkit.journal.throttle import Throttle

OLD_KEYS = (
    "The key file of this journal is from before its passphrase or code was last "
    "changed, so nothing was opened. Put the newer key file back, or go back to the "
    "last good copy."
)
ONLY_READ = (
    "This journal is open for reading only, because its folder cannot be written to. "
    "You can read everything and take it away; nothing new is kept."
)
ONLY_IN_TAB = (
    "This journal is only in this tab, so it has no passphrase and no code. "
    "Choose Keep this first."
)
GONE = (
    "The file of this journal was taken away or replaced in the meantime, so this was "
    "not kept. Open the journal again; your words are still on this page."
)


@dataclass(frozen=True, slots=True)
class SharedServices:
    """What all journals of one data folder share.

    Args:
        tickets: What lets tabs go on to their next page.
        throttle: The tries at opening.
        kdf: The cost of one guess at a new passphrase.
    """

    tickets: Tickets
    throttle: Throttle
    kdf: Kdf


class JournalFolder:
    """The folder of one open journal.

    Args:
        folder: The folder.
        key: The data key.
        shared: What it shares with other journals.
        presence: This tab, among those that have it open.
    """

    def __init__(
        self, folder: Path, key: bytes, shared: SharedServices, presence: Presence
    ) -> None:
        self.folder = folder
        self.presence = presence
        self._key = key
        self._shared = shared
        self._tokens: set[str] = set()
        self._file = self._identity()

    def connect(self) -> Connection:
        """Open the journal's file after looking at every page of it.

        Raises:
            JournalDamaged: It is missing or not whole; it was not touched.
            JournalTooNew: A later version of the toolkit wrote it.
            JournalBusy: Another program holds it.
        """
        return database.open_database(self.folder / DATABASE, self._key)

    def catch_up(self, known: int, *, write: bool) -> int:
        """Bring what stands beside the file into step with it.

        Args:
            known: The generation of the key file that the journal last knew.
            write: Whether the folder can be written to.

        Returns:
            The generation of the key file that is there.

        Raises:
            JournalDamaged: The key file is older than the journal, or not whole.
        """
        key_file = read_key_file(self.folder / KEY_FILE)
        if key_file.generation < known:
            raise JournalDamaged(OLD_KEYS)
        if write:
            key_file.write_copy(self.folder)
        return key_file.generation

    @property
    def was_replaced(self) -> bool:
        """True when the file that was opened is no longer the one that is there."""
        return self._identity() != self._file

    def fits(self, code: str) -> bool:
        """Return whether this is the journal's recovery code.

        Raises:
            JournalDamaged: The key file is not whole.
        """
        try:
            self._key_file().open_with_code(recovery.parse_recovery_code(code))
        except (CodeMistyped, WrongCode):
            return False
        return True

    def new_code(self) -> tuple[str, int]:
        """Make a new recovery code; the one before opens nothing.

        Returns:
            The code as it is written down, and the key file's new generation.

        Raises:
            JournalError: It could not be written; the code before stays in force.
        """
        code = recovery.create_recovery_code()
        key_file = self._key_file().with_code(self._key, code)
        key_file.write(self.folder)
        return recovery.format_recovery_code(code), key_file.generation

    def change_passphrase(self, old: str, new: str, now: datetime) -> int:
        """Change the passphrase and return the key file's new generation.

        Args:
            old: The passphrase in force, or the recovery code.
            new: The new one.
            now: The present moment, aware.

        Raises:
            WrongPassphrase: The old one is not right; nothing was changed.
            TooManyTries: There were several wrong tries; nothing was changed.
            JournalError: It could not be written; the one before stays in force.
        """
        throttle = self._shared.throttle
        throttle.enter(self.folder.name, now)
        key_file = self._key_file()
        if not self.fits(old):
            key_file.open_with_passphrase(old)
        throttle.clear(self.folder.name)
        changed = key_file.with_passphrase(self._key, new, self._shared.kdf)
        changed.write(self.folder)
        return changed.generation

    def leave_ticket(self, now: datetime) -> str:
        """Return a token that opens this journal on the tab's next page.

        Args:
            now: The present moment, aware; the token is good for a minute from here.

        Raises:
            JournalError: The ticket could not be written.
        """
        with convert_disk_faults():
            token = self._shared.tickets.leave(self._ticket(), now)
        self._tokens.add(token)
        return token

    def renew_ticket(self, token: str, now: datetime) -> None:
        """Let a ticket be good for another minute.

        Args:
            token: What the tab holds.
            now: The present moment, aware.
        """
        self._shared.tickets.renew(token, self.folder.name, now)

    def take_ticket(self, token: str, now: datetime) -> None:
        """Make this page the one that holds a ticket, after the page before it.

        Args:
            token: What the tab holds.
            now: The present moment, aware.
        """
        self._tokens.add(token)
        self.presence.follow()
        with contextlib.suppress(OSError):
            self._shared.tickets.take(token, self._ticket(), now)

    def copy(self, connection: Connection) -> None:
        """Bring the good copy up to date if anything was changed.

        Raises:
            JournalError: It could not be made; the one before is still there.
        """
        if connection.total_changes or not (self.folder / BACKUP).exists():
            make_backup(connection, self.folder, self._key)

    def sweep(self, now: datetime) -> None:
        """Remove what killed changes and closed tabs have left in the folder."""
        sweep_strays(self.folder, now)
        self.presence.sweep(now)

    def leave(self) -> None:
        """Take away this tab's sign and its tickets, and forget the key."""
        self.presence.leave()
        for token in self._tokens:
            self._shared.tickets.withdraw(token)
        self._tokens = set()
        self._key = b""

    def remove(self) -> None:
        """Remove the folder; its keys first, so that nothing opens what is left.

        Raises:
            JournalError: The folder cannot be written to or reached.
        """
        with convert_disk_faults():
            for name in (KEY_FILE, KEY_COPY):
                (self.folder / name).unlink(missing_ok=True)
            shutil.rmtree(self.folder)
        self._shared.throttle.clear(self.folder.name)

    def _key_file(self) -> KeyFile:
        return read_key_file(self.folder / KEY_FILE)

    def _ticket(self) -> Ticket:
        return Ticket(self.folder.name, self._key, self.presence.session)

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = (self.folder / DATABASE).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def require_strong_passphrase(words: str, name: str) -> None:
    """Refuse a passphrase that would be easy to guess.

    Args:
        words: The passphrase, as it was typed.
        name: The journal's name, which adds no strength.

    Raises:
        WeakPassphrase: With advice on a stronger one.
    """
    said = passphrase.suggest_improvement(words, (name,))
    if said is not None:
        raise WeakPassphrase(said)
