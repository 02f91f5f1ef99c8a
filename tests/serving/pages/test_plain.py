from __future__ import annotations

from datetime import date

import pages_for_tests
import pytest

from toolkit.practice.course import CoursePage
from toolkit.serving.pages.plain import Library, choose_month, group_pages

TODAY = date(2026, 11, 3)
COURSE = """\
title: A course
welcome: Come in.
pages:
  - {title: Small, notebook: counter, for_whom: All, minutes: 5, blurb: A blurb.}
  - {title: Missing, notebook: nowhere, for_whom: All, minutes: 5, blurb: A blurb.}
"""


@pytest.fixture
def library(tmp_path):
    notebooks = pages_for_tests.make(tmp_path / "notebooks")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "course.yaml").write_text(COURSE)
    return Library(notebooks, tmp_path / "content")


def test_home_lists_the_course_s_pages_that_exist(library):
    course = library.course()
    assert course.title == "A course"
    assert [page.title for page in course.pages] == ["Small"]


def test_without_a_course_every_notebook_is_listed(library, tmp_path):
    found = Library(library.notebooks, tmp_path / "none").course()
    assert "A small page" in [page.title for page in found.pages]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "notes.txt",
        "../x.ipynb",
        "a/b.ipynb",
        ".hidden.ipynb",
        "x.ipynb\0",
        "x.IPYNB",
    ],
)
def test_only_notebooks_directly_in_the_folder_are_there(library, name):
    assert not library.has(name)


def test_a_notebook_is_there(library):
    assert library.has("counter.ipynb")


def test_cards_stand_under_their_headings_in_order():
    pages = [
        CoursePage("A", "a", "", 1, "", "First"),
        CoursePage("B", "b", "", 1, "", "First"),
        CoursePage("C", "c", "", 1, "", ""),
    ]
    assert [(name, len(cards)) for name, cards in group_pages(pages)] == [
        ("First", 2),
        ("", 1),
    ]


@pytest.mark.parametrize("asked", ["", "x", "2026-13", "2026-00", "1000-01", "2026-1"])
def test_an_odd_month_is_this_month(asked):
    assert choose_month(asked, TODAY) == date(2026, 11, 1)


def test_a_month_that_was_asked_for_is_shown():
    assert choose_month("2027-02", TODAY) == date(2027, 2, 1)
