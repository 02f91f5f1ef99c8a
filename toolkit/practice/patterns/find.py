"""What a person's entries are telling them: sentence first, then chart, then table.

Counts and middles of what was marked. It never diagnoses, advises or ranks a person,
and says plainly when there is too little to say. Import this only where it is needed:
pandas takes a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from toolkit.practice.chart import Chart, Patterns, Section, Series, Table
from toolkit.practice.english import entries, in_figures, joined, since
from toolkit.practice.log.entry import Entry, Thing
from toolkit.practice.patterns.body_and_feelings import body_section, words_section
from toolkit.practice.patterns.counts import (
    coping_ways,
    days_of,
    months_of,
    strengths,
    week_cells,
    words,
)
from toolkit.practice.patterns.frame import frame, not_places, not_words
from toolkit.practice.patterns.strength import (
    NEED_USES,
    coping_section,
    strength_section,
)
from toolkit.practice.patterns.supervision import good_section, supervision_section
from toolkit.practice.patterns.weeks import week_section
from toolkit.practice.vocabulary import Vocabulary

__all__ = ["Chart", "Patterns", "Section", "Series", "Table", "find_patterns", "frame"]


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
    table: Any = frame(listed, vocabulary, zone)
    rows: Any = table[table["kind"].eq("entry")].reset_index(drop=True)
    kept = [one for one in listed if isinstance(one, Entry)]
    places = words(rows, "places", not_places(vocabulary), today)
    feelings = words(rows, "feelings", not_words(vocabulary), today)
    return Patterns(
        sentence=_rests_on(table, len(kept), today),
        entries=len(kept),
        good_things=len(listed) - len(kept),
        made_up=sum(one.sample for one in listed),
        sections=(
            strength_section(strengths(rows, today), today),
            body_section(places, today),
            words_section(feelings, today),
            coping_section(coping_ways(rows, NEED_USES)),
            week_section(week_cells(rows)),
            supervision_section(kept, zone, today),
            _good(table, today),
        ),
    )


def _good(table: Any, today: date) -> Section:
    rows = table[table["kind"].ne("entry")]
    if rows.empty:
        return good_section((), (today, today), today)
    return good_section(months_of(rows, "told", today), days_of(rows), today)


def _rests_on(table: Any, kept: int, today: date) -> str:
    if table.empty:
        return "There are no entries yet."
    noted = len(table) - kept
    good = in_figures(noted, "good thing", "good things")
    both = [entries(kept)] * bool(kept) + [good] * bool(noted)
    return f"This rests on {joined(both)} {since(*days_of(table), today)}."
