"""A notebook of ordinary ipywidgets, on the stock front end without other hosts."""

from __future__ import annotations

import re

import psutil
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def ordinary(page, small_server):
    page.goto(f"{small_server.url}/voila/render/ordinary.ipynb")
    expect(page.get_by_role("button", name="Press me")).to_be_visible(timeout=30_000)
    return page


def test_a_slider_moves_and_a_button_reaches_python(ordinary, watch):
    ordinary.get_by_role("slider").focus()
    for _ in range(3):
        ordinary.keyboard.press("ArrowRight")
    # The stock slider sends its last place a moment after the one before it.
    expect(ordinary.get_by_text("Python sees 3")).to_be_visible()
    ordinary.get_by_role("button", name="Press me").click()
    expect(ordinary.get_by_text("pressed at 3")).to_be_visible()
    assert watch.errors == []


def test_it_asks_no_other_host_even_in_words(ordinary, watch):
    ordinary.wait_for_load_state("networkidle")
    assert watch.external == []
    asked = re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']+""", ordinary.content())
    assert asked == []


def test_its_policy_is_looser_but_names_no_other_host(small_server):
    policy = small_server.ask("/voila/render/ordinary.ipynb").headers[
        "content-security-policy"
    ]
    assert "'unsafe-inline'" in policy
    assert "http" not in policy
    assert "frame-ancestors 'self'" in policy


def test_closing_it_ends_its_kernel(context, start, small_pages):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    page = context.new_page()
    page.goto(f"{server.url}/voila/render/ordinary.ipynb")
    expect(page.get_by_role("button", name="Press me")).to_be_visible(timeout=30_000)
    kernels = server.kernels()
    assert len(kernels) == 1
    page.close(run_before_unload=True)
    assert psutil.wait_procs(kernels, timeout=15)[1] == []


def test_it_names_itself_and_its_language(ordinary):
    assert ordinary.title() == "Ordinary widgets"
    assert ordinary.locator("html").get_attribute("lang") == "en-GB"


def test_the_whole_page_is_printed(ordinary):
    ordinary.locator("#rendered_cells").evaluate(
        "(cells) => { for (let i = 0; i < 150; i++) {"
        " const line = document.createElement('p');"
        " line.textContent = 'Line ' + i; cells.append(line); } }"
    )
    assert ordinary.pdf(format="A4").count(b"/Type /Page\n") >= 3
