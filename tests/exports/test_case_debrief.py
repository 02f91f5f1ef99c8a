"""A debrief on paper holds what the page shows, in the same order."""

from __future__ import annotations

import io
from datetime import date

import docx
from cases_for_tests import small_case

from toolkit.exports.case_debrief import DebriefedPlay, write_debrief_document
from toolkit.practice.play.again import compare_plays, fork_play
from toolkit.practice.play.debrief import build_debrief
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    PauseNotice,
    Play,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.vocabulary import Vocabulary

CASE = small_case()
NOTICE = PauseNotice(("stomach",), (), ("anxious",), ("wobbly",), 7)


def words_of(play: Play, first: Play | None = None) -> str:
    """Return every word of the document for a play."""
    stops = build_play_path(CASE, play)
    both = compare_plays(CASE, first, play) if first else None
    done = DebriefedPlay(CASE, build_debrief(CASE, play, stops), stops, {}, both)
    data = write_debrief_document(done, Vocabulary((), (), ()), date(2026, 11, 22))
    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def inside() -> Play:
    """Return a play that has come as far as its second decision."""
    play = take_choice(CASE, end_pause(start_play(CASE), NOTICE), 0)
    return record_own_words(play, "Good morning")


def test_what_was_noticed_comes_before_what_was_chosen():
    words = words_of(take_choice(CASE, inside(), 0))
    assert words.index("What I noticed") < words.index("Say why")
    assert words.index("Good morning") < words.index("Ask")


def test_what_the_other_person_thought_is_on_paper_too():
    assert "Tasha: Who is it?" in words_of(inside())


def test_two_tries_are_side_by_side_on_paper_and_one_alone_is_not():
    first = take_choice(CASE, inside(), 0)
    other = take_choice(CASE, fork_play(first, 1), 2)
    words = words_of(other, first)
    assert "Two ways, side by side" in words
    for sentence in compare_plays(CASE, first, other).sentences:
        assert sentence in words
    assert "The first way" not in words_of(other)


def test_a_play_that_was_left_early_did_not_end():
    assert "It ended at\nA plan" in words_of(take_choice(CASE, inside(), 0))
    early = words_of(inside())
    assert "I stopped at\nInside" in early
    assert "It ended at" not in early
