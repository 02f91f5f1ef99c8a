"""What kernels are set to: one specification, their sockets, and their limits.

Nothing from outside can swap the specification; starts nothing itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from traitlets.config import Config

from toolkit.serving.forkserver.client import START
from toolkit.serving.kernels.provisioner import NAME as PROVISIONER

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


class SingleKernelSpecManager(KernelSpecManager):
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


def find_socket_root(temporary: str) -> str | None:
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


def build_kernel_config(*, sockets: bool) -> Config:
    """Return the settings for kernels and their connections.

    Args:
        sockets: True to talk over local sockets; over TCP a kernel that starts fast
            can lose its port to another.
    """
    config = Config()
    config.MappingKernelManager.cull_idle_timeout = 60  # see cull_kernel_if_idle
    config.MappingKernelManager.cull_interval = 10
    # A restarted kernel would be empty behind a page that looks alive: a death is
    # told to the page instead.
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    config.VoilaExecutor.timeout = 30
    # A view model of many entries is one large message, and must not be dropped.
    config.ZMQChannelsWebsocketConnection.limit_rate = False
    if sockets:
        config.KernelManager.transport = "ipc"
    return config
