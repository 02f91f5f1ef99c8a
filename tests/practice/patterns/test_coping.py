from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.patterns.coping import (
    build_clause_key,
    extract_first_clause,
    group_coping_lines,
)


def test_the_same_way_in_other_words_comes_together() -> None:
    lines = [
        "Walk round the block",
        "a walk round the block, then home",
        "I walked around the block.",
        "Go for a walk round the block",
    ]
    assert len(set(group_coping_lines(lines, 3))) == 1


def test_the_label_is_what_was_written_most() -> None:
    lines = ["talked to Sam", "Talk to Sam", "Talk to Sam and go home"]
    assert group_coping_lines(lines, 3) == ["Talk to Sam"] * 3


def test_ways_with_other_first_words_stay_apart() -> None:
    lines = ["Talk to Sam"] * 3 + ["Breathe out slowly"] * 3
    assert len(set(group_coping_lines(lines, 3))) == 2


def test_rare_ways_join_others_that_begin_alike_if_together_they_are_enough() -> None:
    lines = ["Walk the dog", "Walk at lunch", "Walk to the park", "Tea"]
    found = group_coping_lines(lines, 3)
    assert found[0] == found[1] == found[2] != found[3]


def test_an_empty_line_is_no_way_of_coping() -> None:
    assert group_coping_lines(["", "  ", "...", "—"], 1) == [None] * 4


def test_a_bullet_or_a_quotation_mark_does_not_matter() -> None:
    assert extract_first_clause("- “Breathe” slowly; twice") == "Breathe” slowly"
    assert build_clause_key("Breathing") == build_clause_key("breathe")


def test_words_in_other_scripts_are_compared_too() -> None:
    assert group_coping_lines(["المشي", "المشي", "صلاة"], 2)[:2] == ["المشي", "المشي"]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_every_line_gets_a_short_label_or_none(lines: list[str]) -> None:
    found = group_coping_lines(lines, 3)
    assert len(found) == len(lines)
    assert all(one is None or 0 < len(one) < 400 for one in found)
