"""The role-play page as a learner handles it: choose, begin, play, look back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

ROLE_PLAY = "/voila/render/role-play.ipynb"
HEADING = "What happened, and what you felt"
SAY = "What will you actually say next time? Write it as you would say it."
CASE = "saying-no"
TITLE = "Saying no to one more case"


@dataclass(frozen=True)
class RolePlayPage:
    """One tab on the role-play page.

    Args:
        page: The tab.
        site: Address of the server, without a slash at its end.
    """

    page: Page
    site: str

    def open(self, case: str = "") -> RolePlayPage:
        """Go to the page, or straight to the prebrief of a case."""
        query = f"?case={case}" if case else ""
        self.page.goto(f"{self.site}{ROLE_PLAY}{query}")
        heading = self.heading("Choose a case")
        expect(heading.or_(self.button("Begin"))).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def heading(self, name: str) -> Locator:
        """Return the heading of exactly this name."""
        return self.page.get_by_role("heading", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """Return the field of exactly this label."""
        return self.page.get_by_label(label, exact=True)

    @property
    def options(self) -> Locator:
        """Return what can be chosen in this scene."""
        return self.page.locator(".options").get_by_role("button")

    @property
    def scene(self) -> Locator:
        """Return the heading of the scene that is on the page."""
        return self.page.locator(".scene h2")

    def prebrief(self, case: str = CASE) -> RolePlayPage:
        """Go to the prebrief of a case."""
        self.open(case)
        expect(self.button("Begin")).to_be_visible()
        return self

    def begin(self, case: str = CASE) -> RolePlayPage:
        """Begin a case with nothing opened."""
        self.prebrief(case).button("Begin").click()
        expect(self.scene).to_be_focused()
        return self

    @property
    def asked(self) -> Locator:
        """Return the button that passes what is asked before the choices."""
        names = re.compile("^(Go on|Show the choices)$")
        return self.page.locator(".scene form").get_by_role("button", name=names)

    def pass_by(self) -> RolePlayPage:
        """Pass what is asked before the choices of this scene."""
        while True:
            expect(self.asked.or_(self.options.first)).to_be_visible()
            if not self.asked.is_visible():
                return self
            name = self.asked.inner_text()
            self.asked.click()
            expect(self.button(name)).to_have_count(0)

    def choose(self, number: int = 0) -> RolePlayPage:
        """Take one of the choices, and wait for the next scene."""
        self.pass_by()
        before = self.scene.inner_text()
        self.options.nth(min(number, self.options.count() - 1)).click()
        expect(self.scene).not_to_have_text(before)
        return self

    def to_the_end(self, number: int = 0) -> RolePlayPage:
        """Play on until the case ends."""
        end = self.button("Go to debrief")
        while True:
            expect(end.or_(self.options.first).or_(self.asked)).to_be_visible()
            if end.is_visible():
                return self
            self.choose(number)

    def look_back(self) -> RolePlayPage:
        """Come out of the role and go to the debrief."""
        expect(self.heading("Out of the role")).to_be_visible()
        self.button("Go to debrief").click()
        expect(self.heading(HEADING)).to_be_focused()
        return self

    def short_debrief(self) -> RolePlayPage:
        """Begin, choose twice, step out and go to the debrief."""
        self.begin().choose().choose().button("Step out").click()
        expect(self.heading("You have stepped out")).to_be_focused()
        return self.look_back()

    def keep(self) -> RolePlayPage:
        """Keep the debrief and wait until it is kept."""
        self.button("Keep in my journal").click()
        expect(self.page.get_by_text("Kept at")).to_be_visible()
        return self
