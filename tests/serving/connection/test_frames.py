from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import (
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)

from toolkit.serving.connection.frames import is_sound

HEADER = {"msg_id": "1", "msg_type": "comm_msg", "session": "s"}
MESSAGE = {"header": HEADER, "parent_header": {}, "metadata": {}, "content": {}}


def packed(header: object = HEADER, channel: str = "shell", *buffers: bytes) -> bytes:
    parts = [json.dumps(part).encode() for part in (header, {}, {}, {})]
    return serialize_msg_to_ws_v1([*parts, *buffers], channel)


def test_messages_of_our_page_pass():
    assert is_sound(packed(), packed=True)
    assert is_sound(packed(HEADER, "shell", b"\x00\x01", b""), packed=True)


def test_messages_of_the_stock_front_end_pass():
    message = {**MESSAGE, "channel": "shell"}
    assert is_sound(json.dumps(message), packed=False)
    with_buffers = serialize_binary_message({**message, "buffers": [b"12", b""]})
    assert is_sound(with_buffers, packed=False)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\xff" * 64,
        (6).to_bytes(8, "little"),
        packed(["not", "a", "header"]),
        packed({"msg_type": 7}),
        packed(HEADER, "iopub"),
        packed()[:-3],
        json.dumps({**MESSAGE, "channel": "shell"}),
    ],
)
def test_packed_frames_without_a_sound_shape_are_dropped(frame):
    assert not is_sound(frame, packed=True)


@pytest.mark.parametrize(
    "frame",
    ["", "[]", "not json", "{}", json.dumps(MESSAGE), "[" * 100_000, b"\xff" * 9],
)
def test_other_frames_without_a_sound_shape_are_dropped(frame):
    assert not is_sound(frame, packed=False)


@given(st.binary(max_size=200), st.booleans())
def test_no_frame_is_ever_a_fault(frame, agreed):
    is_sound(frame, packed=agreed)
