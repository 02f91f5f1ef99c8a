from __future__ import annotations

import pytest

from toolkit.content.case_check.check import check_case
from toolkit.content.case_check.terms import read_watch_list
from toolkit.content.exchange.new_case import (
    build_new_case,
    change_case_title,
    copy_case,
    name_case_file,
)
from toolkit.content.twee.cases import read_case


def test_a_new_case_can_be_played_and_has_nothing_to_mend(exercises):
    file = read_case(build_new_case("My first case"), "my-first-case.twee")
    problems = check_case(file, read_watch_list(exercises)[0])
    assert [str(one) for one in problems if one.level != "info"] == []
    assert (file.case.title, file.usable) == ("My first case", True)


def test_two_new_cases_are_two_stories():
    one, two = (
        read_case(build_new_case(title), "x").case.ifid for title in ("One", "Two")
    )
    assert one
    assert one != two


@pytest.mark.parametrize("title", ["", ":: A\n:: B", "[x] {y}", "  ", "日本"])
def test_any_title_will_do(title):
    file = read_case(build_new_case(title), "x.twee")
    assert file.usable
    assert next(iter(file.case.scenes)) == "At the door"
    assert name_case_file(title).endswith(".twee")


@pytest.mark.parametrize("text", [build_new_case("Old"), ":: A\nHi.\n", ""])
def test_a_case_gets_another_title_and_keeps_everything_else(text):
    file = read_case(change_case_title(text, "A new name"), "x.twee")
    before = read_case(text, "x.twee").case
    assert file.case.title == "A new name"
    assert list(file.case.scenes) == list(before.scenes)
    assert (file.case.start, file.case.ifid) == (before.start, before.ifid)


def test_a_copy_is_a_story_of_its_own():
    text = build_new_case("Old")
    copy = read_case(copy_case(text, "Mine"), "x.twee").case
    assert copy.title == "Mine"
    assert copy.ifid not in ("", read_case(text, "x").case.ifid)
