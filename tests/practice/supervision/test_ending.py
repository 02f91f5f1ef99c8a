from __future__ import annotations

from datetime import date, time

from toolkit.practice.supervision import Closing
from toolkit.practice.supervision.ending import (
    SessionEnding,
    read_ending_body,
    write_ending_body,
)

CLOSING = Closing("Calm", "Rushed", "Ask", "shared", date(2026, 12, 1), time(10, 30))


def test_an_ending_comes_back_as_it_was_kept():
    ending = SessionEnding("a1", CLOSING, done=True)
    assert read_ending_body(write_ending_body(ending)) == ending


def test_an_ending_that_cannot_be_read_is_empty_and_not_done():
    spoilt = {"agenda_id": 7, "next_day": "soon", "done": "yes"}
    assert read_ending_body(spoilt) == SessionEnding("")
