"""What is typed and not yet saved survives reloads, lost kernels and the lock."""

from __future__ import annotations

import re

import psutil
import pytest
from browser.apps.journal_keys import create_journal, lock, open_journal
from browser.apps.log_page import LOG, LogPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DRAFT = "Half of what I meant to say"


def kernel_of(log: LogPage, server) -> psutil.Process:
    """Return the process of this page's own kernel."""
    page_id = log.page.evaluate(
        "() => JSON.parse(document.getElementById('kernel').textContent).id"
    )
    return server.kernel(page_id)


def expect_draft(log: LogPage) -> None:
    expect(log.field("What happened?")).to_have_value(DRAFT)
    expect(log.page.get_by_role("checkbox", name="Stomach", exact=True)).to_be_checked()


def test_a_draft_survives_a_reload(log):
    log.try_out().write(happened=DRAFT).tick("Stomach")
    log.page.reload()
    expect_draft(log)


def test_a_draft_in_a_journal_survives_a_reload(log):
    create_journal(log)
    log.write(happened=DRAFT).tick("Stomach")
    log.page.reload()
    expect_draft(log)


NO_ROOM = """
const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key === "toolkit.carry") throw new DOMException("full", "QuotaExceededError");
  return set.call(this, key, value);
};
"""


def test_a_browser_without_room_for_the_tab_is_told_of_it_and_saves(log):
    log.page.add_init_script(NO_ROOM)
    log.try_out().keep("Saved all the same")
    expect(log.page.get_by_role("alert")).to_contain_text("no room")
    expect(log.entry("Saved all the same")).to_be_visible()


def test_a_killed_kernel_is_told_and_the_draft_comes_back(log, server):
    log.try_out().keep("Saved before").write(happened=DRAFT).tick("Stomach")
    kernel_of(log, server).kill()
    expect(log.page.get_by_text("This page has to start again")).to_be_visible()
    log.button("Start again").click()
    expect_draft(log)
    expect(log.entry("Saved before")).to_be_visible()


def test_a_journal_whose_kernel_was_killed_opens_again(log, server):
    create_journal(log)
    log.keep("Saved before").write(happened=DRAFT).tick("Stomach")
    kernel_of(log, server).kill()
    log.button("Start again").click()
    expect_draft(log)
    expect(log.entry("Saved before")).to_be_visible()


def test_saving_to_a_killed_kernel_loses_nothing(log, server):
    log.try_out().write(happened=DRAFT).tick("Stomach")
    kernel_of(log, server).kill()
    log.button("Save entry").click()
    log.button("Start again").click()
    expect_draft(log)


def test_a_slow_answer_is_told_and_the_entry_is_saved_once(log, server):
    log.try_out().write(happened=DRAFT)
    kernel = kernel_of(log, server)
    kernel.suspend()
    log.button("Save entry").click()
    expect(log.page.get_by_text("Not saved yet. Your words are safe")).to_be_visible()
    kernel.resume()
    expect(log.entry(DRAFT)).to_be_visible()
    expect(log.entries).to_have_count(1)
    expect(log.page.get_by_text("Not saved yet. Your words are safe")).to_be_hidden()


def test_lock_empties_the_page_even_when_nobody_answers(log, server):
    create_journal(log)
    log.keep("Saved before").write(happened=DRAFT)
    kernel_of(log, server).kill()
    log.button("Lock").click()
    expect(log.button("Open my journal")).to_be_visible()
    assert log.stored() == "{}"
    assert DRAFT not in log.page.content()


def test_a_draft_waits_inside_the_locked_journal(log):
    keys = create_journal(log)
    log.write(happened=DRAFT).tick("Stomach")
    lock(log)
    assert DRAFT not in log.page.content() + log.stored()
    open_journal(log, keys)
    expect_draft(log)


def test_a_saved_draft_does_not_come_back(log):
    keys = create_journal(log)
    log.write(happened=DRAFT).tick("Stomach")
    lock(log)
    open_journal(log, keys)
    log.save()
    lock(log)
    open_journal(log, keys)
    expect(log.entry(DRAFT)).to_be_visible()
    expect(log.field("What happened?")).to_have_value("")


def test_what_is_typed_is_held_before_the_next_frame(log):
    held = (
        log.try_out()
        .field("What happened?")
        .evaluate(
            """async (field) => {
          field.value = "Half a sentence";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          for (let turn = 0; turn < 20; turn++) await null;
          return sessionStorage.getItem("toolkit.draft.log") || "";
        }"""
        )
    )
    assert "Half a sentence" in held


def test_what_a_tab_can_no_longer_open_is_told(log):
    for held, words in (
        ("ticket.none", "so your journal was locked. Open it again"),
        ("sealed.none", "What was kept only in this tab is gone"),
    ):
        # On a page without a kernel: the answer to a screen's first word would come
        # later than this on a busy machine, and empty the tab again.
        log.page.goto(log.site)
        hold = f"() => sessionStorage.setItem('toolkit.carry', '\"{held}\"')"
        log.page.evaluate(hold)
        log.page.goto(log.site + LOG)
        expect(log.page.get_by_text(words)).to_be_visible()


def test_what_was_handed_out_for_the_case_file_outlives_the_lock(log):
    keys = create_journal(log)
    log.write(happened="A bruise").choose("Belongs in the case file").save()
    lock(log)
    assert log.stored() == "{}"
    open_journal(log, keys)
    handed = log.page.get_by_role("textbox", name="For the case file")
    expect(handed).to_have_value(re.compile("A bruise"))
