"""What the server answers to requests, asked exactly as a stranger might."""

from __future__ import annotations

import gzip
import http.client
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from toolkit.serving.pages.files_and_headers import START

OURS = "Reflective Supervision Toolkit"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "127.0.0.2", "LOCALHOST:80"]
)
def test_this_machine_s_own_names_are_answered(running, host):
    assert running.ask("/", Host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.9", "", "a b"]
)
@pytest.mark.parametrize("path", ["/", "/voila/render/counter.ipynb", "/api/kernels/x"])
def test_every_other_name_is_refused(running, host, path):
    answer = running.ask(path, Host=host)
    assert answer.status in (400, 403)
    assert "canary" not in answer.text
    assert "counter" not in answer.text


def test_a_refused_name_is_told_plainly(running):
    answer = running.ask("/", Host="evil.example")
    assert answer.status == 403
    assert "This address is not known here" in answer.text


def test_a_name_that_was_allowed_is_answered(running):
    assert running.ask("/", Host="training.example:80").status == 200


PRIVATE = [
    "/voila/files/counter.ipynb",
    "/voila/files/notes.txt",
    "/files/notes.txt",
    "/notes.txt",
    "/voila/static/../../../notes.txt",
    "/voila/render/notes.txt",
    "/voila/tree",
    "/voila/api/contents",
    "/api/contents",
    "/api/kernels",
    "/api/sessions",
    "/api/terminals",
    "/api/config",
    "/api/shutdown",
    "/metrics",
    "/lab",
    "/tree",
    "/login",
    "/logout",
    "/voila/query/12345678-1234-1234-1234-123456789012",
]


@pytest.mark.parametrize("path", PRIVATE)
def test_files_lists_and_jupyter_s_own_doors_are_not_there(running, path):
    answer = running.ask(path)
    assert answer.status in (403, 404)
    assert "canary" not in answer.text


ODD = [
    "/voila/render/../counter.ipynb",
    "/voila/render/..%2fcounter.ipynb",
    "/voila/render/%2e%2e/%2e%2e/etc/passwd",
    "/voila/render/..%252f..%252fetc%252fpasswd",
    "/voila/render//etc/passwd",
    "/voila/render/counter.ipynb%00",
    "/voila/render/counter.ipynb%0a",
    "/voila/render/counter.ipynb;x",
    "/voila/render/.ipynb_checkpoints/counter.ipynb",
    "/voila/render/",
    "/voila/render/%ff",
    "/voila/templates/x",
    "/voila/templates/x/static",
    "/voila/templates/x/static/../../conf.json",
    "/voila/templates/../static/x",
    "/voila/templates/%00/static/x",
    "/voila/templates/base/static/%00",
    "/voila/static/%00",
    "/voila/static/../app.py",
    "/voila/labextensions/../../x",
    "/voila/labextensions/%00",
    "/voila/api/themes/../x",
    "/voila/api/themes/%00.css",
    "/toolkit/static/../screen.py",
    "/toolkit/static/%2e%2e/screen.py",
    "/toolkit/static/v-0/../../screen.py",
    "/toolkit/static/host.js%00",
    "/toolkit/static//etc/passwd",
    "/api/kernels/1-2-3-4-5",
    "/api/kernels/12345678-1234-1234-1234-123456789012",
    "/away/..",
    "//",
]


@pytest.mark.parametrize("path", ODD)
def test_odd_addresses_get_a_plain_refusal_never_a_fault(running, path):
    answer = running.ask(path)
    assert answer.status in (400, 403, 404)
    for word in ("Traceback", "canary", "root:", "site-packages"):
        assert word not in answer.text


