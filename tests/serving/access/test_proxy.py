"""Whom the server believes about a browser that it does not see itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders

from toolkit.serving.access.proxy import HEADERS, TrustedProxies, parse_network

TOLD = {
    "X-Forwarded-Host": "training.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.7",
}


def request(peer: str, told: dict[str, str] = TOLD) -> Any:
    headers = HTTPHeaders({"Host": "127.0.0.1:8866", **told})
    return SimpleNamespace(
        headers=headers, host="127.0.0.1:8866", protocol="http", remote_ip=peer
    )


def seen(peer: str, told: dict[str, str] = TOLD, trusted=("10.0.0.1",)) -> list[str]:
    one = request(peer, told)
    TrustedProxies(trusted).believe(one)
    assert not any(name in one.headers for name in HEADERS)
    assert one.headers["Host"] == one.host
    return [one.host, one.protocol, one.remote_ip]


def test_a_named_proxy_is_believed():
    assert seen("10.0.0.1") == ["training.example", "https", "192.0.2.7"]


@pytest.mark.parametrize("peer", ["10.0.0.2", "127.0.0.1", "::1", "", "0.0.0.0"])
def test_nobody_else_is_believed(peer):
    assert seen(peer) == ["127.0.0.1:8866", "http", peer]


def test_without_a_name_no_proxy_is_believed():
    assert seen("127.0.0.1", trusted=()) == ["127.0.0.1:8866", "http", "127.0.0.1"]


def test_a_range_of_addresses_can_be_named():
    assert seen("10.0.0.77", trusted=("10.0.0.0/24",))[1] == "https"
    assert seen("::ffff:10.0.0.77", trusted=("10.0.0.0/24",))[1] == "https"


@pytest.mark.parametrize("proto", ["", "ftp", "https, http", "HTTPS\x00", "javascript"])
def test_only_http_and_https_are_protocols(proto):
    assert seen("10.0.0.1", {"X-Forwarded-Proto": proto})[1] == "http"


@pytest.mark.parametrize(
    ("told", "browser"),
    [
        ("198.51.100.9, 192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, 10.0.0.1", "192.0.2.7"),
        ("made up, 192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, made up", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_what_a_browser_says_of_itself_is_not_believed(told, browser):
    assert seen("10.0.0.1", {"X-Forwarded-For": told})[2] == browser


@pytest.mark.parametrize(
    "text", ["", "localhost", "proxy.example", "0.0.0.0/0", "::/0"]
)
def test_everybody_and_nobody_are_no_proxies(text):
    assert parse_network(text) is None
