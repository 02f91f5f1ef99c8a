from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from toolkit.practice.patterns.find import Patterns, PatternSection, find_patterns

IDS = ["strength", "body", "words", "coping", "week", "supervision", "good"]


@pytest.fixture
def patterns(vocabulary, london, now):
    """Look for patterns as of the fixed moment."""

    def find(things) -> Patterns:
        return find_patterns(things, vocabulary, london, now)

    return find


@pytest.fixture
def many(entry, now):
    """Make some entries a day apart, the last one yesterday."""

    def make(count: int, **parts: Any):
        days = range(count, 0, -1)
        return [entry(now - timedelta(days=n), id=f"e{n}", **parts) for n in days]

    return make


def numbers(section: PatternSection) -> list[float]:
    assert section.chart is not None
    return [value for one in section.chart.series for value in one.values]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_entries_are_said_plainly(patterns, many, count: int) -> None:
    found = patterns(many(count, strength=7, strength_now=4, feelings=("anxious",)))
    assert [one.id for one in found.sections] == IDS
    assert not any(one.enough or one.chart or one.table.rows for one in found.sections)
    assert "can say something" in found.section("strength").sentence


def test_the_sentence_says_how_many_more_it_takes(patterns, many) -> None:
    found = patterns(many(7, happened="x"))
    sentence = found.section("week").sentence
    assert sentence == "Three more entries and this can say something."


def test_strength_before_and_after_is_told_by_the_middle_entry(patterns, many) -> None:
    things = many(8, strength=7, strength_now=4, coping="Walk")
    section = patterns(things).section("strength")
    assert section.sentence == (
        "Across 8 entries since 26 October, strength usually fell from 7 to 4 once you "
        "had worked out a way to cope. "
        "Usual here is the middle number, when all are put in order."
    )
    assert section.chart is not None
    assert section.chart.kind == "pairs"
    assert numbers(section) == [7.0] * 8 + [4.0] * 8


def test_a_rise_in_strength_is_told_as_a_rise(patterns, many) -> None:
    section = patterns(many(5, strength=3, strength_now=5)).section("strength")
    assert "rose from 3 to 5" in section.sentence
    assert "cope" not in section.sentence


def test_entries_with_only_pleasant_feelings_are_not_counted_as_strain(
    patterns, many
) -> None:
    things = many(6, strength=8, strength_now=4)
    proud = many(2, strength=9, strength_now=9, feelings=("proud",))
    sentence = patterns([*things, *proud]).section("strength").sentence
    assert "Across 6 entries" in sentence
    assert "Two more with only pleasant feelings are not counted here." in sentence


def test_a_long_log_is_drawn_by_spans_of_time(patterns, many) -> None:
    section = patterns(many(400, strength=7, strength_now=4)).section("strength")
    assert section.chart is not None
    assert len(section.chart.x_labels) <= 40
    assert section.chart.x_labels[-1] == "November 2026"
    assert sum(int(row[1]) for row in section.table.rows) == 400


def test_places_that_repeat_are_named_with_their_last_day(patterns, many) -> None:
    things = many(6, places=("stomach",)) + many(2, places=("not-sure",))
    section = patterns(things).section("body")
    assert section.sentence == (
        "Stomach comes up most: in 6 of 6 entries with a body place, "
        "the last on 2 November."
    )
    assert section.table.rows == (("Stomach", "6", "100%", "2 November"),)


def test_places_that_do_not_repeat_are_not_made_into_a_pattern(patterns, entry, now):
    places = ("stomach", "lower-back", "skin", "a", "b")
    things = [
        entry(now - timedelta(days=n), id=str(n), places=(one,))
        for n, one in enumerate(places)
    ]
    sentence = patterns(things).section("body").sentence
    assert sentence.startswith("No place comes up more than once")


def test_new_words_are_counted_month_by_month(patterns, entry) -> None:
    words = ["anxious", "anxious", "proud", "moral-distress", "anxious"]
    things = [
        entry(datetime(2026, 6 + n, 5, 12, tzinfo=UTC), id=str(n), feelings=(one,))
        for n, one in enumerate(words)
    ]
    section = patterns(things).section("words")
    assert [row[1:3] for row in section.table.rows] == [
        ("1", "1"),
        ("0", "1"),
        ("1", "2"),
        ("1", "3"),
        ("0", "3"),
    ]
    assert "3 different words for feelings since 5 June" in section.sentence


def test_mixed_and_not_sure_are_not_words(patterns, many) -> None:
    things = many(6, feelings=("mixed", "not-sure"), own_words=("Meh",))
    section = patterns(things).section("words")
    assert section.sentence.startswith("You have used 1 word for feelings")


def test_the_same_own_word_with_and_without_a_capital_is_one(patterns, many) -> None:
    things = many(3, own_words=("Fed up",)) + many(3, own_words=("fed up",))
    assert "used 1 word" in patterns(things).section("words").sentence


