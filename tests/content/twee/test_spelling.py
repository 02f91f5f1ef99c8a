from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.twee.cases import read_case
from toolkit.content.twee.spelling import CLOSE, OPEN, convert_for_twine
from toolkit.content.twee.story import Passage, Story, read_twee, write_twee

CASES = sorted((Path(__file__).resolve().parents[3] / "exercises/cases").glob("*.twee"))


def read(story: Story) -> str:
    """Return everything that is read of a story, apart from the numbers of lines."""
    return re.sub(r"\bline=\d+", "", repr(read_case(write_twee(story), "x.twee").case))


def lines(story: Story) -> list[list[str]]:
    """Return each passage's lines, without those that only open or close a comment."""
    return [
        [line for line in passage.text.split("\n") if line not in {OPEN, CLOSE}]
        for passage in story.passages
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_going_to_twine_adds_comment_marks_and_loses_nothing(path):
    file = read_case(path.read_text("utf-8"), path.name)
    people = tuple(person.name for person in file.case.plan.people)
    there = convert_for_twine(file.story, people)
    assert there != file.story
    assert lines(there) == [one.text.split("\n") for one in file.story.passages]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_both_spellings_are_the_same_case(path):
    file = read_case(path.read_text("utf-8"), path.name)
    people = tuple(person.name for person in file.case.plan.people)
    assert read(convert_for_twine(file.story, people)) == read(file.story)


def test_only_what_is_not_words_is_hidden():
    story, _ = read_twee(
        ":: A\nHello.\n\npause: Hm?\n\n- [[a->B]]\n  why: x\n- [[c->D]]\n", "x"
    )
    (passage,) = convert_for_twine(story).passages
    assert passage.text == (
        "Hello.\n\n<!--\npause: Hm?\n-->\n\n- [[a->B]]\n<!--\n  why: x\n-->\n- [[c->D]]"
    )


def test_speech_stays_in_the_open():
    story = Story((Passage("A", "Hint: Come in."),))
    assert convert_for_twine(story, ("Hint",)) == story


def test_remarks_stay_as_they_are():
    story = Story((Passage("A", "<!-- a remark -->\nHi <!-- x --> there."),))
    assert convert_for_twine(story) == story


LINE = st.sampled_from(
    ["pause: a", "- [[a->B]]", "  why: b", "    more", "words", "", "if x > 1: y"]
)


WHOLE = st.sampled_from(
    [
        *("pause: a", "pause: a\n    more", "words", "", "if x > 1: y"),
        *("- [[a->B]]", "- [[a->B]]\n  why: b", "- [[a->B]]\n  why: b\n    more"),
    ]
)


@given(st.lists(LINE, max_size=14).map("\n".join))
def test_any_scene_goes_to_twine_whole(text):
    story = Story((Passage("A", text.strip()),))
    assert lines(convert_for_twine(story)) == [text.strip().split("\n")]


@given(st.lists(WHOLE, max_size=9).map("\n".join))
def test_any_scene_is_the_same_in_both_spellings(text):
    story = Story((Passage("A", text.strip()), Passage("B", "Words.")))
    assert read(convert_for_twine(story)) == read(story)
