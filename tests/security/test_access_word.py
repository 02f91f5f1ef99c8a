"""Where a room has a word, nothing is seen before it was typed."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from urllib.parse import urlencode

import psutil
import pytest
from click.testing import CliRunner
from kernel_line import line
from served import Answer, Served, serve
from websockets.exceptions import InvalidStatus

from toolkit.cli import main

WORD = "Blue Heron"


@pytest.fixture(scope="module")
def room(notebooks, tmp_path_factory):
    kept = tmp_path_factory.mktemp("kept")
    file = kept / "word.txt"
    file.write_text(f"{WORD}\nSomething else on the next line\n")
    pages = ("--notebooks", str(notebooks), "--pool", "0", "--verbose")
    proxy = ("--trust-proxy", "127.0.0.1")  # so that each try can have its own address
    word = ("--access-word-file", str(file))
    running = serve(kept, *pages, *word, *proxy, "--allow-host", "training.example")
    yield running
    running.end()


def send(server: Served, browser: str, host: str = "", **fields: str) -> Answer:
    """Send the form from a browser at an address of its own."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": browser,
        **({"Origin": host} if host else {}),
    }
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    asked.request("POST", "/enter", urlencode(fields), headers)
    got = asked.getresponse()
    names = {name.lower(): value for name, value in got.getheaders()}
    answer = Answer(got.status, names, got.read().decode())
    asked.close()
    return answer


