"""The supervision agenda as a person handles it: what they press, fill and read."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

AGENDA = "/voila/render/supervision-agenda.ipynb"
BRING = "What do you want to bring?"


@dataclass(frozen=True)
class AgendaPage:
    """One tab on the supervision agenda."""

    page: Page
    site: str

    def open(self) -> AgendaPage:
        """Go to the agenda."""
        self.page.goto(self.site + AGENDA)
        return self

    def try_out(self) -> AgendaPage:
        """Go to the agenda and begin without saving."""
        self.open().button("Try without saving").click()
        expect(self.button("Add item")).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """Return the field of exactly this label."""
        return self.page.get_by_label(label, exact=True)

    def item(self, text: str) -> Locator:
        """Return an item on the agenda."""
        return self.page.locator(".item").filter(has_text=text)

    def add(self, text: str, function: str = "support") -> AgendaPage:
        """Put an item on the agenda."""
        self.field(BRING).fill(text)
        self.field("Function").select_option(function)
        self.button("Add item").click()
        expect(self.item(text)).to_be_visible()
        expect(self.field(BRING)).to_have_value("")
        return self

    def order(self) -> list[str]:
        """Return the items in their order."""
        return self.page.locator(".items > .item > .headline").all_inner_texts()

    def start(self) -> AgendaPage:
        """Start a session with two items."""
        self.add("How it was").add("Court dates", "management")
        self.button("Start the session").click()
        expect(self.button("Next item")).to_be_visible()
        return self

    def write(self, text: str, bin: str = "private") -> AgendaPage:
        """Write a note into a bin."""
        self.field("Write something down").fill(text)
        self.field("Where it goes").first.select_option(bin)
        self.button("Keep it").click()
        expect(self.page.locator(".lines-kept")).to_contain_text(text)
        return self

    def end(self) -> AgendaPage:
        """End the session."""
        self.button("End the session").click()
        heading = self.page.get_by_role("heading", name="Closing the session")
        expect(heading).to_be_focused()
        return self

    def part(self, name: str) -> AgendaPage:
        """Open another part of the page."""
        self.button(name).click()
        expect(self.page.get_by_role("heading", level=2).first).to_be_focused()
        return self

    def unfold(self, summary: str) -> AgendaPage:
        """Open what stands folded under these words."""
        self.page.get_by_text(summary, exact=True).click()
        return self
