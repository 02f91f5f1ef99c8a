"""Pages of other sites, open in the same browser, reach nothing of ours."""

from __future__ import annotations

import pytest
from kernel_line import kernel_of, refusal

EVIL = "http://evil.example"
PAGES = ("/", "/away", "/voila/render/shown.ipynb", "/toolkit/static/host.js")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("origin", [EVIL, "null"])
def test_no_answer_may_be_read_by_another_site(small, path, origin):
    headers = small.ask(path, Origin=origin).headers
    assert not [name for name in headers if name.startswith("access-control")]
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_asking_first_whether_it_may_is_answered_with_no(small, path):
    asked = {"Origin": EVIL, "Access_Control_Request_Method": "POST"}
    answer = small.ask(path, "OPTIONS", **asked)
    assert answer.status in (403, 404, 405)
    assert "access-control-allow-origin" not in answer.headers


ORIGINS = [
    *(EVIL, "null", "https://127.0.0.1", "http://127.0.0.1.evil.example"),
    *("file://", "http://localhost", "http://127.0.0.1:1", "chrome-extension://abc"),
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_site_opens_no_line_to_a_kernel(small, origin):
    assert refusal(small, kernel_of(small, "shown"), origin=origin) == 403


PART_OF_A_PAGE = [
    {"Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "image"},
    {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"},
    {"Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"},
    {"Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"},
    {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "embed"},
]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("how", PART_OF_A_PAGE)
def test_as_a_part_of_another_page_nothing_is_sent_and_no_seat_taken(small, site, how):
    before = len(small.kernels())
    path = "/voila/render/shown.ipynb"
    assert small.ask(path, Sec_Fetch_Site=site, **how).status == 403
    assert len(small.kernels()) == before


@pytest.mark.parametrize("site", ["none", "cross-site", "same-origin"])
def test_a_link_from_anywhere_leads_to_a_page(small, site):
    how = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert small.ask("/", Sec_Fetch_Site=site, **how).status == 200


@pytest.mark.parametrize("cookie", ["", "_xsrf=made-up", "_xsrf=2|a|b|1"])
def test_a_kernel_is_not_ended_without_the_page_s_own_mark(small, cookie):
    path = f"/voila/api/shutdown/{kernel_of(small, 'shown')}"
    before = len(small.kernels())
    sent = {"Cookie": cookie, "Content_Length": "0"}
    assert small.ask(path, "POST", **sent).status == 403
    assert small.ask(path, "POST", Origin=EVIL, **sent).status in (403, 404)
    assert len(small.kernels()) == before


REBOUND = [
    *("evil.example", "127.0.0.1.nip.example", "localhost.evil.example", "0.0.0.0"),
    *("[::ffff:127.0.0.1]", "2130706433", "127.0.0.1@evil.example", "evil.example:80"),
]


@pytest.mark.parametrize("host", REBOUND)
def test_under_a_stranger_s_name_nothing_is_answered(small, host):
    kernel = kernel_of(small, "shown")
    for path in (*PAGES, f"/api/kernels/{kernel}", "/enter", "/status"):
        answer = small.ask(path, Host=host, Origin=f"http://{host}")
        assert answer.status in (400, 403), path
    before = len(small.kernels())
    small.ask(f"/voila/api/shutdown/{kernel}", "POST", Host=host, Content_Length="0")
    assert len(small.kernels()) == before


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Real-IP", "Forwarded"])
def test_a_header_that_names_us_does_not_help_a_stranger(small, name):
    told = {name.replace("-", "_"): "127.0.0.1"}
    assert small.ask("/", Host="evil.example", **told).status == 403


def test_a_header_that_names_a_stranger_does_no_harm(small):
    answer = small.ask("/", X_Forwarded_Host="evil.example", X_Forwarded_Proto="https")
    assert answer.status == 200
    assert "evil.example" not in answer.text
