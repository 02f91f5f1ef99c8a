"""The line to a kernel, spoken to by somebody who is not our page."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from types import SimpleNamespace

import pytest
from browser.wire import Wire
from kernel_line import (
    V1,
    hear_all,
    hear_until,
    kernel_of,
    line,
    message,
    packed,
    refusal,
)

REQUESTS = [
    ("execute_request", "shell"),
    ("execute_request", "control"),
    ("Execute_Request", "shell"),
    ("execute_request ", "shell"),
    ("debug_request", "control"),
    ("complete_request", "shell"),
    ("inspect_request", "shell"),
    ("history_request", "shell"),
    ("interrupt_request", "control"),
    ("shutdown_request", "control"),
    ("create_subshell_request", "control"),
]


@pytest.mark.parametrize("kinds", [None, [V1]], ids=["json", "v1"])
def test_a_page_cannot_run_or_ask_anything_else(running, tmp_path: Path, kinds):
    proof = tmp_path / "ran"
    code = f"open({str(proof)!r}, 'w').close()"
    content = {"code": code, "silent": False, "restart": False, "cursor_pos": 0}
    with line(running, kernel_of(running), subprotocols=kinds) as connection:
        for kind, channel in [*REQUESTS, ("kernel_info_request", "shell")]:
            one = message(kind, content, channel)
            connection.send(packed(one) if kinds else json.dumps(one))
        heard = hear_until(connection, "kernel_info_reply")
    assert not proof.exists()
    replies = {kind for kind in heard if kind.endswith("_reply")}
    assert replies == {"kernel_info_reply"}


def test_only_the_page_that_came_first_may_speak_to_a_kernel(running):
    kernel = kernel_of(running)
    with line(running, kernel, "first"):
        assert refusal(running, kernel, "second") == 403
    with line(running, kernel, "first"):
        pass
    assert refusal(running, kernel, "second") == 403


def test_a_page_whose_line_died_without_a_word_goes_on_over_another_at_once(running):
    wire, kernel = Wire(running.port), kernel_of(running)
    try:
        through = SimpleNamespace(port=wire.port)
        with line(through, kernel, "mine", close_timeout=0) as dead:
            hear_all(dead)
            wire.lose()
            with line(running, kernel, "mine") as other:
                for _ in range(20):
                    assert hear_all(other)
    finally:
        wire.close()


def test_a_line_without_a_session_is_refused(running):
    assert refusal(running, kernel_of(running), "") == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1"]
)
def test_pages_from_elsewhere_cannot_open_a_line(running, origin):
    assert refusal(running, kernel_of(running), origin=origin) == 403


def test_a_line_under_another_name_is_refused(running):
    path = f"/api/kernels/{kernel_of(running)}/channels?session_id=x"
    asked = running.ask(
        path,
        Host="evil.example",
        Origin="http://evil.example",
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Key="x3JJHMbDL1EzLkh9GBhXDw==",
        Sec_WebSocket_Version="13",
    )
    assert asked.status == 403


def test_an_unknown_kernel_is_not_found(running):
    assert refusal(running, str(uuid.uuid4())) == 404


GARBAGE = [b"", b"\x00" * 9, b"\xff" * 64, "not json", "[]", '{"header": {}}']


@pytest.mark.parametrize("frame", GARBAGE)
def test_garbage_on_the_line_leaves_the_kernel_alive(running, frame):
    kernel = kernel_of(running)
    kinds = [V1] if isinstance(frame, bytes) else None
    with line(running, kernel, subprotocols=kinds) as connection:
        connection.send(frame)
    with line(running, kernel) as connection:
        connection.send(json.dumps(message("kernel_info_request", {})))
        assert "kernel_info_reply" in hear_until(connection, "kernel_info_reply")