SHOWN = "/voila/render/shown.ipynb"
PAGES = ["/", SHOWN, f"{SHOWN}?case=x", "/nothing"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_the_word_and_starts_nothing(room, path):
    before = len(room.kernels())
    answer = room.ask(path)
    assert answer.status == 303
    assert answer.headers["location"].startswith("/enter?to=/")
    assert len(room.kernels()) == before


CLOSED = [
    *("/toolkit/static/host.js", "/toolkit/static/log.js", "/voila/static/x.js"),
    *(
        "/voila/templates/base/static/x",
        "/voila/api/themes/x",
        "/api/kernels/1-2-3-4-5",
    ),
]


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_a_page_is_made_of_is_sent(room, path):
    assert room.ask(path).status in (403, 404)


def test_a_page_left_open_over_a_new_start_is_told_to_start_again(room):
    # To "not found" a page answers with a button; to anything else it goes on trying.
    assert room.ask("/api/kernels/12345678-1234-1234-1234-123456789012").status == 404


def test_no_line_is_opened(room):
    kernel = "12345678-1234-1234-1234-123456789012"
    for more in ({}, {"additional_headers": {"Cookie": "toolkit-word=x"}}):
        with pytest.raises(InvalidStatus) as refused, line(room, kernel, **more):
            pass
        assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", ["/away", "/enter", "/toolkit/static/screen.css"])
def test_the_calendar_and_the_question_itself_are_open(room, path):
    assert room.ask(path).status == 200


def test_the_word_opens_the_page_that_was_wanted(room):
    answer = send(room, "192.0.2.1", word=" blue heron", to=SHOWN)
    assert (answer.status, answer.headers["location"]) == (303, SHOWN)
    cookie = answer.headers["set-cookie"].partition(";")[0]
    for path in ("/", SHOWN, "/toolkit/static/host.js"):
        assert room.ask(path, Cookie=cookie).status == 200


def test_the_cookie_is_for_this_browser_session_and_for_no_script(room):
    cookie = send(room, "192.0.2.2", word=WORD).headers["set-cookie"]
    name = f"toolkit-word-{room.port}="
    assert cookie.startswith(name)
    for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert part in cookie
    for part in ("expires", "max-age", "secure", "domain", "heron"):
        assert part not in cookie.lower()


@pytest.mark.parametrize("value", ["", "x", "Blue Heron", "%00", '"x"'])
def test_a_made_up_cookie_opens_nothing(room, value):
    assert room.ask("/", Cookie=f"toolkit-word-{room.port}={value}").status == 303


def test_a_wrong_word_is_told_kindly_and_not_shown_again(room):
    answer = send(room, "192.0.2.3", word="canary-7431", to=SHOWN)
    assert answer.status == 403
    assert "That is not the word for this session" in answer.text
    assert f'value="{SHOWN}"' in answer.text
    assert "canary" not in answer.text
    assert "set-cookie" not in answer.headers


def test_guessing_from_one_address_is_slowed_down_and_others_are_not(room):
    got = [send(room, "192.0.2.4", word=f"guess {n}").status for n in range(14)]
    assert got[:12] == [403] * 12
    assert got[12:] == [429] * 2
    late = send(room, "192.0.2.4", word=WORD)
    assert (late.status, "set-cookie" in late.headers) == (429, False)
    assert int(late.headers["retry-after"]) >= 1
    assert send(room, "192.0.2.5", word=WORD).status == 303


@pytest.mark.parametrize(
    "to",
    [
        *("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"),
        *("/%0d%0aSet-Cookie:x=y", "/\r\nSet-Cookie: x=y", "evil", "", "/../x"),
    ],
)
def test_the_way_on_never_leads_to_another_site(room, to):
    answer = send(room, "192.0.2.6", word=WORD, to=to)
    assert answer.status == 303
    assert answer.headers["location"].startswith("/")
    assert "evil" not in answer.headers["location"].replace("/%0d%0a", "")
    assert "x=y" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost"])
def test_another_site_cannot_use_up_the_tries(room, origin):
    for _ in range(15):
        assert send(room, "192.0.2.8", origin, word="wrong word").status == 403
    assert send(room, "192.0.2.8", word=WORD).status == 303


def test_neither_the_word_nor_a_guess_is_written_or_passed_on(room):
    send(room, "192.0.2.9", word="canary-guess")
    cookie = send(room, "192.0.2.9", word=WORD).headers["set-cookie"].partition(";")[0]
    assert room.ask(SHOWN, Cookie=cookie).status == 200
    processes = [psutil.Process(room.process.pid), *room.kernels()]
    seen = [*room.lines, *(" ".join(each.cmdline()) for each in processes)]
    seen += [str(each.environ()) for each in room.kernels()]
    for said in seen:
        assert "heron" not in said.lower()
        assert "canary" not in said


def test_a_word_in_the_environment_does_not_reach_the_kernels(start, monkeypatch):
    monkeypatch.setenv("TOOLKIT_ACCESS_WORD", WORD)
    server = start()
    assert server.ask("/").status == 303
    cookie = send(server, "", word=WORD).headers["set-cookie"].partition(";")[0]
    assert server.ask(SHOWN, Cookie=cookie).status == 200
    assert server.kernels()
    for kernel in server.kernels():
        assert "TOOLKIT_ACCESS_WORD" not in kernel.environ()


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toolkit", "serve", "--no-browser", *arguments]
    clean = {k: v for k, v in os.environ.items() if k != "TOOLKIT_ACCESS_WORD"}
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, timeout=60, env=clean
    )


def test_a_word_in_the_command_is_taken_with_a_note(tmp_path):
    nowhere = ("--notebooks", str(tmp_path / "none"), "--data", str(tmp_path))
    done = run("--access-word", "blue heron", *nowhere)
    assert "can see a word that stands in the command" in done.stderr
    assert "heron" not in done.stderr


def test_without_the_word_in_the_command_it_is_asked_for_and_not_shown(tmp_path):
    nowhere = ("--notebooks", str(tmp_path / "none"), "--data", str(tmp_path))
    typed = "blue heron\n"
    done = CliRunner().invoke(main, ["serve", *nowhere, "--access-word"], input=typed)
    assert "Word for the room" in done.output
    assert "stands in the command" not in done.output
    assert "heron" not in done.output


@pytest.mark.parametrize("content", [None, "", "\n", "abc\n", b"\xff\xfe"])
def test_a_file_without_a_fair_word_stops_the_start(tmp_path, content):
    file = tmp_path / "word.txt"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content is not None:
        file.write_text(content)
    done = run("--access-word-file", str(file), "--data", str(tmp_path))
    assert done.returncode == 1
    assert "word" in done.stderr
    assert "Traceback" not in done.stderr
