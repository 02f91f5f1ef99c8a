"""The websocket between a page and its kernel, opened without asking the kernel twice.

Upstream asks a kernel who it is, and asks again on two more channels, before a page
may speak; that is two round trips and nine sockets. Our kernels say a word of welcome
on the one channel that matters, as soon as the page can hear them.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from toolkit.serving.connection.websocket import QuietChannels

WELCOMED = 2.0  # seconds until upstream's own way is taken


class PageChannels(QuietChannels):
    """Passes messages between one page and one kernel."""

    _fresh = False

    async def prepare(self) -> None:
        """Take over from an older websocket of the same page, with the kernel's key."""
        await self._register_session()
        kernel: Any = self.kernel_manager
        self.session.key = kernel.session.key

    def create_stream(self) -> None:
        """Open the channels."""
        self._fresh = True
        super().create_stream()

    def nudge(self) -> asyncio.Future[None]:
        """Return what is done once the page hears all that its kernel says."""
        return asyncio.ensure_future(self._welcome())

    async def _welcome(self) -> None:
        if not self._fresh:
            return  # these channels were open before, and have heard all along
        heard = asyncio.Event()
        channel = self.channels["iopub"]
        channel.on_recv(lambda _: heard.set())
        try:
            await asyncio.wait_for(heard.wait(), WELCOMED)
        except TimeoutError:
            await super().nudge()
        finally:
            with suppress(OSError):
                channel.stop_on_recv()
