from __future__ import annotations

from cases_for_tests import small_case

from toolkit.content import load_vocabulary
from toolkit.practice.play.meters import build_play_course, describe_pause_notice
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    PauseNotice,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.settings import get_default_content

CASE = small_case()
WORDS = load_vocabulary(get_default_content())
STRONG = PauseNotice(
    feelings=("anxious",), places=("stomach",), strength=8, note="Cold"
)


def played(notice: PauseNotice | None):
    play = take_choice(CASE, end_pause(start_play(CASE), notice), 0)
    play = take_choice(CASE, record_own_words(play, "Hello"), 0)
    return build_play_course(CASE, play, build_play_path(CASE, play), WORDS)


def test_the_sentence_says_where_each_meter_went():
    assert played(None).sentence.startswith("Trust went from shut to ")


def test_the_strongest_moment_is_named():
    said = played(STRONG).sentence
    assert said.endswith("You stopped to notice once; it was strongest at “The door”.")


def test_there_is_one_value_more_than_there_were_choices():
    assert {len(track.values) for track in played(STRONG).tracks} == {3}


def test_feelings_have_a_line_only_where_some_were_noted():
    names = [track.name for track in played(STRONG).tracks]
    assert names[-1] == "How strong it felt"
    assert "How strong it felt" not in [track.name for track in played(None).tracks]


def test_the_table_says_the_same_choice_by_choice():
    table = played(STRONG).table
    assert table.columns[0] == "Scene" and table.columns[-1] == "What you noticed"
    assert [row[0] for row in table.rows] == ["The door", "Inside", "Where it ended"]
    assert table.rows[0][-1] == "Anxious; Stomach; 8 out of 10"


def test_a_play_without_a_choice_has_a_place_to_stand():
    play = start_play(CASE)
    found = build_play_course(CASE, play, build_play_path(CASE, play), WORDS)
    assert found.sentence.startswith("Trust stayed ")
    assert len(found.table.rows) == 1


def test_what_was_noticed_is_one_line():
    own = PauseNotice(own_words=("wobbly",), feelings=("gone-since",))
    assert describe_pause_notice(own, WORDS) == "wobbly"
    assert describe_pause_notice(PauseNotice(), WORDS) == ""
