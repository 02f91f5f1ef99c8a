"""The pages as a person meets them, in a real browser."""

from __future__ import annotations

import nbformat
import pages_for_tests
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def open_counter(page, server, host="127.0.0.1"):
    page.goto(f"http://{host}:{server.port}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible()


def test_home_lists_its_pages_by_their_titles(page, server, watch):
    page.goto(server.url)
    for title in ("Emotional-response log", "Patterns", "Supervision agenda"):
        expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
    assert watch.errors == []


def test_home_starts_no_kernel(page, start):
    server = start("--pool", "0")  # none is kept ready, so none is refilled either
    page.goto(server.url)
    page.reload()
    assert server.kernels() == []


def test_a_card_leads_to_its_page(page, small_server):
    page.goto(small_server.url)
    page.get_by_role("link", name="A small page", exact=True).click()
    expect(page.get_by_role("heading", name="A small page")).to_be_visible()
    page.get_by_role("link", name="Home").click()
    expect(page).to_have_url(f"{small_server.url}/")


def test_a_page_names_itself_and_its_language(page, small_server):
    open_counter(page, small_server)
    assert page.title() == "A small page"
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_every_page_is_clean(page, small_server, watch):
    for path in ("/", "/away", "/voila/render/counter.ipynb"):
        page.goto(small_server.url + path)
        page.wait_for_load_state("networkidle")
    assert (watch.errors, watch.external) == ([], [])


def test_a_screen_sends_and_hears_messages_with_buffers(page, small_server):
    open_counter(page, small_server)
    page.get_by_label("Note").fill("abc")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_text("heard 3 and 8, kept 3 42")).to_be_visible()
    expect(page.get_by_role("button", name="Count 1")).to_be_visible()


def test_two_screens_of_one_kind_share_a_module_and_no_name(page, start, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    code = "import toolkit\ntoolkit.emotional_log()"
    cells = [nbformat.v4.new_code_cell(code) for _ in range(2)]
    pages_for_tests.write(folder, "twice", cells, toolkit={"screen": "log"})
    server = start("--notebooks", str(folder))
    page.goto(f"{server.url}/voila/render/twice.ipynb")
    expect(page.get_by_role("button", name="Try without saving")).to_have_count(2)
    ids = page.evaluate(
        "[...document.querySelectorAll('[id^=tk-field]')].map((e) => e.id)"
    )
    assert len(ids) == len(set(ids)) > 1


def test_a_screen_with_binary_state_is_drawn(page, small_server, watch):
    page.goto(f"{small_server.url}/voila/render/picture.ipynb")
    expect(page.get_by_role("button", name="Count 3")).to_be_visible()
    assert watch.errors == []


def test_a_million_characters_arrive_in_one_message(page, small_server):
    open_counter(page, small_server)
    page.evaluate("() => { window.big = 'é🌧'.repeat(500000); }")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_text("heard 1000000 and 8")).to_be_visible(timeout=20_000)


def test_a_state_of_six_million_characters_arrives(page, small_server):
    open_counter(page, small_server)
    page.get_by_label("Note").fill("fill")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_text("kept 6000000")).to_be_visible(timeout=20_000)


def test_text_too_long_for_one_message_is_told_and_the_page_goes_on(page, small_server):
    open_counter(page, small_server)
    page.evaluate("() => { window.big = 'x'.repeat(17e6); }")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_text("too long to send in one go")).to_be_visible()
    page.evaluate("() => { window.big = 'short'; }")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_text("heard 5")).to_be_visible()


def test_words_above_and_below_a_screen_are_safe(page, small_server, watch):
    open_counter(page, small_server)
    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.get_by_text("Words below.")).to_be_visible()
    assert watch.errors == []


def test_other_outputs_are_shown_plainly(page, small_server, watch):
    page.goto(f"{small_server.url}/voila/render/shown.ipynb")
    for words in ("A table of things", "said aloud", "42"):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    assert page.title() == "Shown"
    assert page.get_by_text("A table of things").get_attribute("onclick") is None
    assert watch.errors == []


def test_a_cell_that_fails_becomes_a_kind_sentence(page, small_server):
    page.goto(f"{small_server.url}/voila/render/broken.ipynb")
    expect(page.get_by_role("alert")).to_contain_text("could not be made ready")
    assert "canary-7431" not in page.content()
    assert "Traceback" not in page.content()


def test_a_kernel_that_dies_at_once_leaves_words_and_a_way_back(page, small_server):
    page.goto(f"{small_server.url}/voila/render/dead.ipynb", timeout=60_000)
    expect(page.get_by_text("could not be got ready")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Back to the home page").click()
    expect(page).to_have_url(f"{small_server.url}/")


def test_an_unknown_page_has_words_and_a_way_back(page, small_server):
    answer = page.goto(f"{small_server.url}/voila/render/nothing.ipynb")
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There is no page here")).to_be_visible()
    page.get_by_role("link", name="Back to the home page").click()
    expect(page).to_have_url(f"{small_server.url}/")


def test_without_scripts_a_page_says_so(without_scripts, small_server):
    page = without_scripts.new_page()
    page.goto(f"{small_server.url}/voila/render/counter.ipynb")
    expect(page.locator("noscript p")).to_contain_text("This page needs JavaScript")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_text("Getting your page ready")).to_be_hidden()


def test_the_calendar_works_without_scripts_and_names_nothing(
    without_scripts, small_server
):
    page = without_scripts.new_page()
    page.goto(f"{small_server.url}/away")
    shown = page.get_by_role("heading").inner_text()
    page.get_by_role("link", name="Next month").click()
    assert page.get_by_role("heading").inner_text() != shown
    for word in ("toolkit", "reflective", "supervision", "journal"):
        assert word not in page.content().lower()


def test_the_whole_page_is_printed(page, small_server):
    open_counter(page, small_server)
    page.locator("main").evaluate(
        "(main) => { for (let i = 0; i < 150; i++) {"
        " const line = document.createElement('p');"
        " line.textContent = 'Line ' + i; main.append(line); } }"
    )
    printed = page.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") >= 4


def test_plain_http_under_another_name_needs_no_secure_context(
    page, small_server, watch
):
    open_counter(page, small_server, "training.example")
    assert page.evaluate("isSecureContext") is False
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_role("button", name="Count 1")).to_be_visible()
    assert watch.errors == []


def test_the_query_changes_neither_theme_nor_template(page, small_server, watch):
    page.goto(
        f"{small_server.url}/voila/render/counter.ipynb"
        '?template=lab&theme="><script>document.title="hacked"</script>'
    )
    expect(page.get_by_role("button", name="Count 0")).to_be_visible()
    assert page.title() == "A small page"
    assert watch.errors == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    "path", ["/", "/away", "/nowhere", "/voila/render/counter.ipynb"]
)
def test_nothing_scrolls_sideways(page, small_server, width, path):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(small_server.url + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_stop_is_at_least_44_pixels(page, server):
    page.goto(server.url)
    for link in page.get_by_role("link").all():
        box = link.bounding_box()
        if link.is_visible() and "skip" not in (link.get_attribute("class") or ""):
            card = link.locator("xpath=ancestor::li")
            box = card.bounding_box() if card.count() else box
            assert box["height"] >= 44
