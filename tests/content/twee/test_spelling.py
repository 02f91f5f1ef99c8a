from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.twee.cases import read_case
from toolkit.content.twee.spelling import (
    convert_for_reading,
    convert_for_twine,
    replace_story_arrows,
)
from toolkit.content.twee.story import Passage, Story, read_twee, write_twee

CASES = sorted((Path(__file__).resolve().parents[3] / "exercises/cases").glob("*.twee"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_going_to_twine_and_back_gives_the_same_text(path):
    text = path.read_text("utf-8")
    file = read_case(text, path.name)
    people = tuple(person.name for person in file.case.plan.people)
    there = convert_for_twine(file.story, people)
    assert [p.text for p in convert_for_reading(there, people).passages] == [
        p.text for p in file.story.passages
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_both_spellings_are_the_same_case(path):
    file = read_case(path.read_text("utf-8"), path.name)
    people = tuple(person.name for person in file.case.plan.people)
    other = read_case(write_twee(convert_for_twine(file.story, people)), path.name).case
    for name, scene in file.case.scenes.items():
        same = other.scenes[name]
        assert (same.pause, same.thought) == (scene.pause, scene.thought)
        for one, two in zip(same.text, scene.text, strict=True):
            assert (one.text, str(one.when)) == (two.text, str(two.when))
        for one, two in zip(same.choices, scene.choices, strict=True):
            assert (one.text, one.target, one.why) == (two.text, two.target, two.why)
            assert [str(e) for e in one.effects] == [str(e) for e in two.effects]


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
    assert convert_for_reading(story).passages[0].text == story.passages[0].text


def test_arrows_of_word_processors_are_put_right_on_saving():
    story, changed = replace_story_arrows(Story((Passage("A", "[[go→B]] [[C]]"),)))
    assert (story.passages[0].text, changed) == ("[[go->B]] [[C]]", 1)


LINE = st.sampled_from(
    ["pause: a", "- [[a->B]]", "  why: b", "    more", "words", "", "if x > 1: y"]
)


@given(st.lists(LINE, max_size=14).map("\n".join))
def test_any_scene_goes_there_and_back(text):
    story = Story((Passage("A", text.strip()),))
    assert (
        convert_for_reading(convert_for_twine(story)).passages[0].text == text.strip()
    )
