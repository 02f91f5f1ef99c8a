"""Walks a case: every scene in every state, where that is few enough, or by chance.

A walk shows what an author cannot see from the text: scenes nobody reaches, states
with nothing to choose, ways that never end. Chance comes in as an argument.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import TypeAlias

from toolkit.practice.case.case import LEVELS, Case, Level, Scene
from toolkit.practice.case.meter import State, apply_effects, build_opening_state

Node: TypeAlias = tuple[str, State]
"""A scene in one state."""
Edge: TypeAlias = tuple[int, Node]
"""The position of a choice, and where it leads."""

MOST_NODES = 20_000
"""Scenes in a state that a walk looks at before it gives up on seeing all; like the two
below our own mark, for the time it takes."""
LONGEST_PLAY = 400
"""Choices after which a play by chance is left unfinished."""
MOST_STEPS = 60_000
"""Choices in all plays by chance together, after which no more are begun."""


@dataclass(frozen=True)
class Walk:
    """Everything a walk from the first scene came through.

    Args:
        case: The case.
        level: Whom it was walked for.
        steps: Each scene in each state, with the choices offered there.
        complete: False when there were too many to see them all.
    """

    case: Case
    level: Level
    steps: Mapping[Node, tuple[Edge, ...]] = field(repr=False)
    complete: bool = True

    @cached_property
    def scenes(self) -> frozenset[str]:
        """Return the names of the scenes that were reached."""
        return frozenset(name for name, _ in self.steps)

    @cached_property
    def choices(self) -> frozenset[tuple[str, int]]:
        """Return each choice that was offered, as scene and position."""
        return frozenset(
            (name, number)
            for (name, _), steps in self.steps.items()
            for number, _ in steps
        )

    @cached_property
    def states(self) -> Mapping[str, tuple[State, ...]]:
        """Return the states in which each scene was reached."""
        found: dict[str, list[State]] = {}
        for name, state in self.steps:
            found.setdefault(name, []).append(state)
        return {name: tuple(states) for name, states in found.items()}

    @cached_property
    def stuck(self) -> tuple[Node, ...]:
        """Return where every choice is closed although the scene has some."""
        return tuple(
            node
            for node, steps in self.steps.items()
            if not steps and self.scene(node).choices and not self.scene(node).ending
        )

    @cached_property
    def finishes(self) -> Mapping[Node, frozenset[str]]:
        """Return the endings that can still be reached from each place."""
        back = self._back()
        found: dict[Node, set[str]] = {node: set() for node in self.steps}
        for name in sorted({node[0] for node in self.steps if self._final(node)}):
            ends = [node for node in self.steps if node[0] == name]
            for node in _find_reachable(ends, back):
                found[node].add(name)
        return {node: frozenset(names) for node, names in found.items()}

    @cached_property
    def endless(self) -> frozenset[str]:
        """Return the scenes from which, in some state, no ending can be reached."""
        stuck = set(self.stuck)
        return frozenset(
            node[0]
            for node, names in self.finishes.items()
            if not names and node not in stuck and self.steps[node]
        )

    def scene(self, node: Node) -> Scene:
        """Return the scene of a place; an empty one where the author has none yet."""
        return self.case.scenes.get(node[0]) or Scene(node[0])

    def _final(self, node: Node) -> bool:
        scene = self.scene(node)
        return scene.ending or not scene.choices

    def _back(self) -> Mapping[Node, list[Node]]:
        back: dict[Node, list[Node]] = {node: [] for node in self.steps}
        for node, steps in self.steps.items():
            for _, target in steps:
                if target in back:
                    back[target].append(node)
        return back


@dataclass(frozen=True, slots=True)
class RandomPlays:
    """What many plays by chance came through.

    Args:
        number: How many plays there were.
        scenes: In how many of them each scene was seen.
        endings: In how many of them each ending was reached.
        unfinished: How many did not end.
        longest: Choices in the longest of them.
        shortest: Choices in the shortest of them that ended.
        heaviest: The greatest sum of weights in one of them.
    """

    number: int
    scenes: Counter[str]
    endings: Counter[str]
    unfinished: int
    longest: int
    shortest: int
    heaviest: int = 0


def list_levels(case: Case) -> tuple[Level, ...]:
    """Return the levels at which a case differs; one where it does not."""
    differs = any(one.levels for scene in case.scenes.values() for one in scene.choices)
    return (case.plan.levels or LEVELS) if differs else LEVELS[:1]


def list_edges(case: Case, node: Node, level: Level) -> tuple[Edge, ...]:
    """Return the choices offered in a place, and where each leads.

    Args:
        case: The case.
        node: A scene in one state.
        level: Whom the case is played by.
    """
    scene = case.scenes.get(node[0])
    if scene is None or scene.ending:
        return ()
    return tuple(
        (
            number,
            (scene.choices[number].target, _apply_choice(case, scene, number, node[1])),
        )
        for number in case.list_offered(scene, node[1], level)
    )


def walk_case(case: Case, level: Level = "student", most: int = MOST_NODES) -> Walk:
    """Return a walk through every scene in every state.

    Args:
        case: The case.
        level: Whom it is walked for.
        most: How many places to look at; more than that leaves it incomplete.
    """
    steps: dict[Node, tuple[Edge, ...]] = {}
    ahead: deque[Node] = deque()
    if case.start:
        ahead.append((case.start, build_opening_state(case.meters)))
    seen = set(ahead)
    while ahead and len(steps) < most:
        node = ahead.popleft()
        steps[node] = list_edges(case, node, level)
        for _, target in steps[node]:
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    return Walk(case, level, steps, not ahead)


def run_random_plays(
    case: Case,
    level: Level,
    rng: Random,
    number: int = 500,
    weights: Mapping[str, int] | None = None,
) -> RandomPlays:
    """Return what a number of plays by chance came through.

    Args:
        case: The case.
        level: Whom it is played by.
        rng: Where chance comes from.
        number: How many plays, 1 or more; fewer are made where they are very long.
        weights: What each scene counts, such as its words; None for nothing.
    """
    scenes: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    lengths: list[int] = []
    known: dict[Node, tuple[Edge, ...]] = {}
    counts = weights or {}
    made = total = heaviest = 0
    while made < number and total < MOST_STEPS:
        path = _play_at_random(case, level, rng, known)
        made, total = made + 1, total + len(path)
        heaviest = max(heaviest, sum(counts.get(name, 0) for name in path))
        scenes.update(set(path))
        last = case.scenes.get(path[-1])
        if last is not None and last.ending:
            endings[last.name] += 1
            lengths.append(len(path) - 1)
    return RandomPlays(
        made,
        scenes,
        endings,
        made - len(lengths),
        max(lengths, default=0),
        min(lengths, default=0),
        heaviest,
    )


def measure_longest_path(walk: Walk, weights: Mapping[str, int]) -> int | None:
    """Return the greatest sum of weights on any way, or None where ways can circle.

    Args:
        walk: A complete walk.
        weights: What each scene counts, such as its words.
    """
    missing = Counter(target for steps in walk.steps.values() for _, target in steps)
    sums: dict[Node, int] = {}
    ready = [node for node in walk.steps if not missing[node]]
    best = done = 0
    while ready:
        node = ready.pop()
        done += 1
        here = sums.get(node, 0) + weights.get(node[0], 0)
        best = max(best, here)
        for _, target in walk.steps[node]:
            sums[target] = max(sums.get(target, 0), here)
            missing[target] -= 1
            if not missing[target] and target in walk.steps:
                ready.append(target)
    return best if done == len(walk.steps) else None


def _apply_choice(case: Case, scene: Scene, number: int, state: State) -> State:
    return apply_effects(case.meters, state, scene.choices[number].effects)


def _play_at_random(
    case: Case, level: Level, rng: Random, known: dict[Node, tuple[Edge, ...]]
) -> list[str]:
    node: Node = (case.start, build_opening_state(case.meters))
    path = [node[0]]
    for _ in range(LONGEST_PLAY):
        if node not in known:
            known[node] = list_edges(case, node, level)
        if not known[node]:
            break
        _, node = rng.choice(known[node])
        path.append(node[0])
    return path


def _find_reachable(
    start: Iterable[Node], ways: Mapping[Node, list[Node]]
) -> set[Node]:
    seen = set(start)
    ahead = list(seen)
    while ahead:
        for node in ways[ahead.pop()]:
            if node not in seen:
                seen.add(node)
                ahead.append(node)
    return seen
