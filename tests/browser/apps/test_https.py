"""Over https, straight or through a web server of the house, journals open."""

from __future__ import annotations

from collections.abc import Iterator

import certificates
import pytest
from browser.apps.journal_keys import create_journal, lock, open_journal
from browser.apps.log_page import LogPage
from playwright.sync_api import Browser, Page
from reverse_proxy import ReverseProxy
from served import serve

pytestmark = pytest.mark.browser

BASE = "/training"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return certificates.make(tmp_path_factory.mktemp("https"))


@pytest.fixture
def page(browser: Browser, watch) -> Iterator[Page]:
    """A tab that takes our own certificate, which no authority has vouched for."""
    context = browser.new_context(ignore_https_errors=True, locale="en-GB")
    watch.attach(context)
    yield context.new_page()
    context.close()
    assert watch.external == []


@pytest.fixture(scope="module")
def straight(made, tmp_path_factory) -> Iterator[str]:
    kept = tmp_path_factory.mktemp("kept")
    names = ("--allow-host", "training.example", "--pool", "0")
    one = serve(kept, *names, *made.arguments)
    yield f"https://training.example:{one.port}"
    one.end()


@pytest.fixture(scope="module")
def through(made, tmp_path_factory) -> Iterator[str]:
    """A server in the clear behind a proxy that speaks https, under a base address."""
    kept = tmp_path_factory.mktemp("kept")
    names = ("--allow-host", "training.example", "--trust-proxy", "127.0.0.1")
    one = serve(kept, "--base-url", BASE, "--pool", "0", *names)
    proxy = ReverseProxy(one.port, made)
    yield f"https://training.example:{proxy.port}{BASE}"
    proxy.close()
    one.end()


@pytest.mark.parametrize("way", ["straight", "through"])
def test_a_journal_is_made_and_opened_again_over_https(page, watch, way, request):
    log = LogPage(page, request.getfixturevalue(way))
    keys = create_journal(log)
    assert page.evaluate("isSecureContext") is True
    log.tick("Stomach").keep("Kept over https")
    lock(log)
    open_journal(log, keys)
    log.entry("Kept over https").wait_for()
    assert watch.errors == []


def test_behind_a_proxy_the_home_page_leads_everywhere_and_back(page, watch, through):
    page.goto(f"{through}/")
    page.get_by_role("link", name="Emotional-response log", exact=True).click()
    page.get_by_role("button", name="Leave quickly").click()
    page.wait_for_url(f"{through}/away")
    page.goto(f"{through}/")
    page.get_by_role("link", name="Patterns", exact=True).click()
    page.get_by_role("link", name="Home").click()
    page.wait_for_url(f"{through}/")
    assert watch.errors == []
