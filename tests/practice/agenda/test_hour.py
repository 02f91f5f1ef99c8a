from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    SessionLine,
    SessionRun,
    compute_time_left,
    end_session,
    extend_item,
    extend_session,
    list_not_reached,
    park_session_item,
    pause_session,
    put_line,
    read_line,
    read_run_body,
    remove_line,
    resume_session,
    set_timer,
    start_session,
    turn_to_item,
    turn_to_next_item,
    write_run_body,
)

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
ITEMS = (
    AgendaItem("a", "Feeling", minutes=20),
    AgendaItem("b", "Case", minutes=30),
    AgendaItem("c", "Tasks", minutes=10),
)
AGENDA = Agenda("a1", NOW, NOW, minutes_booked=60, items=ITEMS)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def run() -> SessionRun:
    return start_session(AGENDA, NOW)[1]


def test_a_session_starts_with_the_first_item(run):
    assert start_session(AGENDA, NOW)[0].state == "running"
    assert (run.current, run.reached) == ("a", ("a",))


def test_the_time_left_is_said_in_words(run):
    left = compute_time_left(AGENDA, run, at(8))
    assert left.sentence == (
        "About 12 minutes left for this item, about 52 minutes left in all."
    )
    assert (left.item, left.session, left.due) == (12 * 60, 52 * 60, False)
    assert left.item_share == pytest.approx(0.4)


def test_when_time_is_up_a_person_decides_to_stay_or_to_move_on(run):
    assert compute_time_left(AGENDA, run, at(20)).due
    longer = compute_time_left(AGENDA, extend_item(run, 5), at(20))
    assert (longer.due, longer.item, longer.session) == (False, 300, 2400)
    assert turn_to_next_item(AGENDA, run, at(20)).current == "b"


def test_time_that_ran_over_is_said_calmly(run):
    assert compute_time_left(AGENDA, run, at(65)).sentence == (
        "45 minutes over for this item, 5 minutes over in all."
    )


def test_a_pause_stops_both_clocks_until_it_ends(run):
    paused = pause_session(run, at(5))
    assert paused.paused
    assert compute_time_left(AGENDA, paused, at(30)).sentence.startswith(
        "Paused: about 15"
    )
    again = resume_session(paused, at(30))
    assert compute_time_left(AGENDA, again, at(35)).item == 10 * 60


def test_moving_on_while_paused_starts_no_clock(run):
    moved = resume_session(
        turn_to_next_item(AGENDA, pause_session(run, at(5)), at(10)), at(20)
    )
    assert compute_time_left(AGENDA, moved, at(21)).item == 29 * 60


def test_the_session_can_be_made_longer(run):
    assert compute_time_left(AGENDA, extend_session(run, 15), NOW).session == 75 * 60


def test_with_the_timer_off_nothing_is_due_and_time_still_adds_up(run):
    off = set_timer(run, False)
    left = compute_time_left(AGENDA, off, at(50))
    assert (left.sentence, left.due) == ("The timer is off.", False)
    assert off.minutes_on("a", at(50)) == 50


def test_going_back_to_an_item_goes_on_with_its_time(run):
    later = turn_to_item(AGENDA, turn_to_next_item(AGENDA, run, at(10)), "a", at(15))
    assert compute_time_left(AGENDA, later, at(16)).item == 9 * 60
    assert later.reached == ("a", "b")


def test_after_the_last_item_only_the_session_has_time_left(run):
    for minute in (10, 20, 30):
        run = turn_to_next_item(AGENDA, run, at(minute))
    assert run.current == ""
    left = compute_time_left(AGENDA, run, at(30))
    assert left.sentence == "About 30 minutes left in all."


def test_a_parked_item_makes_way_for_the_next(run):
    agenda, run = park_session_item(AGENDA, run, "a", at(3))
    assert (run.current, [one.id for one in agenda.parked]) == ("b", ["a"])


def test_what_was_not_reached_is_told(run):
    agenda, run = end_session(AGENDA, turn_to_next_item(AGENDA, run, at(30)), at(60))
    assert [one.id for one in list_not_reached(agenda, run)] == ["c"]
    assert (agenda.state, run.minutes_on("b", at(99))) == ("closed", 30)
    assert resume_session(run, at(99)) == run


def test_an_item_that_is_gone_cannot_be_gone_to(run):
    with pytest.raises(FormError):
        turn_to_item(AGENDA, run, "gone", NOW)


def test_a_clock_that_jumps_back_counts_as_no_time(run):
    assert compute_time_left(AGENDA, run, at(-90)).item == 20 * 60


def test_a_session_without_items_only_has_a_clock():
    bare = Agenda("a2", NOW, NOW, minutes_booked=30)
    run = start_session(bare, NOW)[1]
    assert compute_time_left(bare, run, at(29.8)).sentence == (
        "Less than a minute left in all."
    )


def test_a_note_starts_private_and_a_decision_shared():
    note = read_line({"text": "x"}, id="l1", item_id="a")
    decided = read_line({"text": "x", "kind": "decision"}, id="l2", item_id="a")
    assert (note.bin, decided.bin) == ("private", "shared")


def test_an_empty_note_is_not_kept():
    with pytest.raises(FormError, match="A few words do"):
        read_line({"text": " "}, id="l1", item_id="a")


def test_a_line_is_changed_under_its_id_and_can_be_struck(run):
    run = put_line(
        put_line(run, SessionLine("l1", "a", "x")), SessionLine("l1", "a", "y")
    )
    assert [one.text for one in run.lines] == ["y"]
    assert remove_line(run, "l1").lines == ()


def test_a_session_under_way_comes_back_after_a_reload(run):
    run = extend_session(
        extend_item(put_line(run, SessionLine("l1", "a", "x", "decision", "shared"))),
        -10,
    )
    body = json.loads(json.dumps(write_run_body(run)))
    assert read_run_body(body, NOW) == run


@given(
    st.dictionaries(st.sampled_from([*SessionRun.__slots__]), st.integers() | st.text())
)
def test_a_spoilt_session_still_opens(body):
    assert read_run_body(body, NOW).started.tzinfo is not None


TURNS = {
    "move on": lambda run, now: turn_to_next_item(AGENDA, run, now),
    "pause": pause_session,
    "resume": resume_session,
    "stay": lambda run, _: extend_item(run),
    "go back": lambda run, now: turn_to_item(AGENDA, run, "b", now),
}


@given(st.lists(st.sampled_from(sorted(TURNS)), max_size=20))
def test_the_clocks_of_items_never_exceed_that_of_the_session(turns):
    run, now = start_session(AGENDA, NOW)[1], NOW
    for minute, turn in enumerate(turns, 1):
        now = at(minute)
        run = TURNS[turn](run, now)
    total = sum(clock.passed(now) for clock in run.item_clocks.values())
    assert total <= run.clock.passed(now) + 0.001
