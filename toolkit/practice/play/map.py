"""Where each scene of a case stands on its map: layers from the start downwards.

A layered graph after Sugiyama, Tagawa and Toda (1981): ways that close a circle are
left out, each node goes below all that lead to it (longest path), and each layer is
put in order by the barycentre of its neighbours. Ways over several layers get no
places of their own on the way.

Only places and ways, in small whole numbers; whoever draws them decides how. A list
of the same scenes in the same order says everything that the drawing does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.practice.case.case import Case
from toolkit.practice.play.play import Play

ROUNDS = 6
"""Sweeps by barycentre, down and up in turn; our own mark, not a rule."""


@dataclass(frozen=True, slots=True)
class MapNode:
    """One scene on the map.

    Args:
        name: The scene.
        column: From the left, counted from 0.
        row: From the start, counted from 0.
        ending: True where the case can end.
        taken: Which step of the play came here first, counted from 0; -1 for none.
    """

    name: str
    column: int
    row: int
    ending: bool
    taken: int = -1


@dataclass(frozen=True, slots=True)
class MapEdge:
    """One way between two scenes; several choices with the same ends are one way."""

    start: str
    end: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class CaseMap:
    """A map, with the size of its grid."""

    dots: tuple[MapNode, ...]
    ways: tuple[MapEdge, ...]
    columns: int
    rows: int


def build_case_map(case: Case, play: Play | None = None, whole: bool = True) -> CaseMap:
    """Return the map of a case, and on it the way that a play took.

    Args:
        case: The case.
        play: The play; None for the case alone.
        whole: False for only what the play came through and what it left aside.
    """
    seen = [step.scene for step in play.steps] + [play.here] if play else []
    pairs = set(pairwise(seen))
    links = _list_edges(case, None if whole or play is None else seen)
    names = list(dict.fromkeys(name for pair in links for name in pair)) or [case.start]
    rows = _assign_layers(names, links)
    columns = _order_by_barycentre(rows, links)
    dots = tuple(
        MapNode(
            name,
            columns[name],
            row,
            _is_ending(case, name),
            _find_first_visit(seen, name),
        )
        for row, layer in enumerate(rows)
        for name in sorted(layer, key=lambda one: columns[one])
    )
    ways = tuple(MapEdge(start, end, (start, end) in pairs) for start, end in links)
    return CaseMap(dots, ways, max(map(len, rows)), len(rows))


def _list_edges(case: Case, near: Sequence[str] | None) -> list[tuple[str, str]]:
    """Return each pair of linked scenes once, the start's first."""
    found: dict[tuple[str, str], None] = {}
    ahead, seen = [case.start], {case.start}
    while ahead:
        name = ahead.pop(0)
        scene = case.scenes.get(name)
        if scene is None or scene.ending or (near is not None and name not in near):
            continue
        for choice in scene.choices:
            found.setdefault((name, choice.target))
            if choice.target not in seen:
                seen.add(choice.target)
                ahead.append(choice.target)
    return list(found)


def _assign_layers(
    names: Sequence[str], links: Sequence[tuple[str, str]]
) -> list[list[str]]:
    """Put each scene below every scene that leads to it; ways back up do not count."""
    onward = _drop_back_edges(names, links)
    missing = dict.fromkeys(names, 0)
    for ends in onward.values():
        for end in ends:
            missing[end] += 1
    depth = dict.fromkeys(names, 0)
    ready = [name for name in names if not missing[name]]
    while ready:
        name = ready.pop(0)
        for end in onward[name]:
            depth[end] = max(depth[end], depth[name] + 1)
            missing[end] -= 1
            if not missing[end]:
                ready.append(end)
    rows: list[list[str]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for name in names:
        rows[depth[name]].append(name)
    return rows


def _drop_back_edges(
    names: Sequence[str], links: Sequence[tuple[str, str]]
) -> Mapping[str, list[str]]:
    """Return the ways without those that close a circle."""
    every: dict[str, list[str]] = {name: [] for name in names}
    for start, end in links:
        every[start].append(end)
    kept: dict[str, list[str]] = {name: [] for name in names}
    done: set[str] = set()
    for first in names:
        _walk_edges_down(first, every, kept, done)
    return kept


def _walk_edges_down(
    first: str,
    every: Mapping[str, list[str]],
    kept: dict[str, list[str]],
    done: set[str],
) -> None:
    """Walk down from a scene and keep each way that does not lead back up."""
    if first in done:
        return
    above = {first}
    stack = [(first, iter(every[first]))]
    while stack:
        name, ends = stack[-1]
        end = next(ends, None)
        if end is None:
            stack.pop()
            above.discard(name)
            done.add(name)
            continue
        if end in above:
            continue
        kept[name].append(end)
        if end not in done:
            above.add(end)
            stack.append((end, iter(every[end])))


def _order_by_barycentre(
    rows: list[list[str]], links: Sequence[tuple[str, str]]
) -> dict[str, int]:
    """Put neighbours near to each other, by the middle of what they are linked to."""
    near: dict[str, list[str]] = {}
    for start, end in links:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    columns = {name: at for layer in rows for at, name in enumerate(layer)}
    for turn in range(ROUNDS):
        for layer in rows if turn % 2 == 0 else rows[::-1]:
            middles = {
                name: _compute_barycentre(near.get(name, []), columns) for name in layer
            }
            layer.sort(key=lambda one: middles[one])
            columns |= {name: at for at, name in enumerate(layer)}
    return columns


def _compute_barycentre(names: Iterable[str], columns: Mapping[str, int]) -> float:
    there = [columns[name] for name in names]
    return sum(there) / len(there) if there else 0.0


def _is_ending(case: Case, name: str) -> bool:
    scene = case.scenes.get(name)
    return scene is not None and scene.ending


def _find_first_visit(seen: Sequence[str], name: str) -> int:
    return seen.index(name) if name in seen else -1
