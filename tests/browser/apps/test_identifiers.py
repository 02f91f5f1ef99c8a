"""Likely identifiers are pointed out as they are written, and left to the writer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAMED = "Mrs Okafor 07700 900123"


def test_a_name_and_a_number_are_noticed_while_typing(log):
    log.try_out().field("What happened?").press_sequentially(NAMED)
    noticed = log.page.locator(".notices", has_text="We noticed")
    expect(noticed).to_contain_text("Okafor")
    expect(noticed).to_contain_text("07700 900123")


def test_saving_asks_once_and_then_keeps(log):
    log.try_out().write(happened=NAMED).button("Save entry").click()
    expect(log.page.get_by_role("alert")).to_contain_text("may identify a person")
    expect(log.entries).to_have_count(0)
    log.save()
    expect(log.entry("Okafor")).to_be_visible()


def test_what_was_noticed_while_typing_is_not_asked_again(log):
    log.try_out().field("What happened?").press_sequentially(NAMED)
    expect(log.page.get_by_text("We noticed", exact=True)).to_be_visible()
    log.save()
    expect(log.entry("Okafor")).to_be_visible()


def test_the_warning_goes_when_the_words_go(log):
    log.try_out().field("What happened?").press_sequentially(NAMED)
    noticed = log.page.get_by_text("We noticed", exact=True)
    expect(noticed).to_be_visible()
    log.write(happened="A hard visit")
    expect(noticed).to_be_hidden()


def test_words_for_what_helped_are_looked_at_too(log):
    log.try_out().choose("One good thing")
    log.field("What went well today?").fill(f"Rang {NAMED}")
    log.button("Save entry").click()
    expect(log.page.get_by_role("alert")).to_contain_text("may identify a person")
