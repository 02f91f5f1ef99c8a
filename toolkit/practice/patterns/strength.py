"""How strong it was before and after, and which ways of coping went with a fall.

Says what went together and never what caused it.
"""

from __future__ import annotations

from datetime import date

from toolkit.practice.chart import Chart, PatternSection, Series, Table
from toolkit.practice.english import (
    describe_since,
    describe_too_few,
    format_count_in_words,
    format_entry_count,
    format_halves,
    format_how_often,
    format_number,
    join_with_and,
)
from toolkit.practice.patterns.found import CopingWay, StrengthPoint, Strengths
from toolkit.practice.text import shorten

# Every number here is our own mark, not a rule: with fewer, one entry says too much.
NEED_PAIRS = 5
"""Entries marked before and after from which a usual strength is named."""
NEED_HALVES = 12
"""Entries from which an earlier half is compared with a later: six in each."""
NEED_USES = 3
"""Uses from which a way of coping is compared with others."""
MOST_WAYS = 8
"""Ways of coping that one chart can still be read with."""

_BEFORE_AFTER = ("When", "Entries", "Strength before", "Strength after")
_USUAL = "Usual here is the middle number, when all are put in order."
_NOT_WHY = "They came together; that alone does not show why."
_WAYS = ("Way of coping", "Times", "Usual before", "Usual after", "Usual fall")


def build_strength_section(found: Strengths, today: date) -> PatternSection:
    """Return how strong it was before and after, over time.

    Args:
        found: What the entries with both strengths amount to.
        today: Today, in the person's time zone.
    """
    title = "Strength before and after"
    if found.count < NEED_PAIRS:
        one = "entry with its strength marked before and after"
        more = "entries with their strength marked before and after"
        sentence = describe_too_few(found.count, NEED_PAIRS, one, more)
        return PatternSection(
            "strength", title, sentence, None, Table(_BEFORE_AFTER), False
        )
    rows = tuple(
        (
            one.when,
            str(one.entries),
            format_halves(one.before),
            format_halves(one.after),
        )
        for one in found.points
    )
    return PatternSection(
        id="strength",
        title=title,
        sentence=(
            f"{_overall(found, today)}{_halves_of(found)}{_left_out(found)} {_USUAL}"
        ),
        chart=_chart(found.points),
        table=Table(_BEFORE_AFTER, rows),
        enough=True,
    )


def _overall(found: Strengths, today: date) -> str:
    before, after = found.before, found.after
    when = describe_since(found.first, found.last, today)
    start = f"Across {format_entry_count(found.count)} {when}, strength "
    if before == after:
        return f"{start}was usually {format_halves(before)}, both before and after."
    moved = "fell" if after < before else "rose"
    coped = found.coped and after < before
    later = "once you had worked out a way to cope" if coped else "by the end of it"
    return (
        f"{start}usually {moved} from {format_halves(before)} to "
        f"{format_halves(after)} {later}."
    )


def _halves_of(found: Strengths) -> str:
    """Compare the earlier with the later half, where there are enough of both."""
    if found.count < NEED_HALVES:
        return ""
    earlier, later = _change(found.earlier), _change(found.later)
    if earlier == later:
        return f" In the earlier and the later half alike there was usually {later}."
    return (
        f" In the earlier half there was usually {earlier}, in the later half {later}."
    )


def _change(fall: float) -> str:
    if not fall:
        return "no change"
    return f"a {'fall' if fall > 0 else 'rise'} of {format_halves(abs(fall))}"


def _left_out(found: Strengths) -> str:
    if not found.left_out:
        return ""
    verb = "is" if found.left_out == 1 else "are"
    more = (
        f"{format_number(found.left_out).capitalize()} more with only pleasant feelings"
    )
    return f" {more} {verb} not counted here."


def _chart(points: tuple[StrengthPoint, ...]) -> Chart:
    one_each = all(point.entries == 1 for point in points)
    what = "each entry" if one_each else "the usual entry in each stretch of time"
    return Chart(
        kind="pairs",
        title=f"Strength before and after, {what}",
        x_labels=tuple(point.when for point in points),
        series=(
            Series("Before", tuple(point.before for point in points)),
            Series("After", tuple(point.after for point in points)),
        ),
        y_min=0,
        y_max=10,
        unit="out of 10",
        description=(
            f"For {what}, oldest first, strength from 0 to 10 before and after, "
            "joined by a line."
        ),
    )


def build_coping_section(found: tuple[CopingWay, ...]) -> PatternSection:
    """Return which ways of coping went with the largest fall, the largest first."""
    title = "Ways of coping"
    often = tuple(way for way in found if way.uses >= NEED_USES)
    if not often:
        sentence = _not_yet(max([way.uses for way in found], default=0))
        return PatternSection("coping", title, sentence, None, Table(_WAYS), False)
    rows = tuple(
        (
            way.label,
            str(way.uses),
            *map(format_halves, (way.before, way.after, way.fall)),
        )
        for way in often
    )
    table = Table(_WAYS, rows)
    return PatternSection("coping", title, _largest(often), _bars(often), table, True)


def _not_yet(most: int) -> str:
    rule = (
        f"A way of coping can be compared once it is in {format_number(NEED_USES)} "
        "entries "
        "with strength marked before and after."
    )
    if not most:
        return rule
    return f"{rule} The one you use most is in {format_entry_count(most)} so far."


def _largest(often: tuple[CopingWay, ...]) -> str:
    count, fall = len(often), often[0].fall
    which = format_count_in_words(count, "way of coping", "ways of coping")
    came = f"you came back to at least {format_number(NEED_USES)} times"
    if fall <= 0:
        return f"Of the {which} {came}, none went with a fall in strength."
    top = [way for way in often if way.fall == fall]
    names = join_with_and([f"“{shorten(way.label, 60)}”" for way in top[:3]])
    if len(top) == count:
        verb = "It usually" if count == 1 else "Each usually"
        there = f"There {'is' if count == 1 else 'are'} {which} {came}: {names}."
        return f"{there} {verb} went with a fall of {format_halves(fall)}. {_NOT_WHY}"
    uses = f"; you used it {format_how_often(top[0].uses)}" if len(top) == 1 else ""
    return (
        f"Of the {which} {came}, {names} went with the largest fall, usually "
        f"{format_halves(fall)}{uses}. {_NOT_WHY}"
    )


def _bars(often: tuple[CopingWay, ...]) -> Chart:
    shown = often[:MOST_WAYS]
    falls = tuple(way.fall for way in shown)
    return Chart(
        kind="bars",
        title="Usual fall in strength with each way of coping",
        x_labels=tuple(shorten(way.label, 40) for way in shown),
        series=(Series("Usual fall in strength", falls),),
        y_min=min(0.0, *falls),
        y_max=max(1.0, *falls),
        unit="out of 10",
        description=(
            "One bar for each way of coping, largest fall first, as long as the usual "
            "fall in strength it went with, out of 10."
        ),
    )
