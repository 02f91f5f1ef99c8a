"""Counts what a page receives on a visit: over http, and over websockets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, WebSocket


@dataclass
class Weight:
    """What one page has received so far.

    Args:
        requests: Answers over http, and websockets that were opened.
        over_http: Bytes of those answers as they travelled, headers included.
        over_sockets: Bytes that arrived over websockets.
    """

    requests: int = 0
    over_http: int = 0
    over_sockets: int = 0

    @property
    def kib(self) -> float:
        """Everything that was received, in KiB."""
        return (self.over_http + self.over_sockets) / 1024

    def follow(self, page: Page) -> None:
        """Count what this page receives from now on."""
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.loadingFinished", self._answered)
        page.on("websocket", self._opened)

    def _answered(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.over_http += int(event.get("encodedDataLength", 0))

    def _opened(self, socket: WebSocket) -> None:
        self.requests += 1
        socket.on("framereceived", self._received)

    def _received(self, frame: str | bytes) -> None:
        self.over_sockets += len(frame.encode() if isinstance(frame, str) else frame)
