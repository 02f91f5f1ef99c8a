"""A debrief in two tabs of one journal: both versions are seen, and either is kept."""

from __future__ import annotations

import pytest
from browser.apps.journal_keys import create_journal, open_journal
from browser.apps.log_page import LogPage
from browser.apps.role_play.role_play_page import ROLE_PLAY, SAY, RolePlayPage
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

DRAFT = "toolkit.draft.role-play"
FELT = "What are you feeling now, and where do you notice it?"


@pytest.fixture
def doubled(log, context) -> tuple[RolePlayPage, RolePlayPage]:
    """A debrief that was kept, and the same in a doubled tab that has kept theirs."""
    keys = create_journal(log)
    learner = RolePlayPage(log.page, log.site)
    learner.short_debrief().field(SAY).fill("The first words")
    learner.keep()
    held = learner.page.evaluate("key => sessionStorage.getItem(key)", DRAFT)
    there = LogPage(context.new_page(), log.site).open()
    open_journal(there, keys)
    there.page.evaluate("all => sessionStorage.setItem(...all)", [DRAFT, held])
    double = RolePlayPage(there.page, log.site)
    double.page.goto(log.site + ROLE_PLAY)
    for tab, words in ((learner, "Mine"), (double, "Theirs")):
        expect(tab.field(SAY)).to_have_value("The first words")
        tab.field(SAY).fill(words)
    double.field(FELT).fill("Tired")
    double.keep()
    return learner, double


def other_version(tab: RolePlayPage) -> Locator:
    return tab.page.get_by_role("region", name="The other version")


def test_a_debrief_kept_in_two_tabs_is_never_overwritten_unseen(doubled):
    mine, _theirs = doubled
    mine.button("Keep in my journal").click()
    expect(mine.page.get_by_role("alert")).to_contain_text("another tab")
    expect(mine.field(SAY)).to_have_value("Mine")
    expect(other_version(mine)).to_contain_text("Theirs")
    expect(other_version(mine)).to_contain_text("Tired")
    expect(mine.field(FELT)).to_have_value("")
    mine.button("Keep in my journal").click()
    expect(mine.page.get_by_text("Not kept yet")).to_be_visible()
    mine.button("Keep mine instead").click()
    expect(mine.page.get_by_text("Kept at")).to_be_visible()
    expect(other_version(mine)).to_have_count(0)
    mine.field(SAY).fill("Mine again")
    mine.keep()


def test_after_a_reload_the_other_debrief_can_be_taken(doubled):
    mine, _theirs = doubled
    mine.page.reload()
    expect(mine.field(SAY)).to_have_value("Mine")
    mine.button("Keep in my journal").click()
    expect(other_version(mine)).to_contain_text("Theirs")
    mine.button("Take the other version").click()
    expect(mine.field(SAY)).to_have_value("Theirs")
    expect(other_version(mine)).to_have_count(0)
    mine.keep()
