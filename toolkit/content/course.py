"""Reads what the home page offers: ``course.yaml``."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.course import Course, CoursePage

LONGEST = 480
"""Minutes: a page that takes longer than a working day is a slip of the pen."""


def _build(found: list[Sheet], context: ReadingContext) -> Course:
    sheet = found[0]
    pages = [
        (where, sheet.build_value(where, CoursePage))
        for where in sheet.list_places("pages")
    ]
    kept = {where: page for where, page in pages if page is not None}
    _check(sheet, kept)
    if context.notebooks is not None:
        names = sorted(path.stem for path in context.notebooks.glob("*.ipynb"))
        _check_notebooks(sheet, kept, names)
    course = Course(
        sheet.read_text("title"), sheet.read_text("welcome"), tuple(kept.values())
    )
    if not pages and sheet.document.data and "pages" not in sheet.document.data:
        sheet.report("This file has no pages.", (), 'Add a list under "pages:".')
    return course


COURSE = ExerciseKind("course.yaml", ("title", "welcome", "pages"), _build)
"""The home page."""
load_course = COURSE.load


def _check(sheet: Sheet, pages: dict[Where, CoursePage]) -> None:
    seen: dict[str, int] = {}
    for where, page in pages.items():
        if not 1 <= page.minutes <= LONGEST:
            message = f'"minutes" of {quote_value(page.title)} is {page.minutes}.'
            hint = f"It goes from 1 to {LONGEST}."
            sheet.report(message, (*where, "minutes"), hint)
        first = seen.setdefault(page.notebook, sheet.document.line(where))
        if first != sheet.document.line(where):
            message = (
                f"{quote_value(page.notebook)} already has a card on line {first}."
            )
            sheet.report(message, (*where, "notebook"), "Keep one of them.", "should")


def _check_notebooks(
    sheet: Sheet, pages: dict[Where, CoursePage], names: Collection[str]
) -> None:
    for where, page in pages.items():
        if page.notebook not in names:
            message = f"There is no notebook called {quote_value(page.notebook)}."
            name = page.notebook.removesuffix(".ipynb")
            hint = suggest_known_word(name, names) or "Write its name without .ipynb."
            sheet.report(message, (*where, "notebook"), hint)
    for name in sorted(set(names) - {page.notebook for page in pages.values()}):
        message = f"The notebook {quote_value(name)} has no card on the home page."
        sheet.report(message, ("pages",), "Add one if people should find it.", "info")
