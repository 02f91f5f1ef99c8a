"""A group round one laptop: a card each, the play, the words, and what is not kept."""

from __future__ import annotations

import re

import pytest
from browser.apps.role_play.together_page import CASE, ROLE_PLAY, TogetherPage
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ONLY_TASHA_KNOWS = "It was my brother who was shouting"
WRITTEN = "She said “hello, I am new here” and waited"


@pytest.fixture
def group(log) -> TogetherPage:
    return TogetherPage(log.page, log.site)


def test_a_round_from_the_first_card_to_changing_places(group):
    group.open().begin()
    group.page.get_by_text("Put names to it, if you like").click()
    group.page.get_by_label("Tasha", exact=True).fill("Ruth")
    group.hand_out().read_cards()
    expect(group.page.get_by_text(ONLY_TASHA_KNOWS)).to_have_count(0)
    group.press("Begin to play", "You are playing")
    first = group.page.get_by_label("Write down the worker's first two sentences.")
    first.fill(WRITTEN)
    group.button(re.compile("^Make a mark: ")).click()
    group.press("Stop and breathe", "Stop and breathe")
    group.press("Go on where we were", "You are playing")
    expect(first).to_have_value(WRITTEN)
    group.press("We have finished", "Out of the roles")
    expect(group.page.get_by_text("“I am Ruth. I am not Tasha.")).to_be_visible()
    group.press("We are ourselves again", "The worker speaks first")
    group.press("Thank you. Next: Tasha", re.compile("other person"))
    group.press("Thank you. Next: the observer", re.compile("from the sheet"))
    expect(group.page.get_by_role("definition").first).to_have_text(WRITTEN)
    group.press("Thank you. Next: the worker", "One thing to try next")
    group.press("Thank you. The round is done", "Change places?")
    expect(group.page.get_by_text("Tasha (Ruth) becomes the worker")).to_be_visible()
    group.press("Change places", "Hand the laptop to the worker (Ruth)")


def test_a_card_is_gone_from_the_page_once_it_is_covered(group):
    group.open().begin().hand_out()
    group.button("I am the worker. Show my card").click()
    group.button("I have read it. Cover it").press("Enter")
    group.button("I play Tasha. Show my card").press("Enter")
    expect(group.page.get_by_text(ONLY_TASHA_KNOWS)).to_be_visible()
    expect(group.page.get_by_role("heading", name="Tasha", level=2)).to_be_focused()
    group.button("I have read it. Cover it").press("Enter")
    group.at("Hand the laptop to the observer")
    assert ONLY_TASHA_KNOWS not in group.page.content()


def test_a_reload_comes_back_to_the_play_and_finishing_leaves_nothing(group):
    group.play()
    sheet = group.page.get_by_label("Anything else, in the words that were said")
    sheet.fill(WRITTEN)
    group.page.reload()
    group.at("You are playing")
    expect(sheet).to_have_value(WRITTEN)
    group.press("We have finished", "Out of the roles")
    group.press("Leave it there", "Before you get up")
    group.press("Finish, and forget it", "Play together")
    held = group.page.evaluate("() => JSON.stringify({ ...sessionStorage })")
    assert "together.held" not in held
    assert "hello, I am new here" not in held


def test_a_link_to_a_case_leads_there_and_the_group_waits(group):
    group.open().begin()
    group.page.goto(f"{group.site}{ROLE_PLAY}?case=saying-no")
    expect(group.button("Begin")).to_be_visible()
    group.at("Saying no to one more case").press("Play together", CASE)
    group.page.reload()
    group.at(CASE)


def test_whoever_has_a_journal_open_can_keep_one_line(log, group):
    log.try_out()
    group.open().begin().hand_out().press("Step out", "Before you get up")
    group.page.get_by_text("Keep one line for your own learning").click()
    line = group.page.get_by_label("What you want to remember")
    line.fill("Ask, and then wait")
    group.button("Keep this line").click()
    expect(group.page.get_by_text("Kept in your log.")).to_be_visible()
    expect(line).to_have_value("")


def test_cards_print_a_page_each(group):
    group.open()
    group.page.get_by_text("On paper instead").click()
    group.button("Show the cards, to print").click()
    cards = group.page.get_by_role("article")
    expect(cards).to_have_count(5)
    group.page.emulate_media(media="print")
    breaks = cards.evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakAfter)"
    )
    assert breaks == ["page", "page", "page", "auto", "auto"]
    expect(group.button("Print")).to_be_hidden()
