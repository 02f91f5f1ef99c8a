"""How a running server is doing: seats, kernels, memory, since when.

Numbers only: no names, no addresses and nothing that anybody writes. Only whoever can
read the server's own token file in the data folder is answered.
"""

from __future__ import annotations

import hmac
import http.client
import json
import os
import secrets
import ssl
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from tornado.web import HTTPError

from toolkit.errors import ServeError
from toolkit.serving.kernels.pool import SEAT
from toolkit.serving.listening import EVERYWHERE
from toolkit.serving.options import Options
from toolkit.serving.pages.plain import PlainPage

HEADER = "X-Toolkit-Status"
MIB = 1024 * 1024


class StatusTokenFile:
    """A file that only this account can read, with what it takes to ask the server.

    Args:
        options: What the server was asked to do.
    """

    def __init__(self, options: Options) -> None:
        self._path = build_token_path(options)
        self.token = secrets.token_urlsafe(32)
        self.since = datetime.now(UTC)

    def leave(self) -> None:
        """Write the token; where nothing can be written, nobody can ask."""
        with suppress(OSError):
            for folder in (self._path.parent.parent, self._path.parent):
                # Each by itself: parents that are made along the way are open to all.
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.unlink(missing_ok=True)
            told = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(told, "w", encoding="utf-8") as file:
                file.write(self.token)

    def take_back(self) -> None:
        """Remove the file, unless another server has put its own there."""
        with suppress(OSError):
            if self._path.read_text("utf-8") == self.token:
                self._path.unlink()


def build_token_path(options: Options) -> Path:
    """Return where the token of a server with these options lies."""
    return options.data / "serving" / f"{options.port}.token"


class StatusPage(PlainPage):
    """Answers ``toolkit serve --status``; for everybody else it is not there."""

    def prepare(self) -> None:
        """Answer only whoever has read the token file.

        Raises:
            HTTPError: 404 for everybody else, as if this page were not there.
        """
        token_file: StatusTokenFile = self.settings["note"]
        shown = self.request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode(), token_file.token.encode()):
            raise HTTPError(404)

    def get(self) -> None:
        """Write the numbers."""
        self.write(
            measure_status(self.settings["kernel_manager"], self.settings["note"])
        )


def measure_status(kernels: Any, token_file: StatusTokenFile) -> dict[str, Any]:
    """Return how the server is doing.

    Args:
        kernels: The kernel manager.
        token_file: Knows since when.

    Returns:
        ``seats``, ``taken``, ``waiting``, ``memory`` and ``whole`` (MiB), ``since``.
    """
    taken = kernels.taken
    return {
        "seats": kernels.options.seats,
        "taken": taken,
        "waiting": max(0, len(kernels.list_kernel_ids()) - taken),
        "memory": round(measure_memory() / MIB),
        "whole": round(psutil.virtual_memory().total / MIB),
        "since": token_file.since.isoformat(timespec="seconds"),
    }


def measure_memory() -> int:
    """Return the bytes that this server and its kernels use, what they share once.

    A kernel that may not be looked into counts as the most that one should take.
    """
    own = psutil.Process()
    return sum(_memory_of(each) for each in (own, *own.children(recursive=True)))


def _memory_of(process: psutil.Process) -> int:
    try:
        found = process.memory_full_info()
        return getattr(found, "pss", found.uss)
    except psutil.AccessDenied:
        return SEAT  # nobody may look into a kernel, we no more than others
    except (psutil.Error, OSError):
        return 0  # it has ended, or this system does not say


def ask_server(options: Options) -> Iterator[str]:
    """Ask the server on this port how it is doing.

    Args:
        options: Its port, data folder and, where it has them, certificate and base
            address.

    Yields:
        Lines to show.

    Raises:
        ServeError: There is none, or it belongs to another account.
    """
    try:
        token = build_token_path(options).read_text("utf-8")
        found = _request_status(options, token)
    except (OSError, ValueError, http.client.HTTPException):
        raise ServeError(
            f"No toolkit that this account started answers on port {options.port}. "
            "Please give the same --port, --data and --base-url as when it was "
            "started, and --certfile where it has one."
        ) from None
    yield from describe_status(found)


def _request_status(options: Options, token: str) -> dict[str, Any]:
    host = "127.0.0.1" if options.host in EVERYWHERE else options.host
    if options.certfile is None:
        line = http.client.HTTPConnection(host, options.port, timeout=10)
    else:
        # The certificate is made out to the public name, and this is asked by number;
        # that it is our own server is known by who could leave the token.
        unnamed = ssl._create_unverified_context()  # noqa: S323 - see above
        line = http.client.HTTPSConnection(
            host, options.port, timeout=10, context=unnamed
        )
    try:
        # By a name that is always answered, whatever the server listens on.
        asking = {HEADER: token, "Host": "localhost"}
        line.request("GET", f"{options.base_url}status", headers=asking)
        got = line.getresponse()
        if got.status != 200:
            raise ValueError
        return json.loads(got.read())
    finally:
        line.close()


def describe_status(found: dict[str, Any]) -> Iterator[str]:
    """Yield the numbers as sentences, with the time of this computer.

    Args:
        found: What :func:`measure_status` returned; ``since`` in ISO form with its
            time zone, which is shown in the zone of this computer.
    """
    since = datetime.fromisoformat(found["since"]).astimezone()
    yield f"Open since {since:%H:%M} on {since:%A} {since.day} {since:%B %Y}."
    yield f"Pages open: {found['taken']} of {found['seats']}."
    yield f"Kernels waiting for the next: {found['waiting']}."
    yield f"Memory: {found['memory']:,} of {found['whole']:,} MiB."
