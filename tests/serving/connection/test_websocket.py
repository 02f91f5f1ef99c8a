"""What passes between a page and its kernel, and how fast."""

from __future__ import annotations

import json

import pytest

from toolkit.serving.connection.websocket import MessageRateLimit, is_fault_message


def parts(kind: str, **content: str) -> tuple[bytes, bytes]:
    return json.dumps({"msg_type": kind}).encode(), json.dumps(content).encode()


@pytest.mark.parametrize(
    "message",
    [parts("error", evalue="x"), parts("stream", name="stderr", text="Traceback")],
)
def test_a_kernel_s_troubles_are_kept_from_the_page(message):
    assert is_fault_message(*message)


@pytest.mark.parametrize(
    "message",
    [
        parts("stream", name="stdout", text="said aloud"),
        parts("comm_msg", data='{"msg_type": "error"}'),
        parts("comm_msg", data="stream stderr"),
        parts("status", execution_state="idle"),
    ],
)
def test_everything_else_is_passed_on(message):
    assert not is_fault_message(*message)


def test_a_person_is_never_slowed_down():
    pace = MessageRateLimit(0)
    assert all(pace.wait(2000, second / 10) == 0 for second in range(6000))


def test_a_long_text_that_is_pasted_is_taken_at_once():
    assert MessageRateLimit(0).wait(15 * 1024 * 1024, 0) == 0


def test_a_flood_comes_down_to_sixty_a_second():
    pace, now, taken = MessageRateLimit(0), 0.0, 0
    while now < 60:
        now += pace.wait(100, now)
        taken += 1
    assert taken <= 300 + 60 * 60 + 10
