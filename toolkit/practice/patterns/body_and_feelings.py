"""Places in the body that repeat, and how the words for feelings widen.

Counts what was marked. A place never stands for a feeling.
"""

from __future__ import annotations

from datetime import date

from toolkit.practice.chart import (
    Chart,
    PatternSection,
    Series,
    Table,
    compute_axis_top,
)
from toolkit.practice.dates import describe_day
from toolkit.practice.english import (
    describe_since,
    describe_too_few,
    format_count,
    format_entry_count,
    format_how_often,
    format_share,
    join_with_and,
    join_with_rest,
    strip_capital,
)
from toolkit.practice.patterns.found import LATELY, WordCounts, WordUse

# Every number here is our own mark, not a rule: with fewer, one entry says too much.
NEED_PLACES = 5
"""Entries with a place in the body from which places are counted."""
NEED_WORDS = 5
"""Entries with a word for a feeling from which words are counted."""
REPEATS = 3
"""Times from which a place counts as coming up again."""
MOST_BARS = 8
"""Bars that one chart can still be read with."""

_PLACES = ("Body place", "Entries", "Share", "Last marked")
_WORDS = ("When", "New words", "Different words so far", "Which ones")


def build_body_section(found: WordCounts, today: date) -> PatternSection:
    """Return the places in the body that repeat.

    Args:
        found: How often each place was marked.
        today: Today, in the person's time zone.
    """
    title = "Places in the body"
    if found.entries < NEED_PLACES:
        one, more = "entry with a body place", "entries with a body place"
        sentence = describe_too_few(found.entries, NEED_PLACES, one, more)
        return PatternSection("body", title, sentence, None, Table(_PLACES), False)
    rows = tuple(
        (
            one.word,
            str(one.entries),
            format_share(one.entries, found.entries),
            describe_day(one.last, today),
        )
        for one in found.uses
    )
    return PatternSection(
        id="body",
        title=title,
        sentence=_repeating(found, today),
        chart=_place_bars(found.uses[:MOST_BARS]),
        table=Table(_PLACES, rows),
        enough=True,
    )


def _repeating(found: WordCounts, today: date) -> str:
    first, *rest = found.uses[:4]
    marked = f"{format_entry_count(found.entries)} with a body place"
    if first.entries < REPEATS:
        return (
            f"No place comes up more than {format_how_often(first.entries)} in "
            f"{marked}."
        )
    also = [
        f"{strip_capital(one.word)} ({one.entries})"
        for one in rest
        if one.entries >= REPEATS
    ]
    after = f" After that: {join_with_and(also)}." if also else ""
    return (
        f"{first.word} comes up most: in {first.entries} of {marked}, "
        f"the last on {describe_day(first.last, today)}.{after}"
    )


def _place_bars(shown: tuple[WordUse, ...]) -> Chart:
    values = tuple(float(one.entries) for one in shown)
    return Chart(
        kind="bars",
        title="Entries with each place in the body",
        x_labels=tuple(one.word for one in shown),
        series=(Series("Entries", values),),
        y_min=0,
        y_max=compute_axis_top(values),
        unit="entries",
        description=(
            "One bar for each place in the body, the most often marked first, as long "
            "as the number of entries that mark it."
        ),
    )


def build_words_section(found: WordCounts, today: date) -> PatternSection:
    """Return the words used for feelings, and how they widen.

    Args:
        found: How often each word for a feeling was used.
        today: Today, in the person's time zone.
    """
    title = "Words for feelings"
    if found.entries < NEED_WORDS:
        one, more = "entry with a feeling", "entries with a feeling"
        sentence = describe_too_few(found.entries, NEED_WORDS, one, more)
        return PatternSection("words", title, sentence, None, Table(_WORDS), False)
    table = _widening(found)
    sentence = f"{_different(found, today)} {_most_used(found)}"
    return PatternSection("words", title, sentence, _lines(table), table, True)


def _different(found: WordCounts, today: date) -> str:
    count = format_count(len(found.uses), "word", "different words")
    when = describe_since(found.first, found.last, today)
    start = f"You have used {count} for feelings {when}"
    if found.first > today - LATELY:
        return f"{start}."
    new = f"{found.lately:,}" if found.lately else "none"
    return f"{start}, {new} of them for the first time in the last four weeks."


def _most_used(found: WordCounts) -> str:
    named = [
        f"{strip_capital(one.word)} ({format_how_often(one.entries)})"
        for one in found.uses[:3]
    ]
    return f"Most often: {join_with_and(named)}."


def _widening(found: WordCounts) -> Table:
    rows: list[tuple[str, ...]] = []
    so_far = 0
    for when, words in found.new:
        so_far += len(words)
        which = join_with_rest([strip_capital(one) for one in words])
        rows.append((when, str(len(words)), str(so_far), which))
    return Table(_WORDS, tuple(rows))


def _lines(table: Table) -> Chart:
    so_far = tuple(float(row[2]) for row in table.rows)
    new = tuple(float(row[1]) for row in table.rows)
    return Chart(
        kind="line",
        title="Different words for feelings over time",
        x_labels=tuple(row[0] for row in table.rows),
        series=(Series("Different words so far", so_far), Series("New words", new)),
        y_min=0,
        y_max=compute_axis_top(so_far),
        unit="words",
        description=(
            "Two lines over time: how many different words were used so far, and how "
            "many were new in each time."
        ),
    )
