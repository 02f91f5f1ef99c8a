from __future__ import annotations

import logging
import sys

import pytest

from toolkit.serving.terminal import OWN, OnlyFaults, PlainFormatter


def record(name: str, level: int, text: str, fault: Exception | None = None):
    told = (type(fault), fault, None) if fault else None
    return logging.LogRecord(name, level, __file__, 1, text, (), told)


def test_our_own_lines_are_shown_as_they_are():
    one = record(OWN, logging.INFO, "The toolkit is open.")
    assert OnlyFaults().filter(one)
    assert PlainFormatter().format(one) == "The toolkit is open."


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING])
def test_what_libraries_remark_is_not_shown(level):
    assert not OnlyFaults().filter(record("tornado.access", level, "canary"))


def test_a_fault_is_shown_by_its_kind_only():
    fault = ValueError("canary: what somebody wrote")
    line = PlainFormatter().format(record("x", logging.ERROR, "canary", fault))
    assert line == "Something inside the server did not work (x: ValueError)."


def test_a_page_that_was_closed_is_no_news():
    class WebSocketClosedError(Exception): ...

    one = record("asyncio", logging.ERROR, "", WebSocketClosedError())
    assert not OnlyFaults().filter(one)
    assert "canary" not in str(sys.exc_info())
