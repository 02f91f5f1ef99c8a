"""A journal of one's own: made, locked, opened, and open to nobody else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from browser.apps.journal_keys import (
    CODE,
    create_journal,
    fill_lock,
    fill_new_journal,
    lock,
    open_journal,
)
from browser.apps.log_page import PATTERNS, LogPage
from playwright.sync_api import expect

from toolkit.errors import WrongPassphrase
from toolkit.journal import Kdf, Vault

pytestmark = pytest.mark.browser

SECRET = "The dog was shut in the kitchen"
AWAY = re.compile("/away$")
WRONG = "six other words that fit nothing"
CHEAP = Kdf(memory=64, passes=1, lanes=1)


def refused(log, words: str) -> None:
    expect(log.page.get_by_role("alert")).to_contain_text(words)


def test_a_locked_journal_opens_with_its_passphrase(log):
    keys = create_journal(log)
    log.keep(SECRET)
    lock(log)
    open_journal(log, keys)
    expect(log.open_entry(SECRET)).to_contain_text(SECRET)


def test_the_first_entry_waits_for_the_code(log):
    log.open().button("Create a journal").click()
    fill_new_journal(log, "Create a journal")
    expect(log.button("Save entry")).to_have_count(0)
    log.field(CODE).fill("AAAA-BBBB")
    log.button("I have it safe").click()
    refused(log, "not quite the code")


def test_a_code_that_was_never_noted_can_be_made_anew(log):
    log.open().button("Create a journal").click()
    keys = fill_new_journal(log, "Create a journal")
    log.page.reload()
    log.button("Make a new code").click()
    code = log.page.locator(".code")
    expect(code).not_to_have_text(keys.code)
    log.field(CODE).fill(code.inner_text().lower())
    log.button("I have it safe").click()
    expect(log.button("Save entry")).to_be_visible()


def test_a_wrong_passphrase_is_told_and_the_right_one_still_opens(log):
    keys = create_journal(log)
    lock(log)
    fill_lock(log, keys.name, WRONG)
    refused(log, "do not open")
    expect(log.field("Passphrase")).to_have_value("")
    open_journal(log, keys)


def test_a_wrong_name_is_told_in_the_same_words(log):
    keys = create_journal(log)
    lock(log)
    fill_lock(log, keys.name, WRONG)
    refused(log, "open")
    said = log.page.get_by_role("alert").inner_text()
    fill_lock(log, "a name that is not there", WRONG)
    expect(log.field("Passphrase")).to_have_value("")
    assert log.page.get_by_role("alert").inner_text() == said


def test_guessing_is_slowed_down_in_plain_words(log, server):
    log.open()
    # The wait after the tenth guess is a minute, which no machine is too slow to meet;
    # the first wait is two seconds.
    elsewhere, now = Vault(server.data, kdf=CHEAP), datetime.now(UTC)
    for ago in range(9, 0, -1):
        with pytest.raises(WrongPassphrase):
            elsewhere.open("guessed at", WRONG, now - timedelta(seconds=61 * ago))
    fill_lock(log, "guessed at", WRONG)
    expect(log.field("Passphrase")).to_have_value("")
    fill_lock(log, "guessed at", WRONG)
    refused(log, "Please wait")


def test_the_recovery_code_opens_too(log):
    keys = create_journal(log)
    log.keep(SECRET)
    lock(log)
    log.button("I have my recovery code").click()
    log.field("Journal name").fill(keys.name)
    log.field("Recovery code").fill(keys.code)
    log.button("Open with the code").click()
    expect(log.entry(SECRET)).to_be_visible()


def test_a_reload_keeps_the_journal_open(log):
    create_journal(log)
    log.keep(SECRET)
    log.page.reload()
    expect(log.entry(SECRET)).to_be_visible()


def test_the_same_tab_opens_patterns_without_asking(log):
    keys = create_journal(log)
    log.keep(SECRET)
    log.page.goto(log.site + PATTERNS)
    expect(log.page.get_by_text(f"Your journal {keys.name} is open")).to_be_visible()
    expect(log.button("Open my journal")).to_have_count(0)


def test_home_and_back_keeps_it_open(log):
    create_journal(log)
    log.keep(SECRET)
    log.page.get_by_role("link", name="Home").click()
    log.page.get_by_role("link", name="Emotional-response log", exact=True).click()
    expect(log.entry(SECRET)).to_be_visible()


def test_another_tab_has_to_ask(log, context):
    create_journal(log)
    log.keep(SECRET)
    other = LogPage(context.new_page(), log.site).open()
    expect(other.button("Open my journal")).to_be_visible()
    assert SECRET not in other.page.content()


def test_a_second_tab_is_told_of_the_first(log, context):
    keys = create_journal(log)
    other = LogPage(context.new_page(), log.site).open()
    open_journal(other, keys)
    expect(other.page.get_by_text("also open in another tab")).to_be_visible()


def test_nothing_readable_is_left_after_lock(log):
    keys = create_journal(log)
    log.keep(SECRET).write(happened="Half a sentence")
    lock(log)
    left = log.page.content() + log.stored()
    for text in (SECRET, "Half a sentence", keys.words, keys.code, keys.name):
        assert text not in left
    assert log.stored() == "{}"


def test_back_after_lock_brings_no_text(log):
    create_journal(log)
    log.keep(SECRET)
    lock(log)
    log.page.get_by_role("link", name="Home").click()
    log.page.go_back()
    expect(log.button("Open my journal")).to_be_visible()
    assert SECRET not in log.page.content()


def test_leaving_quickly_shows_a_calendar_and_back_brings_no_text(log, server):
    log.page.goto(server.url)
    create_journal(log)
    log.keep(SECRET)
    log.button("Leave quickly").click()
    expect(log.page).to_have_url(AWAY)
    expect(log.page).to_have_title("Calendar")
    log.page.go_back()
    expect(log.page.get_by_role("heading", level=1)).to_be_visible()
    assert SECRET not in log.page.content() + log.stored()


def test_leaving_quickly_locks_the_journal(log):
    create_journal(log)
    log.keep(SECRET).button("Leave quickly").click()
    expect(log.page).to_have_url(AWAY)
    log.open()
    expect(log.button("Open my journal")).to_be_visible()
    assert log.stored() == "{}"


def test_what_was_only_tried_can_be_kept(log):
    log.try_out().keep(SECRET)
    log.button("Keep this").click()
    keys = fill_new_journal(log, "Keep it")
    log.field(CODE).fill(keys.code)
    log.button("I have it safe").click()
    expect(log.entry(SECRET)).to_be_visible()
    lock(log)
    open_journal(log, keys)
    expect(log.entry(SECRET)).to_be_visible()


def test_locking_what_was_only_tried_asks_first(log):
    log.try_out().keep(SECRET).button("Lock").click()
    log.button("Go back").click()
    expect(log.entry(SECRET)).to_be_visible()
    log.button("Lock").click()
    log.button("Lock and forget it").click()
    expect(log.button("Try without saving")).to_be_visible()
    assert log.stored() == "{}"


def test_an_erased_journal_is_gone(log):
    keys = create_journal(log)
    log.keep(SECRET).button("Erase everything").click()
    log.button("Erase everything now").click()
    expect(log.button("Open my journal")).to_be_visible()
    fill_lock(log, keys.name, keys.words)
    refused(log, "open")


def test_a_changed_passphrase_takes_the_place_of_the_old_one(log):
    keys = create_journal(log)
    log.keep(SECRET).page.get_by_text("Change the passphrase or").click()
    log.field("Passphrase now").fill(keys.words)
    log.field("New passphrase").fill(WRONG)
    log.button("Change the passphrase").click()
    expect(log.page.get_by_text("The passphrase is changed")).to_be_visible()
    lock(log)
    fill_lock(log, keys.name, keys.words)
    refused(log, "open")
    fill_lock(log, keys.name, WRONG)
    expect(log.entry(SECRET)).to_be_visible()


def test_an_entry_changed_in_two_tabs_is_never_overwritten(log, context):
    keys = create_journal(log)
    log.keep("The first words")
    other = LogPage(context.new_page(), log.site).open()
    open_journal(other, keys)
    for tab in (log, other):
        tab.entry("The first words").get_by_role("button", name="Add to it").click()
    log.write(happened="Changed here").save()
    other.write(happened="Changed there").button("Save entry").click()
    refused(other, "another tab")
    expect(other.field("What happened?")).to_have_value("Changed there")
    there = other.page.get_by_role("region", name="The other version")
    expect(there).to_contain_text("Changed here")
    other.button("Keep mine instead").click()
    expect(other.entry("Changed there")).to_be_visible()
    expect(there).to_have_count(0)


def test_a_weak_passphrase_is_refused_with_advice(log):
    log.open().button("Create a journal").click()
    log.field("Journal name").fill("weakly")
    log.field("Passphrase").fill("password1234")
    log.button("Create a journal").click()
    expect(log.page.get_by_role("alert")).to_be_visible()
    expect(log.button("Save entry")).to_have_count(0)
