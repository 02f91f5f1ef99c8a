"""The line to a kernel, spoken by somebody who is not our page."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from served import Served
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

V1 = "v1.kernel.websocket.jupyter.org"
PARTS = ("header", "parent_header", "metadata", "content")


def message(kind: str, content: dict, channel: str = "shell", **metadata) -> dict:
    """Return one message of the kernel protocol."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "username": "",
        "session": "s",
        "date": "2026-11-03T15:30:00Z",
        "version": "5.3",
    }
    parts = {"header": header, "parent_header": {}, "metadata": metadata}
    return {**parts, "content": content, "buffers": [], "channel": channel}


def packed(one: dict) -> bytes:
    """Return a message as our own pages send it."""
    parts = [json.dumps(one[name]).encode() for name in PARTS]
    return serialize_msg_to_ws_v1(parts, one["channel"])


def page_of(server: Served, page: str = "counter") -> dict[str, Any]:
    """Open a page and return what it is told: its kernel's id and its states."""
    text = server.ask(f"/voila/render/{page}.ipynb").text
    found = re.search(
        r'<script type="application/json" id="kernel">(.*?)</script>', text
    )
    assert found, text
    return json.loads(found[1])


def kernel_of(server: Served, page: str = "counter") -> str:
    """Open a page, ours or one of ordinary widgets, and return its kernel's id."""
    text = server.ask(f"/voila/render/{page}.ipynb").text
    found = re.search(r'"(?:id|kernelId)": ?"([\w-]{36})"', text)
    assert found, text[-500:]
    return found[1]


def line(
    server: Served, kernel: str, session: str = "mine", **more
) -> ClientConnection:
    """Open a line to a kernel."""
    url = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels"
    return connect(f"{url}?session_id={session}", max_size=2**25, **more)


def unpacked(got: str | bytes) -> dict[str, Any]:
    """Return what came over a line: kind, content and what it answers."""
    if isinstance(got, str):
        one = json.loads(got)
    else:
        _, parts = deserialize_msg_from_ws_v1(got)
        one = dict(zip(PARTS, map(json.loads, parts[:4]), strict=True))
    kind, parent = one["header"]["msg_type"], one["parent_header"]
    return {"kind": kind, "content": one["content"], "to": parent.get("msg_id", "")}


def heard(connection: ClientConnection) -> Iterator[dict[str, Any]]:
    """Yield what comes over a line."""
    while True:
        yield unpacked(connection.recv(timeout=30))


def hear_until(connection: ClientConnection, kind: str) -> list[str]:
    """Return the kinds of all messages up to the one waited for."""
    kinds: list[str] = []
    for one in heard(connection):
        kinds.append(one["kind"])
        if one["kind"] == kind:
            break
    return kinds


def hear_all(connection: ClientConnection) -> list[dict[str, Any]]:
    """Ask a last question and return all that was heard until it was done with."""
    # New each time: a kernel takes no message twice.
    last = message("kernel_info_request", {})
    connection.send(packed(last) if connection.subprotocol else json.dumps(last))
    everything, missing = [], {"idle", "kernel_info_reply"}
    for one in heard(connection):
        everything.append(one)
        if one["to"] == last["header"]["msg_id"]:
            # Two lines below this one carry them, so either may come first.
            missing -= {one["kind"], one["content"].get("execution_state")}
        if not missing:
            break
    return everything


def refusal(server: Served, kernel: str, session: str = "mine", **more) -> int:
    """Return the status with which a line is refused."""
    with pytest.raises(InvalidStatus) as refused, line(server, kernel, session, **more):
        pass
    return refused.value.response.status_code
