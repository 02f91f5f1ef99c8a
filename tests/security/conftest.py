"""The toolkit itself, running as it is shipped, for those who would break in."""

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
def small(
    notebooks: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server of small notebooks, with no kernel kept ready."""
    kept = tmp_path_factory.mktemp("kept")
    one = serve(kept, "--notebooks", str(notebooks), "--pool", "0")
    yield one
    one.end()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The toolkit with its own pages and exercises, with no kernel kept ready."""
    one = serve(tmp_path_factory.mktemp("kept"), "--pool", "0")
    yield one
    one.end()


@pytest.fixture
def start(tmp_path: Path, notebooks: Path) -> Iterator[Callable[..., Served]]:
    """Start servers of small notebooks of one's own; they end with the test."""
    started: list[Served] = []

    def one(*arguments: str, port: int = 0) -> Served:
        given = ("--notebooks", str(notebooks), "--pool", "0", *arguments)
        started.append(serve(tmp_path / "kept", *given, port=port))
        return started[-1]

    yield one
    for each in started:
        each.end()
