"""What a person's entries are telling them: sentence first, then chart, then table.

Counts and middles of what was marked. It never diagnoses, advises or ranks a person,
and says plainly when there is too little to say. Import this only where it is needed:
pandas takes a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from toolkit.practice.chart import Chart, Patterns, PatternSection, Series, Table
from toolkit.practice.english import (
    describe_since,
    format_count,
    format_entry_count,
    join_with_and,
)
from toolkit.practice.log.entry import Entry, Thing
from toolkit.practice.patterns.body_and_feelings import (
    build_body_section,
    build_words_section,
)
from toolkit.practice.patterns.counts import (
    compute_coping_ways,
    compute_day_range,
    compute_strengths,
    count_by_span,
    count_week_cells,
    count_words,
)
from toolkit.practice.patterns.frame import (
    build_data_frame,
    list_no_place_names,
    list_no_word_names,
)
from toolkit.practice.patterns.strength import (
    NEED_USES,
    build_coping_section,
    build_strength_section,
)
from toolkit.practice.patterns.supervision import (
    build_good_section,
    build_supervision_section,
)
from toolkit.practice.patterns.weeks import build_week_section
from toolkit.practice.vocabulary import Vocabulary

__all__ = [
    "Chart",
    "PatternSection",
    "Patterns",
    "Series",
    "Table",
    "build_data_frame",
    "find_patterns",
]


def find_patterns(
    things: Iterable[Thing], vocabulary: Vocabulary, zone: tzinfo, now: datetime
) -> Patterns:
    """Return what entries and good things tell, in seven sections.

    Args:
        things: Entries and good things, in any order; made-up ones count like others.
        vocabulary: The words on offer.
        zone: The person's time zone, for days and times of the week.
        now: This moment, with its time zone.

    Returns:
        The sections ``strength``, ``body``, ``words``, ``coping``, ``week``,
        ``supervision`` and ``good``, each present even where it cannot say much yet.
    """
    listed = list(things)
    today = now.astimezone(zone).date()
    table: Any = build_data_frame(listed, vocabulary, zone)
    rows: Any = table[table["kind"].eq("entry")].reset_index(drop=True)
    kept = [one for one in listed if isinstance(one, Entry)]
    places = count_words(rows, "places", list_no_place_names(vocabulary), today)
    feelings = count_words(rows, "feelings", list_no_word_names(vocabulary), today)
    return Patterns(
        sentence=_rests_on(table, len(kept), today),
        entries=len(kept),
        good_things=len(listed) - len(kept),
        made_up=sum(one.sample for one in listed),
        sections=(
            build_strength_section(compute_strengths(rows, today), today),
            build_body_section(places, today),
            build_words_section(feelings, today),
            build_coping_section(compute_coping_ways(rows, NEED_USES)),
            build_week_section(count_week_cells(rows)),
            build_supervision_section(kept, zone, today),
            _good(table, today),
        ),
    )


def _good(table: Any, today: date) -> PatternSection:
    rows = table[table["kind"].ne("entry")]
    if rows.empty:
        return build_good_section((), (today, today), today)
    return build_good_section(
        count_by_span(rows, "told", today), compute_day_range(rows), today
    )


def _rests_on(table: Any, kept: int, today: date) -> str:
    if table.empty:
        return "There are no entries yet."
    noted = len(table) - kept
    good = format_count(noted, "good thing", "good things")
    both = [format_entry_count(kept)] * bool(kept) + [good] * bool(noted)
    return (
        f"This rests on {join_with_and(both)} "
        f"{describe_since(*compute_day_range(table), today)}."
    )
