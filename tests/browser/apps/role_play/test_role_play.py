"""Role-play in a real browser: one learner's way from the need to the next time."""

from __future__ import annotations

import re

import psutil
import pytest
from browser.apps.agenda.agenda_page import AGENDA
from browser.apps.journal_keys import CODE, fill_lock, fill_new_journal
from browser.apps.log_page import LogPage
from browser.apps.role_play.role_play_page import (
    HEADING,
    ROLE_PLAY,
    SAY,
    TITLE,
    RolePlayPage,
)
from browser.gates.keyboard import walk
from browser.gates.weight import Weight
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

HARD = "\u05e9\u05dc\u05d5\u05dd <script>document.title='taken'</script> <b>"


@pytest.fixture
def learner(log: LogPage) -> RolePlayPage:
    """A tab that can go to the role-plays."""
    return RolePlayPage(log.page, log.site)


def press(button: Locator, count: int) -> None:
    """Press a button, as the first or the second press of a double one."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    button.page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    button.page.mouse.down(click_count=count)
    button.page.mouse.up(click_count=count)


def kernel_of(learner: RolePlayPage, server) -> psutil.Process:
    """Return the process of this page's own kernel."""
    page_id = learner.page.evaluate(
        "() => JSON.parse(document.getElementById('kernel').textContent).id"
    )
    return server.kernel(page_id)


def test_from_a_need_to_what_will_be_said_kept_and_read_back(learner, watch):
    learner.page.goto(learner.site)
    learner.page.get_by_role("link", name="Role-play", exact=True).click()
    expect(learner.button("Try without saving")).to_be_visible()
    learner.field("What do you need to rehearse?").fill("too much already")
    first = learner.page.locator(".case-card").first
    expect(first.get_by_role("heading")).to_have_text(TITLE)
    first.get_by_role("button").click()
    expect(learner.heading(TITLE)).to_be_focused()
    learner.button("Begin").click()
    learner.to_the_end(1).look_back()
    learner.field("What are you feeling now, and where do you notice it?").fill("Tired")
    learner.field(SAY).fill("I need to look at my list first.")
    learner.keep()
    expect(learner.button("Make a journal of it")).to_be_visible()
    learner.page.reload()
    expect(learner.field(SAY)).to_have_value("I need to look at my list first.")
    learner.button("Finish").click()
    learner.page.get_by_role("button", name="Open the debrief").click()
    expect(learner.heading(HEADING)).to_be_focused()
    expect(learner.page.get_by_text("I need to look at my list first.")).to_be_visible()
    assert watch.errors == []


def test_by_keyboard_alone_from_the_prebrief_to_the_debrief(learner):
    learner.prebrief().button("Begin").press("Enter")
    expect(learner.scene).to_be_focused()
    end = learner.button("Go to debrief")
    while not end.is_visible():
        if learner.asked.is_visible():
            name = learner.asked.inner_text()
            learner.asked.press("Enter")
            expect(learner.button(name)).to_have_count(0)
            expect(learner.page.locator("[data-asked]")).to_be_focused()
            continue
        before = learner.scene.inner_text()
        learner.page.keyboard.press("1")
        expect(learner.scene).not_to_have_text(before)
        expect(learner.scene).to_be_focused()
    expect(learner.heading("Out of the role")).to_be_visible()
    learner.button("Go to debrief").press("Enter")
    expect(learner.heading(HEADING)).to_be_focused()


def test_number_keys_never_choose_from_within_a_field(learner):
    learner.prebrief().page.get_by_label("Ask me first what I would say").check()
    learner.button("Begin").click()
    before = learner.scene.inner_text()
    field = learner.page.locator(".scene textarea")
    field.press_sequentially("1 2 3")
    expect(field).to_have_value("1 2 3")
    expect(learner.scene).to_have_text(before)


@pytest.mark.parametrize("beneath", ["Back", "Step out"])
def test_the_second_press_of_a_double_one_does_nothing_in_the_next_scene(
    learner, beneath
):
    learner.begin().pass_by()
    press(learner.options.first, 1)
    expect(learner.page.get_by_text("What was said before (one scene)")).to_be_visible()
    press(learner.button(beneath), 2)
    learner.choose()  # answered in turn, and so later than a press before it
    expect(learner.page.get_by_text("What was said before (2 scenes)")).to_be_visible()


def test_a_lost_kernel_and_a_reload_come_back_to_the_same_scene(learner, server):
    learner.begin().choose().choose()
    here = learner.scene.inner_text()
    said = learner.page.get_by_text("What was said before (2 scenes)")
    kernel_of(learner, server).kill()
    learner.button("Start again").click()
    expect(learner.scene).to_have_text(here)
    expect(said).to_be_visible()
    learner.page.reload()
    expect(learner.scene).to_have_text(here)


def test_leaving_a_case_leaves_it_for_good(learner):
    learner.begin().choose().button("Step out").click()
    learner.button("Leave the case").click()
    expect(learner.heading("Choose a case")).to_be_focused()
    learner.page.goto(learner.site + ROLE_PLAY)
    expect(learner.heading("Choose a case")).to_be_visible()
    expect(learner.page.locator(".case-card").first).to_be_visible()
    expect(learner.scene).to_have_count(0)


