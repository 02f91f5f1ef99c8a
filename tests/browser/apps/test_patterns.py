"""Patterns: sentences first, then drawings, then tables; and the whole on paper."""

from __future__ import annotations

import pytest
from browser.apps.log_page import PATTERNS
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def patterns(log):
    """The patterns page, tried without saving."""
    log.page.goto(log.site + PATTERNS)
    log.button("Try without saving").click()
    expect(log.button("Try with made-up entries")).to_be_visible()
    return log


def test_home_leads_to_patterns(page, server, log):
    page.goto(server.url)
    page.get_by_role("link", name="Patterns", exact=True).click()
    expect(log.button("Try without saving")).to_be_visible()


def test_with_nothing_to_read_it_says_so(patterns):
    expect(patterns.page.get_by_text("nothing to read together yet")).to_be_visible()
    patterns.page.get_by_role("link", name="Write the first entry").click()
    expect(patterns.button("Save entry")).to_be_visible()


def test_made_up_entries_come_and_go_with_one_click(patterns):
    patterns.made_up()
    expect(patterns.page.get_by_role("heading", level=2).first).to_be_visible()
    patterns.button("Remove the made-up entries").click()
    expect(patterns.button("Try with made-up entries")).to_be_visible()


def test_every_drawing_follows_a_sentence(patterns):
    patterns.made_up()
    sections = patterns.page.locator(".pattern")
    assert sections.count() >= 5
    for section in sections.all():
        assert section.locator("h2 + .sentence").inner_text().strip()


def test_every_drawing_opens_as_a_table(patterns):
    patterns.made_up()
    for section in patterns.page.locator(
        ".pattern", has=patterns.page.locator("figure")
    ).all():
        section.get_by_text("The same as a table").click()
        expect(section.get_by_role("table")).to_be_visible()


def test_made_up_entries_spread_over_weeks(patterns):
    patterns.made_up()
    section = patterns.page.get_by_role("region", name="Strength before and after")
    section.get_by_text("The same as a table").click()
    days = section.get_by_role("rowheader").all_inner_texts()
    assert len(set(days)) > 3


def test_entries_written_in_the_log_are_read_here(log):
    log.try_out().tick("Stomach").keep("The only one")
    log.page.goto(log.site + PATTERNS)
    expect(log.page.locator(".pattern").first).to_be_visible()
    expect(log.page.locator("main")).not_to_contain_text("made up")


def test_the_whole_of_it_is_printed(patterns):
    patterns.made_up()
    printed = patterns.page.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") > 1
