"""Arriving on a slow machine: a page always becomes usable."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from browser.apps.log_page import PATTERNS, LogPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# What is to run after the next drawing runs more than a second later.
SLOW_TO_DRAW = """
const soon = window.setTimeout;
window.requestAnimationFrame = (run) => soon(run, 1200);
window.setTimeout = (run, wait) => soon(run, wait > 200 ? wait : 1200);
"""

# What is put off for some seconds after a page is met comes at once.
COUNT_ZONES = """
const [soon, real] = [window.setTimeout, Intl.DateTimeFormat];
window.setTimeout = (run, wait) => soon(run, wait >= 3000 && wait < 5000 ? 0 : wait);
window.zones = 0;
Intl.DateTimeFormat = function (...how) { window.zones += 1; return real(...how); };
"""


def test_an_answer_that_comes_before_the_first_drawing_is_not_missed(log):
    log.page.add_init_script(SLOW_TO_DRAW)
    log.open()
    expect(log.button("Try without saving")).to_be_enabled()


def test_a_journal_open_in_this_tab_is_met_on_a_slow_page_too(log):
    log.try_out().keep("Written before")
    log.page.add_init_script(SLOW_TO_DRAW)
    log.page.reload()
    expect(log.entry("Written before")).to_be_visible()


def test_a_form_keeps_what_is_typed_as_it_appears(log):
    log.page.add_init_script(SLOW_TO_DRAW)
    log.open().button("Create a journal").click()
    log.field("Journal name").fill("typed at once")
    log.button("Offer me six words").click()
    expect(log.page.locator(".offered")).to_be_visible()
    expect(log.field("Journal name")).to_have_value("typed at once")


def test_a_page_that_was_left_at_once_does_no_harm(log):
    log.page.goto(log.site + PATTERNS, wait_until="commit")
    log.open()
    expect(log.button("Try without saving")).to_be_enabled()


def test_somebody_far_from_london_reads_the_time_of_their_own_clock(browser, server):
    away = browser.new_context(locale="en-GB", timezone_id="Asia/Kathmandu")
    log = LogPage(away.new_page(), server.url).try_out()
    before = datetime.now(ZoneInfo("Asia/Kathmandu"))
    log.keep("Rain on the roof")
    told = [f"{before + timedelta(minutes=late):%H:%M}" for late in range(3)]
    expect(log.entry("Rain on the roof")).to_contain_text(re.compile("|".join(told)))
    away.close()


@pytest.mark.parametrize(("zone", "asked"), [("Europe/London", 0), ("Asia/Tokyo", 1)])
def test_only_who_keeps_other_hours_than_london_is_asked_where(
    browser, server, zone, asked
):
    away = browser.new_context(locale="en-GB", timezone_id=zone)
    log = LogPage(away.new_page(), server.url)
    log.page.add_init_script(COUNT_ZONES)
    log.try_out()  # answered: the page has been met before
    log.keep("Rain on the roof")
    assert log.page.evaluate("window.zones") == asked
    away.close()
