"""Places in the body that repeat, and how the words for feelings widen.

Counts what was marked. A place never stands for a feeling.
"""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.practice.chart import Chart, Section, Series, Table, top_of
from toolkit.practice.dates import day
from toolkit.practice.english import (
    entries,
    in_figures,
    joined,
    share,
    since,
    some,
    times,
    too_few,
    uncapped,
)
from toolkit.practice.patterns.found import Uses, Words

NEED_PLACES = 5
NEED_WORDS = 5
REPEATS = 3
MOST_BARS = 8
LATELY = timedelta(days=28)

_PLACES = ("Body place", "Entries", "Share", "Last marked")
_WORDS = ("When", "New words", "Different words so far", "Which ones")


def body_section(found: Words, today: date) -> Section:
    """Return the places in the body that repeat."""
    title = "Places in the body"
    if found.entries < NEED_PLACES:
        one, more = "entry with a body place", "entries with a body place"
        sentence = too_few(found.entries, NEED_PLACES, one, more)
        return Section("body", title, sentence, None, Table(_PLACES), False)
    rows = tuple(
        (
            one.word,
            str(one.entries),
            share(one.entries, found.entries),
            day(one.last, today),
        )
        for one in found.uses
    )
    return Section(
        id="body",
        title=title,
        sentence=_repeating(found, today),
        chart=_place_bars(found.uses[:MOST_BARS]),
        table=Table(_PLACES, rows),
        enough=True,
    )


def _repeating(found: Words, today: date) -> str:
    first, *rest = found.uses[:4]
    marked = f"{entries(found.entries)} with a body place"
    if first.entries < REPEATS:
        return f"No place comes up more than {times(first.entries)} in {marked}."
    also = [
        f"{uncapped(one.word)} ({one.entries})"
        for one in rest
        if one.entries >= REPEATS
    ]
    after = f" After that: {joined(also)}." if also else ""
    return (
        f"{first.word} comes up most: in {first.entries} of {marked}, "
        f"the last on {day(first.last, today)}.{after}"
    )


def _place_bars(shown: tuple[Uses, ...]) -> Chart:
    values = tuple(float(one.entries) for one in shown)
    return Chart(
        kind="bars",
        title="Entries with each place in the body",
        x_labels=tuple(one.word for one in shown),
        series=(Series("Entries", values),),
        y_min=0,
        y_max=top_of(values),
        unit="entries",
        description=(
            "One bar for each place in the body, the most often marked first, as long "
            "as the number of entries that mark it."
        ),
    )


def words_section(found: Words, today: date) -> Section:
    """Return the words used for feelings, and how they widen."""
    title = "Words for feelings"
    if found.entries < NEED_WORDS:
        one, more = "entry with a feeling", "entries with a feeling"
        sentence = too_few(found.entries, NEED_WORDS, one, more)
        return Section("words", title, sentence, None, Table(_WORDS), False)
    table = _widening(found)
    sentence = f"{_different(found, today)} {_most_used(found)}"
    return Section("words", title, sentence, _lines(table), table, True)


def _different(found: Words, today: date) -> str:
    count = in_figures(len(found.uses), "word", "different words")
    when = since(found.first, found.last, today)
    start = f"You have used {count} for feelings {when}"
    if found.first > today - LATELY:
        return f"{start}."
    new = f"{found.lately:,}" if found.lately else "none"
    return f"{start}, {new} of them for the first time in the last four weeks."


def _most_used(found: Words) -> str:
    named = [f"{uncapped(one.word)} ({times(one.entries)})" for one in found.uses[:3]]
    return f"Most often: {joined(named)}."


def _widening(found: Words) -> Table:
    rows: list[tuple[str, ...]] = []
    so_far = 0
    for when, words in found.new:
        so_far += len(words)
        which = some([uncapped(one) for one in words])
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
        y_max=top_of(so_far),
        unit="words",
        description=(
            "Two lines over time: how many different words were used so far, and how "
            "many were new in each time."
        ),
    )
