"""Hears when a kernel has ended, so that its page is told at once.

Upstream looks at every kernel once a second, those that wait for people included; with
a hundred of them that alone keeps a server busy. Nothing is ever started again here.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from jupyter_client.ioloop.restarter import AsyncIOLoopKernelRestarter
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from traitlets import Type

from toolkit.serving.forkserver.client import ForkedProcess, wait_for_exit


class ForkedKernelRestarter(AsyncIOLoopKernelRestarter):
    """Waits for the end of a forked kernel; looks at any other as upstream does."""

    _waiting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to wait, or to look."""
        provisioner = self.kernel_manager.provisioner
        process = getattr(provisioner, "process", None)
        if not isinstance(process, ForkedProcess):
            super().start()
        elif self._waiting is None:
            self._waiting = asyncio.ensure_future(self._wait_for_end(process.pid))

    def stop(self) -> None:
        """Wait, or look, no longer."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        super().stop()

    async def _wait_for_end(self, pid: int) -> None:
        with suppress(OSError):  # it has ended already
            await wait_for_exit(pid)
        self._waiting = None
        await self.poll()


class OneKernel(ServerKernelManager):
    """Looks after one kernel, and tells nobody's log of events about it."""

    restarter_class = Type(ForkedKernelRestarter, klass=AsyncIOLoopKernelRestarter)

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Tell nobody: upstream checks each event against a schema read from a file.

        Args:
            schema_id: The address of the event's schema; not looked at.
            data: The event; thrown away.
        """
