from __future__ import annotations

import pytest

from toolkit.serving.access.addresses import AllowedHosts, is_loopback, read_host_name


@pytest.mark.parametrize(
    "header",
    ["127.0.0.1", "127.0.0.1:8866", "127.9.8.7", "localhost", "[::1]", "[::1]:8866"],
)
def test_this_machine_is_always_allowed(header):
    assert AllowedHosts().allows(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "10.0.0.1",
        "[::ffff:127.0.0.1]",
        "127.0.0.1@evil.example",
        "evil.example:127",
        "127.0.0.1:x",
        "127.0.0.1:8866:1",
        "127.1",
        "2130706433",
        "127.0.0.1, evil.example",
        "127.0.0.1\tevil",
    ],
)
def test_everything_else_is_refused(header):
    assert not AllowedHosts().allows(header)


def test_a_further_name_is_allowed_whatever_its_case_and_port():
    known = AllowedHosts(["Training.Example", "192.168.1.5"])
    assert known.allows("training.example:8866")
    assert known.allows("TRAINING.EXAMPLE.")
    assert known.allows("192.168.1.5:80")
    assert not known.allows("sub.training.example")


def test_a_name_loses_its_port_and_brackets():
    assert read_host_name("[::1]:80") == "::1"
    assert read_host_name("Name:80") == "name"


def test_only_loopback_addresses_are_loopback():
    assert is_loopback("::1")
    assert not is_loopback("::2")
    assert not is_loopback("localhost.")
