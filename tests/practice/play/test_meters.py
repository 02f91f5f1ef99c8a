from __future__ import annotations

from cases_for_tests import small_case

from toolkit.content import load_vocabulary
from toolkit.practice.play.meters import course, noticed_words
from toolkit.practice.play.path import path
from toolkit.practice.play.play import Notice, choose, noticed, spoke, start
from toolkit.settings import default_content

CASE = small_case()
WORDS = load_vocabulary(default_content())
STRONG = Notice(feelings=("anxious",), places=("stomach",), strength=8, note="Cold")


def played(notice: Notice | None):
    play = choose(CASE, noticed(start(CASE), notice), 0)
    play = choose(CASE, spoke(play, "Hello"), 0)
    return course(CASE, play, path(CASE, play), WORDS)


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
    play = start(CASE)
    found = course(CASE, play, path(CASE, play), WORDS)
    assert found.sentence.startswith("Trust stayed ")
    assert len(found.table.rows) == 1


def test_what_was_noticed_is_one_line():
    own = Notice(own_words=("wobbly",), feelings=("gone-since",))
    assert noticed_words(own, WORDS) == "wobbly"
    assert noticed_words(Notice(), WORDS) == ""
