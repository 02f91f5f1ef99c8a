"""What was brought to supervision, where the rest goes, and the good things.

Counts only: it never says whether that was enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from statistics import median

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
    format_halves,
    format_share,
)
from toolkit.practice.log.entry import Entry

NEED_BINS = 3
"""Entries from which shares are named; our own mark, not a rule."""
NEED_EACH = 3
"""Entries on either side of a comparison; our own mark, not a rule."""

_BINS = ("Where it goes", "Entries", "Share")
_GOOD = ("When", "Good things", "Told to somebody")


def build_supervision_section(
    kept: Sequence[Entry], zone: tzinfo, today: date
) -> PatternSection:
    """Return how much was brought to supervision, and where the rest goes.

    Args:
        kept: Every entry, in any order.
        zone: The person's time zone.
        today: Today, in that time zone.
    """
    title = "Brought to supervision"
    total = len(kept)
    if total < NEED_BINS:
        sentence = describe_too_few(total, NEED_BINS, "entry", "entries")
        return PatternSection("supervision", title, sentence, None, Table(_BINS), False)
    filed = sum(_is_filed(one) for one in kept)
    brought = sum(_is_brought(one) and not _is_filed(one) for one in kept)
    counts = [
        ("Private", total - brought - filed),
        ("Bring to supervision", brought),
        ("Case file", filed),
    ]
    rows = tuple((name, str(one), format_share(one, total)) for name, one in counts)
    sentence = f"{_how_many(kept, zone, today)}{_copied(filed)}"
    table = Table(_BINS, rows)
    return PatternSection("supervision", title, sentence, _bins(counts), table, True)


def _is_brought(entry: Entry) -> bool:
    return entry.bin == "supervision"


def _is_filed(entry: Entry) -> bool:
    return entry.sent_to_file or entry.bin == "case-file"


def _how_many(kept: Sequence[Entry], zone: tzinfo, today: date) -> str:
    brought = [one for one in kept if _is_brought(one)]
    if not brought:
        return (
            f"None of your {format_entry_count(len(kept))} is marked for supervision "
            "so far."
        )
    last = max(one.created for one in brought).astimezone(zone).date()
    verb = "is" if len(brought) == 1 else "are"
    return (
        f"{len(brought):,} of {format_entry_count(len(kept))} {verb} marked for "
        "supervision, "
        f"the latest from {describe_day(last, today)}.{_compared(kept)}"
    )


def _compared(kept: Sequence[Entry]) -> str:
    """Compare the middle strengths, where both sides have enough."""
    marked = [(one.strength, _is_brought(one)) for one in kept]
    theirs = [strong for strong, brought in marked if brought and strong is not None]
    rest = [strong for strong, brought in marked if not brought and strong is not None]
    if min(len(theirs), len(rest)) < NEED_EACH:
        return ""
    return (
        f" Their usual strength is {format_halves(median(theirs))}; "
        f"that of the rest is {format_halves(median(rest))}."
    )


def _copied(filed: int) -> str:
    return (
        f" What happened in {format_entry_count(filed)} went to the case file."
        * bool(filed)
    )


def _bins(counts: list[tuple[str, int]]) -> Chart:
    values = tuple(float(count) for _, count in counts)
    return Chart(
        kind="bars",
        title="Where entries go",
        x_labels=tuple(name for name, _ in counts),
        series=(Series("Entries", values),),
        y_min=0,
        y_max=compute_axis_top(values),
        unit="entries",
        description="Three bars: private, for supervision, and for the case file.",
    )


def build_good_section(
    months: tuple[tuple[str, int, int], ...], span: tuple[date, date], today: date
) -> PatternSection:
    """Return how many good things were noted, and how many were told.

    Args:
        months: For each time its name, how many were noted and how many told.
        span: The days of the first and the last; without meaning where none is.
        today: Today, in the person's time zone.
    """
    title = "Good things"
    noted, told = sum(one[1] for one in months), sum(one[2] for one in months)
    if not noted:
        sentence = (
            "No good thing is noted yet. One line at the end of a day, "
            "and they can be counted here."
        )
        return PatternSection("good", title, sentence, None, Table(_GOOD), False)
    things = format_count(noted, "good thing", "good things")
    sentence = (
        f"You noted {things} {describe_since(*span, today)} and {_told(told, noted)}."
    )
    rows = tuple((when, str(one), str(heard)) for when, one, heard in months)
    table = Table(_GOOD, rows)
    return PatternSection("good", title, sentence, _good_bars(months), table, True)


def _told(count: int, noted: int) -> str:
    if not count:
        return "have not told anybody yet"
    all_of_them = "it" if noted == 1 else "all of them"
    some = f"{count:,} of them"
    return f"told somebody about {all_of_them if count == noted else some}"


def _good_bars(months: tuple[tuple[str, int, int], ...]) -> Chart:
    noted = tuple(float(one[1]) for one in months)
    return Chart(
        kind="bars",
        title="Good things noted and told",
        x_labels=tuple(one[0] for one in months),
        series=(
            Series("Noted", noted),
            Series("Told to somebody", tuple(float(one[2]) for one in months)),
        ),
        y_min=0,
        y_max=compute_axis_top(noted),
        unit="good things",
        description="Two bars for each time: good things noted, and told to somebody.",
    )
