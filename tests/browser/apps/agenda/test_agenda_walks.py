"""Supervision as it is lived: kept, dragged, shared, cancelled, tried with samples."""

from __future__ import annotations

import json

import pytest
from browser.apps.agenda.agenda_page import AgendaPage
from browser.apps.journal_keys import create_journal, fill_lock
from browser.apps.log_page import LogPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

THEIRS = {
    "format": "reflective-supervision-toolkit/half-agenda",
    "version": 1,
    "items": [{"id": "t1", "text": "Duty week was too much", "minutes": 15}],
}


def bring_in(agenda: AgendaPage, text: str) -> None:
    """Choose a file with the other half in it."""
    chosen = agenda.field("The other half, from a file")
    chosen.set_input_files(
        {"name": "half.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_everything_goes_by_the_names_that_were_promised(agenda):
    agenda.try_out().add("First")
    for name in ("Add item", "Download for Word", "Add to calendar"):
        expect(agenda.button(name)).to_be_visible()
    expect(agenda.field("Minutes booked")).to_have_value("60")
    agenda.button("Start the session").click()
    expect(agenda.button("Next item")).to_be_visible()
    expect(agenda.button("End the session")).to_be_visible()


def test_items_are_ordered_by_drag_as_well(agenda):
    agenda.try_out().add("First").add("Second").add("Third")
    agenda.page.set_viewport_size({"width": 1280, "height": 1600})  # all in sight
    handle = {"x": 60, "y": 20}
    third, first = agenda.item("Third"), agenda.item("First")
    third.drag_to(first, source_position=handle, target_position=handle)
    expect(agenda.page.get_by_text("Moved to place 1 of 3.")).to_be_visible()
    assert agenda.order() == ["Third", "First", "Second"]


def test_one_press_begins_an_item_with_what_it_is_usually_for(agenda):
    agenda.try_out().button("A case").click()
    expect(agenda.field("What do you want to bring?")).to_be_focused()
    expect(agenda.field("Minutes")).to_have_value("20")
    expect(agenda.field("Function")).to_have_value("development")
    agenda.page.keyboard.type("Who is at the centre?")
    agenda.page.keyboard.press("Enter")
    expect(agenda.item("Who is at the centre?")).to_contain_text("Seven viewpoints")


def test_a_journal_keeps_the_agenda_for_the_next_visit(agenda, log: LogPage):
    keys = create_journal(log)
    agenda.open().add("What the visit did to me")
    agenda.field("Day").fill("2026-12-02")
    expect(agenda.page.get_by_text("Wednesday 2 December")).to_be_visible()
    agenda.page.reload()
    expect(agenda.item("What the visit did to me")).to_be_visible()
    agenda.button("Lock").click()
    expect(agenda.item("What the visit")).to_have_count(0)
    fill_lock(log, keys.name, keys.words)
    expect(agenda.item("What the visit did to me")).to_be_visible()
    expect(agenda.field("Day")).to_have_value("2026-12-02")


def test_a_line_marked_in_the_log_is_picked_up_without_the_entry(agenda, log):
    create_journal(log)
    log.write(happened="The door stayed shut").choose("Bring to supervision")
    log.page.get_by_label("The line to bring").fill("How do I wait well?")
    log.save()
    agenda.open().page.get_by_role("checkbox", name="How do I wait well?").check()
    agenda.button("Add what is ticked").click()
    expect(agenda.item("How do I wait well?")).to_contain_text("from your log")
    assert "The door stayed shut" not in agenda.page.content()


def test_the_other_half_comes_from_a_file_and_a_foreign_one_changes_nothing(agenda):
    agenda.try_out().add("Mine").unfold("Prepare with the other person")
    bring_in(agenda, json.dumps(THEIRS))
    theirs = agenda.item("Duty week was too much")
    expect(theirs).to_contain_text("brought by the other person")
    for spoilt in (json.dumps(THEIRS)[:-9], '{"cells": []}', ""):
        bring_in(agenda, spoilt)
        expect(agenda.page.get_by_role("alert")).to_contain_text("nothing was changed")
    assert agenda.order() == ["Mine", "Duty week was too much"]


def test_two_at_one_screen_see_nothing_private(agenda):
    agenda.try_out().start().write("Only mine").write("For both", "shared")
    agenda.field("We both look at this screen").check()
    expect(agenda.page.get_by_text("1 private note is out of sight")).to_be_visible()
    assert "Only mine" not in agenda.page.content()
    expect(agenda.page.locator(".lines-kept")).to_contain_text("For both")


def test_a_cancelled_meeting_keeps_what_was_prepared(agenda):
    agenda.try_out().add("First").unfold("Cancel this meeting")
    agenda.field("Which day was it to be?").fill("2026-11-25")
    agenda.button("Note that it is cancelled").click()
    expect(agenda.item("First")).to_be_visible()
    agenda.button("Look at the letters").click()
    sessions = agenda.page.get_by_role("region", name="Record of sessions")
    expect(sessions).to_contain_text("Cancelled by the other person · no new day")


def test_made_up_entries_go_away_in_one_click(agenda):
    agenda.try_out().button("Try with made-up entries").click()
    offer = agenda.page.get_by_role("checkbox", name="A made-up example").first
    offer.check()
    agenda.button("Add what is ticked").click()
    expect(agenda.item("made up")).to_have_count(1)
    agenda.button("Remove the made-up entries").click()
    expect(agenda.item("made up")).to_have_count(0)
    expect(agenda.button("Try with made-up entries")).to_be_visible()


def test_printing_the_close_prints_the_shared_record_alone(agenda):
    agenda.try_out().start().write("Only mine").write("For both", "shared").end()
    agenda.page.emulate_media(media="print")
    record = agenda.page.locator(".record")
    expect(record.get_by_text("For both")).to_be_visible()
    expect(agenda.page.get_by_text("Only mine")).to_be_hidden()
    expect(agenda.page.get_by_text("Court dates")).to_be_hidden()
