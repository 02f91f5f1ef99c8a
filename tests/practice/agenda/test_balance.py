from __future__ import annotations

from datetime import UTC, datetime

import pytest

from toolkit.practice.agenda import Agenda, AgendaItem, Balance, compute_balance

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def of(*items: AgendaItem, booked: int = 90) -> Balance:
    return compute_balance(Agenda("a1", NOW, NOW, minutes_booked=booked, items=items))


def item(function: str, minutes: int, purpose: str = "tell") -> AgendaItem:
    return AgendaItem(f"{function}{minutes}", "x", purpose, function, minutes)  # type: ignore[arg-type]


def test_the_sentence_begins_with_what_takes_most():
    found = of(item("management", 80), item("support", 10))
    assert found.sentence == (
        "80 of 90 minutes are case management. The rest: support 10."
    )


def test_there_is_a_nudge_when_nothing_leaves_room_for_reflection():
    assert of(item("management", 90)).nudge.startswith(
        "There is no room for reflection yet."
    )


def test_there_is_a_nudge_when_there_is_little_room():
    found = of(item("management", 80), item("support", 10))
    assert found.nudge.startswith("Only 10 of 90 minutes leave room for reflection.")


def test_there_is_no_nudge_when_there_is_room():
    assert of(item("management", 60), item("development", 30, "think")).nudge == ""


def test_case_management_is_no_room_for_reflection_even_to_think_about():
    found = of(item("management", 80, "think"))
    assert found.sentence.startswith("80 of 90 minutes are case management.")
    assert found.nudge.startswith("There is no room for reflection yet.")


def test_parked_items_do_not_count():
    parked = AgendaItem("p", "x", "tell", "management", 80, parked=True)
    assert of(parked, item("support", 10)).planned == 10


@pytest.mark.parametrize(
    ("minutes", "said", "left"),
    [
        (100, "That is 10 minutes more than the 90 booked.", -10),
        (80, "80 of 90 minutes are support. The rest: 10 still free.", 10),
        (90, "90 of 90 minutes are support.", 0),
    ],
)
def test_the_sentence_says_whether_it_fits(minutes, said, left):
    found = of(item("support", minutes))
    assert found.sentence.endswith(said)
    assert found.minutes_free == left


def test_what_is_shared_out_and_what_is_free_make_up_the_whole():
    found = of(item("management", 60), item("support", 10))
    assert found.sentence == (
        "60 of 90 minutes are case management. The rest: support 10 and 20 still free."
    )


def test_the_table_holds_every_number_of_the_chart():
    found = of(item("management", 80), item("support", 10))
    assert found.chart is not None
    assert [row[1] for row in found.table.rows] == ["10", "0", "80", "0"]
    assert found.chart.series[0].values == (10, 0, 80, 0)
    assert found.table.rows[2] == ("Case management", "80", "89%", "1")


def test_an_empty_agenda_has_a_sentence_and_nothing_to_draw():
    found = of()
    assert found.sentence == "Nothing is on the agenda yet."
    assert (found.chart, found.table.rows, found.nudge) == (None, (), "")


def test_items_without_minutes_are_said_to_have_none():
    found = of(item("support", 0))
    assert found.sentence == "The items on the agenda have no minutes yet."
    assert found.chart is None
