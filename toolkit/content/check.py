"""Looks through every file in exercises/ and reports everything at once.

It never stops at the first problem and never raises for what a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from toolkit.content.agendas import AGENDAS
from toolkit.content.case_check.check import check_cases
from toolkit.content.course import COURSE
from toolkit.content.frameworks import FRAMEWORKS
from toolkit.content.kind import ReadingContext
from toolkit.content.letters import LETTERS
from toolkit.content.problem import Problem, suggest_known_word
from toolkit.content.prompts import PROMPTS
from toolkit.content.samples import LOG_SAMPLES
from toolkit.content.samples_supervision import SUPERVISION_SAMPLES
from toolkit.content.support import SUPPORT_LINES
from toolkit.content.twee import cases
from toolkit.content.vocabulary import VOCABULARY
from toolkit.content.worksheets import WORKSHEETS

KINDS = (
    SUPPORT_LINES,
    COURSE,
    PROMPTS,
    AGENDAS,
    FRAMEWORKS,
    LETTERS,
    WORKSHEETS,
    LOG_SAMPLES,
    SUPERVISION_SAMPLES,
)
PATTERNS = (
    cases.PATTERN,
    VOCABULARY.pattern,
    *(kind.pattern for kind in KINDS),
)
CONTENT = (".yaml", ".twee")
NOT_CONTENT = (".md", ".txt")


def check_exercises(
    folder: Path, notebooks: Path | None = None, today: date | None = None
) -> list[Problem]:
    """Return every problem in every file, in the order of files and lines.

    Args:
        folder: The content folder.
        notebooks: The folder of notebooks; None leaves out whether they exist.
        today: Today, to tell which support lines need checking again; None takes it
            from the clock.
    """
    today = today or datetime.now(tz=UTC).date()
    words, found = VOCABULARY.read(folder)
    if folder.is_dir():
        whole = not any(problem.level == "must" for problem in found)
        context = ReadingContext(today, notebooks, words if whole else None)
        for kind in KINDS:
            found += kind.read(folder, context)[1]
        found += check_cases(folder)
        found += _unread(folder)
    return sorted(found, key=lambda problem: (problem.path, problem.line))


def _unread(folder: Path) -> Iterator[Problem]:
    """Name the files and folders that nothing reads, once each."""
    root = folder.resolve().name
    known = {pattern.partition("/")[0] for pattern in PATTERNS}
    for path in _inside(folder):
        if _left_alone(path):
            continue
        if path.name not in known:
            what = "folder" if path.is_dir() else "file"
            yield _nothing_reads(f"{root}/{path.name}", what, _meant(path, known))
        elif path.is_dir():
            yield from _unread_in(path, root)


def _unread_in(folder: Path, root: str) -> Iterator[Problem]:
    for path in _inside(folder):
        if _left_alone(path) or (path.is_file() and path.suffix in CONTENT):
            continue
        hint = f'Give it the name "{path.stem}.yaml".' if path.is_file() else ""
        what = "file" if path.is_file() else "folder"
        yield _nothing_reads(f"{root}/{folder.name}/{path.name}", what, hint)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _meant(path: Path, known: set[str]) -> str:
    return suggest_known_word(path.name, sorted(known))


def _nothing_reads(shown: str, what: str, hint: str) -> Problem:
    return Problem(shown, 0, f"Nothing reads this {what}.", hint, "info")


def _left_alone(path: Path) -> bool:
    hidden = path.name.startswith((".", "~"))
    return hidden or (path.is_file() and path.suffix in NOT_CONTENT)
