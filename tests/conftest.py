"""What every test may ask for: a moment, a data folder, a server, the browser's path.

Nothing here knows a feature. A layer's own fixtures live in its own conftest.
"""

from __future__ import annotations

import toolkit.serving  # noqa: F401 - first: what it leaves out takes seconds to load

# isort: split
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import chromium as browser
import pages_for_tests
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, sync_playwright
from served import Served, serve

ROOT = Path(__file__).resolve().parent.parent

# No test is timed: a busy machine would make it fail.
settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


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
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small notebooks, to be served without any of our screens."""
    return pages_for_tests.make(tmp_path_factory.mktemp("small") / "notebooks")


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


@pytest.hookimpl(trylast=True)  # once they have been shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let browser tests come last, and skip them only where a person asked for that.

    What drives a browser keeps an event loop in this thread until everything is over;
    a test with a loop of its own cannot come after it.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if os.environ.get("TOOLKIT_SKIP_BROWSER") != "1":
        return
    skip = pytest.mark.skip(reason="TOOLKIT_SKIP_BROWSER is set")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List the tests that needed a second try, each with what was wrong at first."""
    for report in terminalreporter.stats.get("rerun", []):
        crash = getattr(report.longrepr, "reprcrash", None)
        words = crash.message if crash else str(report.longrepr)
        first = next(iter(words.splitlines()), "no words")
        terminalreporter.write_line(f"Tried twice: {report.nodeid} - {first}")
