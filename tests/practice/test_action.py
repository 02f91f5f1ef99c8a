from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from toolkit.errors import FormError
from toolkit.practice.action import (
    Action,
    describe_action_state,
    list_open_actions,
    mark_action_done,
    mark_action_let_go,
    move_action,
    read_action,
    read_action_body,
    reopen_action,
    summarise_actions,
    write_action_body,
)

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def action(id: str = "x1", what: str = "Ring the school", **parts: object) -> Action:
    return Action(id, NOW, NOW, what, **parts)  # type: ignore[arg-type]


def test_an_action_comes_back_as_it_was_kept():
    whole = action(
        by=date(2026, 11, 9), small="Find the number", moved=2, private=True, space="s"
    )
    body = json.loads(json.dumps(write_action_body(whole)))
    assert read_action_body("x1", NOW, NOW, body) == whole


@pytest.mark.parametrize("body", [{}, {"by": 7, "moved": "x", "state": "lost"}])
def test_a_spoilt_record_is_an_open_action(body):
    assert read_action_body("x1", NOW, NOW, body).state == "open"


def test_open_actions_come_the_nearest_day_first():
    late = action("late", by=date(2026, 11, 1))
    soon = action("soon", by=date(2026, 11, 5))
    whenever = action("whenever")
    closed = action("closed", state="done")
    found = list_open_actions([whenever, soon, closed, late])
    assert [one.id for one in found] == ["late", "soon", "whenever"]


def test_done_keeps_what_happened():
    finished = mark_action_done(action(), TODAY, " They were kind ")
    assert (finished.state, finished.happened) == ("done", "They were kind")
    assert describe_action_state(finished, TODAY) == "Done on 3 November"
    assert reopen_action(finished).state == "open"


def test_letting_go_needs_a_reason_and_is_kind_about_it():
    with pytest.raises(FormError, match="Letting go is fine"):
        mark_action_let_go(action(), TODAY, "  ")
    gone = mark_action_let_go(action(), TODAY, "It solved itself")
    assert (gone.state, gone.reason) == ("let-go", "It solved itself")


def test_the_third_time_it_is_moved_it_asks_what_is_in_the_way():
    one = action(by=date(2026, 11, 1))
    for day in (8, 15):
        one = move_action(one, date(2026, 11, day))
    assert one.stuck_question == ""
    one = move_action(one, date(2026, 11, 22), in_the_way="No phone in the office")
    assert (one.moved, one.stuck_question) == (3, "What is in the way?")
    assert one.in_the_way == "No phone in the office"
    assert mark_action_done(one, TODAY).stuck_question == ""


def test_a_first_day_or_the_same_day_is_not_a_move():
    first = move_action(action(), date(2026, 11, 8))
    assert first.moved == 0
    assert move_action(first, date(2026, 11, 8)) == first


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (None, "No day set"),
        (date(2026, 11, 3), "Due today"),
        (date(2026, 11, 9), "Due by 9 November"),
        (date(2025, 12, 9), "Was due 9 December 2025"),
    ],
)
def test_when_it_is_due_is_said_in_words(by, said):
    assert describe_action_state(action(by=by), TODAY) == said


def test_a_form_becomes_an_action_with_a_role_and_a_day():
    form = {"what": "Ask for a desk", "who": "", "by": "2026-11-09", "private": True}
    read = read_action(form, before=action(what=""))
    assert (read.what, read.who, read.by) == ("Ask for a desk", "Me", date(2026, 11, 9))
    assert read.private


def test_another_day_in_the_form_counts_as_moved_and_keeps_its_history():
    before = action(by=date(2026, 11, 9), moved=1, reason="", agenda_id="a1")
    read = read_action({"what": "x", "by": "2026-11-16"}, before=before)
    assert (read.moved, read.agenda_id) == (2, "a1")


def test_an_action_without_words_asks_for_a_small_one():
    with pytest.raises(FormError) as caught:
        read_action({"by": "soon"}, before=action())
    assert set(caught.value.problems) == {"what", "by"}


def test_what_became_of_all_is_one_sentence():
    some = [action(state="done"), action(), action(), action(state="let-go")]
    assert summarise_actions(some) == "Of 4 actions: 1 done, 2 still open and 1 let go."
    assert summarise_actions(some[:1]) == "1 action, done."
    assert summarise_actions([]) == "No action is noted yet."
