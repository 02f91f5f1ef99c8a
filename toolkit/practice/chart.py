"""What a pattern looks like before it is drawn: sentence first, then chart, then table.

Plain data with no way to draw itself, so that any page can. Holds no numbers that
its table does not hold as well.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, cast


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of values; None where there is nothing to draw."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a page needs to draw one chart.

    Args:
        kind: ``pairs`` (two values joined at each label), ``bars`` (one bar at each
            label and series), ``line`` (one line for each series) or ``grid`` (a
            square for each label and series, darker for more).
        title: What it shows.
        x_labels: One for each value of a series.
        series: The values.
        y_min: The least value of the scale.
        y_max: The greatest value of the scale; always more than ``y_min``.
        unit: What the values count, for example ``out of 10``.
        description: What it shows, for somebody who does not see it.
    """

    kind: Literal["pairs", "bars", "line", "grid"]
    title: str
    x_labels: tuple[str, ...]
    series: tuple[Series, ...]
    y_min: float
    y_max: float
    unit: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same in figures: column names, and rows of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PatternSection:
    """One pattern.

    Args:
        id: Stays the same, for a page to link to.
        title: Its heading.
        sentence: What it says, in one to three sentences.
        chart: The drawing, or None where there is too little to draw.
        table: The figures behind it; without rows where there is too little.
        enough: True where there are enough entries to say something.
    """

    id: str
    title: str
    sentence: str
    chart: Chart | None
    table: Table
    enough: bool


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything a person's entries can tell them.

    Args:
        sentence: What this rests on.
        entries: How many entries.
        good_things: How many good things.
        made_up: How many of both are made-up examples.
        sections: The patterns, in the order to show them.
    """

    sentence: str
    entries: int
    good_things: int
    made_up: int
    sections: tuple[PatternSection, ...]

    def section(self, section_id: str) -> PatternSection:
        """Return the section with this id.

        Raises:
            KeyError: If there is none.
        """
        return {one.id: one for one in self.sections}[section_id]

    def as_dict(self) -> dict[str, object]:
        """Return everything as JSON can hold it."""
        return cast("dict[str, object]", _json_safe(asdict(self)))


def _json_safe(value: object) -> object:
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value)
        return {key: _json_safe(one) for key, one in pairs.items()}
    if isinstance(value, tuple):
        return [_json_safe(one) for one in cast("tuple[object, ...]", value)]
    return value


def compute_axis_top(values: tuple[float | None, ...]) -> float:
    """Return a scale's end that holds every value, and is at least 1."""
    return max([1.0, *(one for one in values if one is not None)])
