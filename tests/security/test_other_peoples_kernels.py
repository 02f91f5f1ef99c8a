"""A kernel belongs to the page that came first; nobody else hears, asks or ends it."""

from __future__ import annotations

import json
import re
import uuid

import pytest
from kernel_line import hear_all, kernel_of, line, message, page_of, refusal


@pytest.mark.parametrize(
    "path", ["/api/kernels", "/api/kernels/", "/api/sessions", "/api/kernelspecs"]
)
def test_kernels_are_not_listed(small, path):
    kernel_of(small)
    assert small.ask(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_kernels_are_not_started_or_ended_by_asking(small, method):
    kernel = kernel_of(small)
    before = len(small.kernels())
    for path in ("/api/kernels", f"/api/kernels/{kernel}"):
        assert small.ask(path, method, Content_Length="0").status in (403, 404, 405)
    for word in ("interrupt", "restart", "shutdown"):
        path = f"/api/kernels/{kernel}/{word}"
        assert small.ask(path, "POST", Content_Length="0").status == 404
    assert len(small.kernels()) == before


def test_ids_are_random_and_a_guess_finds_nothing(small):
    ids = {kernel_of(small, "shown") for _ in range(3)}
    assert len({each[:8] for each in ids}) == 3
    for each in ids:
        assert uuid.UUID(each).version == 4
    assert small.ask(f"/api/kernels/{uuid.uuid4()}").status == 404
    assert refusal(small, str(uuid.uuid4())) == 404


def test_whoever_learns_an_id_later_hears_and_asks_nothing(small):
    kernel = kernel_of(small)
    with line(small, kernel, "the-page") as mine:
        for session in ("another", "the-page2", "THE-PAGE", "", "%00"):
            assert refusal(small, kernel, session) == 403
        assert refusal(small, kernel, "another&session_id=") == 403
        heard = hear_all(mine)
    assert "kernel_info_reply" in {one["kind"] for one in heard}


def test_the_page_itself_may_come_back_after_a_lost_line(small):
    kernel = kernel_of(small)
    for _ in range(2):
        with line(small, kernel, "the-page") as mine:
            assert hear_all(mine)


def test_what_an_id_shows_of_a_kernel_is_only_that_it_runs(small):
    told = json.loads(small.ask(f"/api/kernels/{kernel_of(small)}").text)
    assert set(told) <= {
        *("id", "name", "last_activity", "execution_state", "connections", "reason")
    }


def test_a_passphrase_is_nowhere_in_what_a_page_is_told(whole):
    page = page_of(whole, "emotional-log")
    model = next(iter(page["states"]))
    wrong = {"do": "open", "id": "1", "name": "canary-name", "passphrase": "canary-1"}
    data = {"method": "custom", "content": wrong}
    ask = {"method": "request_state"}
    with line(whole, page["id"]) as mine:
        for each in (data, ask):
            one = message("comm_msg", {"comm_id": model, "data": each})
            mine.send(json.dumps(one))
        heard = hear_all(mine)
    assert "comm_msg" in {one["kind"] for one in heard}
    assert "canary" not in json.dumps(heard)


def test_an_id_stands_in_no_address_that_people_see(small):
    text = small.ask("/voila/render/counter.ipynb").text
    kernel = re.search(r'"id": "([\w-]{36})"', text)
    assert kernel
    assert text.count(kernel[1]) == 1
    assert kernel[1] not in small.ask("/").text
