from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.log import (
    BINS,
    KIND_ENTRY,
    KIND_GOOD,
    Entry,
    GoodThing,
    get_thing_kind,
    read_entry_body,
    read_good_thing_body,
    read_thing_body,
    write_thing_body,
)

MOMENTS = st.datetimes(timezones=st.just(UTC))
TEXTS = st.text(max_size=50)
WORDS = st.lists(TEXTS, max_size=5).map(tuple)
STRENGTHS = st.none() | st.integers(0, 10)
ENTRIES = st.builds(
    Entry,
    id=TEXTS,
    created=MOMENTS,
    updated=MOMENTS,
    happened=TEXTS,
    person=TEXTS,
    places=WORDS,
    sensations=WORDS,
    feelings=WORDS,
    own_words=WORDS,
    strength=STRENGTHS,
    telling=TEXTS,
    coping=TEXTS,
    strength_now=STRENGTHS,
    bin=st.sampled_from(BINS),
    supervision_line=TEXTS,
    sample=st.booleans(),
    sent_to_file=st.booleans(),
)
GOOD_THINGS = st.builds(
    GoodThing,
    id=TEXTS,
    created=MOMENTS,
    updated=MOMENTS,
    what=TEXTS,
    helped=TEXTS,
    tell=TEXTS,
    told=st.booleans(),
    told_on=st.none() | st.dates(),
    sample=st.booleans(),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
FIELDS = st.sampled_from(
    [*write_thing_body(Entry("e", date.min, date.min)), "told_on", "new"]
)  # type: ignore[arg-type]


@given(ENTRIES)
def test_an_entry_comes_back_exactly_as_it_was_kept(entry: Entry) -> None:
    body = json.loads(json.dumps(write_thing_body(entry)))
    assert read_entry_body(entry.id, entry.created, entry.updated, body) == entry


@given(GOOD_THINGS)
def test_a_good_thing_comes_back_exactly_as_it_was_kept(good: GoodThing) -> None:
    body = json.loads(json.dumps(write_thing_body(good)))
    assert read_good_thing_body(good.id, good.created, good.updated, body) == good


@given(st.dictionaries(FIELDS, ANYTHING))
def test_a_body_of_any_shape_still_opens(body: dict[str, object]) -> None:
    moment = datetime(2026, 11, 3, tzinfo=UTC)
    entry = read_entry_body("e", moment, moment, body)
    assert json.dumps(write_thing_body(entry))
    assert read_good_thing_body("g", moment, moment, body).id == "g"


def test_a_quick_entry_can_be_told_from_a_full_one(entry) -> None:
    assert entry(feelings=("anxious",), strength=7, happened="A line").quick
    assert not entry(feelings=("anxious",), coping="Walk").quick
    assert not entry(strength=7, strength_now=3).quick


@pytest.mark.parametrize(
    "part",
    [
        {"strength": 0},
        {"places": ("not-sure",)},
        {"own_words": ("meh",)},
        {"strength_now": 0},
        {"sensations": ("knot",)},
        {"supervision_line": "x"},
    ],
)
def test_any_one_part_is_enough_to_keep(entry, part: dict[str, object]) -> None:
    assert not entry(**part).empty
    assert entry().empty


def test_each_kind_of_thing_has_its_kind_of_record(entry, good) -> None:
    assert get_thing_kind(entry()) == KIND_ENTRY == "log.entry"
    assert get_thing_kind(good()) == KIND_GOOD == "log.good-thing"
    assert good(told_on=date(2026, 11, 3)).told_on == date(2026, 11, 3)


def test_a_record_of_any_kind_is_read_or_passed_over(entry, good) -> None:
    for thing in (entry(happened="x"), good(what="y")):
        body, times = write_thing_body(thing), (thing.created, thing.updated)
        assert read_thing_body(get_thing_kind(thing), thing.id, *times, body) == thing
    assert read_thing_body("agenda", "a1", *times, {}) is None
