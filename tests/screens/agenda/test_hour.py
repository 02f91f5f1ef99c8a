"""The hour and its close: time, notes in their bins, actions, the agreed record."""

from __future__ import annotations

import json

import pytest
from screens.forms import action, item, meeting


def page(screen) -> dict:
    return screen.state["page"]


@pytest.fixture
def hour(agenda):
    """A session of two items that has just begun."""
    agenda.act("meeting", form=meeting())
    agenda.act("item-save", form=item("How it was", minutes="20"))
    form = item("Court dates", function="management", purpose="tell", bin="shared")
    agenda.act("item-save", form=form)
    assert agenda.act("start")["ok"]
    return agenda


@pytest.fixture
def ended(hour, clock):
    """The same session, ended after half an hour with something in every bin."""
    for text, bin in (("Mine", "private"), ("Ours", "shared"), ("Bruise", "case-file")):
        hour.act("line-save", form={"text": text, "bin": bin})
    hour.act("action-save", form=action(here=True))
    clock.pass_by(minutes=30)
    assert hour.act("end")["ok"]
    return hour


def talk(screen, clock, minutes: int) -> None:
    """Let minutes of talk go by, with the page open and nobody touching it."""
    for _ in range(minutes * 2):
        clock.pass_by(seconds=30)
        screen.act("beat", active=False)
        screen.tick()


def run(screen) -> dict:
    return page(screen)["run"]


def test_the_time_left_is_said_in_words(hour, clock):
    talk(hour, clock, 8)
    said = "About 12 minutes left for this item, about 82 minutes left in all."
    assert run(hour)["sentence"] == said


def test_a_tick_speaks_only_when_another_minute_has_gone(hour, clock):
    talk(hour, clock, 8)
    before = hour.state
    clock.pass_by(seconds=5)
    hour.tick()
    assert hour.state is before


def test_nothing_moves_on_by_itself(hour, clock):
    talk(hour, clock, 25)
    assert (run(hour)["current"]["text"], run(hour)["due"]) == ("How it was", True)


def test_staying_and_extending_are_two_things(hour, clock):
    clock.pass_by(minutes=20)
    hour.act("stay-on")
    said = "About 5 minutes left for this item, about 70 minutes left in all."
    assert run(hour)["sentence"] == said
    hour.act("extend", minutes=10)
    assert "about 80 minutes left in all" in run(hour)["sentence"]


def test_a_paused_clock_stands_still(hour, clock):
    hour.act("clock-pause")
    clock.pass_by(minutes=30)
    hour.act("clock-resume")
    assert "about 90 minutes left in all" in run(hour)["sentence"]


def test_the_timer_can_be_turned_off(hour):
    hour.act("timer", on=False)
    assert run(hour)["sentence"] == "The timer is off."


def test_the_page_stays_open_while_people_talk(hour, clock):
    talk(hour, clock, 20)
    assert page(hour) is not None


def test_a_page_that_was_closed_still_locks(hour, clock):
    clock.pass_by(minutes=2)
    hour.tick()
    assert page(hour) is None


def test_next_item_comes_in_order_and_ends_in_nothing_left(hour):
    hour.act("next")
    assert run(hour)["current"]["text"] == "Court dates"
    hour.act("next")
    assert run(hour)["current"] is None


def test_an_item_can_be_put_aside_in_the_middle(hour):
    hour.act("park-now", which=run(hour)["current"]["id"])
    assert run(hour)["current"]["text"] == "Court dates"
    assert run(hour)["parked"] == ["How it was"]


def test_a_note_is_private_and_a_decision_shared_unless_said(hour):
    hour.act("line-save", form={"text": "Mine", "kind": "note"})
    hour.act("line-save", form={"text": "Ours", "kind": "decision"})
    assert [one["bin"] for one in run(hour)["lines"]] == ["private", "shared"]


def test_names_are_pointed_out_in_notes_too(hour):
    reply = hour.act("line-save", form={"text": "Mrs Okafor rang"})
    assert (reply["saved"], run(hour)["lines"]) == ("", [])


def test_a_session_outlives_a_reload(hour, new_agenda):
    again = new_agenda(hour.act("next")["carry"])
    assert run(again)["current"]["text"] == "Court dates"


def test_ending_can_be_undone(ended):
    ended.act("undo", step=page(ended)["undo"]["step"])
    assert run(ended)["current"]["text"] == "How it was"
    ended.act("part", which="sessions")
    assert page(ended)["time"]["sessions"] == []


def test_only_the_shared_bin_reaches_the_record(ended):
    record = json.dumps(page(ended)["close"]["record"])
    assert ("Ours" in record, "Book the joint visit" in record) == (True, True)
    assert ("Mine" in record, "Bruise" in record) == (False, False)


def test_lines_for_the_case_file_are_handed_out_once_and_gone(ended):
    reply = ended.act("hand-out")
    assert "Bruise" in reply["copy_out"]
    records = ended.bench.drawer.journal.records()
    assert "Bruise" not in json.dumps([one.body for one in records])
    assert (page(ended)["undo"], ended.act("hand-out")["ok"]) == (None, False)


def test_a_session_is_not_put_away_with_case_file_lines_in_it(ended):
    assert "Hand them out first" in ended.act("finish")["error"]


def test_both_names_are_needed_for_the_record(ended):
    assert list(ended.act("agree", form={"mine": "Sam"})["problems"]) == ["theirs"]
    assert ended.act("agree", form={"mine": "Sam", "theirs": "Jo"})["ok"]
    said = page(ended)["close"]["record"]["agreed"]
    assert said == "Agreed by Sam and Jo on 22 November 2026."


def test_an_agreed_record_does_not_change_behind_their_backs(ended):
    ended.act("agree", form={"mine": "Sam", "theirs": "Jo"})
    ended.act("line-save", form={"text": "Later", "bin": "shared"})
    assert "Later" not in json.dumps(page(ended)["close"]["record"])
    ended.act("agree-again")
    assert "Later" in json.dumps(page(ended)["close"]["record"])


def test_the_record_can_be_taken_away(ended):
    reply = ended.act("download", what="record", format="docx")
    assert reply["buffers"][0].startswith(b"PK")


def test_the_next_agenda_is_ready_with_its_day(ended):
    ended.act("hand-out")
    ended.act("closing", form={"how_me": "Lighter", "next_day": "2026-12-09"})
    ended.act("finish")
    shown = page(ended)["agenda"]
    assert (shown["state"], shown["when"]) == (
        "preparing",
        "Wednesday 9 December, 10:00",
    )


def test_what_was_not_reached_is_offered_again(ended):
    ended.act("hand-out")
    ended.act("finish")
    offers = [one["text"] for one in page(ended)["offers"]]
    assert offers == ["Court dates", "Book the joint visit"]


def test_a_session_that_was_run_notes_itself(ended):
    ended.act("part", which="sessions")
    (one,) = page(ended)["time"]["sessions"]
    assert "30 minutes" in one["about"]
