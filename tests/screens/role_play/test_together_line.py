"""One line of playing together, kept by whoever's journal is open, or not at all."""

from __future__ import annotations

import pytest

from toolkit.screens.role_play.page import RolePlayScreen


def begin(screen) -> None:
    asked = {"case": "home-visit", "people": 3, "others": [], "minutes": 10}
    assert screen.act("together-begin", **asked)["ok"]


@pytest.fixture
def page(settings, clock) -> RolePlayScreen:
    """A group at the laptop of somebody who tries the toolkit without saving."""
    screen = RolePlayScreen(settings, clock)
    screen.act("hello", carry="", query="", loopback=True, zone="Europe/London")
    screen.act("try")
    begin(screen)
    return screen


def test_one_line_is_kept_only_when_its_owner_asks(page):
    reply = page.act("together-line", form={"line": "Ask, then wait.", "bring": True})
    assert reply["said"].endswith("Your next agenda offers you this line.")
    (entry,) = page.shelf.entries()
    assert (entry.supervision_line, entry.bin) == ("Ask, then wait.", "supervision")
    assert entry.happened.startswith("I played “The unannounced home visit”")


def test_a_line_is_looked_at_before_it_is_kept(page):
    reply = page.act("together-line", form={"line": "Ring Mrs Okafor on 07700 900123"})
    assert reply["notices"]["line"]
    assert page.shelf.entries() == []
    assert page.act("together-line", form={"line": "Wait for Tasha."})["saved"]


@pytest.mark.parametrize("form", [{}, {"line": "  "}, {"line": 5}, None])
def test_no_line_keeps_nothing(page, form):
    assert not page.act("together-line", form=form)["ok"]
    assert page.shelf.entries() == []


def test_without_a_journal_no_line_is_kept(page):
    page.act("lock", draft=None)
    begin(page)
    reply = page.act("together-line", form={"line": "Ask, then wait."})
    assert reply["kind"] == "JournalLocked"
