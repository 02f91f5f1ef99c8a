"""Where kernels come from: forked from the fork server, or started in the usual way.

Forking needs Linux. Where it is not there, or while the fork server is being started
again, a kernel is started in the usual way; nobody notices but by the time it takes.
"""

from __future__ import annotations

import contextlib
import os
import signal
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from toolkit.serving.forkserver.client import (
    ForkedProcess,
    ForkFailed,
    ForkServer,
    wait_for_exit,
)
from toolkit.serving.forkserver.fork import ForkRequest

NAME = "toolkit-fork"


def register_provisioner() -> None:
    """Let kernels be started by us, under a name that upstream looks up."""
    place = f"{__name__}:{ForkProvisioner.__name__}"
    entry = EntryPoint(NAME, place, KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.instance().provisioners[NAME] = entry


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel; starts it in the usual way when that cannot be done."""

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Fork or start a kernel.

        Args:
            cmd: The usual way to start it.
            **kwargs: Its environment, folder and streams.
        """
        manager: Any = self.parent
        server: ForkServer = manager.parent.fork_server
        request = ForkRequest(
            connection_file=manager.connection_file,
            environment=dict(kwargs.get("env") or os.environ),
            folder=str(kwargs.get("cwd") or ""),
            server=os.getpid(),
        )
        try:
            pid = await server.fork(request)
        except ForkFailed:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = ForkedProcess(pid)
        self.pid = self.pgid = pid  # it leads its own group
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait until the kernel has ended, without looking again and again."""
        if isinstance(self.process, ForkedProcess) and self.process.poll() is None:
            with contextlib.suppress(OSError):
                await wait_for_exit(self.process.pid)
                # Its number is its own until it has been waited for, and so is its
                # group: what it started ends with it.
                os.killpg(self.process.pid, signal.SIGKILL)
        return await super().wait()
