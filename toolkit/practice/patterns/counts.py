"""Counts and middles of a person's entries, by pandas. The only file that reckons.

Takes a pandas table and gives plain values, so that whoever makes sentences from them
needs no pandas. Says nothing in words, except the names of times.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from toolkit.practice.dates import describe_day, describe_month
from toolkit.practice.patterns.coping import group_coping_lines
from toolkit.practice.patterns.found import (
    LATELY,
    CopingWay,
    StrengthPoint,
    Strengths,
    WeekCell,
    WordCounts,
    WordUse,
)
from toolkit.practice.patterns.frame import Rows, pd

MOST_SPANS = 40
"""Stretches of time that one chart can still be read with."""


def compute_day_range(rows: Rows) -> tuple[date, date]:
    """Return the first and the last day of a table with at least one row."""
    return rows["created"].min().date(), rows["created"].max().date()


def compute_strengths(entries: Rows, today: date) -> Strengths:
    """Return what entries with both strengths amount to.

    Args:
        entries: Entries as ``build_data_frame`` gives them, a row each.
        today: Today, in the person's time zone.
    """
    pairs = _pairs(entries)
    if pairs.empty:
        return Strengths()
    first, last = compute_day_range(pairs)
    middle = len(pairs) // 2
    fall = pairs["fall"]
    return Strengths(
        count=len(pairs),
        first=first,
        last=last,
        before=float(pairs["strength"].median()),
        after=float(pairs["strength_now"].median()),
        earlier=float(fall[: middle or 1].median()),
        later=float(fall[middle:].median()),
        left_out=_both(entries).shape[0] - len(pairs),
        coped=bool(pairs["coping"].str.strip().ne("").mean() > 0.5),
        points=_points(pairs, today),
    )


def _both(entries: Rows) -> Rows:
    return entries.dropna(subset=["strength", "strength_now"])


def _pairs(entries: Rows) -> Rows:
    """Keep entries with both strengths that are not purely pleasant, as numbers."""
    both = _both(entries)
    both = both[~both["only_pleasant"].astype(bool)]
    numbers = dict.fromkeys(("strength", "strength_now", "fall"), "float64")
    return both.astype(numbers).reset_index(drop=True)


def _points(pairs: Rows, today: date) -> tuple[StrengthPoint, ...]:
    """Give each entry, or the middle of each time where there are too many."""
    two = ["strength", "strength_now"]
    if len(pairs) <= MOST_SPANS:
        rows = zip(pairs["created"], *(pairs[name] for name in two), strict=True)
        return tuple(
            StrengthPoint(describe_day(moment.date(), today), 1, before, after)
            for moment, before, after in rows
        )
    each, order = _spans(pairs["created"], "W", fill=False)
    groups = pairs[two].groupby(each)
    middle, sizes = groups.median(), groups.size()
    return tuple(
        StrengthPoint(
            _span_name(span, today), int(sizes[span]), *map(float, middle.loc[span])
        )
        for span in order
    )


def compute_coping_ways(entries: Rows, least: int) -> tuple[CopingWay, ...]:
    """Return ways of coping, the largest middle fall first.

    Args:
        entries: Entries as ``build_data_frame`` gives them.
        least: The uses from which a way is worth comparing.

    Returns:
        Every way that is in an entry with both strengths, rare ones too.
    """
    pairs = _pairs(entries)
    pairs["label"] = pd.Series(
        group_coping_lines(pairs["coping"].tolist(), least), dtype="object"
    )
    table = (
        pairs.groupby("label")
        .agg(
            uses=("fall", "size"),
            before=("strength", "median"),
            after=("strength_now", "median"),
            fall=("fall", "median"),
        )
        .reset_index()
        .sort_values(["fall", "uses", "label"], ascending=[False, False, True])
    )
    return tuple(CopingWay(*row) for row in table.itertuples(index=False, name=None))


def count_words(
    entries: Rows, column: str, left_out: frozenset[str], today: date
) -> WordCounts:
    """Return how the words in one column of lists are used.

    Args:
        entries: Entries as ``build_data_frame`` gives them.
        column: ``feelings``, ``places`` or ``sensations``.
        left_out: Words that do not count.
        today: Today, in the person's time zone.

    Returns:
        The words, each counted once for each entry and whatever its capitals.
    """
    rows = _exploded(entries, column, left_out)
    if rows.empty:
        return WordCounts()
    first, last = compute_day_range(rows)
    fresh = rows.drop_duplicates("key")
    lately = fresh["created"].dt.date > today - LATELY
    return WordCounts(
        entries=int(rows["entry"].nunique()),
        first=first,
        last=last,
        uses=_uses(rows),
        new=_new(rows, today),
        lately=int(lately.sum()),
    )


def _exploded(entries: Rows, column: str, left_out: frozenset[str]) -> Rows:
    """Give one row for each word of each entry, without the words left out."""
    rows = entries[["created", column]].explode(column).dropna(subset=[column])
    rows = rows.rename(columns={column: "word"}).reset_index(names="entry")
    rows = rows[~rows["word"].isin(left_out)]
    rows = rows.assign(key=rows["word"].astype("str").str.casefold())
    rows = rows.drop_duplicates(["entry", "key"]).reset_index(drop=True)
    return rows.assign(word=rows.groupby("key")["word"].transform("first"))


def _uses(rows: Rows) -> tuple[WordUse, ...]:
    table = rows.groupby("word").agg(uses=("entry", "size"), last=("created", "max"))
    table = table.reset_index().sort_values(
        ["uses", "last", "word"], ascending=[False, False, True]
    )
    listed = table[["word", "uses", "last"]].itertuples(index=False, name=None)
    return tuple(WordUse(word, int(uses), last.date()) for word, uses, last in listed)


def _new(rows: Rows, today: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the words that are new in each time; its rows stand in time's order."""
    each, order = _spans(rows["created"])
    fresh = rows.assign(span=each).drop_duplicates("key")
    found = fresh.groupby("span")["word"].agg(tuple).to_dict()
    return tuple((_span_name(span, today), found.get(span, ())) for span in order)


