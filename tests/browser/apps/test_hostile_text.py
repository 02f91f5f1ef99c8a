"""Whatever is pasted in is shown as text, or refused in a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script><b>bold</b>"
ODD = "🌧️👩🏽‍⚕️ مرحبا بالعالم \u202etxet\u202c שלום ﷽ e\u0301"


def paste(field, text: str) -> None:
    """Put text in a field in one go, as a paste does."""
    field.focus()
    field.page.keyboard.insert_text(text)


@pytest.mark.parametrize("label", ["What happened?", "What might it be telling you?"])
def test_html_and_script_stay_text(log, label):
    asked: list[str] = []
    log.page.on(
        "dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss())
    )
    log.try_out().write(happened="Hostile").field(label).fill(SCRIPT)
    log.save()
    log.page.reload()
    log.entries.first.get_by_role("button", name="Open the entry").click()
    expect(log.entries.first.get_by_role("definition").first).to_be_visible()
    expect(log.entries.get_by_text(SCRIPT).first).to_be_visible()
    assert log.page.locator(".toolkit :is(img, script, b)").count() == 0
    assert asked == []


def test_script_in_ones_own_feeling_word_stays_text(log):
    log.try_out().field("Words of your own").fill("<b>torn</b>")
    log.save()
    expect(log.entry("<b>torn</b>")).to_be_visible()
    assert log.page.locator(".toolkit b").count() == 0


def test_a_megabyte_gets_a_sentence_and_stays_on_the_page(log):
    log.try_out()
    paste(log.field("What happened?"), "word " * 200_000)
    log.button("Save entry").click()
    said = log.page.get_by_role("alert")
    expect(said).to_contain_text("longer than one entry can hold")
    assert (
        log.field("What happened?").evaluate("(one) => one.value.length") == 1_000_000
    )
    log.keep("Short enough")


def test_emoji_and_right_to_left_are_kept_as_they_are(log):
    log.try_out().keep("Odd letters").write(happened=ODD).save()
    shown = log.entries.first.locator(".headline")
    expect(shown).to_have_attribute("dir", "auto")
    assert "مرحبا بالعالم" in shown.inner_text()
    assert "👩🏽‍⚕️" in shown.inner_text()


def test_control_characters_do_no_harm(log):
    log.try_out()
    paste(log.field("What happened?"), "be\x00fore\x07 and\x1b[31m after\u2028")
    log.save()
    text = log.entries.first.locator(".headline").inner_text()
    assert "after" in text
    assert not any(ord(letter) < 32 for letter in text)


def test_search_takes_any_text(log):
    log.try_out().keep("Something to find")
    log.page.get_by_text("Search and filter").click()
    log.field("Words").fill("[(*+?\\ <script> \U0001f327")
    expect(log.entries).to_have_count(0)
    log.button("Show everything").click()
    expect(log.entry("Something to find")).to_be_visible()
