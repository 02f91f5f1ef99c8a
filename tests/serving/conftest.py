"""A real server of small notebooks, for tests that need no browser."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pages_for_tests
import pytest
from served import Served, serve

from toolkit.serving.app import ToolkitServer
from toolkit.serving.kernel_config import socket_root
from toolkit.serving.kernels import seated_kernels
from toolkit.serving.options import Options


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages_for_tests.make(tmp_path_factory.mktemp("small") / "notebooks")


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
def start(tmp_path: Path, notebooks: Path) -> Iterator[Callable[..., Served]]:
    """Start servers of one's own; they end with the test."""
    started: list[Served] = []

    def one(*arguments: str, port: int = 0) -> Served:
        given = ("--notebooks", str(notebooks), *arguments)
        started.append(serve(tmp_path / "kept", *given, port=port))
        return started[-1]

    yield one
    for each in started:
        each.end()


@pytest.fixture
def with_kernel(tmp_path, notebooks, monkeypatch):
    """Run an async claim with the keeper of kernels and one kernel in it."""
    monkeypatch.setenv("JUPYTER_PATH", "")
    options = Options(data=tmp_path, notebooks=notebooks, pool=0, seats=1)
    server = ToolkitServer(options)

    def run(claim: Callable[[Any, str], Awaitable[None]]) -> None:
        async def all_of_it() -> None:
            keeper = seated_kernels(server, options, sockets)
            kernel = await keeper.start_kernel(kernel_name="python3", path="")
            try:
                await claim(keeper, kernel)
            finally:
                await keeper.end_all(10)
                keeper.context.destroy(linger=0)

        # A socket's path has to be short, which the tests' own folders are not.
        with tempfile.TemporaryDirectory(dir=socket_root("/tmp")) as sockets:
            asyncio.run(all_of_it())

    return run
