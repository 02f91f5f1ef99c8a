from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.agenda import Agenda, AgendaItem, read_item, read_meeting

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
NEW = AgendaItem("i1", "")
AGENDA = Agenda("a1", NOW, NOW)
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def problems(form: dict[str, object]) -> dict[str, str]:
    with pytest.raises(FormError) as caught:
        read_item(form, before=NEW)
    return caught.value.problems


def test_an_item_is_read_with_everything_it_says():
    form = {
        "text": " How the\nvisit was ",
        "purpose": "ask",
        "function": "mediation",
        "minutes": "15",
        "leave_with": "A plan",
        "bin": "shared",
        "thoughts": "First line\nsecond line",
        "prompts": ["known", "unknown"],
    }
    item = read_item(form, before=NEW, prompts=["known"])
    assert item.text == "How the visit was"
    assert (item.purpose, item.function, item.minutes) == ("ask", "mediation", 15)
    assert (item.bin, item.leave_with) == ("shared", "A plan")
    assert (item.prompts, item.thoughts) == (("known",), "First line\nsecond line")


def test_a_line_is_enough_and_it_stays_private():
    item = read_item({"text": "x"}, before=NEW)
    assert (item.purpose, item.function, item.bin) == ("think", "support", "private")
    assert item.minutes == 10


def test_where_it_came_from_stays_when_it_is_edited():
    before = AgendaItem("i1", "old", source="log", source_id="e1", parked=True)
    item = read_item({"text": "new", "source": "own", "parked": False}, before=before)
    assert (item.source, item.source_id, item.parked) == ("log", "e1", True)


def test_either_of_two_at_one_screen_can_bring_an_item():
    item = read_item({"text": "x", "brought_by": "them"}, before=NEW)
    assert item.brought_by == "them"
    assert read_item({"text": "y"}, before=item).brought_by == "them"


@pytest.mark.parametrize("text", ["", "  ", None, "\u0000"])
def test_an_item_without_words_asks_for_some(text):
    assert problems({"text": text}) == {
        "text": "What do you want to bring? A few words are enough."
    }


@pytest.mark.parametrize("minutes", ["-1", "481", "ten", 1.5, True, [], "1e3", "٣"])
def test_minutes_that_are_none_are_refused_in_words(minutes):
    assert "minutes" in problems({"text": "x", "minutes": minutes})


def test_a_heading_has_a_limit_and_says_so():
    assert "can hold 300 characters" in problems({"text": "x" * 301})["text"]


@given(st.dictionaries(st.sampled_from([*AgendaItem.__slots__]), ANYTHING))
def test_whatever_a_page_sends_is_an_item_or_plain_sentences(form):
    try:
        item = read_item(form, before=NEW)
    except FormError as error:
        assert all(text.endswith((".", "?")) for text in error.problems.values())
    else:
        assert 0 <= item.minutes <= 480


def test_a_meeting_is_read_in_local_time():
    form = {"day": "2026-11-10", "at": "9.30", "minutes_booked": 90, "with_whom": "PE"}
    read = read_meeting(form, before=AGENDA)
    assert (read.day, read.at) == (date(2026, 11, 10), time(9, 30))
    assert (read.minutes_booked, read.with_whom, read.moved) == (90, "PE", 0)


def test_another_day_or_time_counts_as_moved():
    first = read_meeting({"day": "2026-11-10", "at": "09:30"}, before=AGENDA)
    again = read_meeting({"day": "2026-11-10", "at": "10:30"}, before=first)
    assert again.moved == 1
    assert read_meeting({"day": "2026-11-10", "at": "10:30"}, before=again).moved == 1


@pytest.mark.parametrize("at", ["25:00", "10:60", "ten", 10, "1030"])
def test_a_time_that_is_none_is_refused_in_words(at):
    with pytest.raises(FormError) as caught:
        read_meeting({"at": at}, before=AGENDA)
    assert "Write it like 10:30" in caught.value.problems["at"]
