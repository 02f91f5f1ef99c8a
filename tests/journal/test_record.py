"""One record: what it says of itself, and what is found in it without reading it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import JournalError
from toolkit.journal import Journal, Record, decode_bodies, find_differing_ids

HOSTILE = st.sampled_from(['"sample":true', '","sample":true,"x":"', "\\", "\n", "“"])


def test_what_a_person_wrote_is_in_no_message(now: datetime):
    record = Record.of("a", "log.entry", {"words": "CANARY"}, now)
    assert "CANARY" not in f"{record} {record!r} {[record]}"


def test_moments_come_back_to_the_microsecond(now: datetime):
    later = now + timedelta(microseconds=1)
    record = Record.of("a", "log.entry", {}, now, later)
    assert (record.created, record.updated, record.revision) == (now, later, 0)


def test_a_body_read_twice_is_no_shared_thing(now: datetime):
    record = Record.of("a", "log.entry", {"places": ["stomach"]}, now)
    record.body["places"].append("head")
    assert record.body == {"places": ["stomach"]}


@given(words=st.lists(st.text() | HOSTILE).map("".join), sample=st.booleans())
def test_no_text_can_look_like_a_field(words: str, sample: bool):
    now = datetime.fromisoformat("2026-11-03T12:00:00+00:00")
    body = {"words": words, "sample": sample, "more": words}
    record = Record.of("a", "log.entry", body, now)
    assert find_differing_ids([record], "sample", usual=False) == (
        {"a"} if sample else set()
    )


def test_bodies_read_together_are_those_read_alone(now: datetime):
    bodies = [{"words": '"},{"'}, {}, {"places": ["stomach"]}]
    records = [Record.of("a", "log.entry", body, now) for body in bodies]
    assert decode_bodies(records) == [each.body for each in records] == bodies
    assert decode_bodies([]) == []


def test_a_field_that_is_missing_is_as_usual(now: datetime):
    bare = Record.of("a", "log.entry", {}, now)
    assert find_differing_ids([bare], "supervision_line", usual="") == set()


def test_several_are_kept_together_or_not_at_all(journal: Journal, now: datetime):
    good = Record.of("a", "log.entry", {}, now)
    with pytest.raises(JournalError):
        journal.put_all([good, good._replace(id="b", text=None)], now)
    assert journal.records() == []


def test_several_keep_their_own_moments(journal: Journal, now: datetime):
    before, after = now - timedelta(days=9), now - timedelta(days=2)
    (kept,) = journal.put_all([Record.of("a", "log.entry", {}, before, after)], now)
    assert (kept.created, kept.updated, kept.revision) == (before, after, 1)
    assert journal.get("a") == kept


def test_kinds_asked_for_together_come_newest_first(journal: Journal, now: datetime):
    for number, kind in enumerate(("log.entry", "other", "log.good-thing")):
        moment = now + timedelta(minutes=number)
        journal.put(kind, kind, {}, moment)
    found = journal.records("log.entry", "log.good-thing")
    assert [each.id for each in found] == ["log.good-thing", "log.entry"]
