"""Choosing a case: by need and minutes, by the address, by a notebook."""

from __future__ import annotations

import pytest
from screens.role_play.role_plays import (
    CASE,
    shown,
    step,
)

from toolkit.errors import ContentError
from toolkit.screens.role_play.page import RolePlayScreen, read_case_from_query


def titles(screen) -> list[str]:
    return [one["title"] for one in shown(screen)["cases"]]


def test_cases_are_there_before_any_journal_is_opened(role_play):
    assert role_play.state["lock"]["open"] is False
    assert len(titles(role_play)) >= 6
    assert all(one["contains"] for one in shown(role_play)["cases"])


def test_a_need_in_own_words_puts_the_case_for_it_first(role_play):
    role_play.act("find", words="I have court on Thursday", level="", minutes=0)
    assert titles(role_play)[0] == "Cross-examination in family court"
    assert shown(role_play)["cases"][0]["fits"]


def test_minutes_leave_out_what_takes_longer(role_play):
    role_play.act("find", words="", level="", minutes=20)
    assert {one["minutes"] for one in shown(role_play)["cases"]} == {20}


@pytest.mark.parametrize("odd", [{"minutes": "x"}, {"level": "all"}, {"minutes": -1}])
def test_an_odd_filter_filters_nothing(role_play, odd):
    assert role_play.act("find", words="", **odd)["ok"]
    assert len(titles(role_play)) >= 6


def test_the_prebrief_says_what_a_case_is_for_and_what_it_contains(role_play):
    role_play.act("case", which=CASE)
    seen = shown(role_play)
    assert (step(role_play), seen["title"]) == (
        "prebrief",
        "The unannounced home visit",
    )
    assert seen["aims"] and seen["contains"] and seen["fiction"] and seen["support"]
    assert "Step out" in seen["stepping_out"]


def test_a_case_of_no_known_name_is_answered_with_a_sentence(role_play):
    reply = role_play.act("case", which="../secret")
    assert (reply["ok"], step(role_play)) == (False, "choose")
    assert "no case of that name" in reply["error"]


def test_the_address_can_name_a_case(new_role_play):
    screen = new_role_play(query="?case=family-court&x=1")
    assert (step(screen), shown(screen)["key"]) == ("prebrief", "family-court")


def test_an_unknown_case_in_the_address_is_told(new_role_play):
    screen = new_role_play(query="?case=nothing")
    assert step(screen) == "choose"
    assert "no case of that name" in screen.state["page"]["play"]["note"]


@pytest.mark.parametrize("query", ["", "?", "case", "?case=", "?" + "a=1&" * 90, "%zz"])
def test_an_odd_address_names_no_case(query):
    assert read_case_from_query(query) == ""


def test_a_notebook_can_name_a_case(new_role_play):
    screen = new_role_play(case="housing-office")
    assert shown(screen)["key"] == "housing-office"


def test_a_notebook_that_names_no_case_is_told_which_is_near(settings, clock):
    with pytest.raises(ContentError, match="housing-office"):
        RolePlayScreen(settings, clock, case="housing-ofice")
