"""A real server of small notebooks, for tests that need no browser."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from served import Served, serve

from toolkit.serving.app import ToolkitServer
from toolkit.serving.kernels.config import find_socket_root
from toolkit.serving.kernels.kernel_manager import start_kernel_manager
from toolkit.serving.options import Options


@pytest.fixture(scope="session")
def running(
    notebooks: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server without a pool, answering to one further name."""
    one = serve(
        tmp_path_factory.mktemp("kept"),
        *("--notebooks", str(notebooks), "--pool", "0"),
        *("--allow-host", "training.example"),
    )
    yield one
    one.end()


@pytest.fixture
def with_kernel(tmp_path, notebooks, monkeypatch):
    """Run an async claim with the keeper of kernels and one kernel in it."""
    monkeypatch.setenv("JUPYTER_PATH", "")
    options = Options(data=tmp_path, notebooks=notebooks, pool=0, seats=1)
    server = ToolkitServer(options)

    def run(claim: Callable[[Any, str], Awaitable[None]]) -> None:
        async def all_of_it() -> None:
            keeper = start_kernel_manager(server, options, sockets)
            kernel = await keeper.start_kernel(kernel_name="python3", path="")
            try:
                await claim(keeper, kernel)
            finally:
                await keeper.end_all(10)
                keeper.context.destroy(linger=0)

        # A socket's path has to be short, which the tests' own folders are not.
        with tempfile.TemporaryDirectory(dir=find_socket_root("/tmp")) as sockets:
            asyncio.run(all_of_it())

    return run
