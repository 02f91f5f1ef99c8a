"""Times of the week at which entries are written, and which are strongest.

Counts only. It says when something was written, not when it happened.
"""

from __future__ import annotations

from toolkit.practice.chart import (
    Chart,
    PatternSection,
    Series,
    Table,
    compute_axis_top,
)
from toolkit.practice.dates import WEEKDAYS
from toolkit.practice.english import describe_too_few, format_entry_count, format_halves
from toolkit.practice.patterns.found import WeekCell

NEED_WEEK = 10
"""Entries from which times of the week are named; our own mark, not a rule."""
STANDS_OUT = 3
"""Entries from which one time stands out; our own mark, not a rule."""
PARTS = ("Early hours", "Morning", "Afternoon", "Evening")

_WEEK = ("Part of the day", *WEEKDAYS)


def build_week_section(cells: tuple[WeekCell, ...]) -> PatternSection:
    """Return the times of the week at which entries are written.

    Args:
        cells: All 28, in the order in which ``count_week_cells`` gives them.
    """
    title = "Times of the week"
    total = sum(cell.entries for cell in cells)
    if total < NEED_WEEK:
        sentence = describe_too_few(total, NEED_WEEK, "entry", "entries")
        return PatternSection("week", title, sentence, None, Table(_WEEK), False)
    by_part = [[cell.entries for cell in cells[part::4]] for part in range(4)]
    rows = tuple(
        (name, *map(str, row)) for name, row in zip(PARTS, by_part, strict=True)
    )
    sentence = f"{_busiest(cells, total)}{_strongest(cells)}"
    table = Table(_WEEK, rows)
    return PatternSection("week", title, sentence, _grid(by_part), table, True)


def _when(cell: int) -> str:
    """Name one cell of the week, for example ``Thursday evenings``."""
    weekday, part = WEEKDAYS[cell // 4], cell % 4
    if not part:
        return f"the early hours of {weekday}s"
    return f"{weekday} {PARTS[part].lower()}s"


def _busiest(cells: tuple[WeekCell, ...], total: int) -> str:
    most = max(cell.entries for cell in cells)
    top = [cell.index for cell in cells if cell.entries == most]
    if most < STANDS_OUT or len(top) > 2:
        return (
            f"Your {format_entry_count(total)} are spread over the week; no time "
            "stands out."
        )
    named = " and ".join(_when(cell) for cell in top)
    each = " each" if len(top) == 2 else ""
    return (
        f"The time you write most is {named}: {most} of "
        f"{format_entry_count(total)}{each}. "
        "That is when they were written, not when things happened."
    )


def _strongest(cells: tuple[WeekCell, ...]) -> str:
    """Name the time with the strongest middle entry, where one stands out alone."""
    often = [cell for cell in cells if cell.marked >= STANDS_OUT]
    often.sort(key=lambda cell: cell.strength, reverse=True)
    if len(often) < 2 or often[0].strength - often[1].strength < 1:
        return ""
    top = often[0]
    return (
        f" The strongest are from {_when(top.index)}: {format_halves(top.strength)} "
        "on the "
        f"usual one of {format_entry_count(top.marked)}."
    )


def _grid(by_part: list[list[int]]) -> Chart:
    series = tuple(
        Series(name, tuple(float(one) for one in row))
        for name, row in zip(PARTS, by_part, strict=True)
    )
    return Chart(
        kind="grid",
        title="Entries by weekday and part of the day",
        x_labels=WEEKDAYS,
        series=series,
        y_min=0,
        y_max=max(compute_axis_top(one.values) for one in series),
        unit="entries",
        description=(
            "Seven weekdays across and four parts of the day down, each six hours from "
            "midnight; a darker square holds more entries."
        ),
    )
