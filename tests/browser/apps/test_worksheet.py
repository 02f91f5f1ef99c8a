"""Worksheets by real clicks: fill in, find again, bring one line to supervision."""

from __future__ import annotations

import re

import pytest
from browser.apps.agenda.agenda_page import AgendaPage
from browser.apps.journal_keys import create_journal, open_journal
from browser.apps.log_page import LogPage
from browser.apps.worksheet_page import FEAR, HARD, LINE, WorksheetPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TEARS = "That she cries and I promise too much"


@pytest.fixture
def sheets(log) -> WorksheetPage:
    """A tab that can go to the worksheets."""
    return WorksheetPage(log.page, log.site)


@pytest.fixture
def two_tabs(log, context) -> tuple[WorksheetPage, WorksheetPage]:
    """One worksheet of one journal, being changed in two tabs; the second was saved."""
    keys = create_journal(log)
    mine = WorksheetPage(log.page, log.site).open().begin()
    mine.field(FEAR).fill("The first words")
    mine.save()
    there = LogPage(context.new_page(), log.site).open()
    open_journal(there, keys)
    theirs = WorksheetPage(there.page, log.site).open()
    for tab, words in ((mine, "Changed here"), (theirs, "Changed there")):
        tab.own.get_by_role("button", name="Change").click()
        expect(tab.field(FEAR)).to_have_value("The first words")
        tab.field(FEAR).fill(words)
    theirs.save()
    return mine, theirs


def test_a_worksheet_changed_in_two_tabs_is_never_overwritten_unseen(two_tabs):
    mine, _theirs = two_tabs
    mine.button("Save worksheet").click()
    expect(mine.page.get_by_role("alert")).to_contain_text("another tab")
    expect(mine.field(FEAR)).to_have_value("Changed here")
    expect(mine.other).to_contain_text("Changed there")
    mine.button("Keep mine instead").click()
    expect(mine.own.get_by_role("definition")).to_have_text("Changed here")
    expect(mine.other).to_have_count(0)


def test_a_reload_in_between_changes_nothing_and_the_other_version_can_be_taken(
    two_tabs,
):
    mine, _theirs = two_tabs
    mine.page.reload()
    expect(mine.field(FEAR)).to_have_value("Changed here")
    mine.button("Save worksheet").click()
    expect(mine.other).to_contain_text("Changed there")
    mine.button("Take the other version").click()
    expect(mine.field(FEAR)).to_have_value("Changed there")
    expect(mine.page.get_by_role("alert").filter(has_text="another")).to_have_count(0)
    mine.save()
    expect(mine.own.get_by_role("definition")).to_have_text("Changed there")


def test_what_was_deleted_in_another_tab_can_be_let_go(two_tabs):
    mine, theirs = two_tabs
    theirs.own.get_by_role("button", name="Delete").click()
    expect(theirs.own).not_to_contain_text("Changed there")
    mine.button("Save worksheet").click()
    expect(mine.other).to_contain_text("It was deleted in the other tab.")
    mine.button("Let it go").click()
    expect(mine.button(f"Begin {HARD}")).to_be_visible()


def test_what_is_saved_is_read_back_after_a_reload_and_can_be_changed(sheets):
    sheets.try_out().begin().field(FEAR).fill(TEARS)
    sheets.save().page.reload()
    expect(sheets.own).to_contain_text(TEARS)
    sheets.own.get_by_role("button", name="Change").click()
    expect(sheets.field(FEAR)).to_have_value(TEARS)
    sheets.field(FEAR).fill("That nobody speaks")
    sheets.save()
    expect(sheets.own.get_by_role("definition")).to_have_text("That nobody speaks")
    with sheets.page.expect_download() as taken:
        sheets.own.get_by_role("button", name="Download for Word").click()
    assert re.match(r"before-a-hard-.*\.docx", taken.value.suggested_filename)
    sheets.own.get_by_role("button", name="Begin a CPD draft").click()
    expect(sheets.page.get_by_text("A draft waits for you")).to_be_visible()


def test_what_is_being_written_outlives_a_reload_and_delete_can_be_undone(sheets):
    sheets.try_out().begin().field(FEAR).fill(TEARS)
    sheets.page.reload()
    expect(sheets.field(FEAR)).to_have_value(TEARS)
    sheets.save().own.get_by_role("button", name="Delete").click()
    expect(sheets.own).not_to_contain_text(TEARS)
    sheets.button("Undo").click()
    expect(sheets.own).to_contain_text(TEARS)


def test_what_was_taken_away_comes_back_in(sheets, tmp_path):
    sheets.try_out().begin().field(FEAR).fill(TEARS)
    sheets.save()
    with sheets.page.expect_download() as taken:
        sheets.button("Download everything as data (JSON)").click()
    taken.value.save_as(tmp_path / "mine.json")
    sheets.own.get_by_role("button", name="Delete").click()
    expect(sheets.own).not_to_contain_text(TEARS)
    sheets.page.get_by_text("Bring worksheets in from a file").click()
    sheets.field("Data file to bring in").set_input_files(tmp_path / "mine.json")
    expect(sheets.own).to_contain_text(TEARS)


def test_a_worksheet_is_printed_with_lines_to_write_on(sheets):
    sheets.page.add_init_script("window.print = () => { document.title = 'Printing' }")
    sheets.try_out().button(f"Print it empty {HARD}").click()
    expect(sheets.page).to_have_title("Printing")
    paper = sheets.paper()
    expect(paper.get_by_role("heading", name=FEAR)).to_be_visible()
    expect(paper.locator(".to-write").first).to_be_visible()
    expect(sheets.own).to_be_hidden()
    sheets.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)


def test_a_worksheet_begun_is_printed_as_it_is(sheets):
    sheets.try_out().begin().field(FEAR).fill(TEARS)
    expect(sheets.paper().get_by_text(TEARS)).to_be_visible()
    expect(sheets.button("Save worksheet")).to_be_hidden()


def test_a_likely_name_is_pointed_out_beside_its_question(sheets):
    sheets.try_out().begin().field(FEAR).fill("Mrs Okafor will cry")
    sheets.field(LINE).focus()
    expect(sheets.page.get_by_text("We noticed")).to_be_visible()


def test_the_line_is_picked_up_on_the_agenda_without_the_rest(sheets):
    sheets.try_out().begin().field(FEAR).fill(TEARS)
    sheets.field(LINE).fill("How do I begin?")
    sheets.save()
    agenda = AgendaPage(sheets.page, sheets.site).open()
    agenda.page.get_by_role("checkbox", name=f"From “{HARD}”: How do I begin?").check()
    agenda.button("Add what is ticked").click()
    expect(agenda.item("How do I begin?")).to_contain_text("from a worksheet")
    assert TEARS not in agenda.page.content()
