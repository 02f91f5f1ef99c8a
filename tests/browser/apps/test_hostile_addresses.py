"""Script in an address stays what it is: text that nobody runs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
PAGES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
RUNS = "document.title='hacked';alert(1)"
HOSTILE = [
    f'"><script>{RUNS}</script>',
    f"<img src=x onerror={RUNS}>",
    f"<iframe srcdoc='<script>parent.{RUNS}</script>'></iframe>",
    "<img src=http://evil.example/x.png>",
    f"javascript:{RUNS}",
    "</title><script>" + RUNS + "</script>",
    "{{7*7}}${7*7}",
    "../../../etc/passwd",
]
NAMES = ("case", "template", "theme", "room", "worksheet", "to", "name", "month")


def query() -> str:
    """Return every odd text under every name a page could look for."""
    asked = [
        f"{name}={quote(HOSTILE[at % len(HOSTILE)])}"
        for at, name in enumerate(NAMES * 2)
    ]
    return "&".join([*asked, *(f"x={quote(each)}" for each in HOSTILE)])


@pytest.mark.parametrize("name", PAGES)
def test_script_in_the_address_of_a_page_does_not_run(page, server, watch, name):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(f"{server.url}/voila/render/{name}?{query()}#{quote(HOSTILE[0])}")
    expect(page.locator("#loading")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.title() != "hacked"
    assert page.locator("iframe, img[src='x'], img[src*='evil']").count() == 0
    assert (asked, watch.errors, watch.external) == ([], [], [])


@pytest.mark.parametrize("path", ["/", "/away", "/enter", "/<script>alert(1)</script>"])
def test_script_in_any_other_address_does_not_run(page, server, watch, path):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(f"{server.url}{quote(path)}?{query()}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.title() != "hacked"
    assert page.locator("iframe, img").count() == 0
    assert (asked, watch.external) == ([], [])
