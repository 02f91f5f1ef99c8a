from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    count_left_out,
    merge_half,
    read_half,
    write_half_file,
)
from toolkit.practice.agenda.half import NOT_OURS, SIZE_LIMIT, TOO_LARGE, TOO_NEW

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
HEAD = {"format": "reflective-supervision-toolkit/half-agenda", "version": 1}
MINE = Agenda(
    "a1",
    NOW,
    NOW,
    day=date(2026, 11, 10),
    items=(AgendaItem("i1", "Mine", bin="shared"),),
)
THEIRS = Agenda(
    "b1",
    NOW,
    NOW,
    day=date(2026, 11, 10),
    items=(
        AgendaItem(
            "s1", "Theirs", "tell", "management", 5, bin="shared", thoughts="hidden"
        ),
        AgendaItem("s2", "Private", bin="private"),
        AgendaItem("s3", "Filed", bin="case-file"),
        AgendaItem("s4", "Waiting", bin="shared", parked=True),
    ),
)


def packed(**parts: object) -> bytes:
    return json.dumps(HEAD | parts).encode()


def refused(data: bytes) -> str:
    with pytest.raises(FormError) as caught:
        read_half(data)
    assert set(caught.value.problems) == {""}
    return caught.value.problems[""]


def test_only_shared_items_go_into_the_file_and_never_thoughts():
    text = write_half_file(THEIRS).decode()
    assert "Theirs" in text
    for word in ("hidden", "Private", "Filed", "Waiting"):
        assert word not in text
    assert count_left_out(THEIRS) == 3


def test_the_other_half_is_added_at_the_end_as_theirs():
    merged = merge_half(MINE, read_half(write_half_file(THEIRS)))
    assert [one.text for one in merged.agenda.items] == ["Mine", "Theirs"]
    assert merged.agenda.items[1].brought_by == "them"
    assert merged.sentence == "One item was added."


def test_the_same_file_again_adds_nothing():
    half = read_half(write_half_file(THEIRS))
    again = merge_half(merge_half(MINE, half).agenda, half)
    assert (again.added, again.changed) == (0, 0)
    assert again.sentence == "Everything in that file is here already."


def test_a_newer_file_brings_words_up_to_date_and_leaves_where_it_goes():
    first = merge_half(MINE, read_half(write_half_file(THEIRS))).agenda
    parked = packed(items=[{"id": "s1", "text": "Newer"}])
    again = merge_half(first, read_half(parked))
    assert again.agenda.items[1].text == "Newer"
    assert again.sentence == "One was brought up to date."


def test_a_file_cannot_change_ones_own_items():
    foreign = packed(items=[{"id": "i1", "text": "Taken over"}])
    merged = merge_half(MINE, read_half(foreign))
    assert [one.text for one in merged.agenda.items] == ["Mine", "Taken over"]
    assert merge_half(merged.agenda, read_half(foreign)).added == 0


def test_a_half_for_another_day_is_said_so():
    other = packed(items=[{"id": "s1", "text": "x"}], day="2026-11-17")
    assert "made for 17 November 2026" in merge_half(MINE, read_half(other)).sentence


def test_two_items_with_one_id_in_a_file_are_both_kept():
    twice = [{"id": "s", "text": "x"}, {"id": "s", "text": "y"}]
    half = read_half(packed(items=twice))
    merged = merge_half(MINE, half)
    assert len({one.id for one in merged.agenda.items}) == len(merged.agenda.items)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": "reflective-supervision-toolkit/log", "version": 1}',
        packed(),
        packed(items={}),
        packed(items=["x"]),
        packed(items=[{"text": ""}]),
        packed(items=[{"text": "x", "minutes": 10**30}]),
        packed(items=[{"text": "x", "function": "fun"}]),
        packed(items=[{"text": "x"}] * 61),
        packed(version=True, items=[]),
        packed(items=[{"text": "good"}, {"text": 7}]),
        b"[" * 100_000,
        write_half_file(THEIRS)[:-9],
    ],
)
def test_a_spoilt_or_foreign_file_is_one_sentence(data):
    assert refused(data) == NOT_OURS


def test_a_file_never_speaks_for_the_person_who_brings_it_in():
    half = read_half(packed(items=[{"text": "x", "brought_by": "me"}]))
    assert half.items[0].brought_by == "them"


def test_a_file_that_is_too_large_or_too_new_says_so():
    assert refused(b" " * (SIZE_LIMIT + 1)) == TOO_LARGE
    assert refused(packed(version=2, items=[])) == TOO_NEW


def test_more_than_an_agenda_can_hold_changes_nothing():
    full = Agenda(
        "a", NOW, NOW, items=tuple(AgendaItem(str(n), "x") for n in range(60))
    )
    with pytest.raises(FormError, match="can hold 60"):
        merge_half(full, read_half(write_half_file(THEIRS)))


@given(st.binary(max_size=300), st.integers(0, 300))
def test_bytes_put_into_a_file_never_do_more_than_a_sentence(noise, place):
    whole = write_half_file(THEIRS)
    try:
        merged = merge_half(MINE, read_half(whole[:place] + noise + whole[place:]))
    except FormError as error:
        assert error.problems[""].endswith(".")
    else:
        assert merged.agenda.items[0] == MINE.items[0]
