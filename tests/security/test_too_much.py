"""Whoever asks for too much is told so, or waits; everybody else is served."""

from __future__ import annotations

import http.client
import json
import random
import re
import socket
import threading
import time

import pytest
from kernel_line import V1, hear_all, kernel_of, line, message, packed, page_of
from served import Answer
from websockets.exceptions import ConnectionClosed

MIB = 1024 * 1024
SHOWN = "/voila/render/shown.ipynb"


def test_a_full_house_is_told_kindly_and_no_seat_is_given_twice(start):
    server = start("--seats", "2")
    got: list[Answer] = []

    def arrive() -> None:
        got.append(server.ask(SHOWN))

    arriving = [threading.Thread(target=arrive) for _ in range(8)]
    for each in arriving:
        each.start()
    for each in arriving:
        each.join()
    assert sorted(each.status for each in got) == [200] * 2 + [503] * 6
    refused = next(each for each in got if each.status == 503)
    assert "Every place is taken just now" in refused.text
    assert refused.headers["retry-after"] == "30"
    assert len(server.kernels()) == 2
    assert server.ask("/").status == 200


def test_callers_who_hang_up_at_once_take_no_seat_and_leave_no_kernel(start):
    server = start("--seats", "4")
    asked = f"GET {SHOWN} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    for _ in range(4):
        with socket.create_connection(("127.0.0.1", server.port)) as caller:
            caller.sendall(asked)
            caller.recv(10)  # the first part of the page is on its way
    until = time.monotonic() + 60
    pages: list[Answer] = []
    while len(pages) < 4:
        answer = server.ask(SHOWN)
        pages += [answer] * (answer.status == 200)
        assert time.monotonic() < until
    assert len(server.kernels()) == 4


@pytest.mark.parametrize("size", [17 * MIB, 33 * MIB])
@pytest.mark.parametrize("kind", [bytes, str])
def test_a_frame_that_is_too_large_ends_its_own_line_only(small, size, kind):
    kernel = kernel_of(small)
    frame = b"x" * size if kind is bytes else "x" * size
    with line(small, kernel) as connection, pytest.raises(ConnectionClosed):
        connection.send(frame)
        connection.recv(timeout=30)
    with line(small, kernel) as connection:
        assert hear_all(connection)


def test_a_page_that_never_pauses_keeps_nobody_waiting(small):
    busy, other = kernel_of(small), kernel_of(small)
    with line(small, busy, close_timeout=1, **PACKED) as flood:
        sender = threading.Thread(target=pour, args=(flood, {}), daemon=True)
        sender.start()
        assert small.ask("/").status == 200
        with line(small, other) as connection:
            assert hear_all(connection)
        assert sender.is_alive(), "all was taken at once"
    sender.join(timeout=30)


def test_a_page_that_never_listens_is_let_go(small):
    kernel = kernel_of(small, "ordinary")
    ask = {"comm_id": "large", "data": {"method": "request_state"}}
    with line(small, kernel, max_queue=1, close_timeout=1, **PACKED) as deaf:
        deaf.send(packed(message("comm_open", TEXT, version="2.1.0")))
        assert pour(deaf, ask), "it was never let go"
    with line(small, kernel) as connection:
        assert hear_all(connection)


def test_a_line_that_speaks_otherwise_keeps_nobody_waiting(start):
    server = start()
    text = server.ask("/voila/render/picture.ipynb").text
    kernel = re.findall(r'id="kernel">\{"id": "([\w-]+)"', text)[0]
    model = re.findall(r'data-model="(\w+)"', text)[0]
    asked = {"comm_id": model, "data": {"method": "request_state"}}
    with line(server, kernel) as unpacked:  # as no page of ours speaks
        unpacked.send(json.dumps(message("comm_msg", asked)))
        while not isinstance(unpacked.recv(timeout=30), bytes):
            continue
    assert server.ask("/").status == 200


PACKED = {"subprotocols": [V1]}


def pour(connection, content: dict) -> bool:
    """Send without a pause; tell whether the line was closed over it."""
    kind = "comm_msg" if content else "kernel_info_request"
    try:
        for _ in range(5000):
            connection.send(packed(message(kind, content, padding="x" * 20_000)))
    except ConnectionClosed:
        return True
    return False


CONTROLS = "@jupyter-widgets/controls"
TEXT = {
    "comm_id": "large",
    "target_name": "jupyter.widget",
    "data": {
        "state": {
            **{"_model_module": CONTROLS, "_view_module": CONTROLS},
            **{"_model_module_version": "2.0.0", "_view_module_version": "2.0.0"},
            **{"_model_name": "TextModel", "_view_name": "TextView"},
            "value": "x" * 6 * MIB,
        }
    },
}


def test_a_thousand_made_up_messages_leave_a_screen_as_it_was(whole):
    page = page_of(whole, "emotional-log")
    model = next(iter(page["states"]))
    chance = random.Random(7431)
    hello = {"do": "hello", "id": "still-here", "loopback": True, "carry": ""}
    asked = {"comm_id": model, "data": {"method": "custom", "content": hello}}
    for _ in range(4):
        with line(whole, page["id"]) as connection:
            for _ in range(250):
                content = {"comm_id": model, "data": made_up(chance, 0)}
                connection.send(json.dumps(message("comm_msg", content)))
            hear_all(connection)
    with line(whole, page["id"]) as connection:
        connection.send(json.dumps(message("comm_msg", asked)))
        heard = hear_all(connection)
    said = json.dumps([one["content"] for one in heard if one["kind"] == "comm_msg"])
    assert '"ack": "still-here", "ok": true' in said
    assert "Traceback" not in said


WORDS = ["do", "id", "method", "custom", "content", "update", "state", "open", "save"]


def made_up(chance: random.Random, deep: int):
    """Return anything that JSON can hold, with words that mean something here."""
    plain = [None, True, -1, 1e308, "\x00", "😀" * 50, "x" * 5000, *WORDS]
    if deep > 3 or chance.random() < 0.4:
        return chance.choice(plain)
    if chance.random() < 0.3:
        return [made_up(chance, deep + 1) for _ in range(chance.randrange(4))]
    names = chance.sample(WORDS, chance.randrange(5))
    return {name: made_up(chance, deep + 1) for name in names}


def test_a_body_or_a_header_without_end_is_refused(small):
    for headers, status in (({"Content-Length": str(9 * MIB)}, 400), (LONG, 431)):
        asked = http.client.HTTPConnection("127.0.0.1", small.port, timeout=30)
        asked.request("GET", "/", headers=headers)
        try:
            assert asked.getresponse().status in (400, status)
        except (http.client.HTTPException, OSError):
            pass  # hung up on, which will do as well
        finally:
            asked.close()
    assert small.ask("/").status == 200


def test_callers_who_say_nothing_keep_nobody_out(start):
    limits = pytest.importorskip("resource")
    now, most = limits.getrlimit(limits.RLIMIT_NOFILE)
    limits.setrlimit(limits.RLIMIT_NOFILE, (256, most))  # as the server finds it
    try:
        server = start()
    finally:
        limits.setrlimit(limits.RLIMIT_NOFILE, (now, most))
    silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(400)]
    try:
        assert server.ask("/").status == 200
    finally:
        for each in silent:
            each.close()


LONG = {"X-Long": "x" * 100_000}
