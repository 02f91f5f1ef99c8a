"""Makes a new journal: its keys, its recovery code and its file, whole or not at all.

Everything is written to a folder that nobody looks in, which then gets its name in one
step. What may be made (a name, a strong passphrase) is asked before, by the vault.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import JournalExists
from toolkit.journal import database, recovery
from toolkit.journal.atomic_files import convert_disk_faults
from toolkit.journal.data_folder import DATABASE, DataFolder
from toolkit.journal.encryption import KEY_BYTES, Kdf
from toolkit.journal.keys import KeyFile
from toolkit.journal.record import Record
from toolkit.journal.record_table import Records

EXISTS = (
    "There is already a journal of that name here. "
    "Open it with its passphrase, or choose another name."
)


@dataclass(frozen=True, slots=True)
class NewJournal:
    """A journal that is not there yet.

    Args:
        data_folder: The data folder that it goes to.
        name: Its name, as the person will see it.
        records: What is in it from the start, oldest first.
    """

    data_folder: DataFolder
    name: str
    records: Iterable[Record]

    def write(self, passphrase: str, kdf: Kdf) -> tuple[Path, bytes, str]:
        """Write the journal to the disk.

        Args:
            passphrase: The first one that opens it.
            kdf: The cost of one guess at it.

        Returns:
            Its folder, its data key, and its recovery code as it is written down.

        Raises:
            JournalExists: One of this name came in between.
            JournalError: It could not be written; nothing was made.
        """
        key, code = secrets.token_bytes(KEY_BYTES), recovery.create_recovery_code()
        empty = KeyFile.new(kdf, self.data_folder.name_key())
        keys = empty.with_code(key, code).with_passphrase(key, passphrase, kdf)
        ready = self.data_folder.begin()
        try:
            keys.write(ready)
            self._write_database(ready, key)
            folder = self._finish(ready)
        finally:
            shutil.rmtree(ready, ignore_errors=True)
        return folder, key, recovery.format_recovery_code(code)

    def _write_database(self, folder: Path, key: bytes) -> None:
        store = Records(database.create_database(folder / DATABASE, key))
        try:
            store.make_tables()
            store.set_facts(name=self.name, generation="2", code_confirmed="no")
            store.insert(self.records)
        finally:
            store.close()

    def _finish(self, ready: Path) -> Path:
        with convert_disk_faults():
            try:
                return self.data_folder.finish(ready, self.name)
            except OSError:
                if self.data_folder.find(self.name) is not None:
                    raise JournalExists(EXISTS) from None
                raise