def test_coping_says_went_with_and_never_caused(patterns, many) -> None:
    things = [
        *many(4, strength=8, strength_now=3, coping="Walk round the block"),
        *many(3, strength=8, strength_now=7, coping="Eat something, then go on"),
        *many(2, strength=9, strength_now=0, coping="Ring Sam"),
    ]
    section = patterns(things).section("coping")
    assert section.sentence == (
        "Of the two ways of coping you came back to at least three times, “Walk round "
        "the block” went with the largest fall, usually 5; you used it 4 times. "
        "They came together; that alone does not show why."
    )
    assert [row[0] for row in section.table.rows] == [
        "Walk round the block",
        "Eat something",
    ]


def test_a_way_of_coping_used_twice_is_not_compared(patterns, many) -> None:
    section = patterns(many(2, strength=8, strength_now=3, coping="Walk")).section(
        "coping"
    )
    assert not section.enough
    assert "three entries" in section.sentence


def test_ways_without_a_fall_are_not_praised(patterns, many) -> None:
    things = many(4, strength=5, strength_now=5, coping="Walk")
    sentence = patterns(things).section("coping").sentence
    assert "none went with a fall" in sentence


def test_times_of_the_week_are_the_persons_own(patterns, entry) -> None:
    thursday_night_utc = datetime(2026, 7, 2, 23, 30, tzinfo=UTC)
    things = [
        entry(thursday_night_utc - timedelta(weeks=n), id=str(n)) for n in range(10)
    ]
    section = patterns(things).section("week")
    assert section.sentence.startswith(
        "The time you write most is the early hours of Fridays: 10 of 10 entries."
    )
    assert section.table.rows[0][5] == "10"


def test_a_week_without_a_pattern_is_not_given_one(patterns, many) -> None:
    sentence = patterns(many(14)).section("week").sentence
    assert "no time stands out" in sentence


def test_what_goes_to_supervision_is_counted(patterns, many) -> None:
    things = [
        *many(4, bin="supervision", strength=8),
        *many(5, strength=5),
        *many(1, sent_to_file=True),
    ]
    section = patterns(things).section("supervision")
    assert section.sentence == (
        "4 of 10 entries are marked for supervision, the latest from 2 November. "
        "Their usual strength is 8; that of the rest is 5. "
        "What happened in 1 entry went to the case file."
    )
    assert numbers(section) == [5, 4, 1]


def test_good_things_are_counted_with_how_many_were_told(patterns, good) -> None:
    things = [good(id=str(n), what="x", told=n < 2) for n in range(4)]
    section = patterns(things).section("good")
    assert section.sentence == (
        "You noted 4 good things on 3 November and told somebody about 2 of them."
    )


def test_made_up_entries_are_counted_as_such(patterns, many) -> None:
    found = patterns([*many(3, sample=True), *many(2)])
    assert (found.entries, found.made_up) == (5, 3)


@pytest.fixture
def everything(many, good, entry, now):
    """Give entries with something in every part, some in the future."""
    return [
        *many(15, strength=7, strength_now=4, coping="Walk", places=("stomach",)),
        *many(5, feelings=("anxious",), own_words=("=1+1", "<b>"), bin="supervision"),
        entry(now + timedelta(days=400), id="future", strength=9, strength_now=None),
        good(what="x", told=True),
    ]


def test_everything_can_be_sent_as_json(patterns, everything) -> None:
    found = patterns(everything)
    assert json.loads(json.dumps(found.as_dict(), allow_nan=False)) == found.as_dict()


def test_a_chart_has_a_value_for_every_label_inside_its_scale(patterns, everything):
    for section in patterns(everything).sections:
        if not section.chart:
            continue
        chart = section.chart
        assert chart.y_min < chart.y_max
        assert all(len(one.values) == len(chart.x_labels) for one in chart.series)
        assert all(chart.y_min <= one <= chart.y_max for one in numbers(section))


def test_a_table_is_whole_and_all_text(patterns, everything) -> None:
    for section in patterns(everything).sections:
        for row in section.table.rows:
            assert len(row) == len(section.table.columns)
            assert all(type(cell) is str for cell in row)


def test_no_sentence_diagnoses_scores_or_advises(patterns, everything) -> None:
    for section in patterns(everything).sections:
        said = section.sentence.lower()
        for word in ("burnout", "score", "should", "must", "better", "caused", "!"):
            assert word not in said


def test_the_hour_that_comes_twice_is_counted_twice(patterns, entry) -> None:
    clocks_back = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    things = [
        entry(
            clocks_back + timedelta(hours=n % 2), id=str(n), strength=5, strength_now=4
        )
        for n in range(12)
    ]
    section = patterns(things).section("week")
    assert "12 of 12" in section.sentence


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_a_day_far_away_breaks_nothing(patterns, entry, many, year: int) -> None:
    odd = entry(datetime(year, 6, 1, tzinfo=UTC), id="odd", feelings=("anxious",))
    found = patterns([odd, *many(12, feelings=("proud",), strength=3, strength_now=2)])
    assert found.entries == 13
    labels = [row[0] for row in found.section("words").table.rows]
    assert all(one != two for one, two in pairwise(labels))


def test_every_part_of_a_pattern_is_in_its_dictionary(patterns) -> None:
    found = patterns([])
    assert set(found.as_dict()) == {one.name for one in fields(found)}
