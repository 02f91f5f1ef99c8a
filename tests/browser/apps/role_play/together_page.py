"""Playing together as a group round a laptop handles it, from card to card."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

ROLE_PLAY = "/voila/render/role-play.ipynb"
CASE = "The unannounced home visit"


class TogetherPage:
    """One tab at "Play together".

    Args:
        page: The tab.
        site: Address of the server, without a slash at its end.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def open(self) -> TogetherPage:
        """Go to the part, with no journal open."""
        self.page.goto(self.site + ROLE_PLAY)
        self.button("Play together").click()
        return self.at("Play together")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """Return the button of this name."""
        exact = isinstance(name, str)
        return self.page.get_by_role("button", name=name, exact=exact)

    def at(self, heading: str | re.Pattern[str]) -> TogetherPage:
        """Wait until the step of this heading is there."""
        found = self.page.get_by_role("heading", level=2, name=heading)
        expect(found).to_be_visible()
        return self

    def press(self, name: str, heading: str | re.Pattern[str]) -> TogetherPage:
        """Press a button and wait for the step it leads to."""
        self.button(name).click()
        return self.at(heading)

    def begin(self, people: str = "Three") -> TogetherPage:
        """Choose the case and how many there are, and sit down."""
        self.page.get_by_role("radio", name=re.compile(f"^{CASE}")).check()
        self.page.get_by_role("radio", name=re.compile(f"^{people}")).check()
        return self.press("Begin", CASE)

    def hand_out(self) -> TogetherPage:
        """Agree, and hand the laptop to the worker."""
        return self.press("We agree. Hand out the cards", re.compile("Hand the laptop"))

    def read_cards(self) -> TogetherPage:
        """Let everybody read their card in turn."""
        for who in ("I am the worker", "I play Tasha", "I am the observer"):
            self.button(f"{who}. Show my card").click()
            self.button("I have read it. Cover it").click()
        return self.at("Everybody has their card")

    def play(self) -> TogetherPage:
        """Sit down in threes with cards on paper, and begin to play."""
        self.open().begin().hand_out()
        self.press("We have our cards on paper", "Everybody has their card")
        return self.press("Begin to play", "You are playing")

    def talk(self) -> TogetherPage:
        """Finish the play, step out of the roles and come to the first word."""
        self.press("We have finished", "Out of the roles")
        return self.press("We are ourselves again", "The worker speaks first")
