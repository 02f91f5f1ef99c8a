"""The debrief of a role-play: the way that was taken, what is asked, another try."""

from __future__ import annotations

import pytest
from screens.role_play.role_plays import (
    begin,
    debriefed,
    onward,
    shown,
    step,
    to_the_end,
)


@pytest.fixture
def done(role_play):
    """A case played to its end, at the debrief."""
    return debriefed(role_play)


def test_feelings_are_asked_before_facts(done):
    seen = shown(done)
    assert seen["heading"] == "What happened, and what you felt"
    assert "felt" in seen["sections"][0]["title"]
    assert seen["last"].startswith("What will you actually say next time?")


def test_the_way_is_a_list_and_the_map_shows_the_same(done):
    seen = shown(done)
    listed = [one["scene"] for one in seen["path"]] + [seen["ending"]]
    dots = {dot["taken"]: dot["name"] for dot in seen["map"]["dots"]}
    assert [dots[at] for at in range(len(listed))] == listed


def test_reasons_thoughts_and_what_was_not_chosen_are_told(done):
    path = shown(done)["path"]
    decided = [one for one in path if one["decision"]]
    assert all(one["why"] and one["others"] for one in decided)
    assert any(one["thoughts"] for one in path)
    assert any(one["turn"] for one in path)


def test_what_was_noticed_stands_along_the_way(role_play):
    begin(role_play)
    form = {"feelings": ["anxious"], "strength": 8, "happened": "Cold hands"}
    role_play.act("pause-done", form=form)
    to_the_end(role_play)
    role_play.act("to-debrief")
    seen = shown(role_play)
    assert seen["path"][0]["noticed"] == "Anxious; 8 out of 10"
    assert seen["path"][0]["note"] == "Cold hands"
    assert "strongest at “In the car”" in seen["course"]["sentence"]


@pytest.mark.parametrize(
    "frame", ["PEARLS", "Plus-Delta", "Advocacy-Inquiry", "Gather-Analyse-Summarise"]
)
def test_each_shape_of_debrief_begins_with_feelings(done, frame):
    assert done.act("frame", which=frame)["ok"]
    assert shown(done)["frame"] == frame
    assert "felt" in shown(done)["sections"][0]["title"]


def test_a_shape_that_is_not_there_is_refused(done):
    assert done.act("frame", which="Score")["ok"] is False


def test_stepping_out_before_the_first_choice_can_still_be_debriefed(role_play):
    begin(role_play)
    role_play.act("step-out")
    role_play.act("to-debrief")
    seen = shown(role_play)
    assert (seen["path"], seen["ended"]) == ([], False)
    assert seen["sections"]


def test_another_way_from_any_decision_is_laid_beside_the_first(done):
    first = done.place.play
    done.act("again", number=2)
    assert (step(done), shown(done)["at"], shown(done)["again"]) == ("scene", 2, True)
    onward(done, 1)
    to_the_end(done, 2)
    done.act("to-debrief")
    found = shown(done)["compare"]
    assert found["one"]["chosen"] != found["other"]["chosen"]
    assert done.place.first == first


def test_the_first_way_can_be_looked_back_on_again(done):
    first = done.place.play
    done.act("again", number=0)
    to_the_end(done, 1)
    done.act("to-debrief")
    done.act("other-try")
    assert done.place.play == first


@pytest.mark.parametrize("number", [99, -1, "0", None])
def test_another_try_from_nowhere_is_refused(done, number):
    assert done.act("again", number=number)["ok"] is False
    assert step(done) == "debrief"
