"""Somebody at a hub: what they see, what runs for them, and what they are refused."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from browser.apps.log_page import LOG
from hub_for_tests import Person
from playwright.sync_api import BrowserContext, Page
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

_KERNEL = re.compile(r'id="kernel">\{"id": "([\w-]+)"')


@dataclass(frozen=True)
class Seat:
    """Somebody who has signed in, at a browser of their own.

    Args:
        person: Who it is.
        page: Their tab.
        hub: The hub's address, without a slash at its end.
    """

    person: Person
    page: Page
    hub: str

    @property
    def site(self) -> str:
        """The address of their own server, without a slash at its end."""
        return f"{self.hub}/user/{self.person.name}"

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def cookies(self) -> str:
        """What their browser shows the hub and its servers."""
        kept = self.context.cookies()
        return "; ".join(f"{one['name']}={one['value']}" for one in kept)

    @property
    def data(self) -> Path:
        """Where their journals are kept."""
        return self.person.home / ".local/share/reflective-supervision-toolkit"

    def status(self, address: str) -> int:
        """Return how an address answers their browser."""
        return self.context.request.get(address).status

    def kernel(self) -> str:
        """Open a page and return the id of its kernel."""
        answer = self.context.request.get(self.site + LOG)
        assert answer.status == 200
        found = _KERNEL.search(answer.text())
        assert found, "The page did not come whole."
        return found[1]

    def give_seats_back(self) -> None:
        """End the kernels of opened pages: a person has few seats at a hub."""
        left = self.kernels()
        for each in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.terminate()
        assert psutil.wait_procs(left, timeout=20)[1] == []

    def processes(self, word: str) -> list[psutil.Process]:
        """Return what runs under their account with a word in its name or command."""
        found = psutil.process_iter(["username", "name", "cmdline", "status"])
        return [
            each
            for each in found
            if each.info["username"] == self.person.name
            and each.info["status"] != psutil.STATUS_ZOMBIE
            and word
            in " ".join([each.info["name"] or "", *(each.info["cmdline"] or [])])
        ]

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels that run for them."""
        return [
            *self.processes("toolkit-kernel"),
            *self.processes("forkserver/start.py -f"),
        ]

    def own_port(self) -> int:
        """Return where their server listens, past the hub's proxy."""
        (server,) = self.processes("serve --hub")
        (listening,) = [
            one for one in server.net_connections() if one.status == psutil.CONN_LISTEN
        ]
        return listening.laddr.port


def line_refused(address: str, cookies: str = "", origin: str = "") -> int:
    """Return the status with which a line to a kernel is refused.

    Args:
        address: Where, beginning with ``http``.
        cookies: What the browser that asks shows.
        origin: The site of the page that asks.
    """
    shown = {"Cookie": cookies} if cookies else {}
    place = address.replace("http", "ws", 1)
    with pytest.raises(InvalidStatus) as refused:
        connect(place, additional_headers=shown, origin=origin or None).close()  # pyright: ignore[reportArgumentType] - a plain text will do
    return refused.value.response.status_code
