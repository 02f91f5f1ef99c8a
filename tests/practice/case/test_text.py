from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.case.text import (
    TextSpan,
    parse_scene_lines,
    parse_spans,
    strip_emphasis,
)


def test_speech_is_told_from_what_is_told():
    tell, say = parse_scene_lines("The door opens.\n\nTasha (quietly): Yes?", ["Tasha"])
    assert (tell.kind, tell.text) == ("tell", "The door opens.")
    assert (say.kind, say.who, say.how, say.text) == ("say", "Tasha", "quietly", "Yes?")


def test_a_name_nobody_listed_is_not_a_speaker():
    (line,) = parse_scene_lines("Note: bring a pen.", ["Tasha"])
    assert (line.kind, line.text) == ("tell", "Note: bring a pen.")


def test_speech_starts_a_line_of_its_own_without_a_blank_one():
    lines = parse_scene_lines("She waits.\nTasha: Well?\nLee: Well.", ["Tasha", "Lee"])
    assert [line.who for line in lines] == ["", "Tasha", "Lee"]


def test_broken_lines_of_a_paragraph_are_joined():
    (line,) = parse_scene_lines("It is late,\nand raining.", [])
    assert line.text == "It is late, and raining."


def test_items_and_headings_are_told_apart():
    lines = parse_scene_lines("# Notes\n- one\n- two", [])
    assert [line.kind for line in lines] == ["heading", "item", "item"]


def test_emphasis_becomes_runs_without_signs():
    assert parse_spans("a **b** *c*") == (
        TextSpan("a "),
        TextSpan("b", strong=True),
        TextSpan(" "),
        TextSpan("c", emphasis=True),
    )


def test_tags_stay_words():
    (line,) = parse_scene_lines("<script>alert(1)</script>", [])
    assert line.text == "<script>alert(1)</script>"


@given(st.text(max_size=200))
def test_any_text_becomes_lines(text):
    for line in parse_scene_lines(text, ["Tasha"]):
        assert line.text == "".join(span.text for span in line.spans)
    assert isinstance(strip_emphasis(text), str)
