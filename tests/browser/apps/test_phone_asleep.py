"""A phone that slept goes on where it was, or says what has happened meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import minutes
import psutil
import pytest
from browser.apps.journal_keys import create_journal, open_journal
from browser.apps.log_page import LogPage
from browser.wire import Wire
from playwright.sync_api import Page, expect
from served import serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAFT = "Half of what I meant to say"
HIDDEN_AT = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(done));
  const covered = (name) => {
    const part = document.querySelector(name);
    const { left, top, width, height } = part.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return !part.contains(above);
  };
  const found = [];
  for (let far = 0; far <= 480; far += 24) {
    scrollTo(0, far);
    await drawn();
    await drawn();
    for (const name of ["#line-words", "#start-again", ".bar button:nth-child(2)"]) {
      if (covered(name)) found.push(`${name} at ${far}`);
    }
  }
  return found;
}"""
LONG = 60  # seconds; far more than any of this takes


@pytest.fixture
def server(tmp_path):
    running = serve(tmp_path / "kept", "--pool", "0", program=(minutes.__file__,))
    yield running
    running.end()


@pytest.fixture
def wire(server):
    made = Wire(server.port)
    yield made
    made.close()


@pytest.fixture
def phone(browser, watch, wire) -> Iterator[LogPage]:
    """The log on a phone."""
    small = {"width": 390, "height": 844}
    made = browser.new_context(viewport=small, has_touch=True, is_mobile=True)
    watch.attach(made)
    yield LogPage(made.new_page(), f"http://127.0.0.1:{wire.port}")
    made.close()


@contextmanager
def asleep(page: Page, wire: Wire) -> Iterator[None]:
    """Let the phone sleep, until the server has noticed and whatever else is done."""
    system = page.context.new_cdp_session(page)
    wire.hold()
    system.send("Page.setWebLifecycleState", {"state": "frozen"})
    assert wire.given_up.wait(LONG)
    yield
    system.send("Page.setWebLifecycleState", {"state": "active"})
    page.bring_to_front()
    wire.let_go()


def wait_until_locked(page: Page, server) -> None:
    """Wait until no tab can go on into a journal without its passphrase."""
    for _ in range(4 * LONG):
        if not list((server.data / "tickets").iterdir()):
            return
        page.wait_for_timeout(250)
    raise AssertionError("a journal is still open behind a phone that sleeps")


def test_a_phone_that_slept_for_a_moment_goes_on_where_it_was(server, wire, phone):
    create_journal(phone)
    phone.write(happened=DRAFT)
    kernels = server.kernels()
    with asleep(phone.page, wire):
        pass
    expect(phone.field("What happened?")).to_have_value(DRAFT)
    phone.save()
    expect(phone.entries).to_have_count(1)
    assert server.kernels() == kernels


def test_a_phone_that_slept_for_long_is_told_and_the_draft_waits(server, wire, phone):
    keys = create_journal(phone)
    phone.write(happened=DRAFT)
    kernels = server.kernels()
    with asleep(phone.page, wire):
        for kernel in kernels:
            kernel.send_signal(minutes.PASS)
        wait_until_locked(phone.page, server)
        server.process.send_signal(minutes.PASS)
        assert psutil.wait_procs(kernels, timeout=LONG)[1] == []
    expect(phone.page.get_by_text("This page has to start again")).to_be_visible()
    assert phone.page.evaluate(HIDDEN_AT) == []
    phone.button("Start again").click()
    expect(phone.page.get_by_text("so your journal was locked")).to_be_visible()
    open_journal(phone, keys)
    expect(phone.field("What happened?")).to_have_value(DRAFT)
