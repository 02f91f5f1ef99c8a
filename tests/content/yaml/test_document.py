from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.content.yaml.document import DEEPEST, UnreadableFile, parse_document

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n"


def refusal(text: str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        parse_document(text, "exercises/x.yaml")
    return str(caught.value.problem)


def test_every_value_stays_what_was_typed():
    data = parse_document(
        "say: yes\ntime: 12:30\nphone: 010\nday: 2026-11-01\n", "x"
    ).data
    assert data == {"say": "yes", "time": "12:30", "phone": "010", "day": "2026-11-01"}


def test_every_key_and_item_knows_its_line():
    document = parse_document(
        "# remark\na:\n  - b: 1\n    c: |\n      two\n  - d: 3\n", "x"
    )
    assert document.line(("a",)) == 2
    assert document.line(("a", 0, "c")) == 4
    assert document.line(("a", 1)) == 6


def test_a_value_that_is_not_there_has_the_line_of_what_is_around_it():
    assert parse_document("a:\n  - b: 1\n", "x").line(("a", 0, "missing", 4)) == 2


def test_the_first_of_a_repeated_key_is_kept_with_its_line():
    document = parse_document("a: 1\na: [2, 3]\nb: 4\n", "x")
    assert document.data == {"a": "1", "b": "4"}
    assert [problem.line for problem in document.problems] == [2]
    assert document.line(("a",)) == 1


def test_references_that_multiply_are_refused_at_once():
    assert refusal(BOMB).startswith("exercises/x.yaml:1: The sign & starts")


def test_lists_in_lists_have_an_end():
    assert "too deeply" in refusal("a: " + "[" * (DEEPEST + 1))
    assert "too deeply" in refusal("a: " + "[" * 100_000)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "''", "{}"])
def test_an_empty_file_is_said_to_be_empty(text):
    assert refusal(text).startswith("exercises/x.yaml: There is nothing in this file")


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "[a, b]\n"])
def test_a_file_without_a_key_is_shown_how_to_start(text):
    assert "does not start with a key" in refusal(text)


@pytest.mark.parametrize("text", ["[a, b]: c\n", "? {a: b}\n: c\n", "a:\n  [x]: y\n"])
def test_a_list_as_a_key_is_refused(text):
    assert "A list stands where a key should be" in refusal(text)


@pytest.mark.parametrize("tag", ["!!python/object:os.system x", "!!int 3", "!mine x"])
def test_a_tag_is_never_obeyed(tag):
    assert "The sign ! starts this value" in refusal(f"a: {tag}\n")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_values_or_one_plain_problem(text):
    try:
        document = parse_document(text, "x.yaml")
    except UnreadableFile as refused:
        assert refused.problem.message.endswith(".")
    else:
        assert document.data


PIECES = ["a", "- ", ": ", "\n", "  ", "[", "]", "{", "}", "&a", "*a", "!x", "'", '"']
MORE_PIECES = ["#", "|", ">", "---", "...", "?", "%", "@", "\t", "<<", ",", "~", "é"]


@given(st.lists(st.sampled_from(PIECES + MORE_PIECES), max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_heap_of_yaml_signs_gives_values_or_one_plain_problem(text):
    try:
        parse_document(text, "x.yaml")
    except UnreadableFile as refused:
        assert 0 <= refused.problem.line <= text.count("\n") + 2
