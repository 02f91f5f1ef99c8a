"""What every test may ask for: a fixed moment, an own data folder, the browser's path.

Nothing here knows a feature. A layer's own fixtures live in its own conftest.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import chromium as browser
import pytest
from playwright.sync_api import Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture
def now() -> datetime:
    """One fixed moment: a Tuesday afternoon in November."""
    return datetime(2026, 11, 3, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test away from the person's own journals."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLKIT_DATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's own Chromium."""
    found = browser.find()
    if found is None:
        pytest.fail(browser.MISSING, pytrace=False)
    return found


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """What drives every browser; there can be only one of it in a process."""
    with sync_playwright() as playing:
        yield playing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests only where a person asked for that in so many words."""
    if os.environ.get("TOOLKIT_SKIP_BROWSER") != "1":
        return
    skip = pytest.mark.skip(reason="TOOLKIT_SKIP_BROWSER is set")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)
