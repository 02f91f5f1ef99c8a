from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from toolkit.practice.supervision.framework import (
    Framework,
    Frameworks,
    Standard,
    describe_source,
    describe_standards,
    list_frameworks,
)

OLD = Standard("old", "The old set", ends=date(2027, 3, 31))
NEW = Standard("new", "The new set", starts=date(2027, 4, 1))
FRAMEWORK = Framework("f", "F", "england", standards=("old", "new"))
ALL = Frameworks((FRAMEWORK,), (OLD, NEW))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            date(2026, 11, 22),
            "The standards now: The old set. From 1 April 2027: The new set.",
        ),
        (
            date(2027, 3, 31),
            "The standards now: The old set. From 1 April: The new set.",
        ),
        (date(2027, 4, 1), "The standards now: The new set."),
    ],
)
def test_standards_change_over_on_their_day(day, said):
    assert describe_standards(ALL, FRAMEWORK, day) == said


def test_a_framework_without_standards_says_nothing_about_them():
    assert describe_standards(ALL, Framework("g", "G"), date(2026, 11, 22)) == ""


def test_a_nation_is_offered_its_own_and_what_fits_anywhere():
    frameworks = [
        FRAMEWORK,
        Framework("s", "S", "scotland"),
        Framework("u", "U"),
        Framework("gone", "G", "england", ends=date(2026, 1, 1)),
    ]
    today = date(2026, 11, 22)
    assert [one.id for one in list_frameworks(frameworks, "scotland", today)] == [
        "s",
        "u",
    ]
    assert [one.id for one in list_frameworks(frameworks, "uk", today)] == [
        "f",
        "s",
        "u",
    ]


def test_a_source_says_who_has_really_looked():
    assert describe_source(FRAMEWORK) == ""
    named = replace(FRAMEWORK, source="A page")
    assert describe_source(named) == "From A page. Check it before you rely on it."
    checked = replace(named, checked=date(2026, 11, 22))
    assert describe_source(checked) == "From A page, checked on 22 November 2026."
