"""What we change of the libraries below, so that a new version of theirs tells us."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from seated import said
from voila.notebook_renderer import NotebookRenderer
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from toolkit.serving.kernels.provisioner import (
    NAME,
    ForkProvisioner,
    register_provisioner,
)
from toolkit.serving.kernels.restarter import OneKernel


async def first_word(manager) -> str:
    """Listen to what a kernel publishes, and return the kind of the first message."""
    stream, heard = manager.connect_iopub(), asyncio.get_running_loop().create_future()
    stream.on_recv(lambda parts: heard.done() or heard.set_result(parts))
    try:
        _, parts = manager.session.feed_identities(await asyncio.wait_for(heard, 10))
        return manager.session.unpack(parts[1])["msg_type"]
    finally:
        stream.close()


def test_each_listener_is_welcomed_as_soon_as_it_can_hear(with_kernel):
    async def claim(keeper, kernel):
        manager = keeper.get_kernel(kernel)
        await said(keeper, kernel, "print('ready')")
        assert await first_word(manager) == "iopub_welcome"
        together = await asyncio.gather(*(first_word(manager) for _ in range(5)))
        assert set(together) == {"iopub_welcome"}

    with_kernel(claim)


def test_each_kernel_is_looked_after_by_our_own_manager(with_kernel):
    async def claim(keeper, kernel):
        manager = keeper.get_kernel(kernel)
        assert isinstance(manager, OneKernel)
        assert isinstance(manager.provisioner, ForkProvisioner)
        assert "event_logger" not in manager._trait_values

    with_kernel(claim)


def test_upstream_still_looks_our_provisioner_up_by_name():
    register_provisioner()
    factory: Any = KernelProvisionerFactory.instance()
    assert factory.provisioners[NAME].load() is ForkProvisioner


def test_what_we_replace_upstream_is_still_there():
    for owner, names in (
        (ZMQChannelsWebsocketConnection, ("prepare", "create_stream", "nudge")),
        (ServerKernelManager, ("emit",)),
        (VoilaKernelWebsocketHandler, ("write_message",)),
        (NotebookRenderer, ("_jinja_kernel_start", "_jinja_cell_generator")),
    ):
        assert all(callable(getattr(owner, name, None)) for name in names)
