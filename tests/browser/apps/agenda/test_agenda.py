"""The supervision agenda in a real browser, and every gate on each of its states."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.apps.agenda.agenda_page import AGENDA, BRING, AgendaPage
from browser.apps.log_page import LogPage
from browser.apps.states import expand
from browser.gates.all_gates import faults
from browser.gates.keyboard import walk
from browser.gates.weight import Weight
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def empty(agenda: AgendaPage) -> None:
    agenda.try_out()


def prepared(agenda: AgendaPage) -> None:
    agenda.try_out()
    agenda.field("Day").fill("2026-11-25")
    agenda.field("Start from a template").select_option(index=1)
    agenda.button("Use this template").click()
    agenda.item("").first.wait_for()
    agenda.add("Court dates", "management")
    agenda.page.get_by_role("button", name="Change: Court dates").click()
    expand_agenda(agenda)


def errors(agenda: AgendaPage) -> None:
    agenda.try_out().button("Add item").click()
    expect(agenda.page.get_by_role("alert")).to_be_focused()


def hour(agenda: AgendaPage) -> None:
    agenda.try_out().start().write("I held my breath")
    expand_agenda(agenda)


def closing(agenda: AgendaPage) -> None:
    agenda.try_out().start().write("Ours", "shared").write("A bruise", "case-file")
    agenda.end()
    expand_agenda(agenda)


def actions(agenda: AgendaPage) -> None:
    agenda.try_out().part("Actions")
    agenda.field("What is to be done?").fill("Book the joint visit")
    agenda.button("Add action").click()
    agenda.page.get_by_role("button", name="What became of it: Book").click()
    agenda.page.get_by_role("radio", name="Move it to another day").check()


def sessions(agenda: AgendaPage) -> None:
    agenda.try_out().button("Try with made-up entries").click()
    agenda.part("Sessions so far")
    agenda.page.get_by_role("button", name="Open the letter").first.click()
    expect(agenda.field("The letter")).to_be_visible()
    expand_agenda(agenda)


def looking_back(agenda: AgendaPage) -> None:
    agenda.try_out().start().write("Ours", "shared").end()
    agenda.button("Finish").click()
    expect(agenda.button("Start the session")).to_be_visible()
    agenda.part("Sessions so far").unfold("Earlier agendas")
    agenda.page.get_by_role("button", name="Open: Supervision").click()
    expect(agenda.button("Back to the agenda in hand")).to_be_visible()


def learning(agenda: AgendaPage) -> None:
    agenda.try_out().part("Learning")
    agenda.button("Start with a blank one").click()
    expect(agenda.page.get_by_role("heading", name="The draft")).to_be_focused()


def expand_agenda(agenda: AgendaPage) -> None:
    expand(LogPage(agenda.page, agenda.site))


STATES: dict[str, Callable[[AgendaPage], None]] = {
    "empty": empty,
    "prepared": prepared,
    "errors": errors,
    "hour": hour,
    "closing": closing,
    "actions": actions,
    "sessions": sessions,
    "looking-back": looking_back,
    "learning": learning,
}


@pytest.mark.parametrize("state", STATES)
def test_every_gate_holds(agenda, watch, state):
    agenda.page.emulate_media(reduced_motion="reduce")
    STATES[state](agenda)
    assert faults(agenda.page) == {}
    assert watch.errors == []


def test_the_home_page_leads_here(agenda):
    agenda.page.goto(agenda.site)
    agenda.page.get_by_role("link", name="Supervision agenda", exact=True).click()
    expect(agenda.page).to_have_url(re.compile("supervision-agenda"))
    expect(agenda.button("Try without saving")).to_be_visible()


def test_moving_an_item_keeps_the_focus_on_its_button(agenda):
    agenda.try_out().add("First").add("Second")
    up = agenda.page.get_by_role("button", name="Up: Second")
    down = agenda.page.get_by_role("button", name="Down: Second")
    up.press("Enter")
    expect(agenda.page.get_by_text("Moved to place 1 of 2.")).to_be_visible()
    expect(down).to_be_focused()
    assert agenda.order() == ["Second", "First"]


def test_removing_an_item_can_be_undone(agenda):
    agenda.try_out().add("First")
    agenda.page.get_by_role("button", name="Remove: First").click()
    expect(agenda.item("First")).to_have_count(0)
    agenda.button("Undo").click()
    expect(agenda.item("First")).to_be_visible()


def test_everything_is_still_there_after_a_reload(agenda):
    agenda.try_out().add("First")
    agenda.field("Minutes booked").fill("45")
    expect(agenda.page.get_by_text("Kept", exact=True)).to_be_visible()
    agenda.field(BRING).fill("Half a thought")
    agenda.page.reload()
    expect(agenda.item("First")).to_be_visible()
    expect(agenda.field("Minutes booked")).to_have_value("45")
    expect(agenda.field(BRING)).to_have_value("Half a thought")


def test_a_session_from_start_to_finish(agenda):
    agenda.try_out().start()
    expect(agenda.page.get_by_text("left for this item")).to_be_visible()
    agenda.write("Ask for a joint visit", "shared")
    agenda.button("Next item").click()
    heading = agenda.page.get_by_role("heading", name="Court dates")
    expect(heading).to_be_focused()
    agenda.write("A bruise seen", "case-file").end()
    agenda.button("Hand it out to copy").click()
    handed_out = re.compile("A bruise")
    expect(agenda.field("For the case file")).to_have_value(handed_out)
    agenda.page.reload()
    expect(agenda.field("For the case file")).to_have_value(handed_out)
    agenda.button("Done").click()
    agenda.field("Your name").fill("Sam")
    agenda.field("The other person's name").fill("Jo")
    agenda.button("We both agree").click()
    expect(agenda.page.get_by_text("Agreed by Sam and Jo")).to_be_visible()
    agenda.button("Finish").click()
    expect(agenda.button("Start the session")).to_be_visible()
    assert "A bruise" not in agenda.page.content()


def test_word_and_calendar_come_as_files(agenda):
    agenda.try_out().add("First")
    agenda.field("Day").fill("2026-11-25")
    expect(agenda.page.get_by_text("Wednesday 25 November")).to_be_visible()
    for name, ending in (("Download for Word", ".docx"), ("Add to calendar", ".ics")):
        agenda.field("Time").fill("10:00")
        with agenda.page.expect_download() as coming:
            agenda.button(name).click()
        assert coming.value.suggested_filename.endswith(f"2026-11-25{ending}")


def test_a_first_visit_is_light(agenda):
    weight = Weight()
    weight.follow(agenda.page)
    agenda.page.goto(agenda.site + AGENDA)
    expect(agenda.button("Try without saving")).to_be_visible()
    agenda.page.wait_for_load_state("networkidle")
    assert (weight.requests <= 12, weight.kib <= 150) == (True, True), weight.kib


@pytest.mark.parametrize("size", [(320, 640), (640, 450)])
def test_bars_that_stay_in_place_never_cover_the_focus(agenda, size):
    agenda.page.emulate_media(reduced_motion="reduce")
    hour(agenda)
    agenda.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert walk(agenda.page).problems == []
