"""What the checker says about a case that is being written, as a page shows it.

The text comes from a page and is only read: nothing in it is run or kept.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from toolkit.content.case_check.balance import CaseNumbers
from toolkit.content.case_check.check import check_case_with_numbers
from toolkit.content.case_check.terms import WatchList
from toolkit.content.exchange.bring_in import name_file_stem
from toolkit.content.exchange.twine_text import clean_foreign_text
from toolkit.content.problem import Problem, describe_count
from toolkit.content.twee.cases import CaseFile, read_case
from toolkit.practice.case.case import Case, Scene
from toolkit.screens.role_play.write_map import build_map_view

SHOWN = "your case"
LEVELS = {
    "must": "Must be mended",
    "should": "Worth a look",
    "info": "Good to know",
}
MOST = 60
"""Findings of one level that are named; the rest are counted."""
OF_A_KIND = {"must": 20, "should": 4, "info": 3}
"""Findings of one kind that are named, by level: one is enough to learn from."""
# "Kitchen" and 12 in: Scene "Kitchen" stands on line 12.
NAMED = re.compile(r'"[^"]*"|\d+')
MOST_NAMED = 1_000
"""Scenes that can be chosen from a list."""


def parse_case_text(text: str) -> CaseFile:
    """Return the case that a text holds, called by its title.

    Args:
        text: What somebody wrote; anything at all.
    """
    file = read_case(clean_foreign_text(text), SHOWN, "case")
    named = replace(file.case, key=name_file_stem(file.case.title))
    return replace(file, case=named)


def build_check_view(text: str, terms: WatchList) -> dict[str, Any]:
    """Return everything the page says about a text.

    Args:
        text: What somebody wrote; anything at all.
        terms: Words to look out for.
    """
    file = parse_case_text(text)
    problems, numbers = check_case_with_numbers(file, terms)
    must = sum(one.level == "must" for one in problems)
    should = sum(one.level == "should" for one in problems)
    return {
        "title": file.case.title if file.story.title else "",
        "summary": _summary(file.case, must, should),
        "numbers": _numbers(numbers),
        "levels": [
            _level(key, name, [one for one in problems if one.level == key])
            for key, name in LEVELS.items()
        ],
        "scenes": [
            {"name": one.name, "line": one.line, "mark": _mark(one, file.case)}
            for one in list(file.case.scenes.values())[:MOST_NAMED]
        ],
        "map": build_map_view(file.case, problems),
    }


def _summary(case: Case, must: int, should: int) -> str:
    if not case.scenes:
        return "There is no scene yet."
    if must:
        return f"{describe_count(must, 'thing')} to mend before it can be used."
    if should:
        return f"It can be used. {describe_count(should, 'thing')} worth a look."
    return "It can be used. Nothing to mend."


def _numbers(numbers: CaseNumbers) -> list[str]:
    """Return what the case comes to, in a few words each."""
    if not numbers.scenes:
        return []
    said = [
        describe_count(numbers.scenes, "scene"),
        describe_count(numbers.decisions, "decision"),
        describe_count(numbers.endings, "ending"),
        f"{numbers.words:,} words",
        f"the longest way takes about {describe_count(numbers.minutes, 'minute')}",
    ]
    if numbers.age:
        said.append(f"reading age about {numbers.age}")
    return said


def _level(key: str, name: str, problems: list[Problem]) -> dict[str, Any]:
    kinds = Counter(map(_kind, problems))
    seen: Counter[str] = Counter()
    shown: list[dict[str, Any]] = []
    for one in problems:
        kind = _kind(one)
        seen[kind] += 1
        if seen[kind] > OF_A_KIND[key] or len(shown) >= MOST:
            continue
        more = kinds[kind] - seen[kind] if seen[kind] == OF_A_KIND[key] else 0
        shown.append({**_finding(one), "more": more})
    told = len(shown) + sum(one["more"] for one in shown)
    return {
        "id": key,
        "name": name,
        "count": len(problems),
        "more": len(problems) - told,
        "problems": shown,
    }


def _kind(problem: Problem) -> str:
    """Return a finding without the names and numbers in it."""
    return NAMED.sub("", problem.message)


def _finding(problem: Problem) -> dict[str, Any]:
    return {"line": problem.line, "message": problem.message, "hint": problem.hint}


def _mark(scene: Scene, case: Case) -> str:
    if scene.name == case.start:
        return "start"
    return "ending" if scene.ending else ""
