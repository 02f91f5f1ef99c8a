"""A tab that is gone, or out of touch for a minute, leaves nothing open behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.apps.journal_keys import create_journal, open_journal
from browser.apps.log_page import LogPage
from browser.wire import Wire
from playwright.sync_api import Error, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAFT = "Half of what I meant to say"
AGREED = 75  # seconds: the minute, and the time between two looks at the clock


def tickets(server) -> list[Path]:
    """Return what still lets a tab back into a journal without its passphrase."""
    return list((server.data / "tickets").glob("*"))


def wait_until_none_are_left(page: Page, server) -> None:
    for _ in range(AGREED * 2):
        if not tickets(server):
            return
        page.wait_for_timeout(500)
    raise AssertionError("a journal is still open behind a tab that is gone")


def crash(page: Page) -> None:
    """End the tab as a fault of the browser would."""
    with pytest.raises(Error):
        page.goto("chrome://crash")


@pytest.fixture
def server(start):
    return start()


@pytest.fixture
def wire(server):
    made = Wire(server.port)
    yield made
    made.close()


def test_a_crashed_tab_and_a_lost_line_lock_and_the_draft_waits(server, wire, context):
    crashed = LogPage(context.new_page(), server.url)
    cut = LogPage(context.new_page(), f"http://127.0.0.1:{wire.port}")
    create_journal(crashed)
    keys = create_journal(cut)
    cut.write(happened=DRAFT)
    assert len(tickets(server)) == 2
    crash(crashed.page)
    wire.cut()
    wait_until_none_are_left(cut.page, server)
    wire.mend()
    expect(cut.page.get_by_text("out of touch for a minute")).to_be_visible()
    open_journal(cut, keys)
    expect(cut.field("What happened?")).to_have_value(DRAFT)
