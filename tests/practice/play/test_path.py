from __future__ import annotations

from dataclasses import replace

from cases_for_tests import small_case

from toolkit.practice.case.walk import walk_case
from toolkit.practice.play.again import compare_plays, fork_play
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    PauseNotice,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)

CASE = small_case()
NOTICE = PauseNotice(feelings=("anxious",), strength=8)


def to_plan():
    play = take_choice(CASE, end_pause(start_play(CASE), NOTICE), 0)
    return take_choice(CASE, record_own_words(play, "Hello"), 0)


def to_stairs():
    return take_choice(CASE, end_pause(start_play(CASE), None), 1)


def test_the_way_is_told_in_order_with_what_moved():
    first, second = build_play_path(CASE, to_plan())
    assert (first.scene, first.chosen, first.target) == (
        "The door",
        "Say why",
        "Inside",
    )
    assert first.meters[0].sentence == "trust went from shut to wary"
    assert (first.notice, second.said) == (NOTICE, "Hello")
    assert [one.words for one in first.thoughts] == ["Who is it?"]


def test_what_was_not_taken_is_told_once_and_only_for_that_level():
    first, second = build_play_path(CASE, to_plan())
    assert [one.text for one in first.others] == ["Shout"]
    assert [(one.text, one.open) for one in second.others] == [("Leave", True)]


def test_a_choice_that_decides_the_end_is_a_turn():
    first, second = build_play_path(CASE, to_plan(), walk_case(CASE))
    assert first.turn == "Trust went from shut to wary."
    assert second.turn == "From here it could only end in one way."


def test_without_a_walk_only_great_moves_are_turns():
    first, second = build_play_path(CASE, to_plan())
    assert first.turn
    assert second.turn == ""


def test_another_try_leaves_the_first_as_it_is():
    first = to_plan()
    second = fork_play(first, 0)
    assert (second.here, second.notice, len(first.steps)) == ("The door", NOTICE, 2)


def test_two_tries_part_where_they_part():
    found = compare_plays(CASE, to_plan(), to_stairs())
    assert (found.fork, found.same) == ("The door", ("The door",))
    assert (found.one.ending, found.other.ending) == ("A plan", "The stairs")
    assert "One comes to “A plan”, the other to “The stairs”." in found.sentences


def test_the_same_way_twice_is_said_so():
    found = compare_plays(CASE, to_plan(), to_plan())
    assert found.sentences == ("Both times you took the same way.",)


def test_neither_try_is_called_better():
    words = " ".join(compare_plays(CASE, to_plan(), to_stairs()).sentences).lower()
    assert not {"better", "worse", "best", "points", "score"} & set(words.split())


def test_an_unfinished_try_can_be_compared():
    begun = fork_play(to_plan(), 1)
    found = compare_plays(CASE, begun, to_plan())
    assert (found.one.chosen, found.one.ended) == ("", False)
    assert replace(found.other, meters=()).chosen == "Ask"
