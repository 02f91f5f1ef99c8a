"""One thing wrong with a file in exercises/, said so that its writer can mend it.

Knows no kind of file and opens none.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from toolkit.errors import ContentError

Level = Literal["must", "should", "info"]

LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, or to know.

    Args:
        path: The file as a person would name it, such as
            ``exercises/vocabulary/feelings.yaml``.
        line: The line it is on, counted from 1; 0 for the file as a whole.
        message: One sentence on what is wrong.
        hint: One sentence on what to do, or empty.
        level: ``must`` stops the file from being used, ``should`` is worth mending,
            ``info`` is worth knowing.
    """

    path: str
    line: int
    message: str
    hint: str = ""
    level: Level = "must"

    def __str__(self) -> str:
        """Return the problem as one line for a terminal."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return " ".join(part for part in (f"{place}:", self.message, self.hint) if part)


@dataclass(slots=True)
class ProblemList:
    """What is wrong with one file, gathered while it is read.

    Args:
        shown: How problems name the file.
        found: The problems so far.
    """

    shown: str
    found: list[Problem] = field(default_factory=list[Problem])

    def note(
        self, line: int, message: str, hint: str = "", level: Level = "must"
    ) -> None:
        """Note one problem at a line.

        Args:
            line: The line it is on, counted from 1; 0 for the file as a whole.
            message: One sentence on what is wrong.
            hint: One sentence on what to do, or empty.
            level: How much it matters.
        """
        self.found.append(Problem(self.shown, line, message, hint, level))


def quote_value(text: object) -> str:
    """Return a value from a file in quotation marks, on one line and not too long."""
    flat = " ".join(str(text).split())
    if len(flat) > LONGEST_QUOTE:
        flat = flat[: LONGEST_QUOTE - 3].rstrip() + "..."
    return f'"{flat}"'


def find_close_word(wrong: str, known: Iterable[str]) -> str:
    """Return the known word that a misspelt one most likely stands for, or none.

    Args:
        wrong: The word as it was written.
        known: The words it may stand for.
    """
    return _find_closest(wrong.lower()[:80], tuple(known))


@lru_cache(maxsize=256)  # a file can hold one word a hundred thousand times
def _find_closest(wrong: str, known: tuple[str, ...]) -> str:
    by_lower = {word.lower(): word for word in known}
    near = difflib.get_close_matches(wrong, by_lower, n=1, cutoff=0.6)
    return by_lower[near[0]] if near else ""


def suggest_known_word(wrong: str, known: Iterable[str]) -> str:
    """Return a question that names the likeliest known word, or an empty text.

    Args:
        wrong: The word as it was written.
        known: The words it may stand for.
    """
    near = find_close_word(wrong, known)
    return f"Did you mean {quote_value(near)}?" if near else ""


def join_as_choice(words: Iterable[str]) -> str:
    """Return words as a choice in a sentence, such as ``a, b or c``."""
    *before, last = list(words)
    return f"{', '.join(before)} or {last}" if before else last


def describe_count(number: int, one: str, many: str = "") -> str:
    """Return a number with its word, such as ``1 decision`` or ``3 decisions``.

    Args:
        number: How many, written without a comma for thousands.
        one: The word for a single one.
        many: The word for any other number; ``one`` with an "s" when empty.
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def require_usable(problems: Iterable[Problem]) -> None:
    """Do nothing, unless one of the problems keeps the files from being used.

    Args:
        problems: What was found, of any level.

    Raises:
        ContentError: The first problem of level ``must``, with file and line.
    """
    for problem in problems:
        if problem.level == "must":
            raise ContentError(str(problem))
