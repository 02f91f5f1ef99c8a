"""Behind a web server of the house, under a base address of its own."""

from __future__ import annotations

import pytest
from kernel_line import hear_all
from reverse_proxy import ReverseProxy
from served import Answer, Served
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

BASE = "/training/room-2/"
NAME = "training.example"
PROXIED = ("--base-url", BASE, "--allow-host", NAME)


@pytest.fixture(scope="module")
def behind(notebooks, tmp_path_factory):
    from served import serve

    pages = ("--notebooks", str(notebooks), "--pool", "0")
    kept = tmp_path_factory.mktemp("kept")
    running = serve(kept, *pages, *PROXIED, "--trust-proxy", "127.0.0.1")
    yield running
    running.end()


@pytest.fixture(scope="module")
def front(behind):
    proxy = ReverseProxy(behind.port)
    yield proxy
    proxy.close()


@pytest.fixture
def ask(behind, front):
    """Ask through the proxy, as a browser elsewhere does."""

    def one(path: str, **headers: str) -> Answer:
        through = Served(behind.process, front.port, behind.data)
        return through.ask(path, **{"Host": NAME, **headers})

    return one


def test_everything_a_page_asks_for_lies_under_the_base_address(ask):
    for path in (BASE, f"{BASE}away", f"{BASE}voila/render/shown.ipynb"):
        answer = ask(path)
        assert answer.status == 200
        assert f'href="{BASE}' in answer.text
        assert 'href="/toolkit' not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/away", "/toolkit/static/host.js", "/api/kernels"]
)
def test_outside_the_base_address_there_is_nothing(ask, path):
    assert ask(path).status == 404


def test_the_base_address_without_its_slash_leads_to_the_home_page(ask):
    answer = ask(BASE.rstrip("/"))
    assert (answer.status, answer.headers["location"]) == (301, BASE)


def test_the_cookie_is_for_the_base_address_alone(ask):
    assert (
        f"Path={BASE};" in ask(f"{BASE}voila/render/shown.ipynb").headers["set-cookie"]
    )


def test_a_line_is_opened_through_the_proxy_from_its_own_page_only(ask, front):
    text = ask(f"{BASE}voila/render/shown.ipynb").text
    kernel = text.partition('"id": "')[2].partition('"')[0]
    url = f"ws://127.0.0.1:{front.port}{BASE}api/kernels/{kernel}/channels?session_id=x"
    host = {"Host": NAME}
    with pytest.raises(InvalidStatus):
        connect(url, origin="http://evil.example", additional_headers=host).close()
    with connect(url, origin=f"http://127.0.0.1:{front.port}") as connection:
        assert hear_all(connection)


def test_a_name_that_was_not_allowed_is_refused_through_the_proxy_too(ask):
    assert ask(BASE, Host="evil.example").status == 403


def test_what_a_browser_says_of_itself_does_not_pass_the_proxy(ask):
    answer = ask(BASE, X_Forwarded_Host="evil.example", X_Forwarded_Proto="gopher")
    assert answer.status == 200
    assert "evil" not in answer.text


def test_a_trusted_proxy_that_speaks_https_gets_cookies_for_https(behind):
    told = {"X_Forwarded_Host": NAME, "X_Forwarded_Proto": "https"}
    answer = behind.ask(f"{BASE}voila/render/shown.ipynb", **told)
    assert "Secure" in answer.headers["set-cookie"]


def test_nobody_else_can_claim_to_be_the_proxy(start):
    server = start(*PROXIED, "--trust-proxy", "192.0.2.1")
    told = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "evil.example"}
    answer = server.ask(f"{BASE}voila/render/shown.ipynb", **told)
    assert answer.status == 200
    assert "Secure" not in answer.headers["set-cookie"]
    assert any(f"through the proxy at {NAME}{BASE}" in line for line in server.lines)
