from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    add_item,
    change_item,
    move_item_down,
    move_item_to,
    move_item_up,
    park_agenda_item,
    put_reflection_first,
    remove_item,
    take_item_back,
)
from toolkit.practice.agenda.change import MOST_ITEMS

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
FEELING = AgendaItem("feeling", "How it was", "think", "support")
TASKS = AgendaItem("tasks", "Tasks", "tell", "management")
LEARN = AgendaItem("learn", "A course", "ask", "development")


@pytest.fixture
def agenda() -> Agenda:
    return Agenda("a1", NOW, NOW, items=(FEELING, TASKS, LEARN))


def order(agenda: Agenda) -> list[str]:
    return [one.id for one in agenda.active]


def test_what_makes_room_for_reflection_comes_before_what_does_not(agenda):
    assert order(add_item(agenda, AgendaItem("new", "x", "think"))) == [
        "feeling",
        "new",
        "tasks",
        "learn",
    ]


def test_other_items_and_chosen_ones_come_last(agenda):
    assert (
        order(add_item(agenda, AgendaItem("new", "x", "tell", "management")))[-1]
        == "new"
    )
    assert order(add_item(agenda, AgendaItem("new", "x"), last=True))[-1] == "new"


def test_an_item_moves_one_place_up_or_down_and_stops_at_the_ends(agenda):
    assert order(move_item_up(agenda, "tasks")) == ["tasks", "feeling", "learn"]
    assert order(move_item_down(agenda, "tasks")) == ["feeling", "learn", "tasks"]
    assert order(move_item_up(agenda, "feeling")) == order(agenda)
    assert order(move_item_down(agenda, "learn")) == order(agenda)


def test_an_item_is_moved_over_parked_ones(agenda):
    parked = park_agenda_item(agenda, "tasks")
    assert order(move_item_up(parked, "learn")) == ["learn", "feeling"]


@given(st.integers(-5, 50))
def test_moving_to_any_place_keeps_every_item(place):
    items = tuple(AgendaItem(str(n), "x") for n in range(5))
    moved = move_item_to(Agenda("a", NOW, NOW, items=items), "2", place)
    assert sorted(order(moved)) == list("01234")


def test_a_parked_item_waits_and_can_come_back(agenda):
    parked = park_agenda_item(agenda, "feeling")
    assert [one.id for one in parked.parked] == ["feeling"]
    assert order(take_item_back(parked, "feeling")) == ["feeling", "tasks", "learn"]


def test_an_item_is_edited_in_its_place_and_removed(agenda):
    edited = change_item(agenda, AgendaItem("tasks", "New words", "tell", "management"))
    assert [one.text for one in edited.items] == ["How it was", "New words", "A course"]
    assert order(remove_item(edited, "tasks")) == ["feeling", "learn"]


def test_changes_leave_the_agenda_before_them_for_undo(agenda):
    remove_item(agenda, "tasks")
    assert order(agenda) == ["feeling", "tasks", "learn"]


@pytest.mark.parametrize(
    "change",
    [move_item_up, move_item_down, park_agenda_item, take_item_back, remove_item],
)
def test_an_item_that_is_gone_changes_nothing_and_says_so(agenda, change):
    with pytest.raises(FormError, match="not on this agenda any more"):
        change(agenda, "gone")


def test_a_full_agenda_says_so_and_keeps_what_it_has(agenda):
    for number in range(MOST_ITEMS - 3):
        agenda = add_item(agenda, AgendaItem(str(number), "x"))
    with pytest.raises(FormError, match="can hold 60 items"):
        add_item(agenda, AgendaItem("one more", "x"))


def test_reflection_can_be_put_first_and_the_rest_keeps_its_order(agenda):
    mixed = move_item_to(agenda, "feeling", 3)
    assert order(put_reflection_first(mixed)) == ["feeling", "tasks", "learn"]
