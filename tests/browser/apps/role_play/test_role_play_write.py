"""Writing a case in a real browser: bring a story in, mend it, try it, take it away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser.apps.log_page import LogPage
from browser.apps.states import ROLE_PLAY
from hostile_stories import INERT, page
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

STORY = page(
    '<tw-passagedata pid="1" name="The door">Tasha: Yes? (live: 2s)[Hm]\n'
    "[[Say why-&gt;Inside]]\n[[Shout-&gt;Outsid]]</tw-passagedata>"
    '<tw-passagedata pid="2" name="Inside">She lets you in.</tw-passagedata>'
    '<tw-passagedata pid="3" name="Outside">It closes.</tw-passagedata>',
    'name="A short visit" startnode="1" format="Harlowe"',
)
CANNOT = "1 thing to mend before it can be used."
CAN = re.compile("It can be used")


@dataclass(frozen=True)
class WritingPage:
    """One tab on the part "Write a case"."""

    page: Page
    site: str

    def open(self) -> WritingPage:
        """Go to the part "Write a case"."""
        self.page.goto(self.site + ROLE_PLAY)
        return self.ready()

    def ready(self) -> WritingPage:
        """Open the part "Write a case" of the page that is there."""
        self.button("Write a case").click()
        heading = self.page.get_by_role("heading", name="Write a case", exact=True)
        expect(heading).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """Return the button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def text(self) -> Locator:
        """Return the editor."""
        return self.page.get_by_label("Your case", exact=True)

    @property
    def says(self) -> Locator:
        """Return what the checker says in one sentence."""
        found = self.page.get_by_role("region", name="What the checker says")
        return found.get_by_role("status")

    def bring(self, path: Path, data: bytes) -> WritingPage:
        """Bring in a story from a file."""
        path.write_bytes(data)
        self.page.get_by_label("Story from a file").set_input_files(path)
        return self

    def begin(self, title: str) -> WritingPage:
        """Begin a new case."""
        self.page.get_by_label("Title", exact=True).fill(title)
        self.button("Start writing").click()
        expect(self.text).to_have_value(re.compile(title))
        expect(self.says).to_have_text(CAN)
        return self

    def change(self, old: str, new: str) -> WritingPage:
        """Change some words in the editor."""
        text = self.text.input_value()
        assert old in text
        self.text.fill(text.replace(old, new))
        return self


@pytest.fixture
def writing(log: LogPage) -> WritingPage:
    """A tab that can go to the part "Write a case"."""
    return WritingPage(log.page, log.site)


def test_a_story_comes_in_is_mended_tried_and_taken_away(writing, tmp_path, watch):
    writing.open().bring(tmp_path / "visit.html", STORY)
    report = writing.page.get_by_role("region", name="What came in")
    expect(report).to_contain_text("Twine page: 3 scenes, 2 links.")
    expect(report).to_contain_text("1 macro is shown as words")
    expect(writing.says).to_have_text(CANNOT)
    writing.change("Outsid]]", "Outside]]")
    expect(writing.says).to_have_text(CAN)
    writing.button("Try it").click()
    heading = writing.page.get_by_role("heading", name="A short visit")
    expect(heading).to_be_visible()
    writing.ready()
    with writing.page.expect_download() as waiting:
        writing.page.get_by_role("button", name="Twine (.html)").click()
    assert b"Shout-&gt;Outside]]" in Path(waiting.value.path()).read_bytes()
    expect(writing.page.get_by_text("What it leaves out:")).to_be_visible()
    assert watch.errors == []


def test_a_finding_leads_to_its_line(writing, tmp_path):
    writing.open().bring(tmp_path / "visit.html", STORY)
    writing.page.locator(".level.must button").click()
    expect(writing.text).to_be_focused()
    marked = writing.text.evaluate(
        "it => it.value.slice(it.selectionStart, it.selectionEnd)"
    )
    assert marked == "- [[Shout->Outsid]]"


def test_what_was_typed_is_there_after_a_reload(writing):
    writing.open().begin("The phone call").change("Sam: Yes?", "Sam: Who is it?")
    writing.text.press("End")
    expect(writing.says).to_have_text(CAN)
    writing.page.wait_for_function(
        "() => JSON.stringify({ ...sessionStorage }).includes('Who is it?')"
    )
    writing.page.reload()
    writing.ready()
    expect(writing.text).to_have_value(re.compile(r"Sam: Who is it\?"))


def test_what_was_replaced_comes_back(writing, tmp_path):
    writing.open().begin("The phone call")
    writing.page.get_by_text("Start another case").click()
    writing.bring(tmp_path / "visit.html", STORY)
    expect(writing.text).to_have_value(re.compile("A short visit"))
    writing.button("Undo").click()
    expect(writing.text).to_have_value(re.compile("The phone call"))
    writing.page.get_by_text("Bring back what was here before").click()
    writing.page.get_by_role("button", name="Bring back A short visit").click()
    expect(writing.text).to_have_value(re.compile("A short visit"))


def test_a_scene_is_put_in_where_it_belongs(writing):
    writing.open().begin("The phone call")
    writing.button("A scene").click()
    before = re.compile(r"What told you so\?\n\n:: A new scene\n")
    expect(writing.text).to_have_value(before)
    after = re.compile(r"What speaks for it\.\n\n:: Plain words\n")
    expect(writing.text).to_have_value(after)
    writing.page.keyboard.type("On the stairs")
    expect(writing.text).to_have_value(re.compile("\n:: On the stairs\n"))


def test_a_hostile_story_is_only_words(writing, tmp_path, watch):
    writing.page.on("dialog", lambda dialog: watch.errors.append(dialog.message))
    writing.open().bring(tmp_path / "x.html", INERT["scripts"]())
    expect(writing.page.get_by_text("never runs")).to_be_visible()
    expect(writing.text).not_to_have_value(re.compile("alert"))
    assert watch.errors == []


def test_a_file_that_is_no_story_or_too_large_gets_a_sentence(writing, tmp_path):
    writing.open().bring(tmp_path / "large.h5p", b"PK\x03\x04" + b"\0" * 21_000_000)
    alert = writing.page.get_by_role("alert")
    expect(alert).to_contain_text("too large to be brought in (21 megabytes)")
    writing.bring(tmp_path / "odd.json", b'{"a": 1}')
    expect(alert).to_contain_text("No story can be found in this file.")


def test_a_case_is_kept_opened_again_and_deleted_with_a_way_back(writing):
    writing.page.goto(writing.site + ROLE_PLAY)
    writing.ready().button("Try without saving").click()
    writing.begin("The phone call").button("Keep this case").click()
    kept = writing.page.get_by_role("region", name="Your cases")
    expect(kept).to_contain_text("In the editor")
    writing.button("Put it away").click()
    kept.get_by_role("button", name="Open The phone call").click()
    expect(writing.text).to_have_value(re.compile("The phone call"))
    kept.get_by_role("button", name="Delete The phone call").click()
    expect(kept).to_have_count(0)
    writing.button("Undo").click()
    expect(kept).to_contain_text("The phone call")
