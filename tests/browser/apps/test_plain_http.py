"""A training room: the same pages over plain http, under another name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser.apps.log_page import LogPage
from playwright.sync_api import expect
from served import Served, serve

pytestmark = pytest.mark.browser

NAME = "training.example"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that also answers to another name."""
    running = serve(tmp_path_factory.mktemp("kept"), "--allow-host", NAME)
    yield running
    running.end()


@pytest.fixture
def far(log, room) -> LogPage:
    """The log, seen from another computer."""
    return LogPage(log.page, f"http://{NAME}:{room.port}")


def test_journals_are_refused_with_the_reason(far):
    far.open()
    assert far.page.evaluate("isSecureContext") is False
    for name in ("Open my journal", "Create a journal"):
        expect(far.button(name)).to_be_disabled()
    expect(far.page.get_by_text("sends everything in the clear")).to_be_visible()


def test_trying_without_saving_works(far, watch):
    far.try_out().tick("Stomach").keep("From the back row")
    far.page.reload()
    expect(far.entry("From the back row")).to_be_visible()
    assert watch.errors == []


def test_what_is_tried_cannot_be_kept_from_here(far):
    far.try_out().button("Keep this").click()
    sheet = far.page.get_by_role("dialog")
    expect(sheet).to_contain_text("sends everything in the clear")
    expect(sheet.get_by_label("Passphrase")).to_have_count(0)


def test_this_machine_itself_may_open_journals_on_that_server(log, room):
    near = LogPage(log.page, room.url).open()
    expect(near.button("Open my journal")).to_be_enabled()


def test_a_name_that_was_not_allowed_is_refused(log, server):
    answer = log.page.goto(f"http://{NAME}:{server.port}/")
    assert answer
    assert answer.status == 403
    expect(log.page.get_by_text("not known here")).to_be_visible()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_any_other_host_header_is_refused(room, host):
    assert room.ask("/", Host=host).status in (400, 403)
