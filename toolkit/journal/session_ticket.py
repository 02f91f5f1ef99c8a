"""Lets one browser tab go on to its next page without the passphrase.

The tab alone holds a random token. Here stands the data key sealed under it, for one
minute after the tab was last heard of. Without the token the file opens nothing.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.journal.atomic_files import ensure_private_folder, write_atomically
from toolkit.journal.encryption import (
    KEY_BYTES,
    derive_key,
    seal_bytes,
    unseal_bytes,
)
from toolkit.journal.record import convert_to_ticks

TICKET_SECONDS = 60
_SECOND = 1_000_000  # ticks
_LIMIT = 4096  # bytes of a ticket that are read at most


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a ticket opens.

    Args:
        place: The journal's folder name, a hash.
        key: The journal's data key.
        holder: The session that the tab's page last had.
    """

    place: str
    key: bytes
    holder: str


class Tickets:
    """The tickets in one data folder.

    Args:
        folder: Where they stand; made at first use.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, str] = {}

    def leave(self, ticket: Ticket, now: datetime) -> str:
        """Write a ticket and return the token that opens it.

        Args:
            ticket: What the token opens.
            now: The present moment, aware; the ticket is good for a minute from here.

        Raises:
            OSError: The folder cannot be written to.
        """
        token = secrets.token_urlsafe(32)
        self.take(token, ticket, now)
        return token

    def take(self, token: str, ticket: Ticket, now: datetime) -> None:
        """Write a ticket that the page of this process holds from now on.

        Args:
            token: What the tab holds.
            ticket: What it opens.
            now: The present moment, aware; the ticket is good for a minute from here.

        Raises:
            OSError: The folder cannot be written to.
        """
        self._held[token] = ticket.holder
        self._write(token, ticket, now)

    def renew(self, token: str, place: str, now: datetime) -> None:
        """Let a ticket be good for another minute; one that is gone stays gone.

        Args:
            token: What the tab holds.
            place: The folder name of the journal that is open there.
            now: The present moment, aware.
        """
        ticket = self.read(token, now)
        if ticket is not None and ticket.place == place:
            with contextlib.suppress(OSError):
                self._write(token, ticket, now)

    def _write(self, token: str, ticket: Ticket, now: datetime) -> None:
        ensure_private_folder(self._folder)
        expires = convert_to_ticks(now) + TICKET_SECONDS * _SECOND
        content = ticket.key + ticket.place.encode()
        seal = seal_bytes(_key(token), content, _bound(expires, ticket.holder))
        fields = {
            "expires": expires,
            "holder": ticket.holder,
            "sealed": base64.b64encode(seal).decode(),
        }
        write_atomically(self._path(token), json.dumps(fields).encode())

    def read(self, token: str, now: datetime) -> Ticket | None:
        """Return what a token opens; None when it expired or was tampered with.

        Args:
            token: What the tab holds.
            now: The present moment, aware.
        """
        if not token or len(token) > 100:
            return None
        fields = _fields(self._path(token))
        if fields is None or not _good(fields[0], convert_to_ticks(now)):
            return None
        expires, holder, seal = fields
        content = unseal_bytes(_key(token), seal, _bound(expires, holder))
        if content is None:
            return None
        key, place = content[:KEY_BYTES], content[KEY_BYTES:].decode()
        return Ticket(place, key, holder)

    def withdraw(self, token: str) -> None:
        """Take a ticket away, unless the tab has meanwhile gone on to another page.

        A page that the tab has left closes about a minute later; what it withdraws
        then must not shut out the page that took over.
        """
        fields = _fields(self._path(token)) if len(token) <= 100 else None
        held = self._held.get(token)
        if fields is None or held in (None, fields[1]):
            with contextlib.suppress(OSError):
                self._path(token).unlink(missing_ok=True)

    def sweep(self, now: datetime) -> None:
        """Take away every ticket that is no longer good."""
        with contextlib.suppress(OSError):
            for path in list(self._folder.iterdir()):
                fields = _fields(path)
                if fields is None or not _good(fields[0], convert_to_ticks(now)):
                    path.unlink(missing_ok=True)

    def _path(self, token: str) -> Path:
        name = hashlib.sha256(b"ticket " + token.encode("utf-8", "replace"))
        return self._folder / name.hexdigest()


def _key(token: str) -> bytes:
    return derive_key(token.encode("utf-8", "replace"), b"", "ticket")


def _bound(expires: int, holder: str) -> bytes:
    return f"reflective-journal-ticket 1 {expires} {holder}".encode()


def _good(expires: int, now: int) -> bool:
    # One that is good for longer than a minute was written before the clock was
    # set back; when it should have ended cannot be known.
    return 0 < expires - now <= TICKET_SECONDS * _SECOND


def _fields(path: Path) -> tuple[int, str, bytes] | None:
    try:
        with path.open("rb") as file:
            fields: dict[str, Any] = json.loads(file.read(_LIMIT))
        seal = base64.b64decode(fields["sealed"], validate=True)
        return int(fields["expires"]), str(fields["holder"]), seal
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None
