"""Kernels: how they are started, how many there may be, and when they end.

A pool of kernels whose page is made, a limit on pages open at once, and our own
environment for each.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import subprocess
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from voila.utils import ENV_VARIABLE

from toolkit.serving.changes import FolderWatcher
from toolkit.serving.forkserver.client import ForkServer, can_fork
from toolkit.serving.kernels.capacity import allow_many_sockets
from toolkit.serving.kernels.config import (
    ALLOWED_MESSAGES,
    NAME,
    SingleKernelSpecManager,
)
from toolkit.serving.kernels.hedge import run_hedged
from toolkit.serving.kernels.pool import PagePool, PreparedPage, compute_pool_share
from toolkit.serving.kernels.provisioner import register_provisioner
from toolkit.serving.kernels.restarter import OneKernel
from toolkit.serving.options import Options
from toolkit.serving.rendering.renderer import Renderer

NOBODY_CAME = timedelta(seconds=60)
# A page whose line has been silent for 30 s has lost it; a phone that wakes up within
# this time after that finds its kernel again. Journals lock after a minute anyway.
AWAY = timedelta(seconds=90)
TOOLKIT = Path(__file__).resolve().parents[2]


class KernelFailed(Exception):
    """A kernel ended before its page was there."""


class ServerEnds(Exception):
    """No kernel is started any more."""


class PageKernelManager(AsyncMappingKernelManager):
    """Kernels with our environment, each in use by at most one page.

    Some of them wait in the pool, with their page already made.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.options: Options = kwargs.pop("options")
        self.seated: set[str] = set()
        self._owners: dict[str, str] = {}
        self._wanted: dict[str, datetime] = {}
        self._arriving = 0
        self._over = False
        self._closing: set[asyncio.Future[Any]] = set()
        self._starts = asyncio.Semaphore(2 * (os.cpu_count() or 1))
        self._exercises = FolderWatcher(self.options.content, self.options.notebooks)
        self._code = FolderWatcher(TOOLKIT, endings=(".py",))
        super().__init__(
            kernel_manager_class=f"{OneKernel.__module__}.OneKernel", **kwargs
        )
        allow_many_sockets(self.context)
        register_provisioner()
        self.fork_server = self._build_fork_server()
        self.fork_server.start()
        self.pool = PagePool(self.make, self.end, self.stamp)

    def _build_fork_server(self) -> ForkServer:
        told = {**self.options.kernel_environment, **self._own_environment()}
        told.pop("TOOLKIT_RUN_SECRET")  # for kernels alone
        notebooks, verbose = self.options.notebooks, self.options.verbose
        return ForkServer(told, notebooks, verbose=verbose)

    def stamp(self) -> int:
        """Return what tells pages apart that were made before and after an edit."""
        return hash((self._exercises.stamp(), self._code.stamp()))

    def fill(self) -> None:
        """Begin to keep pages ready, as many as were asked for."""
        names = [path.name for path in self.options.notebooks.glob("*.ipynb")]
        asked = self.options.pool
        if asked is None:
            several = self.options.serves_others and can_fork()
            asked = compute_pool_share(len(names), self.options.seats) if several else 1
        self.pool.fill(sorted(names), asked)

    @property
    def taken(self) -> int:
        """Pages that are open, or being opened."""
        self.seated.intersection_update(self.list_kernel_ids())
        return len(self.seated) + self._arriving

    @property
    def full(self) -> bool:
        """Whether another page would be one too many."""
        return self.taken >= self.options.seats

    @asynccontextmanager
    async def arrival(self) -> AsyncIterator[None]:
        """Count a page that is being opened until it has its kernel."""
        self._arriving += 1
        self.pool.begin()
        try:
            yield
        finally:
            self._arriving -= 1
            self.pool.done()

    async def start_kernel(self, **kwargs: Any) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Start a kernel with our environment, no voice and nobody's start-up files.

        Raises:
            ServerEnds: Every kernel is being ended, and none is started any more.
        """
        kwargs["kernel_id"] = kernel_id = str(uuid.uuid4())
        kwargs["env"] = {
            **(kwargs.get("env") or os.environ),
            **self.options.kernel_environment,
            **self._own_environment(),
            ENV_VARIABLE.VOILA_KERNEL_ID: kernel_id,
        }
        self.fork_server.renew_after(self._code.stamp())
        await self.fork_server.wait_until_loaded()
        if self._over:
            raise ServerEnds
        if not self.options.verbose:
            kwargs["stderr"] = kwargs["stdout"] = subprocess.DEVNULL
        await super().start_kernel(**kwargs)
        self.touch(kernel_id)
        return kernel_id

    def start_watching_activity(self, kernel_id: str) -> None:
        """Watch nothing: only whether a page is there decides when a kernel ends."""
        kernel: Any = self.get_kernel(kernel_id)
        kernel.execution_state = "idle"
        kernel.last_activity = datetime.now(UTC)

    async def make(self, name: str) -> PreparedPage:
        """Start a kernel and make its page, with another one where the first fails.

        Args:
            name: The notebook's file name.

        Raises:
            KernelFailed: The kernel ended before its page was there.
            ServerEnds: Every kernel is being ended.
        """

        async def drop(made: PreparedPage) -> None:
            await self.end(made.kernel_id)

        async with self._starts:
            return await run_hedged(lambda: self._make(name), drop, final=ServerEnds)

    async def _make(self, name: str) -> PreparedPage:
        stamp = self.stamp()
        renderer = Renderer.for_server(self.parent, name)
        await renderer.initialize()
        kernel_id = await self.start_kernel(kernel_name=NAME, path="")
        try:
            kernel = self.get_kernel(kernel_id)
            text = await renderer.generate_content_str(kernel_id, kernel)
            await self.require_alive(kernel_id)
        except BaseException:
            await self.end(kernel_id)
            raise
        finally:
            renderer.close()
        return PreparedPage(kernel_id, text, stamp)

    async def require_alive(self, kernel_id: str) -> None:
        """Make sure that a kernel still runs.

        Raises:
            KernelFailed: It does not.
        """
        if kernel_id not in self:
            raise KernelFailed
        if not await ensure_async(self.get_kernel(kernel_id).is_alive()):
            raise KernelFailed

    def _own_environment(self) -> dict[str, str]:
        return {"IPYTHONDIR": str(Path(self.connection_dir) / "ipython")}

    def allows_page(self, kernel_id: str, session: str) -> bool:
        """Tell whether a page may talk to a kernel: the first one to come, no other.

        Args:
            kernel_id: The kernel's id.
            session: The page's own random name, the same after a lost connection.
        """
        return bool(session) and self._owners.setdefault(kernel_id, session) == session

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Forget a kernel that ended by itself, and close what was open to it."""
        kernel: Any = self.get_kernel(kernel_id)
        super()._handle_kernel_died(kernel_id)
        closing = asyncio.ensure_future(ensure_async(kernel.cleanup_resources()))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and the page it belonged to."""
        self.seated.discard(kernel_id)
        self._owners.pop(kernel_id, None)
        self._wanted.pop(kernel_id, None)
        self.pool.forget(kernel_id)
        return super().remove_kernel(kernel_id)

    def touch(self, kernel_id: str) -> None:
        """Note that a kernel is wanted now, however long it has waited."""
        self._wanted[kernel_id] = datetime.now(UTC)

    def seat(self, kernel_id: str) -> None:
        """Note that a kernel has a page of its own."""
        self.touch(kernel_id)
        self.seated.add(kernel_id)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note since when a kernel has no page."""
        super().notify_disconnect(kernel_id)
        if kernel_id in self._wanted:
            self.touch(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page came for, or that its page has left."""
        if self._kernel_connections.get(kernel_id) or self.pool.holds(kernel_id):
            return
        now = datetime.now(UTC)
        patience = AWAY if kernel_id in self._owners else NOBODY_CAME
        if now - self._wanted.get(kernel_id, now) >= patience:
            await self.end(kernel_id)

    async def pool_ready(self) -> None:
        """Wait until one of each page is ready, or has failed."""
        await self.pool.wait_for_first()

    async def end_all(self, seconds: float) -> None:
        """End every kernel, by asking and then by force; none is started any more.

        Args:
            seconds: How long they have to end by themselves.
        """
        self._over = True
        self.pool.stop()
        self.fork_server.end()
        for now in (False, True):
            ending = [self._end_one(each, now=now) for each in self.list_kernel_ids()]
            if ending:
                tasks = map(asyncio.ensure_future, ending)
                await asyncio.wait(tasks, timeout=seconds)
        # Ended by hand, or by the collector, the sockets' context waits without limit
        # for any socket that a library below us has lost: it goes with the process.
        self._created_context = False
        atexit.register(id, self.context)

    async def _end_one(self, kernel_id: str, *, now: bool) -> None:
        # It may end by itself at this very moment.
        with suppress(HTTPError, KeyError, RuntimeError):
            await ensure_async(self.shutdown_kernel(kernel_id, now=now))

    async def end(self, kernel_id: str) -> None:
        """End a kernel if it is still there."""
        if kernel_id in self:
            await self._end_one(kernel_id, now=False)


def start_kernel_manager(
    parent: Any, options: Options, connection_dir: str
) -> PageKernelManager:
    """Make the keeper of all kernels, and let it begin to fill its pool.

    Args:
        parent: The server application.
        options: What the server was asked to do.
        connection_dir: Private folder for sockets.
    """
    kernels = PageKernelManager(
        parent=parent,
        options=options,
        connection_dir=connection_dir,
        kernel_spec_manager=SingleKernelSpecManager(parent=parent),
        allowed_message_types=ALLOWED_MESSAGES,
    )
    kernels.fill()
    return kernels
