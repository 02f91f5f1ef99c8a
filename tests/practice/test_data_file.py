from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.data_file import DataFile, read_moment, read_sound_id

WORDS = {"too_large": "Large.", "not_ours": "Foreign.", "too_new": "New."}
KIND = DataFile(format="ours", version=2, largest=1000, **WORDS)


def said(whole: object) -> str:
    with pytest.raises(FormError) as caught:
        KIND.read(json.dumps(whole).encode())
    return caught.value.problems[""]


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_this_version_or_an_earlier_one_opens(version):
    whole = {"format": "ours", "version": version, "more": [1]}
    assert KIND.read(json.dumps(whole).encode()) == whole


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ([], "Foreign."),
        ({"format": "ours"}, "Foreign."),
        ({"format": "theirs", "version": 1}, "Foreign."),
        ({"format": "ours", "version": True}, "Foreign."),
        ({"format": "ours", "version": 0}, "Foreign."),
        ({"format": "ours", "version": 3}, "New."),
        ({"format": "ours", "version": 1, "more": "x" * 1000}, "Large."),
    ],
)
def test_any_other_file_is_refused_with_its_own_sentence(whole, words):
    assert said(whole) == words


@given(st.binary(max_size=1200))
def test_no_bytes_do_more_than_be_refused(data):
    with pytest.raises(FormError):
        KIND.read(data)


@pytest.mark.parametrize("value", [None, 7, "", "a b", "../a", "x" * 65, "a\n"])
def test_what_cannot_be_an_id_is_none(value):
    assert read_sound_id(value) == ""


def test_a_moment_is_read_as_utc_and_only_if_it_can_be_one():
    assert read_moment("2026-11-22T20:00") == datetime(2026, 11, 22, 20, tzinfo=UTC)
    assert read_moment("2026-11-22T20:00+02:00") == datetime(
        2026, 11, 22, 18, tzinfo=UTC
    )
    assert [read_moment(one) for one in ("0001-01-01T00:00+23:00", "soon", 7)] == [
        None
    ] * 3
