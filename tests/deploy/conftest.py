"""A hub on the shipped configuration, and people who sign in to it with a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import certificates
import pytest
from browser.conftest import FLAGS, Watch
from deploy.seats import Seat
from hub_for_tests import Hub, Installed, People, missing
from playwright.sync_api import Browser, Playwright, expect

PATIENCE = 60_000  # milliseconds: a server of one's own is started on the way in

expect.set_options(timeout=30_000)


@dataclass(frozen=True)
class Front:
    """The hub's front door.

    Args:
        hub: The hub.
        people: Who may come in.
        browser: What they come with.
        commands: Folder of the commands that hubs start servers with.
    """

    hub: Hub
    people: People
    browser: Browser
    commands: Path

    @contextmanager
    def signed_in(self, who: str) -> Iterator[Seat]:
        """Sign somebody in, in a fresh browser that can reach no other host.

        Args:
            who: ``ada``, ``ben`` or ``cy``.
        """
        person = next(one for one in self.people.all if one.name.endswith(who))
        watch = Watch()
        context = self.browser.new_context(locale="en-GB", ignore_https_errors=True)
        watch.attach(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{self.hub.url}/")
        page.get_by_label("Name").fill(person.name)
        page.get_by_label("Password").fill(person.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile(f"/user/{person.name}/$"), timeout=PATIENCE)
        yield Seat(person, page, self.hub.url)
        context.close()
        assert watch.external == []


@pytest.fixture
def https_front(front: Front, tmp_path: Path) -> Iterator[Front]:
    """A second hub for the same people, over https and under another name."""
    hub = Hub(front.people, front.commands, certificates.make(tmp_path))
    yield replace(front, hub=hub)
    hub.end()


@pytest.fixture(scope="session")
def front(chromium: str, play: Playwright) -> Iterator[Front]:
    """A running hub, with a browser to come to it."""
    if lacks := missing():
        pytest.skip(f"No hub was run: {lacks}.")
    people, installed = People(), Installed()
    try:
        people.arrive()
        hub = Hub(people, installed.commands)
        try:
            browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
            yield Front(hub, people, browser, installed.commands)
            browser.close()
        finally:
            hub.end()
    finally:
        people.leave()
        installed.remove()


@pytest.fixture(scope="session")
def ada_signed_in(front: Front) -> Iterator[Seat]:
    """A learner, signed in."""
    with front.signed_in("ada") as seat:
        yield seat


@pytest.fixture(scope="session")
def ben_signed_in(front: Front) -> Iterator[Seat]:
    """Another learner, signed in."""
    with front.signed_in("ben") as seat:
        yield seat


@pytest.fixture
def ada(ada_signed_in: Seat) -> Iterator[Seat]:
    """A learner, signed in, with no page open yet."""
    yield ada_signed_in
    ada_signed_in.give_seats_back()


@pytest.fixture
def ben(ben_signed_in: Seat) -> Iterator[Seat]:
    """Another learner, signed in, with no page open yet."""
    yield ben_signed_in
    ben_signed_in.give_seats_back()
