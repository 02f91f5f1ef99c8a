"""The websocket between a page and its kernel: what passes, and how fast.

A page hears what its screens say, and never how a kernel failed: that would be paths
on this computer and perhaps words that somebody wrote. A page that talks without a
pause is slowed down, and one that never listens is let go, so that nobody else waits.
Our own pages make nothing new in a kernel.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Iterable
from typing import Any

from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)
from tornado.iostream import StreamBufferFullError
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from toolkit.serving.connection.frames import find_opened_target, is_sound

MIB = 1024 * 1024
CONTROL = "jupyter.widget.control"  # by which a page asks for its screens' states
MOST_UNHEARD = 64 * MIB  # bytes on their way to a page that does not take them
_MAYBE_A_FAULT = (b'"stream"', b'"error"')
_CODE = b'"execute_input"'  # what a cell says, as it is run


def is_fault_message(header: bytes, content: bytes) -> bool:
    """Tell whether a kernel's message is about its own troubles.

    Args:
        header: The message's header, as JSON.
        content: The message's content, as JSON.
    """
    if not any(kind in header for kind in _MAYBE_A_FAULT):
        return False
    kind = json.loads(header)["msg_type"]
    return kind == "error" or (
        kind == "stream" and json.loads(content).get("name") == "stderr"
    )


class QuietChannels(ZMQChannelsWebsocketConnection):
    """Passes on what a kernel says, but for its troubles."""

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """Pass a kernel's message on to the page, if it is one for people.

        Args:
            stream: The channel that it came over, such as ``iopub``.
            outgoing_msg: Its parts as they arrived: identities, signature, header,
                parent header, metadata, content and buffers.
        """
        page: Any = self.websocket_handler
        if page.ws_connection is None:
            return  # on its way out; what it agreed on with us is forgotten already
        parts: list[Any] = self.session.feed_identities(outgoing_msg)[1]
        header = bytes(parts[1])
        if _CODE in header or is_fault_message(header, bytes(parts[4])):
            return
        try:
            super().handle_outgoing_message(stream, outgoing_msg)
        except StreamBufferFullError:
            page.let_go()


class MessageRateLimit:
    """How fast one page may talk: a token bucket, each message taking one token.

    The method is the meter of RFC 2697, section 3, but a message that finds too few
    tokens waits for them. The numbers are our own mark, not a rule, far above what a
    person can do: a burst when a page opens or a text is pasted, then sixty messages a
    second. A long message takes several tokens.

    Args:
        now: Seconds on a clock that is never set back.
    """

    BURST = 300.0
    EACH_SECOND = 60.0
    SIZE = 64 * 1024  # bytes that count as one message

    def __init__(self, now: float) -> None:
        self._left, self._seen = self.BURST, now

    def wait(self, size: int, now: float) -> float:
        """Count a message, and return the seconds until the next one is taken.

        Args:
            size: Its length in bytes.
            now: Seconds on the same clock.
        """
        back = (now - self._seen) * self.EACH_SECOND
        self._left = min(self.BURST, self._left + back) - 1 - size / self.SIZE
        self._seen = now
        return max(0.0, -self._left / self.EACH_SECOND)


class OwnPages:
    """The kernels behind pages of our own, which open one comm and no other.

    A page of ordinary widgets may make new ones from the browser; our own never do.
    """

    def __init__(self) -> None:
        self._kernels: set[str] = set()

    def add(self, kernel_id: str, living: Iterable[str]) -> None:
        """Note a page of ours, and forget those that have ended.

        Args:
            kernel_id: The page's kernel.
            living: Every kernel that runs.
        """
        self._kernels.intersection_update(living)
        self._kernels.add(kernel_id)

    def allow(self, kernel_id: str, target: str | None) -> bool:
        """Tell whether a page may open this comm.

        Args:
            kernel_id: The page's kernel.
            target: The comm's target name; None stands for opening none.
        """
        return target in (None, CONTROL) or kernel_id not in self._kernels


class PageWebsocketHandler(VoilaKernelWebsocketHandler):
    """The websocket between a page and its kernel, without delay for small answers."""

    async def pre_get(self) -> None:
        """Refuse everyone but the page that came first, even with the right id.

        Raises:
            HTTPError: 404 when there is no such kernel, 403 when another page has it.
        """
        kernels: Any = self.kernel_manager
        session = self.get_query_argument("session_id", "")
        if self.kernel_id not in kernels:
            raise HTTPError(404)
        if not kernels.allows_page(self.kernel_id, session):
            raise HTTPError(403)
        await super().pre_get()

    async def open(self, kernel_id: str) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Open the websocket, with each answer sent at once."""
        self.set_nodelay(True)
        self._pace = MessageRateLimit(asyncio.get_running_loop().time())
        self._stream: Any = getattr(self.ws_connection, "stream", None)
        if self._stream is not None:
            self._stream.max_write_buffer_size = MOST_UNHEARD
        await super().open(kernel_id)

    def write_message(  # pyright: ignore[reportIncompatibleMethodOverride] - passed on whole
        self, message: Any, binary: bool = False
    ) -> asyncio.Future[None]:
        """Send what :class:`QuietChannels` let through, as it is.

        Args:
            message: Text, or bytes of a packed frame.
            binary: Whether it goes as a binary frame.
        """
        return super(VoilaKernelWebsocketHandler, self).write_message(message, binary)

    def let_go(self) -> None:
        """Close the websocket at once; there is no room left to say so."""
        self._stream.close()

    def on_message(self, ws_message: str | bytes) -> Awaitable[None] | None:
        """Pass a message on, unless it has no sound shape; then take breath."""
        if self.ws_connection is None:
            return None  # let go already; this had arrived before
        if self._is_for_the_kernel(ws_message):
            super().on_message(ws_message)
        now = asyncio.get_running_loop().time()
        wait = self._pace.wait(len(ws_message), now)
        return asyncio.sleep(wait) if wait else None

    def _is_for_the_kernel(self, frame: str | bytes) -> bool:
        packed = bool(self.selected_subprotocol)
        if not is_sound(frame, packed=packed):
            return False
        own: OwnPages = self.settings["own_pages"]
        return own.allow(self.kernel_id, find_opened_target(frame, packed=packed))
