"""Whether what arrives on a page's websocket has the shape of a kernel message at all.

The libraries below trust their clients: a frame that claims 2^64 parts would keep the
whole server busy for ever. So frames are looked at first, and odd ones are dropped.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

CHANNELS = {"shell", "control", "stdin"}
MOST_PARTS = 1000


def is_sound(frame: str | bytes, *, packed: bool) -> bool:
    """Tell whether a frame can be passed on.

    Args:
        frame: What arrived.
        packed: True when page and server agreed on packed frames (protocol v1).
    """
    try:
        if isinstance(frame, str):
            return not packed and _sound_message(json.loads(frame))
        if not packed:
            return _sound_message(json.loads(_json_parts(frame)[0]))
        channel, header, *_ = _packed_parts(frame)
        return channel.decode() in CHANNELS and _sound_header(json.loads(header))
    except (ValueError, RecursionError):
        return False


def find_opened_target(frame: str | bytes, *, packed: bool) -> str | None:
    """Return which comm a sound frame would open; None when it would open none.

    Args:
        frame: What arrived, already known to be sound.
        packed: True when page and server agreed on packed frames (protocol v1).
    """
    if packed and isinstance(frame, bytes):
        _, header, _, _, content, *_ = _packed_parts(frame)
        kind = json.loads(header)["msg_type"]
    else:
        text = frame if isinstance(frame, str) else _json_parts(frame)[0]
        message = json.loads(text)
        kind, content = message["header"]["msg_type"], message["content"]
    if kind != "comm_open":
        return None
    try:
        opened = json.loads(content) if isinstance(content, bytes) else content
        return str(opened["target_name"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _sound_header(header: Any) -> bool:
    return isinstance(header, dict) and isinstance(header.get("msg_type"), str)


def _sound_message(message: Any) -> bool:
    return (
        isinstance(message, dict)
        and message.get("channel") in CHANNELS
        and _sound_header(message.get("header"))
        and all(
            isinstance(message.get(name), dict)
            for name in ("parent_header", "metadata", "content")
        )
    )


def _packed_parts(frame: bytes) -> list[bytes]:
    """Return channel, four JSON parts and buffers of a packed frame.

    Raises:
        ValueError: It has no such parts.
    """
    count = int.from_bytes(frame[:8], "little")
    if not 6 <= count <= MOST_PARTS or len(frame) < 8 * (count + 1):
        raise ValueError
    offsets = [
        int.from_bytes(frame[8 * at : 8 * (at + 1)], "little")
        for at in range(1, count + 1)
    ]
    return _cut(frame, offsets)


def _json_parts(frame: bytes) -> list[bytes]:
    """Return the JSON and the buffers of a frame from the stock front end.

    Raises:
        ValueError: It has no such parts.
    """
    count = int.from_bytes(frame[:4], "big")
    if not 1 <= count <= MOST_PARTS or len(frame) < 4 * (count + 1):
        raise ValueError
    offsets = [
        int.from_bytes(frame[4 * at : 4 * (at + 1)], "big")
        for at in range(1, count + 1)
    ]
    return _cut(frame, [*offsets, len(frame)])


def _cut(frame: bytes, offsets: list[int]) -> list[bytes]:
    if offsets != sorted(offsets) or offsets[-1] > len(frame):
        raise ValueError
    return [frame[start:end] for start, end in pairwise(offsets)]
