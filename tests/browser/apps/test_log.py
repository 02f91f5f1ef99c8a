"""The emotional-response log, tried without saving, by real clicks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HARD_VISIT = "He would not let me see the baby."


def write_everything(log):
    log.write(happened=HARD_VISIT, telling="I feel shut out.", coping="Ring my senior.")
    log.field("Where was the child or person in this?").fill("Upstairs, quiet.")
    log.tick("Stomach", "Anxious", "Torn", "Knot").write(strength="8")
    log.field("How strong is it now?").fill("5")
    log.field("Words of your own").fill("hemmed in")


def test_home_leads_to_the_log(page, server, log):
    page.goto(server.url)
    page.get_by_role("link", name="Emotional-response log", exact=True).click()
    expect(log.button("Try without saving")).to_be_visible()


def test_everything_written_is_read_back(log):
    log.try_out()
    write_everything(log)
    log.save()
    one = log.open_entry(HARD_VISIT)
    for words in ("Upstairs, quiet.", "Anxious", "hemmed in", "Stomach", "Knot"):
        expect(one).to_contain_text(words)
    for words in ("I feel shut out.", "Ring my senior.", "Strength 8, then 5"):
        expect(one).to_contain_text(words)


def test_an_entry_is_still_in_the_tab_after_a_reload(log):
    log.try_out().keep(HARD_VISIT)
    log.page.reload()
    expect(log.entry(HARD_VISIT)).to_be_visible()


def test_the_form_is_empty_after_saving(log):
    log.try_out()
    write_everything(log)
    log.save()
    expect(log.field("What happened?")).to_have_value("")
    expect(
        log.page.get_by_role("checkbox", name="Stomach", exact=True)
    ).not_to_be_checked()


def test_a_quick_entry_needs_one_word(log):
    log.try_out().choose("Quick entry")
    expect(log.field("What might it be telling you?")).to_be_hidden()
    log.tick("Drained").save()
    expect(log.entry("Drained")).to_contain_text("quick")


def test_a_quick_entry_can_grow(log):
    log.try_out().choose("Quick entry").keep("Shouted at on the doorstep")
    log.entry("Shouted at").get_by_role("button", name="Add to it").click()
    log.write(coping="Walk round the block").save()
    expect(log.open_entry("Shouted at")).to_contain_text("Walk round the block")


def test_nothing_at_all_gets_one_kind_sentence(log):
    log.try_out().button("Save entry").click()
    said = log.page.get_by_role("alert")
    expect(said).to_contain_text("There is nothing to keep yet")
    expect(said).to_be_focused()


def test_one_good_thing_is_marked_told(log):
    log.try_out().choose("One good thing")
    log.field("What went well today?").fill("She smiled at me.")
    log.field("Who will you tell?").fill("My supervisor")
    log.save()
    one = log.entry("She smiled at me.")
    expect(one).to_contain_text("not told yet")
    one.get_by_role("button", name="I have told them").click()
    expect(one.get_by_role("button", name="Not told after all")).to_be_visible()


def test_an_entry_can_be_edited(log):
    log.try_out().keep("First words")
    log.entry("First words").get_by_role(
        "button", name=re.compile("^(Edit|Add)")
    ).click()
    expect(log.field("What happened?")).to_have_value("First words")
    log.write(happened="Better words").save()
    expect(log.entry("Better words")).to_be_visible()
    expect(log.entries).to_have_count(1)


def test_an_edit_can_be_left_as_it_was(log):
    log.try_out().keep("First words")
    log.entry("First words").get_by_role(
        "button", name=re.compile("^(Edit|Add)")
    ).click()
    log.write(happened="Other words").button("Leave it as it was").click()
    expect(log.field("What happened?")).to_have_value("")
    expect(log.entry("First words")).to_be_visible()


def test_what_was_begun_comes_back_when_another_entry_was_opened_over_it(log):
    log.try_out().keep("First words").write(happened="Half a new entry")
    log.entry("First words").get_by_role("button", name="Add to it").click()
    expect(log.field("What happened?")).to_have_value("First words")
    log.button("Undo").click()
    expect(log.field("What happened?")).to_have_value("Half a new entry")
    log.save()
    expect(log.entries).to_have_count(2)


def test_a_deleted_entry_comes_back_with_undo(log):
    log.try_out().keep("Not this one")
    log.entry("Not this one").get_by_role("button", name="Delete").click()
    expect(log.entries).to_have_count(0)
    log.button("Undo").click()
    expect(log.entry("Not this one")).to_be_visible()


def test_words_find_an_entry(log):
    log.try_out().keep("The stairs were dark").keep("A cup of tea")
    log.page.get_by_text("Search and filter").click()
    log.field("Words").fill("stairs")
    expect(log.entry("A cup of tea")).to_have_count(0)
    expect(log.page.get_by_text("1 of 2 entries")).to_be_visible()
    log.button("Show everything").click()
    expect(log.entries).to_have_count(2)


def test_a_body_place_filters_the_list(log):
    log.try_out().tick("Stomach").keep("With a knot")
    log.keep("Without one")
    log.page.get_by_text("Search and filter").click()
    log.field("Body place").select_option("Stomach")
    expect(log.entry("Without one")).to_have_count(0)
    expect(log.entry("With a knot")).to_be_visible()


def test_lines_for_supervision_are_seen_together(log):
    log.try_out().keep("Only for me")
    log.write(happened="The row in the hall").choose("Bring to supervision")
    log.field("The line to bring").fill("How do I stay in the room?")
    log.save()
    log.page.get_by_text("Search and filter").click()
    log.button("Lines for supervision (1)").click()
    expect(log.entries).to_have_count(1)
    expect(log.entries).to_contain_text("How do I stay in the room?")


def test_what_belongs_in_the_case_file_is_handed_out_and_not_kept(log):
    log.try_out().write(happened="Bruise on the left arm").tick("Anxious")
    log.choose("Belongs in the case file").save()
    handed = log.page.get_by_role("textbox", name="For the case file")
    expect(handed).to_have_value(re.compile("Bruise on the left arm"))
    log.button("Done").click()
    expect(log.entry("Anxious")).to_be_visible()
    assert "Bruise" not in log.page.locator("body").inner_text()
    log.page.reload()
    expect(log.entry("Anxious")).to_be_visible()
    assert "Bruise" not in log.page.content()


def test_what_was_handed_out_waits_for_done_through_reload_and_the_next_entry(log):
    log.try_out().choose("Belongs in the case file").write(happened="A bruise").save()
    log.page.reload()
    handed = log.page.get_by_role("textbox", name="For the case file")
    expect(handed).to_have_value(re.compile("A bruise"))
    log.write(happened="A burn").choose("Belongs in the case file").save()
    expect(handed).to_have_value(re.compile("A bruise[^$]*A burn"))
    log.button("Done").click()
    expect(handed).to_have_count(0)
    expect(log.page.get_by_role("heading", name="New entry")).to_be_focused()
    assert "A bruise" not in log.stored()


def test_ctrl_and_enter_save_from_any_field(log):
    log.try_out().write(happened="A word from the stairs")
    log.page.keyboard.press("Control+Enter")
    expect(log.entry("A word from the stairs")).to_be_visible()


def test_an_entry_being_changed_cannot_become_a_good_thing(log):
    log.try_out().keep("Stays an entry")
    log.entry("Stays an entry").get_by_role("button", name="Add to it").click()
    expect(log.button("Leave it as it was")).to_be_visible()
    expect(log.page.get_by_role("radio", name="Quick entry")).to_be_visible()
    expect(log.page.get_by_role("radio", name="One good thing")).to_have_count(0)


def test_a_press_that_takes_itself_away_leaves_the_focus_near(log):
    log.try_out().keep("Not this one")
    log.entry("Not this one").get_by_role("button", name="Delete").click()
    log.button("Undo").press("Enter")
    heading = log.page.get_by_role("heading", name="Your entries")
    expect(heading).to_be_focused()


def test_made_up_entries_come_and_go_and_leave_ones_own(log):
    log.try_out().made_up()
    assert log.entries.count() == 20
    log.keep("My own entry")
    log.button("Remove the made-up entries").click()
    expect(log.entries).to_have_count(1)
    expect(log.entry("My own entry")).to_be_visible()


def test_made_up_entries_keep_days_of_their_own(log):
    log.try_out().made_up()
    days = set(log.entries.locator(".when").all_inner_texts())
    assert len(days) == 20


def test_older_entries_are_shown_when_asked_for(log):
    log.try_out().made_up()
    more = log.page.get_by_role("button", name=re.compile(r"Show more \(\d+ older\)"))
    more.click()
    expect(log.entries).not_to_have_count(20)
    expect(more).to_be_hidden()


def test_something_very_strong_gets_a_gentle_word(log):
    log.try_out().tick("Overwhelmed").write(strength="10").save()
    heading = log.page.get_by_role("heading", name="That sounds like a lot to carry")
    expect(heading).to_be_focused()
    log.button("Done").click()
    expect(log.entries).to_have_count(1)


def test_the_figure_and_the_words_are_one(log):
    log.try_out()
    stomach = log.page.get_by_role("checkbox", name="Stomach", exact=True)
    log.page.locator("[data-place=stomach] .reach").first.click()
    expect(stomach).to_be_checked()
    stomach.uncheck()
    expect(log.page.locator(".region.chosen")).to_have_count(0)


def test_a_way_to_begin_is_put_in_the_field(log):
    log.try_out().page.get_by_text("Some ways to begin").click()
    first = log.page.locator("details:has-text('Some ways to begin') button").first
    first.click()
    expect(log.field("How could you change it, or cope?")).to_have_value(
        first.inner_text()
    )


def test_erasing_leaves_nothing_in_the_tab(log):
    log.try_out().keep("To be erased")
    log.button("Erase everything").click()
    log.button("Erase everything now").click()
    expect(log.page.get_by_text("has been erased")).to_be_visible()
    log.page.reload()
    expect(log.button("Try without saving")).to_be_visible()
    assert "To be erased" not in log.page.content() + log.stored()


def test_the_entries_are_what_is_printed(log):
    log.try_out().keep("For the folder").page.emulate_media(media="print")
    expect(log.entry("For the folder")).to_be_visible()
    expect(log.field("What happened?")).to_be_hidden()


def test_help_goes_on_paper_whole_and_alone(log):
    log.open().button("Help and support lines").click()
    log.page.emulate_media(media="print")
    sheet = log.page.locator(".help-sheet")
    assert sheet.evaluate("each => each.scrollHeight <= each.clientHeight")
    assert sheet.evaluate("each => each.clientHeight > innerHeight")
    expect(log.page.locator(".frame .panel").first).to_be_hidden()


def test_a_number_can_be_dialled_from_where_it_stands(log):
    log.open().button("Help and support lines").click()
    lines = log.page.locator(".lines")
    call = lines.get_by_role("link", name="Ring 116 123", exact=True)
    expect(call).to_have_attribute("href", "tel:116123")
    text = lines.get_by_role("link", name="Text 85258", exact=True)
    expect(text).to_have_attribute("href", "sms:85258")


def test_where_to_turn_says_how_to_get_in_touch_and_how_old_that_is(log):
    log.open().button("Help and support lines").click()
    shout = log.page.get_by_role("listitem").filter(has_text="Shout")
    expect(shout).to_contain_text("Text 85258 · Day and night, every day")
    expect(shout).to_contain_text("Written down in November 2026.")