@pytest.mark.parametrize("path", ["/", "/away", "/nothing", "/toolkit/static/host.js"])
def test_every_answer_carries_the_headers_that_keep_it_private(running, path):
    headers = running.ask(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["server"] == "toolkit"


def named(text: str) -> str:
    """Return how a policy names a script or a style sheet by its text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_carries_one_line_of_script_and_one_sheet_and_no_other_is_taken(running):
    answer = running.ask("/voila/render/counter.ipynb")
    scripts = re.findall(r'<script type="module">(.*?)</script>', answer.text)
    sheets = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert (scripts, len(sheets)) == ([START], 1)
    taken = re.findall(r"'sha256-[^']+'", answer.headers["content-security-policy"])
    assert taken == [named(START), named(sheets[0])]


@pytest.mark.parametrize("path", ["/", "/away", "/nothing", "/voila/render/x.ipynb"])
def test_a_page_without_a_screen_takes_no_sheet_of_its_own(running, path):
    policy = running.ask(path).headers["content-security-policy"]
    assert re.search(r"style-src [^;]*;", policy)[0] == "style-src 'self';"


@pytest.mark.parametrize("path", ["/", "/away", "/nothing"])
def test_pages_are_never_stored(running, path):
    assert running.ask(path).headers["cache-control"] == "no-store"


def test_a_versioned_file_is_kept_for_good_and_a_plain_one_checked(running):
    versioned = re.search(r"/toolkit/static/v-\w+/screen\.css", running.ask("/").text)
    assert versioned
    for_good = running.ask(versioned[0]).headers
    assert "immutable" in for_good["cache-control"]
    plain = running.ask("/toolkit/static/screen.css").headers
    assert plain["cache-control"] == "no-cache"
    again = running.ask("/toolkit/static/screen.css", If_None_Match=plain["etag"])
    assert (again.status, again.text) == (304, "")


def test_an_outdated_version_is_not_kept_for_good(running):
    answer = running.ask("/toolkit/static/v-000000000000/screen.css")
    assert answer.headers["cache-control"] == "no-cache"


def test_pages_and_files_are_packed_on_the_way(running):
    for path in ("/", "/toolkit/static/screen.css"):
        line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
        line.request("GET", path, headers={"Accept-Encoding": "gzip"})
        got = line.getresponse()
        assert got.getheader("Content-Encoding") == "gzip"
        assert len(gzip.decompress(got.read())) > 1000
        line.close()


def test_home_starts_no_kernel_and_sets_no_cookie(running):
    before = len(running.kernels())
    answer = running.ask("/")
    assert OURS in answer.text
    assert "set-cookie" not in answer.headers
    assert len(running.kernels()) == before


def test_a_page_sets_only_the_cookie_that_ends_its_kernel(running):
    cookie = running.ask("/voila/render/shown.ipynb").headers["set-cookie"]
    assert cookie.startswith("_xsrf=")
    assert "SameSite=Strict" in cookie
    assert "expires" not in cookie.lower()


def test_ending_a_kernel_needs_the_page_s_own_cookie(running):
    text = running.ask("/voila/render/shown.ipynb").text
    kernel = re.search(r'"id": "([\w-]{36})"', text)
    assert kernel
    before = len(running.kernels())
    path = f"/voila/api/shutdown/{kernel[1]}"
    assert running.ask(path, "POST", Content_Length="0").status == 403
    assert running.ask(f"/api/kernels/{kernel[1]}", "DELETE").status == 405
    assert len(running.kernels()) == before


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/away", "/voila/render/counter.ipynb"])
def test_pages_take_nothing_in(running, path, method):
    answer = running.ask(path, method, Content_Length="0")
    assert answer.status in (403, 405)
    assert "Traceback" not in answer.text


def test_a_page_of_code_shows_none_of_it(running):
    text = running.ask("/voila/render/counter.ipynb").text
    assert "import anywidget" not in text
    assert "os._exit" not in text


@pytest.mark.parametrize("month", ["2027-13", "0000-01", "x", "9999-99", "%00", ""])
def test_the_calendar_takes_any_month_without_a_fault(running, month):
    assert running.ask(f"/away?month={month}").status == 200
