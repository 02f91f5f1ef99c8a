"""Kernels: how they are started, how many there may be, and when they end.

Voila's own pool of preheated kernels, with a limit on pages open at once, one kernel
specification that cannot be swapped from outside, and our environment.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config
from voila.voila_kernel_manager import voila_kernel_manager_factory

from toolkit.serving.keep_warm import START, Warm
from toolkit.serving.options import Options
from toolkit.serving.provision import NAME as PROVISIONER
from toolkit.serving.provision import offer
from toolkit.serving.quiet import say_fault
from toolkit.serving.renderer import Renderer

NAME = "python3"
ALLOWED_MESSAGES = [
    "comm_open",
    "comm_close",
    "comm_msg",
    "comm_info_request",
    "kernel_info_request",
]
# A Unix socket's path is at most 104 characters on some systems, and a kernel's own
# part of it takes 60.
_LONGEST_ROOT = 30
NOBODY_CAME = timedelta(seconds=60)


class OneKernel(KernelSpecManager):
    """Knows one kernel: the Python that serves the page, started our own way."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return our specification, whatever a notebook or a folder asks for."""
        argv = [sys.executable, "-P", str(START), "-f", "{connection_file}"]
        return KernelSpec(
            argv=argv,
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": PROVISIONER}},
        )

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one name there is."""
        return {NAME: ""}


def socket_root(temporary: str) -> str | None:
    """Return a folder short enough to hold kernel sockets, or None to use TCP.

    Args:
        temporary: The system's folder for temporary files.
    """
    if sys.platform == "win32":
        return None
    for root in (temporary, "/tmp"):  # noqa: S108 - a private folder is made inside
        if len(root) <= _LONGEST_ROOT and Path(root).is_dir():
            return root
    return None


def kernel_config(*, sockets: bool) -> Config:
    """Return the settings for kernels and their connections.

    Args:
        sockets: True to talk over local sockets; over TCP a kernel that starts fast
            can lose its port to another.
    """
    config = Config()
    config.MappingKernelManager.cull_idle_timeout = 300
    config.MappingKernelManager.cull_interval = 30
    config.MappingKernelManager.cull_connected = False
    # A restarted kernel would be empty behind a page that looks alive: a death is
    # told to the page instead.
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    config.VoilaExecutor.startup_timeout = 30
    config.VoilaExecutor.timeout = 30
    # A view model of many entries is one large message, and must not be dropped.
    config.ZMQChannelsWebsocketConnection.limit_rate = False
    if sockets:
        config.KernelManager.transport = "ipc"
    return config


class SeatedKernels(AsyncMappingKernelManager):
    """Kernels with our environment, each in use by at most one page."""

    def __init__(self, **kwargs: Any) -> None:
        self.options: Options = kwargs.pop("options")
        self.seated: set[str] = set()
        self._owners: dict[str, str] = {}
        self._wanted: dict[str, datetime] = {}
        self._arriving = 0
        super().__init__(**kwargs)
        offer()
        told = {**self.options.kernel_environment, **self._own_environment()}
        told.pop("TOOLKIT_RUN_SECRET")  # for kernels alone
        notebooks, verbose = self.options.notebooks, self.options.verbose
        self.warm = Warm(told, notebooks, verbose=verbose)
        self.warm.start()

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
        try:
            yield
        finally:
            self._arriving -= 1

    async def start_kernel(self, **kwargs: Any) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Start a kernel with our environment, no voice and nobody's start-up files."""
        told = self.options.kernel_environment
        kwargs["env"] = {**kwargs.get("env", {}), **told, **self._own_environment()}
        await self.warm.loaded()
        if not self.options.verbose:
            kwargs["stderr"] = kwargs["stdout"] = subprocess.DEVNULL
        kernel_id = await super().start_kernel(**kwargs)
        self.touch(kernel_id)
        return kernel_id

    def _own_environment(self) -> dict[str, str]:
        return {"IPYTHONDIR": str(Path(self.connection_dir) / "ipython")}

    def admits(self, kernel_id: str, session: str) -> bool:
        """Tell whether a page may talk to a kernel: the first one to come, no other.

        Args:
            kernel_id: The kernel's id.
            session: The page's own random name, the same after a lost connection.
        """
        return bool(session) and self._owners.setdefault(kernel_id, session) == session

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and the page it belonged to."""
        self.seated.discard(kernel_id)
        self._owners.pop(kernel_id, None)
        self._wanted.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def touch(self, kernel_id: str) -> None:
        """Note that a kernel is wanted now, however long it has waited."""
        self._wanted[kernel_id] = datetime.now(UTC)

    def seat(self, kernel_id: str) -> None:
        """Note that a kernel has a page of its own."""
        self.touch(kernel_id)
        self.seated.add(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page came for, or that its page has left."""
        now = datetime.now(UTC)
        age = now - self._wanted.get(kernel_id, now)
        if age < NOBODY_CAME:
            return
        if kernel_id in self._owners:
            await super().cull_kernel_if_idle(kernel_id)
        else:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    async def pool_ready(self) -> None:
        """Wait until every page has a kernel waiting, or has failed to get one."""
        pools: dict[str, list[Any]] = getattr(self, "_pools", {})
        waiting = [task for pool in pools.values() for task in pool]
        for made in await asyncio.gather(*waiting, return_exceptions=True):
            if isinstance(made, BaseException):
                say_fault("A page could not be got ready", made)
            else:
                await asyncio.wait([made["task"]])

    async def end_all(self, seconds: float) -> None:
        """End every kernel: by asking, then by force.

        Args:
            seconds: How long they have to end by themselves.
        """
        asked = asyncio.ensure_future(ensure_async(self.shutdown_all()))
        await asyncio.wait({asked}, timeout=seconds)
        forced = asyncio.ensure_future(ensure_async(self.shutdown_all(now=True)))
        await asyncio.wait({forced}, timeout=seconds)
        self.warm.end()

    async def end(self, kernel_id: str) -> None:
        """End a kernel if it is still there."""
        if kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id))


def pooled_kernels(parent: Any, options: Options, connection_dir: str) -> Any:
    """Make the keeper of all kernels, with Voila's pool of preheated ones.

    Args:
        parent: The server application.
        options: What the server was asked to do.
        connection_dir: Private folder for sockets.
    """
    pooled: Any = voila_kernel_manager_factory(SeatedKernels, True, options.pool)

    class PooledKernels(pooled):
        def _notebook_renderer_factory(
            self, notebook_path: str | None = None
        ) -> Renderer:
            return Renderer.for_server(self.parent, str(notebook_path))

        def _notebook_filter(self, nb_path: Path) -> bool:
            return nb_path.parent == Path(self.root_dir)

    return PooledKernels(
        parent=parent,
        options=options,
        connection_dir=connection_dir,
        kernel_spec_manager=OneKernel(parent=parent),
        allowed_message_types=ALLOWED_MESSAGES,
    )
