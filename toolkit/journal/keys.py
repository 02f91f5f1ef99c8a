"""The key file of a journal: its data key, wrapped once for each way in.

The data key is random and never leaves memory bare. Here it is sealed twice: under
what Argon2id makes of the passphrase, and under the recovery code. The seal names the
journal and the role, so a wrapped key fits nowhere else, and a seal that does not fit
means a wrong passphrase while a sum that does not fit means damage.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from argon2.low_level import ARGON2_VERSION

from toolkit.errors import JournalDamaged, JournalTooNew, WrongCode, WrongPassphrase
from toolkit.journal.atomic_files import convert_disk_faults, write_atomically
from toolkit.journal.database import DAMAGED, TOO_NEW
from toolkit.journal.encryption import Kdf, derive_key, seal_bytes, unseal_bytes

KEY_FILE = "key.json"
KEY_COPY = "key.copy.json"
VERSION = 1
_FORMAT = "reflective-journal-key"
_LIMIT = 16_384

WRONG = (
    "That name and passphrase do not open a journal here. "
    "Please check both, then try again."
)
WRONG_CODE = (
    "That recovery code does not open this journal. "
    "Please check the journal's name, and that this is its newest code."
)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in ``key.json``; nothing in it is secret by itself.

    Args:
        id: 16 random bytes that name the journal.
        generation: 1 when new, one more whenever a way in is changed.
        kdf: The cost of one guess at the passphrase.
        salt: 16 random bytes for this passphrase.
        by_passphrase: The data key, sealed under the passphrase.
        by_code: The data key, sealed under the recovery code.
        place: The key that the journal's folder was named with.
    """

    id: bytes
    generation: int
    kdf: Kdf
    salt: bytes
    by_passphrase: bytes
    by_code: bytes
    place: bytes

    @classmethod
    def new(cls, kdf: Kdf, place: bytes) -> Self:
        """Return a key file that nothing opens yet.

        Args:
            kdf: The cost of one guess at the passphrase to come.
            place: The key that the journal's folder is named with.
        """
        return cls(secrets.token_bytes(16), 0, kdf, b"", b"", b"", place)

    def with_passphrase(self, data_key: bytes, passphrase: str, kdf: Kdf) -> KeyFile:
        """Return the key file that this passphrase opens, and the one before not.

        Args:
            data_key: The 32 bytes that it leads to.
            passphrase: As it was typed.
            kdf: The cost of one guess at it.
        """
        salt = secrets.token_bytes(16)
        wrapped = seal_bytes(
            kdf.derive(passphrase, salt), data_key, self._bound("passphrase")
        )
        after = self.generation + 1
        return replace(
            self, generation=after, kdf=kdf, salt=salt, by_passphrase=wrapped
        )

    def with_code(self, data_key: bytes, code: bytes) -> KeyFile:
        """Return the key file that this code opens, and the one before not.

        Args:
            data_key: The 32 bytes that it leads to.
            code: The 20 bytes of the recovery code.
        """
        key = derive_key(code, self.id, "recovery code")
        wrapped = seal_bytes(key, data_key, self._bound("code"))
        return replace(self, generation=self.generation + 1, by_code=wrapped)

    def open_with_passphrase(self, passphrase: str) -> bytes:
        """Return the data key, 32 bytes.

        Raises:
            WrongPassphrase: The passphrase does not open it.
        """
        key = self.kdf.derive(passphrase, self.salt)
        data_key = unseal_bytes(key, self.by_passphrase, self._bound("passphrase"))
        if data_key is None:
            raise WrongPassphrase(WRONG)
        return data_key

    def open_with_code(self, code: bytes) -> bytes:
        """Return the data key, 32 bytes.

        Raises:
            WrongCode: The code does not open it.
        """
        key = derive_key(code, self.id, "recovery code")
        data_key = unseal_bytes(key, self.by_code, self._bound("code"))
        if data_key is None:
            raise WrongCode(WRONG_CODE)
        return data_key

    def write(self, folder: Path) -> None:
        """Write the key file, whole at every moment, and its copy where there is room.

        Raises:
            JournalError: It could not be written; the one before stays in force.
        """
        with convert_disk_faults():
            write_atomically(folder / KEY_FILE, self.to_bytes())
        self.write_copy(folder)

    def write_copy(self, folder: Path) -> None:
        """Bring the copy up to date, for the day the key file itself is damaged."""
        copy, content = folder / KEY_COPY, self.to_bytes()
        with contextlib.suppress(OSError):
            if not copy.exists() or copy.read_bytes() != content:
                write_atomically(copy, content)

    def to_bytes(self) -> bytes:
        """Return the key file as JSON with a sum that tells damage."""
        fields = {
            "format": _FORMAT,
            "version": VERSION,
            "id": _text(self.id),
            "generation": self.generation,
            "kdf": {
                "name": "argon2id",
                "version": ARGON2_VERSION,
                "memory_kib": self.kdf.memory,
                "passes": self.kdf.passes,
                "lanes": self.kdf.lanes,
                "salt": _text(self.salt),
            },
            "passphrase": _text(self.by_passphrase),
            "code": _text(self.by_code),
            "place": _text(self.place),
        }
        return json.dumps(
            {**fields, "sum": _compute_checksum(fields)}, indent=1
        ).encode()

    def _bound(self, role: str) -> bytes:
        return b"reflective-journal-key 1 " + role.encode() + b" " + self.id


def read_key_file(path: Path) -> KeyFile:
    """Return what stands in a key file.

    Raises:
        JournalDamaged: It is missing, or not as it was written.
        JournalTooNew: A later version of the toolkit wrote it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LIMIT)
        fields = json.loads(content)
        written = fields.pop("sum", None)
        return _parse(fields, written)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise JournalDamaged(DAMAGED) from None


def read_newest_key_file(folder: Path) -> KeyFile:
    """Return the key file or its copy, whichever is whole and newer.

    Raises:
        JournalDamaged: Neither is whole.
        JournalTooNew: A later version of the toolkit wrote them.
    """
    found = []
    for name in (KEY_FILE, KEY_COPY):
        with contextlib.suppress(JournalDamaged):
            found.append(read_key_file(folder / name))
    if not found:
        raise JournalDamaged(DAMAGED)
    return max(found, key=lambda each: each.generation)


def _parse(fields: dict[str, Any], written: str | None) -> KeyFile:
    if written is not None and written != _compute_checksum(fields):
        raise ValueError("the sum does not fit")
    kdf = fields["kdf"]
    if fields["version"] > VERSION or kdf["version"] > ARGON2_VERSION:
        raise JournalTooNew(TOO_NEW)
    if kdf["name"] != "argon2id":
        raise JournalTooNew(TOO_NEW)
    cost = Kdf(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    if written is None or fields["format"] != _FORMAT or not cost.sane:
        raise ValueError("not a key file")
    return KeyFile(
        id=_bytes(fields["id"]),
        generation=int(fields["generation"]),
        kdf=cost,
        salt=_bytes(kdf["salt"]),
        by_passphrase=_bytes(fields["passphrase"]),
        by_code=_bytes(fields["code"]),
        place=_bytes(fields["place"]),
    )


def _compute_checksum(fields: dict[str, Any]) -> str:
    whole = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
