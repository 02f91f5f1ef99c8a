from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.exports.log_json import (
    NOT_OURS,
    SIZE_LIMIT,
    TOO_LARGE,
    TOO_NEW,
    read_log_json,
    write_log_json,
)
from toolkit.practice.log import Entry
from toolkit.practice.text import clean

TODAY = date(2026, 11, 22)
HEAD = {"format": "reflective-supervision-toolkit/log", "version": 1}
WHEN = "2026-11-03T09:00:00+00:00"
CLEAN = st.text(max_size=40).map(clean)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "created", "happened", "places", "strength", "told_on"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@pytest.fixture(scope="session")
def round_trip(vocabulary, london):
    """Write things as JSON and take them back in."""
    return lambda *things: read_log_json(
        write_log_json(things, vocabulary, london, TODAY)
    )


def packed(**parts: object) -> bytes:
    return json.dumps(HEAD | parts).encode()


def refused(data: bytes) -> str:
    with pytest.raises(FormError) as caught:
        read_log_json(data)
    assert set(caught.value.problems) == {""}
    return caught.value.problems[""]


def test_everything_comes_back_as_it_was(round_trip, entry, good, now) -> None:
    things = [
        entry(now, happened="Visit", feelings=("anxious",), own_words=("meh",)),
        entry(now, id="e2", strength=0, strength_now=10, bin="supervision"),
        entry(now, id="e3", sent_to_file=True, sample=True, supervision_line="x\ny"),
        good(now, what="A laugh", told=True, told_on=date(2026, 11, 4)),
    ]
    assert round_trip(*things) == things


@given(happened=CLEAN, words=st.lists(CLEAN, max_size=4), minutes=st.integers(0, 10**6))
def test_any_clean_entry_comes_back_exactly(
    happened: str, words: list[str], minutes: int, round_trip, entry
) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    one = entry(moment, happened=happened, own_words=tuple(words))
    assert round_trip(one) == [one]


def test_the_file_says_what_it_is_and_reads_without_us(vocabulary, london, entry):
    data = write_log_json([entry(feelings=("anxious",))], vocabulary, london, TODAY)
    whole = json.loads(data)
    assert (whole["version"], whole["made"]) == (1, "2026-11-22")
    assert whole["entries"][0]["feelings_in_words"] == ["Anxious"]
    assert whole["entries"][0]["created"] == "2026-11-03T09:00:00+00:00"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"PK\x03\x04",
        b"[" * 100_000,
        b'{"format": "other", "version": 1}',
        packed(version="1"),
        packed(version=True),
        b"9" * 10_000,
        packed(entries=[{"created": "soon"}]),
        packed(entries=[{"created": WHEN, "happened": "x" * 20_001}]),
    ],
)
def test_another_file_is_refused_in_a_plain_sentence(data: bytes) -> None:
    assert refused(data) == NOT_OURS


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert refused(b" " * (SIZE_LIMIT + 1)) == TOO_LARGE


def test_a_file_of_a_later_version_is_refused_as_that() -> None:
    assert refused(packed(version=2)) == TOO_NEW


def test_text_in_a_file_is_cleaned_as_if_it_came_from_a_page() -> None:
    item = {"created": WHEN, "happened": "a\x00b\r\nc", "feelings": ["x\x07", 7]}
    entry = read_log_json(packed(entries=[item]))[0]
    assert isinstance(entry, Entry)
    assert (entry.happened, entry.feelings) == ("ab\nc", ("x",))


def test_an_item_without_a_time_gets_the_day_of_the_file() -> None:
    entry = read_log_json(packed(made="2026-11-22", entries=[{"happened": "x"}]))[0]
    assert entry.created == datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("id", [None, 7, "../../x", "a" * 65, "", "a\n"])
def test_an_unsound_id_is_replaced_by_one_made_from_the_item(id: object) -> None:
    data = packed(entries=[{"id": id, "created": WHEN, "happened": "x"}])
    first, again = read_log_json(data)[0], read_log_json(data)[0]
    assert first.id == again.id
    assert len(first.id) == 32


def test_two_items_with_one_id_are_both_kept_but_the_same_item_only_once() -> None:
    one = {"id": "e1", "created": WHEN, "happened": "x"}
    other = one | {"happened": "y"}
    things = read_log_json(packed(entries=[one, other, one, other]))
    assert len(things) == 2
    assert len({thing.id for thing in things}) == 2


@given(entries=JSON, good_things=JSON)
def test_no_content_at_all_breaks_the_reader(
    entries: object, good_things: object
) -> None:
    data = packed(made="2026-11-22", entries=entries, good_things=good_things)
    things = read_log_json(data)
    assert len({thing.id for thing in things}) == len(things)
