from __future__ import annotations

from dataclasses import replace

from cases_for_tests import PLAN, small_case

from toolkit.practice.play.offers import list_case_offers

DOOR = small_case()
COURT = replace(
    small_case(plan=replace(PLAN, need="I have court on Thursday", minutes=30)),
    key="court",
    title="Cross-examination",
)
STUDENTS = replace(
    small_case(plan=replace(PLAN, levels=("student",))), key="first", title="First"
)


def test_a_need_in_own_words_brings_its_case_to_the_front():
    assert list_case_offers([DOOR, COURT], "I have court on Thursday")[0].key == "court"
    assert list_case_offers([COURT, DOOR], "knocking on doors")[0].key == "door"


def test_without_a_need_everything_is_on_offer_in_its_order():
    assert [one.key for one in list_case_offers([DOOR, COURT])] == ["door", "court"]


def test_words_that_fit_nothing_hide_nothing():
    assert len(list_case_offers([DOOR, COURT], "zebra")) == 2


def test_only_what_fits_the_minutes_is_offered():
    assert [one.key for one in list_case_offers([DOOR, COURT], minutes=15)] == ["door"]


def test_only_what_fits_the_level_is_offered():
    found = list_case_offers([DOOR, STUDENTS], level="practitioner")
    assert [one.key for one in found] == ["door"]


def test_what_a_case_contains_is_said_before_it_begins():
    assert list_case_offers([DOOR])[0].contains == "A raised voice."


def test_a_very_long_need_is_no_trouble():
    assert len(list_case_offers([DOOR], "court " * 100_000)) == 1
