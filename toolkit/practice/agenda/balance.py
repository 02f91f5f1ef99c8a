"""Tells how an agenda's minutes are shared out, as a sentence, a chart and its table.

Counts minutes; it never says what a meeting has to be about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.practice.agenda.item import FUNCTIONS, Agenda, AgendaItem, Function
from toolkit.practice.chart import Chart, Series, Table, compute_axis_top
from toolkit.practice.english import format_share, join_with_and

FUNCTION_WORDS: Mapping[Function, str] = {
    "support": "support",
    "development": "learning and development",
    "management": "case management",
    "mediation": "mediation",
}
FUNCTION_MEANINGS: Mapping[Function, str] = {
    "support": "how the work is for you, and what you need to keep doing it",
    "development": "learning, skill, and thinking a case through",
    "management": "cases, tasks, decisions, workload and standards",
    "mediation": "you and the organisation: what needs to be passed up or sorted out",
}
LITTLE_ROOM = 0.2
"""Below this share of reflection there is a nudge; our own mark, not a rule."""

NOTHING = "Nothing is on the agenda yet."
NO_ROOM = (
    "There is no room for reflection yet. "
    "Which feeling, or which case to think about, deserves ten minutes?"
)
_COLUMNS = ("Function", "Minutes", "Share", "Items")


@dataclass(frozen=True, slots=True)
class Balance:
    """How the minutes are shared out.

    Args:
        sentence: What it says, in one to three sentences.
        nudge: One kind sentence or two where there is little room for reflection, or
            empty.
        chart: The drawing, or None where nothing is on the agenda.
        table: The figures behind it.
        planned: Minutes of all items that are not parked.
        booked: Minutes booked.
        reflective: Minutes that make room for reflection.
    """

    sentence: str
    nudge: str
    chart: Chart | None
    table: Table
    planned: int
    booked: int
    reflective: int

    @property
    def minutes_free(self) -> int:
        """Return the minutes still free; less than 0 where there is too much."""
        return self.booked - self.planned


def compute_balance(agenda: Agenda) -> Balance:
    """Return how an agenda's minutes are shared out; parked items do not count."""
    items = agenda.active
    planned = sum(one.minutes for one in items)
    reflective = sum(one.minutes for one in items if one.reflective)
    by = _sum_by_function(items)
    shown = planned > 0
    return Balance(
        sentence=_describe_shares(by, planned, agenda) if items else NOTHING,
        nudge=_suggest_reflection(reflective, planned),
        chart=_chart(by) if shown else None,
        table=_table(by, items, max(planned, agenda.minutes_booked))
        if shown
        else Table(_COLUMNS),
        planned=planned,
        booked=agenda.minutes_booked,
        reflective=reflective,
    )


def _sum_by_function(items: Iterable[AgendaItem]) -> dict[Function, int]:
    by = dict.fromkeys(FUNCTIONS, 0)
    for one in items:
        by[one.function] += one.minutes
    return by


def _describe_shares(by: Mapping[Function, int], planned: int, agenda: Agenda) -> str:
    if not planned:
        return "The items on the agenda have no minutes yet."
    ordered = sorted(by.items(), key=lambda one: -one[1])
    (most, minutes), *rest = [one for one in ordered if one[1]]
    verb = "is" if minutes == 1 else "are"
    whole = max(planned, agenda.minutes_booked)
    first = f"{minutes} of {_format_minutes(whole)} {verb} {FUNCTION_WORDS[most]}."
    shared = [f"{FUNCTION_WORDS[one]} {number}" for one, number in rest]
    free = agenda.minutes_booked - planned
    others = [*shared, *([f"{free} still free"] if free > 0 else [])]
    also = f" The rest: {join_with_and(others)}." if others else ""
    over = (
        f" That is {_format_minutes(-free)} more than the {agenda.minutes_booked} "
        "booked."
    )
    return f"{first}{also}{over if free < 0 else ''}"


def _suggest_reflection(reflective: int, planned: int) -> str:
    if not planned or reflective >= LITTLE_ROOM * planned:
        return ""
    if not reflective:
        return NO_ROOM
    return (
        f"Only {reflective} of {_format_minutes(planned)} leave room for reflection. "
        "What could be told in writing instead, so that there is time to think?"
    )


def _format_minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def _chart(by: Mapping[Function, int]) -> Chart:
    values = tuple(float(by[one]) for one in FUNCTIONS)
    return Chart(
        kind="bars",
        title="Minutes for each function",
        x_labels=tuple(_capital(FUNCTION_WORDS[one]) for one in FUNCTIONS),
        series=(Series("Minutes", values),),
        y_min=0,
        y_max=compute_axis_top(values),
        unit="minutes",
        description="Four bars: minutes for support, learning and development, "
        "case management, and mediation.",
    )


def _table(
    by: Mapping[Function, int], items: tuple[AgendaItem, ...], whole: int
) -> Table:
    rows = tuple(
        (
            _capital(FUNCTION_WORDS[one]),
            str(by[one]),
            format_share(by[one], whole),
            str(sum(item.function == one for item in items)),
        )
        for one in FUNCTIONS
    )
    return Table(_COLUMNS, rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