def count_week_cells(entries: Rows) -> tuple[WeekCell, ...]:
    """Return 28 cells: Monday's four parts of six hours from midnight, then Tuesday's.

    Args:
        entries: Entries as ``build_data_frame`` gives them, in the person's time zone.

    Returns:
        The cells in order; the strength of a cell without one marked is 0.
    """
    created = entries["created"]
    cell = created.dt.day_of_week * 4 + created.dt.hour // 6
    groups = entries["strength"].astype("float64").groupby(cell)
    table = groups.agg(["size", "count", "median"]).reindex(range(28)).fillna(0)
    return tuple(
        WeekCell(int(index), int(size), int(marked), float(middle))
        for index, size, marked, middle in table.itertuples(name=None)
    )


def count_by_span(
    rows: Rows, column: str, today: date
) -> tuple[tuple[str, int, int], ...]:
    """Return for each time how many rows, and for how many a column is true.

    Args:
        rows: At least one row of a table from ``build_data_frame``.
        column: A column of true and false.
        today: Today, in the person's time zone.

    Returns:
        The time's name and the two numbers; months where there are few enough.
    """
    each, order = _spans(rows["created"])
    true = rows[column].fillna(False).astype(bool)
    every, some = each.value_counts(), each[true].value_counts()
    return tuple(
        (_span_name(span, today), int(every.get(span, 0)), int(some.get(span, 0)))
        for span in order
    )


def _spans(moments: Rows, start: str = "M", fill: bool = True) -> tuple[Rows, Rows]:
    """Cut time into at most 40 spans, beginning with weeks (W) or months (M).

    Gives the span of each moment and all spans in order, empty ones too if asked.
    """
    local = moments.dt.tz_localize(None)
    each: Rows = local
    order: Rows = ()
    for freq in "WMQY"["WMQY".index(start) :]:
        each = local.dt.to_period(freq)
        first, last = each.min(), each.max()
        filled = fill and (last - first).n < 400
        order = pd.period_range(first, last, freq=freq) if filled else each.unique()
        if len(order) <= MOST_SPANS:
            break
    return each, sorted(order)


def _span_name(span: Any, today: date) -> str:
    """Name a span in words, for example ``September 2026``."""
    first, last = span.start_time.date(), span.end_time.date()
    names = {
        "W": f"Week of {describe_day(first, today)}",
        "M": describe_month(first),
        "Q": f"{describe_month(first).split()[0]} to {describe_month(last)}",
    }
    return names.get(span.freqstr[:1], str(first.year))
