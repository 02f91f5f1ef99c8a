from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.content import load_course
from toolkit.content.course import COURSE
from toolkit.content.kind import ReadingContext
from toolkit.errors import ContentError

FILE = "course.yaml"
PAGES = (
    "emotional-log",
    "patterns",
    "role-play",
    "supervision-agenda",
    "worksheets",
)


@pytest.fixture
def notebooks(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in PAGES:
        (folder / f"{name}.ipynb").write_text("{}")
    return folder


def test_the_home_page_offers_its_pages_in_order(exercises):
    course = load_course(exercises)
    assert course.title == "Reflective Supervision Toolkit"
    assert [page.title for page in course.pages] == [
        "Emotional-response log",
        "Role-play",
        "Supervision agenda",
        "Worksheets",
        "Patterns",
    ]
    assert all(1 <= page.minutes <= 25 for page in course.pages)


def test_the_welcome_is_one_piece_of_text(exercises):
    welcome = load_course(exercises).welcome
    assert welcome.count(".") == 2
    assert "\n" not in welcome


def test_a_page_without_its_notebook_gets_a_suggestion(exercises, spoil, notebooks):
    line = spoil(FILE, "notebook: patterns", "notebook: patern")
    found = COURSE.read(exercises, ReadingContext(notebooks=notebooks))[1]
    problems = [p for p in found if p.level == "must"]
    assert [(p.line, p.hint) for p in problems] == [(line, 'Did you mean "patterns"?')]


def test_a_notebook_named_with_its_ending_gets_a_suggestion(
    exercises, spoil, notebooks
):
    spoil(FILE, "notebook: patterns", "notebook: patterns.ipynb")
    found = COURSE.read(exercises, ReadingContext(notebooks=notebooks))[1]
    assert found[0].hint == 'Did you mean "patterns"?'


def test_a_notebook_without_a_card_is_only_worth_knowing(exercises, notebooks):
    (notebooks / "agenda.ipynb").write_text("{}")
    (problem,) = COURSE.read(exercises, ReadingContext(notebooks=notebooks))[1]
    assert problem.level == "info"
    assert '"agenda" has no card' in problem.message


def test_two_cards_for_one_notebook_are_pointed_out(spoil, problems):
    spoil(FILE, "notebook: patterns", "notebook: emotional-log")
    (problem,) = problems()
    assert "already has a card on line" in problem.message


@pytest.mark.parametrize("minutes", ["0", "-5", "10000"])
def test_minutes_are_those_of_a_working_day(minutes, spoil, problems):
    line = spoil(FILE, "minutes: 5", f"minutes: {minutes}")
    assert [(problem.line, problem.level) for problem in problems()] == [(line, "must")]


@pytest.mark.parametrize("key", ["title", "welcome"])
def test_a_heading_that_is_missing_is_asked_for(key, exercises, spoil):
    spoil(FILE, f"\n{key}:", "\npages: []\nx:")
    with pytest.raises(ContentError):
        load_course(exercises)
    assert any(f"no {key}" in p.message for p in COURSE.read(exercises)[1])


def test_a_missing_file_is_named(exercises):
    (exercises / FILE).unlink()
    with pytest.raises(ContentError, match=r"exercises/course\.yaml: This file is"):
        load_course(exercises)
