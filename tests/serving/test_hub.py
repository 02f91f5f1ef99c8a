"""One person's server behind a hub: what it believes, and whom it lets in."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from served import Served, free_port

from toolkit.errors import ServeError
from toolkit.serving.app import ToolkitServer
from toolkit.serving.hub import (
    INSIDE_HTTPS,
    NO_ADDRESS,
    NO_HUB,
    OPEN,
    HubAuthMixin,
    apply_hub_options,
    is_over_https,
    read_hub,
    wrap_handler,
)
from toolkit.serving.options import Options, check_options

SAID = {
    "JUPYTERHUB_API_TOKEN": "made up",
    "JUPYTERHUB_API_URL": "http://127.0.0.1:1/hub/api",
    "JUPYTERHUB_BASE_URL": "/",
    "JUPYTERHUB_CLIENT_ID": "jupyterhub-user-ada",
    "JUPYTERHUB_OAUTH_ACCESS_SCOPES": '["access:servers!user=ada"]',
    "JUPYTERHUB_PUBLIC_URL": "https://reflect.example/user/ada/",
    "JUPYTERHUB_SERVICE_PREFIX": "/user/ada/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:40001/user/ada/",
}
HERE = "/user/ada"
NOBODYS_KERNEL = f"{HERE}/api/kernels/11111111-1111-1111-1111-111111111111"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
    "Sec_WebSocket_Version": "13",
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that was started as by a hub, which does not answer any more."""
    port, data = free_port(), tmp_path_factory.mktemp("kept") / "data"
    listen = f"http://127.0.0.1:{port}{HERE}/"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "toolkit", "serve", "--hub"),
            *("--data", str(data), "--pool", "0"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **SAID, "JUPYTERHUB_SERVICE_URL": listen},
    )
    server = Served(process, port, data)
    assert process.stdout
    for line in process.stdout:
        server.lines.append(line)
        if "Pages are ready" in line:
            break
    server.listener = threading.Thread(target=server.listen, daemon=True)
    server.listener.start()
    yield server
    server.end()


def refusal(**other: str) -> str:
    with pytest.raises(ServeError) as refused:
        read_hub({**SAID, **other})
    return refused.value.sentence


def test_without_a_hub_jupyterhub_is_never_loaded():
    loaded = "import sys, toolkit.serving.app; print('jupyterhub' in sys.modules)"
    line = [sys.executable, "-c", loaded]
    assert subprocess.check_output(line, text=True).strip() == "False"


def test_a_hub_says_where_to_listen():
    hub = read_hub(SAID)
    assert (hub.host, hub.port, hub.prefix) == ("127.0.0.1", 40001, "/user/ada/")
    assert hub.name == "reflect.example"


@pytest.mark.parametrize(
    "missing",
    ["JUPYTERHUB_API_TOKEN", "JUPYTERHUB_SERVICE_PREFIX", "JUPYTERHUB_SERVICE_URL"],
)
def test_without_a_hub_nothing_is_started(missing):
    assert refusal(**{missing: ""}) == NO_HUB


def test_a_hub_that_hides_its_address_is_refused():
    assert refusal(JUPYTERHUB_PUBLIC_URL="") == NO_ADDRESS


def test_https_that_we_do_not_speak_is_refused():
    assert refusal(JUPYTERHUB_SERVICE_URL="https://127.0.0.1:1/") == INSIDE_HTTPS


def test_whether_it_is_https_is_what_the_hub_said_at_the_start():
    assert is_over_https(read_hub(SAID))
    plain = {**SAID, "JUPYTERHUB_PUBLIC_URL": "http://127.0.0.1:8000/user/ada/"}
    assert not is_over_https(read_hub(plain))


def test_what_the_hub_decides_cannot_be_chosen_otherwise():
    wished = Options(host="0.0.0.0", port=1, trusted_proxies=("10.0.0.1",))
    given = apply_hub_options(replace(wished, open_browser=True), read_hub(SAID))
    assert (given.host, given.port, given.base_url) == ("127.0.0.1", 40001, f"{HERE}/")
    assert given.trusted_proxies == ()
    assert not given.open_browser


@pytest.mark.parametrize("name", ["ada", "ada.b@council.example", "ada%2Bx", "-ada"])
def test_names_of_every_kind_can_be_part_of_the_address(tmp_path, name):
    hub = read_hub({**SAID, "JUPYTERHUB_SERVICE_PREFIX": f"/user/{name}/"})
    check_options(apply_hub_options(Options(data=tmp_path), hub))


def test_every_address_asks_the_hub_unless_what_it_shows_is_nobodys(tmp_path):
    listed = ToolkitServer(Options(data=tmp_path)).init_handlers()
    for _, handler, *_ in listed:
        asks = issubclass(wrap_handler(handler), HubAuthMixin)
        assert asks != issubclass(handler, OPEN), handler


def test_visitors_are_sent_to_the_hub_to_sign_in(alone):
    for path in ("/", "/voila/render/emotional-log.ipynb"):
        answer = alone.ask(HERE + path, Host="reflect.example")
        assert answer.status == 302, path
        assert answer.headers["location"].startswith("/hub/api/oauth2/authorize?")
        assert alone.kernels() == []


@pytest.mark.parametrize(
    "path",
    [NOBODYS_KERNEL, f"{NOBODYS_KERNEL}/channels?session_id=x", f"{HERE}/status"],
)
def test_everything_else_is_refused_to_strangers(alone, path):
    assert alone.ask(path, **UPGRADE).status == 403
    assert alone.ask(path).status == 403


def test_a_made_up_pass_opens_nothing(alone):
    shown = "jupyterhub-user-ada=2|1:0|10:1795330844|made-up"
    assert alone.ask(f"{HERE}/", Cookie=shown).status == 302
    answer = alone.ask(NOBODYS_KERNEL, Cookie=shown)
    assert answer.status == 403
    assert "Traceback" not in answer.text


def test_a_hub_that_does_not_answer_opens_nothing(alone):
    answer = alone.ask(f"{HERE}/", Authorization="token made-up")
    assert answer.status == 500
    assert "127.0.0.1" not in answer.text


def test_leaving_quickly_works_even_when_the_hub_has_forgotten_somebody(alone):
    assert "Calendar" in alone.ask(f"{HERE}/away").text
    assert alone.ask(f"{HERE}/calendar.css").status == 200


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookies_are_for_https_whatever_a_header_says(alone, scheme):
    forwarded = {"X_Forwarded_Proto": scheme, "Forwarded": f"proto={scheme}"}
    cookie = alone.ask(f"{HERE}/", **forwarded).headers["set-cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


def test_another_name_than_the_hubs_is_refused(alone):
    assert alone.ask(f"{HERE}/", Host="evil.example").status == 403
    forwarded = {"X_Forwarded_Host": "reflect.example"}
    assert alone.ask(f"{HERE}/", Host="evil.example", **forwarded).status == 403


def test_sign_in_that_comes_back_wrong_is_told_in_plain_words(alone):
    answer = alone.ask(f"{HERE}/oauth_callback?code=x&state=y")
    assert answer.status == 403
    assert "home page" in answer.text
    assert "oauth" not in answer.text.split("<body")[1]


def test_nothing_of_the_hubs_is_said_in_the_log(alone):
    alone.ask(f"{HERE}/")
    said = "\n".join(alone.lines)
    for word in ("ada", "made up", "token", "oauth"):
        assert word not in said
