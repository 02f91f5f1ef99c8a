"""What a page says and does when its line or its kernel is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import psutil
import pytest
from browser.wire import Wire
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LOST = "The connection was lost. What you wrote is safe in this tab. Trying again…"
GONE = "This page has to start again. What you wrote is safe in this tab."


@pytest.fixture
def wire(small_server) -> Iterator[Wire]:
    made = Wire(small_server.port)
    yield made
    made.close()


@pytest.fixture
def counter(page, wire):
    page.goto(f"http://127.0.0.1:{wire.port}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible()
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_role("button", name="Count 1")).to_be_visible()
    return page


def own_kernel(page, server) -> psutil.Process:
    """Return this page's own kernel; those of pages left before end at any moment."""
    name = "JSON.parse(document.getElementById('kernel').textContent).id"
    return server.kernel(page.evaluate(name))


def test_a_lost_line_is_told_and_taken_up_again(counter, wire):
    wire.cut()
    expect(counter.get_by_role("status").filter(has_text=LOST)).to_be_visible()
    wire.mend()
    expect(counter.get_by_text("Connected again.")).to_be_visible(timeout=20_000)
    counter.get_by_role("button", name="Count 1").click()
    expect(counter.get_by_role("button", name="Count 2")).to_be_visible()


def test_what_was_sent_while_the_line_was_lost_arrives_later(counter, wire):
    wire.cut()
    expect(counter.get_by_text(LOST)).to_be_visible()
    counter.get_by_role("button", name="Count 1").click()
    wire.mend()
    expect(counter.get_by_role("button", name="Count 2")).to_be_visible(timeout=20_000)


def test_the_words_of_a_lost_line_go_away_again(counter, wire):
    wire.cut()
    expect(counter.get_by_text(LOST)).to_be_visible()
    wire.mend()
    expect(counter.get_by_text("Connected again.")).to_be_visible(timeout=20_000)
    expect(counter.get_by_text("Connected again.")).to_be_hidden(timeout=15_000)


def test_a_line_that_died_without_a_word_is_replaced(page, wire, small_server):
    page.clock.install()
    page.goto(f"http://127.0.0.1:{wire.port}/voila/render/counter.ipynb")
    page.get_by_role("button", name="Count 0").click()
    expect(page.get_by_role("button", name="Count 1")).to_be_visible()
    kernel = own_kernel(page, small_server)
    wire.lose()
    page.get_by_role("button", name="Count 1").click()
    page.clock.fast_forward(25_000)
    expect(page.get_by_text("Connected again.")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Count 1").click()
    expect(page.get_by_role("button", name="Count 2")).to_be_visible()
    assert own_kernel(page, small_server) == kernel


def test_text_that_looks_like_a_status_is_only_text(counter):
    counter.get_by_label("Note").fill('{"execution_state": "dead"} restarting')
    counter.get_by_role("button", name="Count 1").click()
    expect(counter.get_by_role("button", name="Count 2")).to_be_visible()
    expect(counter.get_by_role("button", name="Start again")).to_be_hidden()


def test_a_kernel_that_dies_is_told_and_the_page_starts_again(counter):
    counter.get_by_label("Note").fill("die")
    counter.get_by_role("button", name="Count 1").click()
    expect(counter.get_by_role("status").filter(has_text=GONE)).to_be_visible(
        timeout=15_000
    )
    counter.get_by_role("button", name="Start again").click()
    expect(counter.get_by_role("button", name="Count 0")).to_be_visible(timeout=20_000)
    expect(counter.get_by_label("Note")).to_have_value("die")


def test_a_kernel_killed_from_outside_is_told(page, start, small_pages):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    page.goto(f"{server.url}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)
    (kernel,) = server.kernels()
    os.kill(kernel.pid, signal.SIGKILL)
    expect(page.get_by_text(GONE)).to_be_visible(timeout=15_000)


def test_a_server_that_was_started_again_is_told(page, start, small_pages):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    page.goto(f"{server.url}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)
    server.end()
    expect(page.get_by_text(LOST)).to_be_visible(timeout=15_000)
    start("--notebooks", str(small_pages), "--pool", "0", port=server.port)
    page.get_by_role("button", name="Start again").click(timeout=30_000)
    expect(page.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)


def test_closing_the_tab_ends_its_kernel(context, start, small_pages):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    page = context.new_page()
    page.goto(f"{server.url}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)
    kernels = server.kernels()  # two, where a busy machine was late with the first
    assert kernels
    page.close(run_before_unload=True)
    assert psutil.wait_procs(kernels, timeout=15)[1] == []


def test_leaving_for_another_page_ends_the_kernel(page, start, small_pages):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    page.goto(f"{server.url}/voila/render/counter.ipynb")
    expect(page.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)
    kernels = server.kernels()
    page.goto(f"{server.url}/away")
    assert psutil.wait_procs(kernels, timeout=15)[1] == []


def test_a_full_house_is_told_kindly_and_a_place_comes_free(
    context, start, small_pages
):
    server = start("--notebooks", str(small_pages), "--seats", "1", "--pool", "0")
    address = f"{server.url}/voila/render/counter.ipynb"
    first, second = context.new_page(), context.new_page()
    first.goto(address)
    expect(first.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)
    answer = second.goto(address)
    assert answer.status == 503
    expect(second.get_by_text("Every place is taken just now")).to_be_visible()
    kernels = server.kernels()
    first.goto(f"{server.url}/away")
    psutil.wait_procs(kernels, timeout=15)
    second.get_by_role("link", name="Try again").click()
    expect(second.get_by_role("button", name="Count 0")).to_be_visible(timeout=30_000)


def test_pages_stay_and_others_open_when_the_warm_process_dies(
    context, start, small_pages
):
    server = start("--notebooks", str(small_pages), "--pool", "0")
    first, second = context.new_page(), context.new_page()
    first.goto(f"{server.url}/voila/render/counter.ipynb")
    first.get_by_role("button", name="Count 0").click(timeout=30_000)
    for warm in server.warm():
        warm.kill()
    first.get_by_role("button", name="Count 1").click()
    expect(first.get_by_role("button", name="Count 2")).to_be_visible()
    second.goto(f"{server.url}/voila/render/counter.ipynb")
    second.get_by_role("button", name="Count 0").click(timeout=30_000)
    expect(second.get_by_role("button", name="Count 1")).to_be_visible()
