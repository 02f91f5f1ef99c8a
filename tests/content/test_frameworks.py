from __future__ import annotations

from datetime import date

import pytest

from toolkit.content import load_cpd_forms, load_frameworks
from toolkit.content.frameworks import FRAMEWORKS
from toolkit.content.kind import ReadingContext
from toolkit.practice.supervision.framework import list_standards_in_force

FILE = "frameworks/england.yaml"
FIRST = "england-asye-child-and-family"


@pytest.fixture
def problems(exercises):
    """Return what is wrong with these files, without what is only worth knowing."""

    def found():
        read = FRAMEWORKS.read(exercises, ReadingContext(date(2026, 11, 22)))[1]
        return [one for one in read if one.level != "info"]

    return found


def test_a_framework_is_read_with_its_stages_counts_and_source(exercises):
    one = load_frameworks(exercises).framework(FIRST)
    assert one
    assert [stage.every for stage in one.stages] == ["week", "fortnight", "month"]
    assert (one.minutes, one.uninterrupted) == (90, True)
    assert {count.id: count.need for count in one.counts}["observations"] == 3
    assert one.source
    assert one.seen


def test_the_standards_change_over_by_their_dates(exercises):
    found = load_frameworks(exercises)
    one = found.framework(FIRST)
    assert one

    def on(day: date) -> list[str]:
        return [standard.id for standard in list_standards_in_force(found, one, day)]

    assert on(date(2027, 3, 31)) == ["kss-child-and-family"]
    assert on(date(2027, 4, 1)) == ["early-career-standards"]


def test_cpd_has_the_regulators_fields_and_learning_notes_for_others(exercises):
    forms = {one.id: one for one in load_cpd_forms(exercises)}
    fields = [one.id for one in forms["social-work-england"].fields]
    assert fields == ["type", "description", "date", "learnt", "effect", "peer"]
    assert forms["learning-notes"].pieces == 0
    assert "student" in forms["learning-notes"].standing


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("until_week: 6", "until_week: 0", "It goes from 1 to 520."),
        ("        until_week: 6\n", "", "does not say when it ends"),
        ("every: month", "every: moon", 'Did you mean "month"?'),
        ("minutes: 90", "minutes: 900", "It goes from 0 to 480."),
        ("need: 3", "need: 0", "It goes from 1 to 100."),
        ("ends: 2027-03-31", "ends: 31/03/2027", "is not a date"),
        ("- id: observations", "- id: Observations", "cannot be an id"),
        ("[kss-child-and", "[ksss-child-and", 'mean "kss-child-and-family"?'),
        ("year_from: 12-01", "year_from: 1 December", 'Write it as "12-01".'),
        ("with_peer: 1", "with_peer: 3", "more pieces with a peer than pieces"),
        ("        peer: yes\n", "", "has no field for it"),
        ("nation: england", "nation: narnia", '"nation" of'),
        ("standing: [registered]", "standing: [rich]", "should be registered"),
    ],
)
def test_one_slip_gives_one_sentence(old, new, said, spoil, problems):
    spoil(FILE, old, new)
    (problem,) = problems()
    assert said in str(problem)
    assert problem.level == "must"


def test_facts_without_their_source_are_pointed_out(spoil, problems):
    spoil(FILE, "    seen: 2026-11-22\n", "")
    (problem,) = problems()
    assert "without its source and the day it was read" in problem.message
    assert problem.level == "should"


@pytest.mark.parametrize(
    ("day", "said"),
    [("2025-05-01", "more than 18 months ago"), ("2062-11-22", "a day to come")],
)
def test_facts_are_to_be_read_again_in_time(day, said, spoil, problems):
    spoil(FILE, "seen: 2026-11-22", f"seen: {day}")
    (problem,) = problems()
    assert said in problem.message


def test_what_nobody_opened_itself_is_only_worth_knowing(exercises):
    found = FRAMEWORKS.read(exercises, ReadingContext(date(2026, 11, 22)))[1]
    assert found
    assert {one.level for one in found} == {"info"}


def test_a_last_stage_with_an_end_is_pointed_out(spoil, problems):
    old = "      - every: month\n    counts"
    spoil(FILE, old, "      - every: month\n        until_month: 12\n    counts")
    (problem,) = problems()
    assert (problem.level, problem.hint) == ("should", "Leave out its end.")


def test_without_the_folder_there_are_none_and_nothing_is_wrong(tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    assert load_frameworks(folder).frameworks == ()
    assert load_cpd_forms(folder) == ()
