"""The map of a case that is being written: every scene, and where it leads.

A list says everything that the drawing does, in the same order and with the same
numbers. Scenes that nobody has written yet are on it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.content.problem import Problem
from toolkit.practice.case.case import Case
from toolkit.practice.play.map import build_case_map

MOST = 120
"""Scenes that a drawing can still be read with."""


def build_map_view(case: Case, problems: Iterable[Problem]) -> dict[str, Any] | None:
    """Return the map of a case; None without a scene, or with too many.

    Args:
        case: The case.
        problems: What the checker says about it, to mark the scenes to mend.
    """
    if not case.start or len(case.scenes) > MOST:
        return None
    drawn = build_case_map(case)
    wrong = _to_mend(case, problems)
    places = {dot.name: at for at, dot in enumerate(drawn.dots)}
    apart = [name for name in case.scenes if name not in places]
    return {
        "rows": drawn.rows,
        "columns": drawn.columns,
        "dots": [
            {"x": dot.column, "y": dot.row, **_scene(case, dot.name, wrong)}
            for dot in drawn.dots
        ],
        "ways": [[places[way.start], places[way.end]] for way in drawn.ways],
        "apart": [_scene(case, name, wrong) for name in apart],
    }


def _scene(case: Case, name: str, wrong: frozenset[str]) -> dict[str, Any]:
    scene = case.scenes.get(name)
    if scene is None:
        return {"name": name, "line": 0, "kind": "missing", "wrong": True, "to": []}
    kind = "start" if name == case.start else "ending" if scene.ending else ""
    targets = dict.fromkeys(one.target for one in scene.choices)
    return {
        "name": name,
        "line": scene.line,
        "kind": kind,
        "wrong": name in wrong,
        "to": [] if scene.ending else list(targets),
    }


def _to_mend(case: Case, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the scenes on whose lines something must be mended."""
    lines = sorted((scene.line, name) for name, scene in case.scenes.items())
    found: set[str] = set()
    for one in problems:
        before = [name for line, name in lines if line <= one.line]
        if one.level == "must" and before:
            found.add(before[-1])
    return frozenset(found)
