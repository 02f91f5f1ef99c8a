"""With a certificate everything goes over https, and nothing goes without."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import subprocess
import sys
from http.client import HTTPException, HTTPSConnection

import certificates
import psutil
import pytest
from kernel_line import message
from websockets.asyncio.client import connect
from websockets.typing import Origin


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return certificates.make(tmp_path_factory.mktemp("https"))


@pytest.fixture(scope="module")
def trusting(made) -> ssl.SSLContext:
    """What a browser has that trusts whoever made the certificate."""
    return ssl.create_default_context(cafile=made.certfile)


@pytest.fixture(scope="module")
def safe(made, notebooks, tmp_path_factory):
    from served import serve

    pages = ("--notebooks", str(notebooks), "--pool", "0")
    names = ("--allow-host", "training.example")
    running = serve(tmp_path_factory.mktemp("kept"), *pages, *names, *made.arguments)
    yield running
    running.end()


@pytest.fixture
def page(safe, trusting):
    """One page: its answer's headers, and its text."""
    asked = HTTPSConnection("127.0.0.1", safe.port, timeout=60, context=trusting)
    asked.request("GET", "/voila/render/counter.ipynb")
    got = asked.getresponse()
    yield dict(got.getheaders()), got.read().decode()
    asked.close()


def test_it_says_its_address_with_https(safe):
    said = "\n".join(safe.lines)
    assert f"is open at https://127.0.0.1:{safe.port}/" in said
    assert f"and at https://training.example:{safe.port}/" in said


def test_cookies_never_travel_in_the_clear(page):
    headers, _ = page
    assert "Secure" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]


async def answered(url: str, trusting: ssl.SSLContext, origin: str) -> str:
    """Ask over an encrypted line who a kernel is, and return what it says."""
    # Read and written in one thread, as encrypted connections want to be.
    async with connect(url, ssl=trusting, origin=Origin(origin)) as connection:
        await connection.send(json.dumps(message("kernel_info_request", {})))
        async for heard in connection:
            if "kernel_info_reply" in str(heard):
                return str(heard)
    return ""


def test_the_line_to_the_kernel_is_encrypted_too(safe, trusting, page):
    kernel = re.search(r'"id": "([\w-]{36})"', page[1])
    assert kernel
    url = f"wss://127.0.0.1:{safe.port}/api/kernels/{kernel[1]}/channels?session_id=x"
    origin = f"https://127.0.0.1:{safe.port}"
    assert "protocol_version" in asyncio.run(answered(url, trusting, origin))


def test_in_the_clear_nothing_is_answered(safe):
    with pytest.raises((HTTPException, OSError)):
        safe.ask("/")


def test_old_ways_of_encrypting_are_not_spoken(safe):
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with pytest.warns(DeprecationWarning):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    asked = HTTPSConnection("127.0.0.1", safe.port, timeout=30, context=old)
    with pytest.raises(OSError):
        asked.request("GET", "/")
    asked.close()


def test_a_certificate_that_is_over_stops_the_start_with_a_sentence(tmp_path):
    old = certificates.make(tmp_path, days=(-30, -1))
    command = [sys.executable, "-m", "toolkit", "serve", "--no-browser"]
    command += ["--data", str(tmp_path / "kept"), *old.arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "The certificate for https ended on" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kernel_inherits_neither_the_door_nor_the_key(safe, made, page):
    assert page
    kernels = psutil.Process(safe.process.pid).children(recursive=True)
    assert kernels
    for kernel in kernels:
        doors = kernel.net_connections(kind="inet")
        assert [each for each in doors if each.status == psutil.CONN_LISTEN] == []
        assert str(made.keyfile) not in [each.path for each in kernel.open_files()]
        assert str(made.keyfile) not in str(kernel.environ())
