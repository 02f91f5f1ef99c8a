"""The line to a kernel, spoken to by somebody who is not our page."""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from served import Served
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

V1 = "v1.kernel.websocket.jupyter.org"


def message(kind: str, content: dict, channel: str = "shell") -> dict:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "username": "",
        "session": "s",
        "date": "2026-11-03T15:30:00Z",
        "version": "5.3",
    }
    parts = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    return {**parts, "buffers": [], "channel": channel}


def packed(one: dict) -> bytes:
    names = ("header", "parent_header", "metadata", "content")
    parts = [json.dumps(one[name]).encode() for name in names]
    return serialize_msg_to_ws_v1(parts, one["channel"])


def kernel_of(server: Served, page: str = "counter") -> str:
    text = server.ask(f"/voila/render/{page}.ipynb").text
    found = re.search(r'"id": "([\w-]{36})"', text)
    assert found
    return found[1]


def line(
    server: Served, kernel: str, session: str = "mine", **more
) -> ClientConnection:
    url = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels"
    return connect(f"{url}?session_id={session}", max_size=2**25, **more)


def hear_until(connection: ClientConnection, kind: str) -> list[str]:
    """Return the kinds of all messages up to the one waited for."""
    heard: list[str] = []
    while kind not in heard:
        got = connection.recv(timeout=30)
        if isinstance(got, bytes):
            _, parts = deserialize_msg_from_ws_v1(got)
            heard.append(json.loads(parts[0])["msg_type"])
        else:
            heard.append(json.loads(got)["header"]["msg_type"])
    return heard


def refusal(server: Served, kernel: str, session: str = "mine", **more) -> int:
    """Return the status with which a line is refused."""
    with pytest.raises(InvalidStatus) as refused, line(server, kernel, session, **more):
        pass
    return refused.value.response.status_code


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
