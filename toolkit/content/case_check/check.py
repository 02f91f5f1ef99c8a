"""Looks through a case and says what its author would want to know before using it.

Puts the parts together: ways, choices, plan, words. Every finding is a sentence with
file, line and what to do; it never raises for what a case holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

from toolkit.content.case_check.balance import (
    CaseNumbers,
    check_balance,
    compute_case_numbers,
    compute_scene_seconds,
)
from toolkit.content.case_check.choice import check_choices
from toolkit.content.case_check.context import CheckContext
from toolkit.content.case_check.paths import check_saved_paths
from toolkit.content.case_check.plan import check_plan
from toolkit.content.case_check.safety import check_safety
from toolkit.content.case_check.state import check_meters
from toolkit.content.case_check.terms import WatchList, read_watch_list
from toolkit.content.case_check.ways import check_ways
from toolkit.content.case_check.words import check_readability
from toolkit.content.problem import Problem
from toolkit.content.twee.cases import CaseFile, is_plan, read_case, read_cases
from toolkit.practice.case.case import Case
from toolkit.practice.case.case import Level as CaseLevel
from toolkit.practice.case.walk import (
    RandomPlays,
    list_levels,
    run_random_plays,
    walk_case,
)

PLAYS = 500
CHECKS = (
    check_ways,
    check_meters,
    check_choices,
    check_plan,
    check_balance,
    check_safety,
    check_readability,
    check_saved_paths,
)


def check_case(file: CaseFile, terms: WatchList | None = None) -> list[Problem]:
    """Return everything there is to say about one case, in the order of its lines.

    Args:
        file: The case as its file holds it.
        terms: Words to look out for; None for none.
    """
    return _all(file, _run_checks(file, terms or WatchList()))


def check_case_with_numbers(
    file: CaseFile, terms: WatchList | None = None
) -> tuple[list[Problem], CaseNumbers]:
    """Return everything there is to say about one case, and its numbers.

    Args:
        file: The case as its file holds it.
        terms: Words to look out for; None for none.
    """
    context = _run_checks(file, terms or WatchList())
    return _all(file, context), compute_case_numbers(context)


def _all(file: CaseFile, context: CheckContext) -> list[Problem]:
    if not file.case.scenes:
        return sorted(file.problems, key=_place) or [_empty(file)]
    return sorted([*file.problems, *context.found], key=_place)


def _run_checks(file: CaseFile, terms: WatchList) -> CheckContext:
    case = file.case
    if not case.scenes:
        return CheckContext(case, False, (), (), terms, file.shown)
    levels = list_levels(case)
    seconds = compute_scene_seconds(case)
    context = CheckContext(
        case,
        any(is_plan(passage) for passage in file.story.passages),
        tuple(walk_case(case, level) for level in levels),
        tuple(_play_by_chance(case, level, seconds) for level in levels),
        terms,
        file.shown,
        next((one.line for one in file.story.passages if is_plan(one)), 0),
    )
    for check in CHECKS:
        check(context)
    return context


def _play_by_chance(
    case: Case, level: CaseLevel, seconds: dict[str, int]
) -> RandomPlays:
    rng = Random(case.title)  # noqa: S311 chance for plays, not for secrets
    return run_random_plays(case, level, rng, PLAYS, seconds)


def check_cases(folder: Path) -> list[Problem]:
    """Return what there is to say about every case in the content folder.

    Args:
        folder: The content folder.
    """
    terms, problems = read_watch_list(folder)
    files = read_cases(folder)
    problems += _titles(files)
    for file in files:
        problems += (
            _check_case_cached(file.text, file.shown, terms)
            if file.text
            else file.problems
        )
    return problems


@lru_cache(maxsize=64)
def _check_case_cached(text: str, shown: str, terms: WatchList) -> tuple[Problem, ...]:
    """Look through a file once, however often it is asked for unchanged."""
    return tuple(check_case(read_case(text, shown), terms))


def _titles(files: list[CaseFile]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file in files:
        title = file.case.title.lower()
        if title in seen and file.case.scenes:
            message = f"{seen[title]} has the same title."
            hint = "Give one of them another."
            yield Problem(file.shown, 1, message, hint, "should")
        seen.setdefault(title, file.shown)


def _empty(file: CaseFile) -> Problem:
    hint = 'A scene starts with a line such as ":: At the door".'
    return Problem(file.shown, 0, "There is no scene to play in this file.", hint)


def _place(problem: Problem) -> int:
    return problem.line
