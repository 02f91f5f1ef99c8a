from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from toolkit.errors import FormError
from toolkit.practice.action import Action
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    BroughtLine,
    PickUp,
    PickUpMaterial,
    add_entry_to_item,
    add_pick_ups,
    list_pick_ups,
)
from toolkit.practice.agenda.pickups import build_picked_item

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
AGENDA = Agenda("a9", NOW, NOW)


@pytest.fixture
def offered(vocabulary):
    """Return what is on offer from some material."""

    def offer(agenda: Agenda = AGENDA, **parts: object) -> tuple[PickUp, ...]:
        return list_pick_ups(PickUpMaterial(**parts), agenda, vocabulary, NOW)  # type: ignore[arg-type]

    return offer


def action(id: str = "x1", **parts: object) -> Action:
    return Action(id, NOW, NOW, "Ring the school", **parts)  # type: ignore[arg-type]


def test_from_the_log_comes_the_line_and_never_the_entry(offered, entry):
    secret = entry(
        bin="supervision", supervision_line="My line", happened="Secret", telling="Deep"
    )
    (one,) = offered(entries=[secret])
    assert (one.text, one.why) == ("My line", "From your log, 3 November")
    assert "Secret" not in repr(build_picked_item(one, "i1"))


def test_an_entry_without_a_line_is_offered_by_its_day_alone(offered, entry):
    (one,) = offered(entries=[entry(bin="supervision", happened="Secret")])
    assert one.text == "Something from 3 November that I marked for supervision"


def test_private_entries_and_the_case_file_are_not_offered(offered, entry):
    entries = [
        entry(supervision_line="x"),
        entry(bin="case-file", supervision_line="x"),
    ]
    assert offered(entries=entries) == ()


def test_what_is_made_up_stays_marked_as_made_up(offered, entry):
    made_up = entry(bin="supervision", supervision_line="x", sample=True)
    found = offered(entries=[made_up], actions=[action(sample=True)])
    assert [build_picked_item(one, "i").sample for one in found] == [True, True]
    (own,) = offered(entries=[entry(bin="supervision", supervision_line="x")])
    assert not build_picked_item(own, "i").sample


def test_a_debrief_is_offered_for_my_own_supervision_only(offered):
    brought = [BroughtLine("d1", "debrief", "I shall ask her first", NOW.date())]
    (one,) = offered(brought=brought)
    assert (one.text, one.why) == (
        "I shall ask her first",
        "From a role-play's debrief, 20 November 2026",
    )
    assert offered(brought=brought, space="s1") == ()


def test_the_whole_entry_comes_along_only_when_chosen_and_stays_private(entry):
    chosen = add_entry_to_item(
        AgendaItem("i1", "My line"), entry(happened="What was", telling="T")
    )
    assert (chosen.text, chosen.thoughts) == ("My line", "What was\n\nT")


def test_a_line_that_was_on_an_agenda_before_is_not_offered_again(offered, entry):
    before = Agenda(
        "a1", NOW, NOW, items=(AgendaItem("i", "x", source="log", source_id="e1"),)
    )
    marked = entry(bin="supervision", supervision_line="x")
    assert offered(entries=[marked], agendas=(before,)) == ()
    assert offered(before, entries=[marked]) == ()


def test_open_actions_come_back_and_closed_ones_do_not(offered):
    actions = [
        action(by=date(2026, 11, 18)),
        action("x2", state="done"),
        action("x3", state="let-go"),
    ]
    (one,) = offered(actions=actions)
    assert (one.source_id, one.bin, one.purpose) == ("x1", "shared", "tell")
    assert one.why == "Was due 18 November"


def test_an_action_moved_three_times_asks_what_is_in_the_way(offered):
    (one,) = offered(actions=[action(by=date(2026, 11, 30), moved=3)])
    assert one.why == "Due by 30 November, moved 3 times. What is in the way?"
    assert (one.purpose, one.function) == ("think", "support")


def test_an_action_of_the_other_person_is_to_be_asked_about(offered):
    assert offered(actions=[action(who="My supervisor")])[0].purpose == "ask"


def test_a_hard_feeling_that_repeats_is_offered_as_a_pattern(offered, entry):
    entries = [
        entry(NOW - timedelta(days=n), id=f"e{n}", feelings=("anxious", "mixed"))
        for n in (1, 5, 9)
    ]
    (one,) = offered(entries=entries)
    assert one.text == "Feeling anxious keeps coming up: what is it about?"
    assert one.why == "In 3 entries of the last 28 days"


def test_pleasant_feelings_and_old_ones_are_no_pattern(offered, entry):
    proud = [entry(NOW - timedelta(days=n), feelings=("proud",)) for n in range(5)]
    old = [entry(NOW - timedelta(days=40 + n), feelings=("anxious",)) for n in range(5)]
    assert offered(entries=proud + old) == ()


def test_a_body_place_that_repeats_is_offered_with_its_days(offered, entry):
    entries = [
        entry(NOW - timedelta(days=n), id=f"e{n}", places=("stomach",))
        for n in range(1, 6)
    ]
    (one,) = offered(entries=entries)
    assert one.text == "What the work does to my body: stomach"
    assert one.why.startswith("You marked it on 5 days since")


def test_lines_from_debriefs_and_worksheets_are_offered_newest_first(offered):
    brought = [
        BroughtLine("d1", "debrief", "I froze", date(2026, 11, 1)),
        BroughtLine("w1", "worksheet", "A plan", date(2026, 11, 5)),
        BroughtLine("w2", "worksheet", "  ", date(2026, 11, 6)),
    ]
    found = offered(brought=brought)
    assert [one.text for one in found] == ["A plan", "I froze"]
    assert found[1].why == "From a role-play's debrief, 1 November 2026"


def test_what_was_parked_or_not_reached_last_time_is_carried_over(offered):
    def closed(id: str, on: int, *items: AgendaItem) -> Agenda:
        day = date(2026, 11, on)
        return Agenda(id, NOW, NOW, day=day, state="closed", items=items)

    older = closed("a1", 1, AgendaItem("o", "Old", parked=True))
    last = closed(
        "a2",
        8,
        AgendaItem("p", "P", parked=True),
        AgendaItem("n", "N"),
        AgendaItem("t", "T"),
    )
    found = offered(agendas=(older, last), not_reached={"a2": ("n",)})
    assert [(one.text, one.why) for one in found] == [
        ("P", "Parked last time"),
        ("N", "Not reached last time"),
    ]


def test_a_supervisees_space_gets_its_own_actions_and_never_ones_own_log(
    offered, entry
):
    marked = entry(bin="supervision", supervision_line="mine")
    actions = [action(), action("x2", space="s1")]
    found = offered(entries=[marked], actions=actions, space="s1")
    assert [one.source_id for one in found] == ["x2"]


def test_an_agenda_is_built_with_reflection_first(offered, entry):
    marked = entry(bin="supervision", supervision_line="A line")
    chosen = reversed(offered(entries=[marked], actions=[action()]))
    ids = (f"i{n}" for n in count())
    built = add_pick_ups(AGENDA, chosen, lambda: next(ids))
    assert [one.text for one in built.items] == ["A line", "Ring the school"]
    assert [one.source for one in built.items] == ["log", "action"]


def test_more_than_an_agenda_can_hold_is_refused_in_words():
    many = [PickUp("own", str(n), "x", "") for n in range(61)]
    with pytest.raises(FormError):
        add_pick_ups(AGENDA, many, lambda: "i")
