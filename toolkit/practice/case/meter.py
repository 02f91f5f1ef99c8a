"""Meters: how far trust or tension has moved, and what that opens or closes.

Every value is a whole number on a short scale, so that each state a case can reach
can be counted and walked. Knows no files and no pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Sign = Literal["<", "<=", "=", ">=", ">", "!="]
State: TypeAlias = tuple[int, ...]
"""The value of each meter, in the order in which the case lists them."""

SPOKEN: Mapping[Sign, str] = {
    "<": "below",
    "<=": "at most",
    "=": "exactly",
    ">=": "at least",
    ">": "above",
    "!=": "not",
}


@dataclass(frozen=True, slots=True)
class Meter:
    """One thing that moves between people while they talk.

    Args:
        name: What it is called, such as ``trust``.
        start: Where it stands at the beginning, 0 to ``top``.
        top: The highest value; the lowest is 0.
        words: Words for the values, from the lowest to the highest; empty when the
            case gives none.
        line: The line of the file it stands on; 0 when it was made otherwise.
    """

    name: str
    start: int
    top: int = 5
    words: tuple[str, ...] = ()
    line: int = 0

    def word(self, value: int) -> str:
        """Return the word for a value, or ``2 of 5`` where the case gives no words."""
        if not self.words:
            return f"{value} of {self.top}"
        last = len(self.words) - 1
        share = value * last / self.top if self.top else 0.0
        return self.words[min(last, max(0, int(share + 0.5)))]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a meter with a number."""

    __test__ = False

    meter: str
    sign: Sign
    number: int

    def holds(self, value: int) -> bool:
        """Tell whether a value of the meter meets the comparison."""
        answers: dict[Sign, bool] = {
            "<": value < self.number,
            "<=": value <= self.number,
            "=": value == self.number,
            ">=": value >= self.number,
            ">": value > self.number,
            "!=": value != self.number,
        }
        return answers[self.sign]

    def __str__(self) -> str:
        """Return the comparison as an author would write it."""
        return f"{self.meter} {self.sign} {self.number}"


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons joined by ``and`` and ``or``; ``and`` binds more closely.

    Args:
        any_of: Groups of comparisons: it holds when all of any one group hold.
        line: The line of the file it stands on.
    """

    any_of: tuple[tuple[Comparison, ...], ...]
    line: int = 0

    def holds(self, values: Mapping[str, int]) -> bool:
        """Tell whether it holds; a meter nobody listed counts as not meeting it."""
        return any(all(_is_met(one, values) for one in group) for group in self.any_of)

    @property
    def meters(self) -> tuple[str, ...]:
        """Return the meters it looks at, each once."""
        return tuple(dict.fromkeys(one.meter for group in self.any_of for one in group))

    def __str__(self) -> str:
        """Return the condition as an author would write it."""
        return " or ".join(" and ".join(map(str, group)) for group in self.any_of)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a choice does to a meter.

    Args:
        meter: The meter's name.
        change: By how much it moves, or the value it gets.
        exact: True when ``change`` is the new value itself.
        line: The line of the file it stands on.
    """

    meter: str
    change: int
    exact: bool = False
    line: int = 0

    def __str__(self) -> str:
        """Return the effect as an author would write it."""
        sign = f"= {self.change}" if self.exact else f"{self.change:+d}"
        return f"{self.meter} {sign}"


def build_opening_state(meters: Sequence[Meter]) -> State:
    """Return the state in which a case begins."""
    return tuple(meter.start for meter in meters)


def name_meter_values(meters: Sequence[Meter], state: State) -> dict[str, int]:
    """Return a state as values by name.

    Args:
        meters: The case's meters.
        state: A value for each of them, in the same order.
    """
    return {meter.name: value for meter, value in zip(meters, state, strict=False)}


def apply_effects(
    meters: Sequence[Meter], state: State, effects: Sequence[Effect]
) -> State:
    """Return the state after some effects; no value ever leaves its scale.

    Args:
        meters: The case's meters.
        state: The state before.
        effects: What happens to it, in this order.
    """
    if not effects:
        return state
    values = name_meter_values(meters, state)
    tops = {meter.name: meter.top for meter in meters}
    for effect in effects:
        if effect.meter in values:
            base = 0 if effect.exact else values[effect.meter]
            moved = base + effect.change
            values[effect.meter] = max(0, min(tops[effect.meter], moved))
    return tuple(values[meter.name] for meter in meters)


def _is_met(one: Comparison, values: Mapping[str, int]) -> bool:
    return one.meter in values and one.holds(values[one.meter])
