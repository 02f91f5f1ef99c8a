"""Decides which of a story's variables can be meters, and how far each can go.

A variable qualifies when everything done with it and asked of it is a whole number
from 0 to 100, or true and false.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.exchange.twine_nodes import (
    IfBranch,
    IfNode,
    LinkNode,
    Node,
    SetNode,
)
from toolkit.content.exchange.twine_terms import VariableChange, read_condition
from toolkit.content.problem import quote_value
from toolkit.content.twee.terms import HIGHEST
from toolkit.practice.case.meter import Condition, Effect, Meter

MOST = 12
"""Meters that one story may bring; more could not be followed by anybody."""
USUAL_TOP = 5


@dataclass(frozen=True, slots=True)
class StoryMeters:
    """What became of a story's variables.

    Args:
        listed: The meters, by the variable's name.
        entering: What happens to them on the way into each scene.
    """

    listed: Mapping[str, Meter]
    entering: Mapping[str, tuple[VariableChange, ...]]

    @property
    def lines(self) -> Iterator[str]:
        """Return a line for the plan of the case for each meter."""
        for meter in self.listed.values():
            words = f": {', '.join(meter.words)}" if meter.words else ""
            yield f"{meter.name} {meter.start} of {meter.top}{words}"

    def effects(self, changes: Iterable[VariableChange]) -> list[Effect]:
        """Return changes as effects, without those of other variables."""
        return [
            Effect(one.variable, one.number, one.exact)
            for one in changes
            if one.variable in self.listed and (one.exact or one.number)
        ]

    def condition(self, text: str | None) -> Condition | None:
        """Return a condition that only asks for meters, or None."""
        found = read_condition(text) if text else None
        if found is None or any(name not in self.listed for name in found.meters):
            return None
        return found


@dataclass(slots=True)
class _VariableUse:
    """Everything that is done with one variable."""

    numbers: list[int] = field(default_factory=list[int])
    added: list[int] = field(default_factory=list[int])
    asked: list[int] = field(default_factory=list[int])


def gather_meters(
    scenes: Mapping[str, tuple[Node, ...]],
    setup: Sequence[SetNode],
    start: str,
    losses: Losses,
) -> StoryMeters:
    """Return the meters that a story's variables become.

    Args:
        scenes: The parts of each passage, by name.
        setup: What is set before the story begins.
        start: The first scene.
        losses: Where to note what could not be taken over.
    """
    entering = {name: tuple(_entering(nodes)) for name, nodes in scenes.items()}
    begun = [change for one in setup for change in one.changes]
    begun += [one for one in entering.get(start, ()) if one.exact]
    opening = {one.variable: one.number for one in begun if one.exact}
    uses = _uses(scenes)
    listed: dict[str, Meter] = {}
    for name, use in uses.items():
        meter = _meter(name, use, opening.get(name, 0), losses)
        if meter is not None and name.lower() in {one.lower() for one in listed}:
            losses.note(
                f"{quote_value(name)} differs from another variable only in capitals."
            )
        elif meter is not None and len(listed) < MOST:
            listed[name] = meter
        elif meter is not None:
            losses.note(
                f"{quote_value(name)} is left out: there are over {MOST} variables."
            )
    return StoryMeters(listed, entering)


def _entering(nodes: Iterable[Node]) -> Iterator[VariableChange]:
    for node in nodes:
        if isinstance(node, SetNode):
            yield from node.changes


def _uses(scenes: Mapping[str, tuple[Node, ...]]) -> dict[str, _VariableUse]:
    uses: dict[str, _VariableUse] = defaultdict(_VariableUse)
    for nodes in scenes.values():
        for change in _changes(nodes):
            use = uses[change.variable]
            (use.numbers if change.exact else use.added).append(change.number)
        for condition in _conditions(nodes):
            for test in (one for group in condition.any_of for one in group):
                uses[test.meter].asked.append(test.number)
    return uses


def _changes(nodes: Iterable[Node]) -> Iterator[VariableChange]:
    for node in nodes:
        if isinstance(node, (SetNode, LinkNode)):
            yield from node.changes
        elif isinstance(node, IfNode):
            for branch in node.branches:
                yield from _changes(branch.nodes)


def _branches(nodes: Iterable[Node]) -> Iterator[IfBranch]:
    for node in nodes:
        if isinstance(node, IfNode):
            for branch in node.branches:
                yield branch
                yield from _branches(branch.nodes)


def _conditions(nodes: Iterable[Node]) -> Iterator[Condition]:
    for branch in _branches(nodes):
        found = read_condition(branch.condition) if branch.condition else None
        if found is not None:
            yield found


def _meter(name: str, use: _VariableUse, start: int, losses: Losses) -> Meter | None:
    values = [start, *use.numbers, *use.asked]
    if min(values) < 0 or max(values) > HIGHEST:
        losses.note(
            f"{quote_value(name)} goes beyond 0 to {HIGHEST}, so it is not a meter "
            "here."
        )
        return None
    if not use.added and max(values) <= 1:
        return Meter(name, start, 1, ("no", "yes"))
    risen = start + sum(one for one in use.added if one > 0)
    top = min(HIGHEST, max(*values, risen, USUAL_TOP if use.added else 1))
    if any(one < 0 for one in use.added):
        losses.note(f"{quote_value(name)} cannot go below 0 here.")
    return Meter(name, start, top)
