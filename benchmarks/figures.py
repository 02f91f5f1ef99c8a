"""Figures and the tables they stand in; measures nothing itself."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


def median(values: Sequence[float]) -> float:
    """Return the middle value.

    Args:
        values: At least one figure.
    """
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that one in twenty is above.

    Args:
        values: At least one figure.
    """
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def shown(value: float) -> str:
    """Return a figure with about three figures that count, and thousands parted."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure beside the most that it may be.

    Args:
        what: What was measured, as the README names it.
        most: The budget, in the same unit.
        measured: The figure.
        unit: For instance ``ms`` or ``KiB``.
    """

    what: str
    most: float
    measured: float
    unit: str

    @property
    def row(self) -> list[str]:
        """The line of the budget table."""
        unit = f" {self.unit}" if self.unit else ""
        verdict = "yes" if self.measured <= self.most else "**no**"
        most, measured = f"{self.most:g}{unit}", f"{shown(self.measured)}{unit}"
        return [self.what, most, measured, verdict]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of results.

    Args:
        title: Its heading.
        columns: Headings of its columns; figures stand from the second on.
        rows: Its lines, as text.
        notes: Sentences below it.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: list[str] = field(default_factory=list)

    def markdown(self, level: int = 2) -> str:
        """Return the table as Markdown.

        Args:
            level: How many signs its heading begins with; 0 for no heading.
        """
        rule = ["---", *["---:"] * (len(self.columns) - 1)]
        lines = [self.columns, rule, *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        notes = "".join(f"\n{note}\n" for note in self.notes)
        heading = f"{'#' * level} {self.title}\n\n" if level else ""
        return f"{heading}{table}\n{notes}"


@dataclass(slots=True)
class Report:
    """What one benchmark found.

    Args:
        tables: Its tables, the most important one first.
        budgets: Its figures for the budget table.
    """

    tables: list[Table] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Take in what another benchmark found."""
        self.tables += other.tables
        self.budgets += other.budgets

    @property
    def budget_table(self) -> Table:
        """The table of figures that have a budget."""
        columns = ["Budget", "at most", "measured", "kept"]
        return Table("Budgets", columns, [budget.row for budget in self.budgets])

    def markdown(self) -> str:
        """Return everything as Markdown, the budgets first."""
        first = [self.budget_table] if self.budgets else []
        return "\n".join(table.markdown() for table in (*first, *self.tables))
