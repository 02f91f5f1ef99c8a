"""A real server of small notebooks, for tests that need no browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pages_for_tests
import pytest
from served import Served, serve


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
