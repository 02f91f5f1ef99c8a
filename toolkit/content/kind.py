"""What every kind of file in exercises/ has in common: where it lies, how it is read.

Each kind says its files, the keys of their first level and what is made of them. Knows
no kind itself; cases are no YAML and are read by ``twee``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from toolkit.content.problem import Problem, require_usable
from toolkit.content.yaml.sheet import Sheet, collect_problems, load_sheets
from toolkit.practice.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What files are checked against besides themselves; None leaves a check out.

    Args:
        today: Today, to tell which facts and details need checking again.
        notebooks: The folder of notebooks, to tell which cards lead nowhere.
        vocabulary: The words that made-up entries may use.
    """

    today: date | None = None
    notebooks: Path | None = None
    vocabulary: Vocabulary | None = None


NO_CONTEXT = ReadingContext()
Build = Callable[[list[Sheet], ReadingContext], T]
"""Makes a value of the files and notes on each what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ExerciseKind(Generic[T]):
    """One kind of file in exercises/.

    Args:
        pattern: The files under the content folder, such as ``letters/*.yaml``.
        keys: The keys of the first level; any other is reported.
        build: Makes the value; it is given no sheet where all files are left out.
        may_be_missing: True where it is no problem that there is no such file.
    """

    pattern: str
    keys: tuple[str, ...]
    build: Build[T]
    may_be_missing: bool = False

    def load(self, folder: Path, context: ReadingContext = NO_CONTEXT) -> T:
        """Return what the files hold, if all of it can be used.

        Args:
            folder: The content folder.
            context: What the files are checked against.

        Raises:
            ContentError: The first thing that keeps the files from being used.
        """
        value, problems = self.read(folder, context)
        require_usable(problems)
        return value

    def read(
        self, folder: Path, context: ReadingContext = NO_CONTEXT
    ) -> tuple[T, list[Problem]]:
        """Return what can be read of the files, and everything wrong with them.

        Args:
            folder: The content folder.
            context: What the files are checked against.
        """
        sheets = self._sheets(folder)
        value = self.build(sheets, context)
        return value, collect_problems(sheets)

    def _sheets(self, folder: Path) -> list[Sheet]:
        if self.may_be_missing and not any(folder.glob(self.pattern)):
            return []
        sheets = load_sheets(folder, self.pattern)
        for sheet in sheets:
            sheet.report_unknown_keys(*self.keys)
        return sheets
