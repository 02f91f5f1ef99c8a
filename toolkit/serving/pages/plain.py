"""Pages that need no kernel: the home page, the calendar and plain words for faults."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from toolkit.errors import ToolkitError
from toolkit.practice.course import Course, CoursePage
from toolkit.serving.rendering.renderer import read_notebook
from toolkit.serving.rendering.templates import build_links, load_templates
from toolkit.serving.terminal import say_fault

# "emotional-log.ipynb"; never "../log.ipynb" or ".hidden.ipynb".
NOTEBOOK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.ipynb")
# "2026-11".
_MONTH = re.compile(r"(\d{4})-(\d{2})")

PROBLEMS = {
    400: (
        "That did not arrive whole",
        "What the browser sent could not be read. Please go back and try once more.",
    ),
    403: (
        "This is not open to you here",
        "The page you asked for is not shown at this address. "
        "The home page lists everything there is.",
    ),
    404: (
        "There is no page here",
        "The address may have a letter wrong, or the page may have been renamed. "
        "The home page lists everything there is.",
    ),
    405: (
        "That is not done here",
        "This address shows something, and takes nothing in. "
        "Please start from the home page.",
    ),
    503: (
        "Every place is taken just now",
        "As many pages are open as this computer can carry. A place is free as soon as "
        "somebody closes theirs. Please try again in a minute.",
    ),
}
UNEXPECTED = (
    "This page could not be opened",
    "Something went wrong on our side, not yours. Nothing you have kept is affected. "
    "Please try again; if it happens again, tell whoever looks after this computer.",
)
STRANGER = (
    "This address is not known here",
    "The page was asked for under a name that this server does not answer to. If you "
    "look after it, start it again with --allow-host and the name.",
)


@dataclass(frozen=True)
class Library:
    """The notebooks that may be opened, and the course that lists them.

    Args:
        notebooks: Folder of pages; only files directly in it are shown.
        content: Folder that holds ``course.yaml``.
    """

    notebooks: Path
    content: Path

    def has(self, name: str) -> bool:
        """Tell whether there is such a notebook, by its file name."""
        path = self.notebooks / name
        if not NOTEBOOK.fullmatch(name) or path.is_symlink():
            return False
        return path.is_file()

    def course(self) -> Course:
        """Return the home page's words, with a card for every notebook at worst."""
        try:
            from toolkit.content import load_course

            course = load_course(self.content)
        except (ToolkitError, ImportError, OSError):
            return Course("Reflective Supervision Toolkit", "", self._found())
        there = tuple(p for p in course.pages if self.has(f"{p.notebook}.ipynb"))
        return Course(course.title, course.welcome, there or self._found())

    def _found(self) -> tuple[CoursePage, ...]:
        paths = sorted(self.notebooks.glob("*.ipynb"))
        names = [path for path in paths if self.has(path.name)]
        return tuple(
            CoursePage(read_title(path), path.stem, "", 0, "") for path in names
        )


def read_title(path: Path) -> str:
    """Return a notebook's title, or its file name where it has none.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no notebook.
    """
    return str(read_notebook(path).metadata.get("title", "") or path.stem)


def group_pages(pages: Iterable[CoursePage]) -> list[tuple[str, list[CoursePage]]]:
    """Return the cards by heading, in the order of the course."""
    return [(name, list(each)) for name, each in groupby(pages, lambda p: p.group)]


class PlainPage(RequestHandler):
    """A page from our templates, with plain words when it fails."""

    @property
    def base(self) -> str:
        """The server's base address, ending in a slash."""
        return self.settings["base_url"]

    def show(self, template: str, **fields: Any) -> None:
        """Write a whole page.

        Args:
            template: Its file name.
            **fields: What it needs beside the addresses.
        """
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = load_templates().get_template(template)
        known = {"base": self.base, **build_links(self.base)}
        self.write(page.render(**known, **fields))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what happened and what to do, without details.

        Args:
            status_code: HTTP status; chooses the words.
            **kwargs: What was raised; not looked at.
        """
        show_problem(self, status_code)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Keep the kind of a fault only: its text could be what a person wrote.

        Args:
            typ: The class of what was raised.
            value: What was raised.
            tb: Where; not shown.
        """
        if not isinstance(value, HTTPError):
            say_fault("A page could not be shown", value)


def show_problem(
    handler: RequestHandler, status: int, words: tuple[str, str] | None = None
) -> None:
    """Write the page for something that went wrong.

    Args:
        handler: The request's handler; its status is already set.
        status: HTTP status, chooses the words.
        words: A heading and a sentence of its own.
    """
    heading, sentence = words or PROBLEMS.get(status, UNEXPECTED)
    base = handler.settings["base_url"]
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    page = load_templates().get_template("problem.html.j2")
    known = {"base": base, **build_links(base)}
    handler.finish(
        page.render(
            **known,
            heading=heading,
            sentence=sentence,
            again=status in (500, 503),
            home=words is not STRANGER,
        )
    )


class HomePage(PlainPage):
    """The cards of the course. Starts no kernel."""

    def get(self) -> None:
        """Show what there is to open."""
        library: Library = self.settings["library"]
        course = library.course()
        self.show(
            "home.html.j2",
            course=course,
            groups=group_pages(course.pages),
            sign_out=self.settings.get("sign_out", ""),
        )


class NotFoundPage(PlainPage):
    """Everything that is not there."""

    def prepare(self) -> None:
        """Answer every kind of request alike."""
        self.set_status(404)
        show_problem(self, 404)


class UnknownHostPage(PlainPage):
    """The answer to requests under a name that is not ours."""

    def prepare(self) -> None:
        """Refuse, with nothing that belongs to anyone."""
        self.set_status(403)
        show_problem(self, 403, STRANGER)


class CrossSitePage(PlainPage):
    """The answer to pages of other sites that would make us a part of themselves."""

    def prepare(self) -> None:
        """Refuse, and start nothing."""
        self.set_status(403)
        show_problem(self, 403)


def choose_month(asked: str, today: date) -> date:
    """Return the first day of the month to show.

    Args:
        asked: ``YYYY-MM``, or anything else for this month.
        today: The present day.
    """
    found = _MONTH.fullmatch(asked)
    if found and 1 <= int(found[2]) <= 12 and 1900 <= int(found[1]) <= 2200:
        return date(int(found[1]), int(found[2]), 1)
    return today.replace(day=1)


def _step(month: date, by: int) -> str:
    index = month.year * 12 + month.month - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


class AwayPage(PlainPage):
    """A month's calendar, as bland as can be: where "Leave quickly" leads."""

    def get(self) -> None:
        """Show a month; needs no script and names nothing of ours."""
        today = date.today()  # noqa: DTZ011 - the calendar on the wall is local
        month = choose_month(self.get_query_argument("month", ""), today)
        weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
        self.show(
            "away.html.j2",
            month=month,
            today=today,
            weeks=weeks,
            before=_step(month, -1),
            after=_step(month, 1),
        )
