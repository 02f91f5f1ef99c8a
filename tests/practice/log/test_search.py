from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from toolkit.errors import FormError
from toolkit.practice.log import Filter, read_filter, select_things


@pytest.fixture
def ids(vocabulary, london):
    """Give the ids that a filter finds."""

    def find(things, words_known=vocabulary, **parts) -> list[str]:
        found = select_things(things, Filter(**parts), london, words_known)
        return [one.id for one in found]

    return find


def test_the_newest_comes_first(entry, ids, now) -> None:
    things = [entry(now - timedelta(days=n), id=f"e{n}") for n in (2, 0, 1)]
    assert ids(things) == ["e0", "e1", "e2"]


def test_every_word_must_occur_somewhere(entry, ids) -> None:
    things = [
        entry(id="both", happened="Court", coping="Walk"),
        entry(id="one", happened="Court"),
    ]
    assert ids(things, words="walk COURT") == ["both"]


def test_accents_and_curly_quotes_do_not_hide_anything(entry, ids) -> None:
    things = [entry(happened="It’s the café")]
    assert ids(things, words="it's CAFE") == ["e1"]
    assert ids(things, words="café") == ["e1"]


def test_feelings_and_places_are_found_by_the_words_shown(entry, ids) -> None:
    things = [entry(feelings=("moral-distress",), places=("lower-back",))]
    assert ids(things, words="moral back") == ["e1"]
    assert ids(things, words_known=None, words="distress lower") == ["e1"]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"bin": "supervision"}, ["s"]),
        ({"bin": "case-file"}, ["f"]),
        ({"feeling": "anxious"}, ["s"]),
        ({"feeling": "FED UP"}, ["f"]),
        ({"place": "stomach"}, ["s"]),
    ],
)
def test_each_choice_narrows_to_entries_that_have_it(entry, good, ids, parts, found):
    things = [
        entry(id="s", bin="supervision", feelings=("anxious",), places=("stomach",)),
        entry(id="f", sent_to_file=True, own_words=("fed up",)),
        good(id="g", what="anxious"),
    ]
    assert ids(things, **parts) == found


def test_days_are_meant_in_the_persons_own_zone(entry, ids) -> None:
    just_after_midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    things = [entry(just_after_midnight)]
    assert ids(things, start=date(2026, 7, 2), end=date(2026, 7, 2)) == ["e1"]
    assert ids(things, end=date(2026, 7, 1)) == []


def test_the_first_and_the_last_day_of_time_do_not_break_it(entry, ids) -> None:
    assert ids([entry()], start=date.min, end=date.max) == ["e1"]


def test_good_things_are_searched_too(good, ids) -> None:
    assert ids([good(what="She laughed", helped="Mum")], words="mum laugh") == ["g1"]


def test_a_filter_from_a_page_puts_its_days_in_order() -> None:
    found = read_filter({"start": "2026-11-03", "end": "2026-11-01", "words": "a\x00b"})
    assert (found.start, found.end) == (date(2026, 11, 1), date(2026, 11, 3))
    assert found.words == "ab"


@pytest.mark.parametrize("form", [{"bin": "bonfire"}, {"words": 7}, {"start": "soon"}])
def test_a_filter_that_cannot_be_read_is_explained(form) -> None:
    with pytest.raises(FormError):
        read_filter(form)


def test_an_empty_filter_is_known_as_one() -> None:
    assert read_filter({}).empty
    assert not Filter(words="a").empty
