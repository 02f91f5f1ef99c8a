"""What holds on every page in every state: access, reach, width, quiet, weight."""

from __future__ import annotations

import pytest
from browser.apps.log_page import LogPage
from browser.apps.states import STATES, log_editing, open_log
from browser.gates.all_gates import faults
from browser.gates.keyboard import walk
from browser.gates.weight import Weight
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NO_SUCH_PAGE = "the server responded with a status of 404"
MOST_KIB = 150
MOST_REQUESTS = 12


@pytest.mark.parametrize("state", STATES)
def test_every_gate_holds(log, watch, state):
    log.page.emulate_media(reduced_motion="reduce")
    STATES[state](log)
    assert faults(log.page) == {}
    assert [each for each in watch.errors if NO_SUCH_PAGE not in each] == []


@pytest.mark.parametrize("size", [(320, 640), (640, 450)])
def test_bars_that_stay_in_place_never_cover_the_focus(log, size):
    log.page.emulate_media(reduced_motion="reduce")
    log_editing(log)
    log.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert walk(log.page).problems == []


def test_forced_colours_still_tell_what_is_chosen(log):
    log.page.emulate_media(forced_colors="active")
    open_log(log)
    figure, chip = log.page.locator(".body-figure"), log.page.locator(".chip").first
    log.page.mouse.move(0, 0)
    lit, on = figure.screenshot(), chip.screenshot()
    log.page.get_by_role("checkbox", name="Stomach", exact=True).uncheck()
    log.page.get_by_role("checkbox", name="Anxious", exact=True).uncheck()
    log.page.mouse.move(0, 0)
    assert figure.screenshot() != lit
    assert chip.screenshot() != on


def test_reduced_motion_leaves_nothing_moving(log):
    log.page.emulate_media(reduced_motion="reduce")
    open_log(log)
    assert log.page.evaluate("() => document.getAnimations().length") == 0


@pytest.mark.parametrize("first", ["/", "/voila/render/emotional-log.ipynb"])
def test_a_first_visit_is_light(page, server, first):
    weight = Weight()
    weight.follow(page)
    page.goto(server.url + first)
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    print(f"{first}: {weight.requests} requests, {weight.kib:.0f} KiB")
    assert weight.requests <= MOST_REQUESTS
    assert weight.kib <= MOST_KIB


def test_pause_and_help_give_the_focus_back(log: LogPage):
    log.open()
    for name in ("Pause", "Help and support lines"):
        log.button(name).press("Enter")
        expect(log.page.get_by_role("dialog")).to_be_visible()
        log.page.keyboard.press("Escape")
        expect(log.page.get_by_role("dialog")).to_be_hidden()
        expect(log.button(name)).to_be_focused()
