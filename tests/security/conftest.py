"""The toolkit itself, running as it is shipped, for those who would break in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, serve


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
