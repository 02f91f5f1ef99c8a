"""A real server, a real browser, and a watch on everything a page asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pages_for_tests
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
)
from served import Served, serve

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP training.example 127.0.0.1",
]
HERE = {"127.0.0.1", "localhost", "::1", "training.example"}


@dataclass
class Watch:
    """What pages did that they should not have."""

    external: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        context.route("**/*", self.route)
        context.on("page", self.listen)

    def route(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("data", "blob") or address.hostname in HERE:
            route.continue_()
            return
        self.external.append(route.request.url)
        route.abort()

    def listen(self, page: Page) -> None:
        page.on("pageerror", lambda fault: self.errors.append(str(fault)))
        page.on("console", self.hear)

    def hear(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The toolkit itself: its own notebooks and exercises, an empty data folder."""
    running = serve(tmp_path_factory.mktemp("kept"))
    yield running
    running.end()


@pytest.fixture(scope="session")
def small_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages_for_tests.make(tmp_path_factory.mktemp("small") / "notebooks")


@pytest.fixture(scope="session")
def small_server(
    small_pages: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server of small notebooks made for tests."""
    running = serve(
        tmp_path_factory.mktemp("kept"),
        *("--notebooks", str(small_pages), "--allow-host", "training.example"),
    )
    yield running
    running.end()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start servers of one's own; they end with the test."""
    running: list[Served] = []

    def one(*arguments: str, port: int = 0) -> Served:
        running.append(serve(tmp_path / "kept", *arguments, port=port))
        return running[-1]

    yield one
    for each in running:
        each.end()


@pytest.fixture(scope="session")
def browser(chromium: str, play: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests."""
    opened = play.chromium.launch(executable_path=chromium, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh person's browser in which JavaScript is switched off."""
    made = browser.new_context(java_script_enabled=False)
    yield made
    made.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh person's browser, in which no other host can be reached."""
    made = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    watch.attach(made)
    yield made
    made.close()
    assert watch.external == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh page, in which no other host can be reached."""
    return context.new_page()
