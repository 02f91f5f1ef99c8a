"""The system's own Chromium: opens pages, counts bytes, says when a page answers.

Every name but this machine's own resolves to nothing, and each try to reach another
host is counted.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
HOURS: dict[str, str | float | bool] = {**os.environ, "TZ": "Europe/London"}
"""The browser's environment: its clock is that of the people we are made for."""
PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
ANSWERS_WITHIN = 90.0  # seconds
AFTERWARDS = 300  # milliseconds in which further bytes are counted


def find() -> str:
    """Return the path of the browser to drive."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else None
    found = found or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("Chromium was not found. Say where it is: CHROMIUM=/path")
    return found


def spent() -> float:
    """Return seconds of processor time of all browsers that this process runs."""
    used = 0.0
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "chrom" in each.name():
                times = each.cpu_times()
                used += times.user + times.system
    return used


@contextmanager
def browser() -> Iterator[Browser]:
    """Run one browser until the block ends."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=find(), args=FLAGS, env=HOURS)
        try:
            yield opened
        finally:
            opened.close()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is waited for, each part a selector and words of its text.

    Args:
        press: What has to be there first; it is pressed at once.
        then: What has to come in answer; None where nothing is pressed.
    """

    press: tuple[str, str]
    then: tuple[str, str] | None = None

    def script(self, every: int = 16) -> str:
        """Return the script that looks for it.

        Args:
            every: Milliseconds between two looks.
        """
        wanted = {"press": self.press, "then": self.then, "every": every}
        return PROBE.replace("__WANTED__", json.dumps(wanted))


@dataclass  # without slots: the listeners are remembered on it
class Traffic:
    """What went over the wire for one page.

    Args:
        requests: Requests that were answered over the wire, not from the cache.
        http: Bytes of their answers as sent, headers included.
        frames: Websocket messages in both directions.
        socket: Bytes in them.
        elsewhere: Addresses on other hosts that were asked for.
    """

    requests: int = 0
    http: int = 0
    frames: int = 0
    socket: int = 0
    elsewhere: list[str] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """Everything together."""
        return self.http + self.socket

    def watch(self, page: Page) -> None:
        """Count what this page sends and receives from now on."""
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.requestWillBeSent", self._asked)
        line.on("Network.loadingFinished", self._loaded)
        for kind in ("Received", "Sent"):
            line.on(f"Network.webSocketFrame{kind}", self._framed)

    def _asked(self, event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        here = address.hostname == "127.0.0.1" or address.scheme in ("data", "blob")
        if not here:
            self.elsewhere.append(event["request"]["url"])

    def _loaded(self, event: dict[str, Any]) -> None:
        if event["encodedDataLength"] > 0:
            self.requests += 1
            self.http += int(event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        data = frame["payloadData"]
        binary = frame["opcode"] == 2
        self.frames += 1
        self.socket += len(base64.b64decode(data) if binary else data.encode())


@dataclass(frozen=True, slots=True)
class Visit:
    """How one page opened.

    Args:
        first_byte: Milliseconds from the start of the visit to the first byte.
        visible: Milliseconds to the first thing to press.
        answered: Milliseconds until pressing it had brought an answer.
        traffic: What went over the wire.
    """

    first_byte: float
    visible: float
    answered: float
    traffic: Traffic


def arrive(page: Page, address: str, wanted: Wanted) -> Visit:
    """Open a page in a tab and wait until it answers.

    Args:
        page: The tab, not used before.
        address: Where the page is.
        wanted: What it is waited for.
    """
    traffic = Traffic()
    traffic.watch(page)
    page.add_init_script(wanted.script())
    page.goto(address, wait_until="commit", timeout=ANSWERS_WITHIN * 1000)
    seen = _answered(page)
    page.wait_for_timeout(AFTERWARDS)
    return Visit(seen["first"], seen["visible"], seen["answered"], traffic)


def visit(context: BrowserContext, address: str, wanted: Wanted) -> Visit:
    """Open a page in a new tab, wait until it answers, and close it.

    Args:
        context: A person's browser; fresh for a first visit.
        address: Where the page is.
        wanted: What it is waited for.
    """
    page = context.new_page()
    try:
        return arrive(page, address, wanted)
    finally:
        page.goto("about:blank")  # leave as a person does, so that its kernel ends
        page.close()


def _answered(page: Page) -> dict[str, float]:
    until = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < until:
        page.wait_for_timeout(100)
        seen: dict[str, float] = page.evaluate(
            "() => ({ ...window.__seen, first: performance"
            ".getEntriesByType('navigation')[0]?.responseStart || 0 })"
        )
        if seen.get("answered"):
            return seen
    raise SystemExit(f"This page did not answer: {page.url}")
