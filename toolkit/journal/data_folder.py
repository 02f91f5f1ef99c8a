"""Where everything stands in the data folder, without a journal's name in clear.

names.key            what journal names are hashed with
tries.db             tries at opening, by hash
tickets/             what lets a tab go on to its next page
journals/<hash>/     journal.db  journal.backup.db  key.json  key.copy.json  tabs/
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

from toolkit.errors import JournalDamaged
from toolkit.journal.atomic_files import (
    STRAY_AFTER,
    build_stray_path,
    convert_disk_faults,
    ensure_private_folder,
    sync_folder,
    write_new,
)
from toolkit.journal.keys import KEY_COPY, KEY_FILE, read_key_file

DATABASE = "journal.db"
BACKUP = "journal.backup.db"
TABS = "tabs"
_UNFINISHED = ".new-"
_KEY_BYTES = 32


def clean_journal_name(name: str) -> str:
    """Return a journal's name as it is compared: no case, no accidents of typing."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def hash_name(name: str, key: bytes) -> str:
    """Return 32 hexadecimal digits that stand for a journal's name.

    The method is keyed BLAKE2b (RFC 7693), 16 bytes long.

    Args:
        name: As it was typed; case and gaps do not matter.
        key: Up to 64 bytes; without it nobody can try names against the digits.
    """
    content = clean_journal_name(name).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, key=key, digest_size=16).hexdigest()


class DataFolder:
    """The data folder.

    Args:
        folder: The data folder; it is made when something is first written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journals = folder / "journals"
        self.tickets = folder / "tickets"

    def name_key(self) -> bytes:
        """Return the 32 bytes that names are hashed with, made at first use.

        Raises:
            JournalError: They could not be read or written.
        """
        path = self.folder / "names.key"
        with convert_disk_faults():
            if not path.exists():
                self._make_name_key(path)
            key = path.read_bytes()
        # Not whole: any key will do, since a journal is found by its own as well.
        return key if len(key) == _KEY_BYTES else hashlib.sha256(key).digest()

    def find(self, name: str) -> Path | None:
        """Return the folder of a journal, or None.

        A folder brought here from elsewhere is found too: each remembers what its
        own name was hashed with.

        Raises:
            JournalError: The data folder cannot be read.
        """
        usual = self.journals / hash_name(name, self.name_key())
        if usual.is_dir():
            return usual
        folders = sorted(self.journals.iterdir()) if self.journals.is_dir() else []
        return next((each for each in folders if _is_named(each, name)), None)

    def begin(self) -> Path:
        """Return a new folder in which a journal can be made ready.

        Raises:
            JournalError: It could not be made.
        """
        with convert_disk_faults():
            ensure_private_folder(self.folder)
            ensure_private_folder(self.journals)
            folder = self.journals / f"{_UNFINISHED}{secrets.token_hex(8)}"
            folder.mkdir(mode=0o700)
            return folder

    def finish(self, ready: Path, name: str) -> Path:
        """Give a folder that is ready its place, in one step.

        Args:
            ready: What :meth:`begin` returned, with everything in it.
            name: The journal's name.

        Raises:
            OSError: A journal of this name came in between.
        """
        sync_folder(ready)
        folder = self.journals / hash_name(name, self.name_key())
        ready.rename(folder)
        sync_folder(self.journals)
        return folder

    def sweep(self, now: datetime) -> None:
        """Remove journals that were never finished, a minute after they were begun.

        Args:
            now: The present moment, aware.
        """
        with contextlib.suppress(OSError):
            for folder in list(self.journals.glob(f"{_UNFINISHED}*")):
                if abs(now.timestamp() - folder.lstat().st_mtime) > STRAY_AFTER:
                    shutil.rmtree(folder, ignore_errors=True)

    def _make_name_key(self, path: Path) -> None:
        ensure_private_folder(self.folder)
        part = build_stray_path(path)
        write_new(part, secrets.token_bytes(_KEY_BYTES))
        try:
            os.link(part, path)  # unlike a rename, never replaces another's key
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            part.replace(path)
        part.unlink(missing_ok=True)
        sync_folder(self.folder)


def _is_named(folder: Path, name: str) -> bool:
    for file in (KEY_FILE, KEY_COPY):
        with contextlib.suppress(JournalDamaged):
            return folder.name == hash_name(name, read_key_file(folder / file).place)
    return False
