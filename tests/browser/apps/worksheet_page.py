"""The worksheets as a person handles them: what they press, fill and read."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

WORKSHEETS = "/voila/render/worksheets.ipynb"
HARD = "Before a hard conversation"
FEAR = "What do I fear?"
LINE = "Bring to supervision: one line"


@dataclass(frozen=True)
class WorksheetPage:
    """One tab on the worksheets."""

    page: Page
    site: str

    def open(self) -> WorksheetPage:
        """Go to the worksheets."""
        self.page.goto(self.site + WORKSHEETS)
        return self

    def try_out(self) -> WorksheetPage:
        """Go to the worksheets and begin without saving."""
        self.open().button("Try without saving").click()
        expect(self.button(f"Begin {HARD}")).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """Return the field of exactly this label."""
        return self.page.get_by_label(label, exact=True)

    def begin(self, title: str = HARD) -> WorksheetPage:
        """Choose a worksheet."""
        self.button(f"Begin {title}").click()
        heading = self.page.get_by_role("heading", name=title, exact=True)
        expect(heading).to_be_focused()
        return self

    def paper(self) -> Locator:
        """Return the worksheet as it lies on paper."""
        self.page.emulate_media(media="print")
        return self.page.get_by_role("article")

    def save(self) -> WorksheetPage:
        """Save what is filled in, and wait until it is kept."""
        self.button("Save worksheet").click()
        expect(self.page.get_by_text("Saved. ")).to_be_visible()
        return self

    @property
    def own(self) -> Locator:
        """Return what is kept."""
        return self.page.get_by_role("region", name="Your worksheets")

    @property
    def other(self) -> Locator:
        """Return the panel that shows what another tab has saved."""
        return self.page.get_by_role("region", name="The other version")
