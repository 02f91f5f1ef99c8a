"""The log as a person handles it: words for what they press, fill and read."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

LOG = "/voila/render/emotional-log.ipynb"
PATTERNS = "/voila/render/patterns.ipynb"

HAPPENED = "What happened?"
STRENGTH = "How strong is it?"
TELLING = "What might it be telling you?"
COPING = "How could you change it, or cope?"


@dataclass(frozen=True)
class LogPage:
    """One tab on the emotional-response log.

    Args:
        page: The tab.
        site: Address of the server, without a slash at its end.
    """

    page: Page
    site: str

    def open(self) -> LogPage:
        """Go to the log and wait until it can be used."""
        self.page.goto(self.site + LOG)
        return self.ready()

    def ready(self) -> LogPage:
        """Wait until the log, or its lock, can be used."""
        either = self.button("Try without saving").or_(self.button("Save entry"))
        expect(either.or_(self.button("I have it safe"))).to_be_visible()
        return self

    def try_out(self) -> LogPage:
        """Go to the log and begin without saving."""
        self.open()
        self.button("Try without saving").click()
        expect(self.button("Save entry")).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """Return the field of exactly this label."""
        return self.page.get_by_label(label, exact=True)

    def write(self, **answers: str) -> LogPage:
        """Fill in fields of the entry: happened, strength, telling, coping."""
        labels = {
            "happened": HAPPENED,
            "strength": STRENGTH,
            "telling": TELLING,
            "coping": COPING,
        }
        for name, text in answers.items():
            self.field(labels[name]).fill(text)
        return self

    def tick(self, *names: str) -> LogPage:
        """Tick boxes, such as "Stomach" or "Anxious"."""
        for name in names:
            self.page.get_by_role("checkbox", name=name, exact=True).check()
        return self

    def choose(self, *names: str) -> LogPage:
        """Choose radio buttons by the beginning of their names."""
        for name in names:
            self.page.get_by_role("radio", name=name).check()
        return self

    def save(self) -> LogPage:
        """Save what is on the form and wait until it has been saved."""
        self.button("Save entry").click()
        expect(self.page.get_by_text("Saved at")).to_be_visible()
        return self

    def keep(self, happened: str) -> LogPage:
        """Write and save an entry of one line, and see it in the list."""
        self.write(happened=happened).save()
        expect(self.entry(happened)).to_be_visible()
        return self

    @property
    def entries(self) -> Locator:
        """Return the lines under "Your entries"."""
        place = self.page.get_by_role("region", name="Your entries")
        return place.locator(".entry-list").get_by_role("listitem")

    def entry(self, text: str) -> Locator:
        """Return the line in the list that holds a text."""
        return self.entries.filter(has_text=text)

    def open_entry(self, text: str) -> Locator:
        """Open an entry to read it, and return it."""
        one = self.entry(text)
        one.get_by_role("button", name="Open the entry").click()
        expect(one.get_by_role("term").first).to_be_visible()
        return one

    def made_up(self) -> LogPage:
        """Put the made-up entries in."""
        self.button("Try with made-up entries").click()
        expect(self.button("Remove the made-up entries")).to_be_visible()
        return self

    def stored(self) -> str:
        """Return all that this tab holds in its session storage."""
        return self.page.evaluate("() => JSON.stringify({ ...sessionStorage })")
