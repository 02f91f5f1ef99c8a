"""Script in every text field of every page stays text, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
PAGES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
HOSTILE = (
    "<img src=http://evil.example/x.png onerror=document.title='hacked'>"
    "<iframe srcdoc='<script>parent.document.title=`hacked`</script>'></iframe>"
    "<script>document.title='hacked'</script>"
)
FIELDS = "textarea:visible, input[type=text]:visible, input[type=search]:visible"


def begin(page: Page) -> None:
    """Come to where a page can be written on, and open all that is folded away."""
    expect(page.locator("#loading")).to_be_hidden()
    way_in = page.get_by_role("button", name="Try without saving", exact=True)
    main = page.locator(".toolkit")
    expect(main.first).to_be_visible()
    if way_in.count():
        way_in.click()
        expect(way_in).to_have_count(0)
    while (closed := page.locator("details:not([open]) > summary:visible")).count():
        closed.first.click()


@pytest.mark.parametrize("name", PAGES)
def test_script_in_every_text_field_stays_text(page, server, watch, name):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(f"{server.url}/voila/render/{name}")
    title = page.title()
    begin(page)
    for field in page.locator(FIELDS).all():
        if field.is_visible() and field.is_editable():
            field.fill(HOSTILE)
    strong = page.locator(".toolkit button.primary:visible").all()
    if strong:
        strong[-1].click()
    page.reload()
    expect(page.locator("#loading")).to_be_hidden()
    expect(page.locator(".toolkit").first).to_be_visible()
    assert page.locator(".toolkit :is(iframe, script, img[src*='evil'])").count() == 0
    assert (page.title(), asked) == (title, [])
    assert (watch.errors, watch.external) == ([], [])
