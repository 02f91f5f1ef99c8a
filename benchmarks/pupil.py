"""One person who opens a page without a browser: the server's own part alone.

Speaks to the server as our page does: asks for the page, opens its line, says hello,
presses, and says goodbye.
"""

from __future__ import annotations

import json
import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
_KERNEL = re.compile(
    r'<script type="application/json" id="kernel">(.*?)</script>', re.DOTALL
)
_MODEL = re.compile(r'data-model="(\w+)"')
_TOKEN = re.compile(r"_xsrf=([^;]+)")


class Unheard(Exception):
    """The page could not be used."""


@dataclass(slots=True)
class Pupil:
    """One person with one page.

    Args:
        url: The server's address.
        path: The page's.
        times: Seconds from the beginning: ``first`` byte, ``whole`` page, ``usable``.
        clicks: Seconds from each press to its answer.
    """

    url: str
    path: str
    times: dict[str, float] = field(default_factory=dict)
    clicks: list[float] = field(default_factory=list)
    _begun: float = 0.0
    _kernel: str = ""
    _model: str = ""
    _token: str = ""
    _line: WebSocketClientConnection | None = None

    async def come(self) -> None:
        """Open the page, until its first answer has arrived.

        Raises:
            Unheard: It could not be used.
        """
        self._begun = time.perf_counter()
        client = AsyncHTTPClient()
        parts: list[bytes] = []

        def take(part: bytes) -> None:
            self._note("first")
            parts.append(part)

        got = await client.fetch(
            HTTPRequest(
                self.url + self.path, streaming_callback=take, request_timeout=60
            )
        )
        self._note("whole")
        text = b"".join(parts).decode()
        kernel, model = _KERNEL.search(text), _MODEL.search(text)
        token = _TOKEN.search(got.headers.get("Set-Cookie", ""))
        if not (kernel and model and token):
            raise Unheard
        self._kernel = json.loads(kernel[1])["id"]
        self._model, self._token = model[1], token[1]
        await self._open()
        await self.press("hello", zone="Europe/London", search="")
        self._note("usable")

    async def press(self, do: str, **fields: Any) -> None:
        """Do one thing, and wait for its answer.

        Args:
            do: What to do.
            **fields: What goes with it.
        """
        begun, known = time.perf_counter(), uuid.uuid4().hex
        content = {"id": known, "do": do, **fields}
        data = {"method": "custom", "content": content}
        await self._send("comm_msg", {"comm_id": self._model, "data": data})
        await self._hear(known)
        self.clicks.append(time.perf_counter() - begun)

    async def leave(self) -> None:
        """Close the page as a browser does."""
        if self._line is not None:
            self._line.close()
        await AsyncHTTPClient().fetch(
            f"{self.url}/voila/api/shutdown/{self._kernel}",
            method="POST",
            body=urlencode({"_xsrf": self._token}),
            headers={"Cookie": f"_xsrf={self._token}"},
            request_timeout=60,
        )

    def _note(self, what: str) -> None:
        self.times.setdefault(what, time.perf_counter() - self._begun)

    async def _open(self) -> None:
        address = f"{self.url.replace('http', 'ws', 1)}/api/kernels/{self._kernel}"
        session = uuid.uuid4().hex
        self._line = await websocket_connect(
            f"{address}/channels?session_id={session}",
            subprotocols=[PROTOCOL],
            max_message_size=2**25,
        )
        comm = uuid.uuid4().hex
        target = "jupyter.widget.control"
        await self._send(
            "comm_open",
            {"comm_id": comm, "target_name": target, "data": {}},
            version="1.0.0",
        )
        asked = {"comm_id": comm, "data": {"method": "request_states"}}
        await self._send("comm_msg", asked)

    async def _send(self, kind: str, content: dict[str, Any], **metadata: str) -> None:
        assert self._line is not None  # noqa: S101 - opened before
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": ""}
        header |= {"session": "s", "date": "2026-11-03T15:30:00Z", "version": "5.3"}
        parts = [json.dumps(each).encode() for each in (header, {}, metadata, content)]
        await self._line.write_message(
            serialize_msg_to_ws_v1(parts, "shell"), binary=True
        )

    async def _hear(self, known: str) -> None:
        assert self._line is not None  # noqa: S101 - opened before
        while True:
            got = await self._line.read_message()
            if not isinstance(got, bytes):
                raise Unheard
            _channel, parts = deserialize_msg_from_ws_v1(got)
            if f'"ack": "{known}"'.encode() in parts[3]:
                return
