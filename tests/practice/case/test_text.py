from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.case.text import Span, lines_of, plain, spans_of


def test_speech_is_told_from_what_is_told():
    tell, say = lines_of("The door opens.\n\nTasha (quietly): Yes?", ["Tasha"])
    assert (tell.kind, tell.text) == ("tell", "The door opens.")
    assert (say.kind, say.who, say.how, say.text) == ("say", "Tasha", "quietly", "Yes?")


def test_a_name_nobody_listed_is_not_a_speaker():
    (line,) = lines_of("Note: bring a pen.", ["Tasha"])
    assert (line.kind, line.text) == ("tell", "Note: bring a pen.")


def test_speech_starts_a_line_of_its_own_without_a_blank_one():
    lines = lines_of("She waits.\nTasha: Well?\nLee: Well.", ["Tasha", "Lee"])
    assert [line.who for line in lines] == ["", "Tasha", "Lee"]


def test_broken_lines_of_a_paragraph_are_joined():
    (line,) = lines_of("It is late,\nand raining.", [])
    assert line.text == "It is late, and raining."


def test_items_and_headings_are_told_apart():
    lines = lines_of("# Notes\n- one\n- two", [])
    assert [line.kind for line in lines] == ["heading", "item", "item"]


def test_emphasis_becomes_runs_without_signs():
    assert spans_of("a **b** *c*") == (
        Span("a "),
        Span("b", strong=True),
        Span(" "),
        Span("c", emphasis=True),
    )


def test_tags_stay_words():
    (line,) = lines_of("<script>alert(1)</script>", [])
    assert line.text == "<script>alert(1)</script>"


@given(st.text(max_size=200))
def test_any_text_becomes_lines(text):
    for line in lines_of(text, ["Tasha"]):
        assert line.text == "".join(span.text for span in line.spans)
    assert isinstance(plain(text), str)
