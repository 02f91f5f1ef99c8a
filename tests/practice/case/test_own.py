from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.case.own import (
    LONGEST_TITLE,
    NO_TITLE,
    OwnCase,
    read_own_case_body,
    write_own_case_body,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
TITLES = st.text("abc é😀", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(TITLES, st.text())
def test_a_case_of_ones_own_comes_back_as_it_was(title, text):
    title = " ".join(title.split())
    body = json.loads(json.dumps(write_own_case_body(title, text)))
    assert read_own_case_body("c1", NOW, body) == OwnCase("c1", NOW, title, text)


@pytest.mark.parametrize("body", [{}, {"title": None, "text": 7}, {"title": " \n "}])
def test_a_strange_record_opens_as_an_empty_case(body):
    assert read_own_case_body("c1", NOW, body) == OwnCase("c1", NOW, NO_TITLE, "")


def test_a_long_title_is_cut_when_it_is_kept_and_when_it_is_read():
    body = write_own_case_body("x" * 500, "")
    assert len(str(body["title"])) == LONGEST_TITLE
    read = read_own_case_body("c1", NOW, {"title": "x" * 500})
    assert len(read.title) == LONGEST_TITLE
