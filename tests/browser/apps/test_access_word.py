"""The word for a room, as people in the room meet it: by keyboard, phone and ear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser.gates.all_gates import faults
from playwright.sync_api import Page, expect
from served import Served, serve

pytestmark = pytest.mark.browser

WORD = "blue heron"
LOG = "/voila/render/emotional-log.ipynb"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = serve(
        tmp_path_factory.mktemp("kept"),
        *("--access-word", WORD, "--allow-host", "training.example", "--pool", "0"),
    )
    yield running
    running.end()


@pytest.fixture
def door(page: Page, room: Served) -> Page:
    """A tab that wanted the log and stands before the word."""
    page.goto(room.url + LOG)
    expect(
        page.get_by_role("heading", name="The word for this session")
    ).to_be_visible()
    return page


def test_by_keyboard_alone_the_page_that_was_wanted_opens(door, room, watch):
    expect(door.get_by_label("Word", exact=True)).to_be_focused()
    door.keyboard.type("Blue Heron")
    door.keyboard.press("Enter")
    expect(door.get_by_role("button", name="Try without saving")).to_be_visible()
    assert door.url == room.url + LOG
    door.get_by_role("link", name="Home").click()
    expect(door.get_by_role("link", name="Patterns", exact=True)).to_be_visible()
    assert watch.errors == []


def test_every_gate_holds_before_and_after_a_slip(door):
    assert faults(door) == {}
    door.get_by_label("Word", exact=True).fill("grey heron")
    door.get_by_role("button", name="Open the pages").click()
    expect(door.get_by_role("alert")).to_have_text(
        "That is not the word for this session. Please look at it once more."
    )
    expect(door.get_by_label("Word", exact=True)).to_be_focused()
    expect(door.get_by_label("Word", exact=True)).to_have_value("")
    assert faults(door) == {}


def test_without_scripts_it_opens_just_the_same(without_scripts, room):
    page = without_scripts.new_page()
    page.goto(room.url)
    page.get_by_label("Word", exact=True).fill(WORD)
    page.get_by_role("button", name="Open the pages").click()
    expect(page.get_by_role("link", name="Patterns", exact=True)).to_be_visible()


def test_a_link_on_another_site_leads_in_where_the_word_is_known(page, room):
    page.goto(room.url)
    page.get_by_label("Word", exact=True).fill(WORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Patterns", exact=True)).to_be_visible()
    # Another name is another site, from which a browser tells no strict cookie.
    page.goto(f"http://training.example:{room.port}/away")
    page.evaluate("(to) => { window.location.href = to; }", f"{room.url}/")
    expect(page.get_by_role("link", name="Patterns", exact=True)).to_be_visible()


def test_over_plain_http_in_the_room_it_opens_too(page, room):
    page.goto(f"http://training.example:{room.port}/")
    page.get_by_label("Word", exact=True).fill(WORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Patterns", exact=True)).to_be_visible()