def test_back_and_another_way_are_laid_beside_the_first(learner):
    learner.begin("housing-office").to_the_end().look_back()
    again = learner.page.get_by_role("button", name="Try another way from here")
    again.last.click()
    expect(learner.page.get_by_text("another way").first).to_be_visible()
    learner.to_the_end(2).look_back()
    expect(learner.heading("Two ways, side by side")).to_be_visible()
    expect(learner.page.locator(".branch")).to_have_count(2)
    parts = learner.page.locator(".debrief h3").all_inner_texts()
    assert parts[:2] == ["First, what you felt", "Two ways, side by side"]


def test_on_a_phone_every_scene_of_the_map_has_its_name(learner):
    learner.page.set_viewport_size({"width": 390, "height": 844})
    learner.begin("housing-office").choose().button("Step out").click()
    learner.look_back()
    scenes = learner.page.locator(".path-map .dot").count()
    assert scenes == 21
    expect(learner.page.locator(".path-map .name")).to_have_count(scenes)


def test_in_a_journal_a_play_and_its_debrief_wait_behind_the_lock(learner):
    learner.open().button("Create a journal").click()
    log = LogPage(learner.page, learner.site)
    keys = fill_new_journal(log, "Create a journal")
    log.field(CODE).fill(keys.code)
    log.button("I have it safe").click()
    expect(learner.heading("Choose a case")).to_be_visible()
    learner.begin().choose().button("Lock").click()
    expect(learner.button("Open my journal")).to_be_visible()
    expect(learner.scene).to_have_count(0)
    fill_lock(log, keys.name, keys.words)
    expect(learner.page.get_by_text("What was said before (one scene)")).to_be_visible()
    learner.choose().button("Step out").click()
    learner.look_back().field(SAY).fill("I will ask for time.")
    learner.keep().button("Lock").click()
    expect(learner.button("Open my journal")).to_be_visible()
    assert "I will ask for time." not in learner.page.content() + log.stored()
    fill_lock(log, keys.name, keys.words)
    expect(learner.field(SAY)).to_have_value("I will ask for time.")


def test_a_line_waits_on_the_supervision_page(learner):
    learner.short_debrief().field(SAY).fill("I need to look at my list first.")
    learner.page.get_by_text("Bring a line to supervision").click()
    line = f"From “{TITLE}”: I need to look at my list first."
    expect(learner.field("The line to bring")).to_have_value(line)
    learner.button("Keep it for my next agenda").click()
    said = "Your next agenda offers you this line"
    expect(learner.page.get_by_text(said)).to_be_visible()
    learner.page.goto(learner.site + AGENDA)
    expect(learner.page.get_by_text(line)).to_be_visible()


def test_what_is_written_survives_a_reload_and_not_the_lock(learner):
    learner.short_debrief().field(SAY).fill("Half a thought")
    learner.page.reload()
    expect(learner.field(SAY)).to_have_value("Half a thought")
    learner.button("Lock").click()
    learner.button("Lock and forget it").click()
    expect(learner.heading("Start now, keep nothing")).to_be_focused()
    expect(learner.heading("Choose a case")).to_be_visible()
    assert "Half a thought" not in learner.page.content()
    assert "place" not in LogPage(learner.page, learner.site).stored()


def test_hostile_words_stay_words_and_what_is_deleted_comes_back(learner, watch):
    learner.short_debrief().field(SAY).fill(HARD)
    learner.keep().button("Finish").click()
    line = learner.page.locator(".kept-plays .entry-line")
    expect(line).to_contain_text("<script>")
    learner.page.get_by_role("button", name="Delete the debrief").click()
    expect(line).to_have_count(0)
    learner.button("Undo").click()
    expect(line).to_contain_text("<script>")
    assert (learner.page.title() == "taken", watch.errors) == (False, [])


def test_word_and_paper_hold_what_was_answered(learner):
    learner.short_debrief().field(SAY).fill("I will ask for time.")
    with learner.page.expect_download() as coming:
        learner.button("Download for Word").click()
    name = coming.value.suggested_filename
    assert re.fullmatch(r"debrief-saying-no-[\d-]+\.docx", name)
    learner.page.emulate_media(media="print")
    expect(learner.button("Keep in my journal")).to_be_hidden()
    expect(learner.field(SAY)).to_be_visible()
    unanswered = "What are you feeling now, and where do you notice it?"
    expect(learner.field(unanswered)).to_be_hidden()
    closed = learner.page.locator(".stop details:not([open]) .why").first
    expect(closed).to_be_visible()


def test_an_address_that_names_a_case_never_shows_the_list_first(learner):
    learner.page.add_init_script(
        """window.shown = new Set();
        new MutationObserver(() => document.querySelectorAll("h2, .case-card")
          .forEach((each) => shown.add(each.textContent)))
          .observe(document, { childList: true, subtree: true });"""
    )
    learner.open("saying-no")
    expect(learner.button("Begin")).to_be_visible()
    assert learner.page.evaluate("[...shown]") == [TITLE]


def test_letters_are_our_own_once_the_page_is_there(learner):
    learner.open("saying-no")
    learner.page.wait_for_function(
        "[...document.fonts].some((one) => one.status === 'loaded')"
    )


def test_a_first_visit_is_light(learner):
    weight = Weight()
    weight.follow(learner.page)
    learner.open().page.wait_for_load_state("networkidle")
    assert (weight.requests <= 12, weight.kib <= 150) == (True, True), weight.kib


@pytest.mark.parametrize("size", [(320, 640), (640, 450)])
def test_bars_that_stay_in_place_never_cover_the_focus(learner, size):
    learner.page.emulate_media(reduced_motion="reduce")
    learner.begin()
    learner.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert walk(learner.page).problems == []
