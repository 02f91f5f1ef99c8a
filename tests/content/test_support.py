from __future__ import annotations

from datetime import date

import pytest

from toolkit.content import load_support_lines
from toolkit.content.kind import ReadingContext
from toolkit.content.support import SUPPORT_LINES
from toolkit.errors import ContentError
from toolkit.practice.support import list_nearest_lines

UK = "support/uk.yaml"


def test_employer_comes_first(exercises):
    lines = load_support_lines(exercises)
    assert [line.order for line in lines[:3]] == [1, 2, 3]
    assert not any(line.phone for line in lines[:3])


def test_a_line_is_read_with_everything_it_says(exercises):
    line = next(one for one in load_support_lines(exercises) if one.name == "Lifeline")
    assert line.phone == "0808 808 8000"
    assert line.regions == ("northern-ireland",)
    assert line.checked is None


def test_a_region_gets_its_own_lines_and_those_for_everybody(exercises):
    names = [
        line.name for line in list_nearest_lines(load_support_lines(exercises), "wales")
    ]
    assert "Canopi" in names
    assert "Samaritans" in names
    assert "Breathing Space" not in names


@pytest.mark.parametrize(("day", "times"), [("2025-06-01", 0), ("2025-05-01", 1)])
def test_details_are_to_be_checked_again_after_18_months(day, times, spoil, problems):
    spoil("support/employer.yaml", "checked: 2026-11-22", f"checked: {day}")
    assert [p.level for p in problems()] == ["should"] * times
    assert all("more than 18 months ago" in p.message for p in problems())


def test_details_nobody_checked_are_only_worth_knowing(exercises):
    found = SUPPORT_LINES.read(exercises, ReadingContext(date(2026, 11, 22)))[1]
    assert found
    assert {problem.level for problem in found} == {"info"}


def test_a_day_to_come_is_pointed_out(spoil, problems):
    spoil("support/employer.yaml", "checked: 2026-11-22", "checked: 2062-11-22")
    assert "a day to come" in problems()[0].message


@pytest.mark.parametrize("day", ["22/11/2026", "2026-13-01", "2026", "yesterday"])
def test_a_date_of_another_kind_is_shown_how(day, spoil, problems):
    line = spoil("support/employer.yaml", "checked: 2026-11-22", f"checked: {day}")
    (problem,) = problems()
    assert (problem.line, problem.level) == (line, "must")
    assert problem.hint == "Write year, month and day, such as 2026-11-01."


def test_an_empty_date_means_not_checked_yet(exercises, spoil, problems):
    spoil("support/employer.yaml", "checked: 2026-11-22", "checked:")
    assert load_support_lines(exercises)[0].checked is None
    assert problems() == []


def test_a_line_without_a_source_is_pointed_out(spoil, problems):
    spoil(UK, "    source: Samaritans' own page", "    # Samaritans' own page")
    assert "does not say where its details come from" in problems()[0].message


def test_words_in_a_number_are_pointed_out(spoil, problems):
    line = spoil(UK, 'phone: "116 123"', "phone: 116 123 (free)")
    assert (problems()[0].line, problems()[0].level) == (line, "should")


def test_an_address_that_looks_like_a_link_is_pointed_out(spoil, problems):
    spoil(UK, "web: samaritans.org", "web: samaritans.org/how-we-can-help")
    assert problems()[0].hint.startswith("Give only the name of the site")


def test_an_unknown_region_gets_a_suggestion(exercises, spoil, problems):
    spoil("support/wales.yaml", "[wales]", "[whales]")
    assert problems()[0].hint == 'Did you mean "wales"?'
    with pytest.raises(ContentError, match=r"wales\.yaml"):
        load_support_lines(exercises)


def test_a_line_nobody_can_reach_is_pointed_out(spoil, problems):
    spoil("support/wales.yaml", "    web: canopi.nhs.wales\n", "")
    assert "does not say how to get in touch" in problems()[0].message


def test_no_employer_line_is_pointed_out(exercises, problems):
    (exercises / "support" / "employer.yaml").unlink()
    assert "employer's own support" in problems()[0].message


def test_every_line_that_is_not_checked_says_when_it_was_written_down(exercises):
    lines = load_support_lines(exercises)
    assert [line.name for line in lines if not (line.checked or line.written)] == []
