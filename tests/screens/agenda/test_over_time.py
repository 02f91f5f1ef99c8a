"""Over time: actions, sessions, what was due, letters, learning, other spaces."""

from __future__ import annotations

import pytest
from screens.forms import action, entry, item


def page(screen) -> dict:
    return screen.state["page"]


@pytest.fixture
def actions(agenda):
    """The actions, with one that is open."""
    agenda.act("part", which="actions")
    assert agenda.act("action-save", form=action())["ok"]
    return agenda


def follow(screen) -> dict:
    return page(screen)["follow"]


def first(screen) -> dict:
    return follow(screen)["open"][0]


def test_an_action_says_when_it_is_due(actions):
    assert first(actions)["due"] == "Due by 1 December"


def test_a_day_that_has_gone_is_pointed_out(agenda):
    reply = agenda.act("action-save", form=action(by="2026-11-01"))
    assert list(reply["problems"]) == ["by"]


def test_done_is_one_press_and_can_be_undone(actions):
    actions.act("action-done", which=first(actions)["id"])
    assert (follow(actions)["open"], len(follow(actions)["closed"])) == ([], 1)
    actions.act("undo", step=page(actions)["undo"]["step"])
    assert len(follow(actions)["open"]) == 1


def test_letting_go_needs_a_reason(actions):
    which = first(actions)["id"]
    reply = actions.act("action-result", which=which, form={"result": "let-go"})
    assert list(reply["problems"]) == ["reason"]
    form = {"result": "let-go", "reason": "The family moved."}
    assert actions.act("action-result", which=which, form=form)["ok"]
    assert follow(actions)["closed"][0]["reason"] == "The family moved."


def test_moved_three_times_asks_what_is_in_the_way(actions):
    which = first(actions)["id"]
    for day in ("2026-12-02", "2026-12-03", "2026-12-04"):
        assert first(actions)["question"] == ""
        form = {"result": "move", "to": day}
        assert actions.act("action-result", which=which, form=form)["ok"]
    assert first(actions)["question"] == "What is in the way?"


def test_moving_needs_a_day(actions):
    form = {"result": "move"}
    reply = actions.act("action-result", which=first(actions)["id"], form=form)
    assert list(reply["problems"]) == ["to"]


@pytest.fixture
def sessions(agenda):
    """The sessions so far, with none noted."""
    agenda.act("part", which="sessions")
    return agenda


def cancel(screen, day: str) -> None:
    form = {"day": day, "state": "cancelled", "cancelled_by": "them"}
    assert screen.act("session-save", form=form)["ok"]


def test_what_was_due_is_said_from_the_framework(sessions):
    assert "No framework is chosen" in page(sessions)["time"]["due"]["sentence"]
    known = [one for one in page(sessions)["time"]["frameworks"] if one["id"] != "none"]
    form = {"framework": known[0]["id"], "started": "2026-09-01", "every": "month"}
    assert sessions.act("space-save", form=form)["ok"]
    assert "due since 1 September" in page(sessions)["time"]["due"]["sentence"]


def test_evidence_is_noted_where_the_framework_counts_it(sessions):
    assert page(sessions)["time"]["evidence"] is None
    frameworks = sessions.bench.words.frameworks.frameworks
    counting = next(one for one in frameworks if one.counts)
    form = {"framework": counting.id, "nation": counting.nation}
    assert sessions.act("space-save", form=form)["ok"]
    assert sessions.act("evidence-save", form={"note": "The first one"})["ok"]
    (listed,) = page(sessions)["time"]["evidence"]["listed"]
    assert listed["note"] == "The first one"


def test_a_new_agenda_is_as_long_as_the_framework_says(sessions):
    frameworks = sessions.bench.words.frameworks.frameworks
    long = next(one for one in frameworks if one.minutes)
    form = {"framework": long.id, "nation": long.nation}
    assert sessions.act("space-save", form=form)["ok"]
    sessions.act("part", which="session")
    booked = page(sessions)["agenda"]["meeting"]["minutes_booked"]
    assert booked == str(long.minutes)


def test_a_session_without_a_day_is_asked_for_one(sessions):
    assert list(sessions.act("session-save", form={})["problems"]) == ["day"]


def test_cancelled_in_a_row_brings_the_letter_that_fits(sessions):
    assert page(sessions)["time"]["letters"]["fits"] == ""
    cancel(sessions, "2026-11-04")
    cancel(sessions, "2026-11-11")
    ladder = page(sessions)["time"]["letters"]["ladder"]
    assert [one["name"][0] for one in ladder if one["fits"]] == ["2"]


def test_a_letter_is_filled_in_and_never_kept(sessions):
    cancel(sessions, "2026-11-04")
    letter = page(sessions)["time"]["letters"]["ladder"][0]["id"]
    sessions.act("letter", which=letter)
    form = {"suggestion": "Monday or Tuesday", "name": "Sam"}
    body = sessions.act("letter-fill", form=form)["letter"]["body"]
    assert ("4 November" in body, "Monday or Tuesday" in body) == (True, True)
    kept = [one.body for one in sessions.bench.drawer.journal.records()]
    assert "Monday or Tuesday" not in str(kept)


def test_a_draft_takes_the_day_and_the_learning_never_the_case(agenda):
    agenda.act("item-save", form=item("A case"))
    agenda.act("start")
    agenda.act("end")
    agenda.act("closing", form={"differently": "Ask sooner"})
    agenda.act("part", which="learning")
    key = page(agenda)["learning"]["begins"][0]["key"]
    agenda.act("piece-begin", which=key)
    answers = page(agenda)["learning"]["opened"]["form"]
    assert "A case" not in str(answers)
    assert "Ask sooner" in str(answers)


def test_any_entry_can_begin_a_draft_those_with_learning_first(log, new_agenda):
    for n in range(8):
        log.act("save", form=entry(telling="I mind" if n == 2 else ""))
    screen = new_agenda(log.lock.carry())
    screen.act("part", which="learning")
    learning = page(screen)["learning"]
    assert learning["begins"][0]["learnt"] == "I mind"
    assert (len(learning["begins"]), learning["more_begins"]) == (6, 2)
    screen.act("begin-more")
    assert len(page(screen)["learning"]["begins"]) == 8


def test_an_entry_of_years_gone_by_begins_a_draft_on_request(log, new_agenda, clock):
    log.act("save", form=entry(telling="I mind"))
    clock.pass_by(days=401)
    screen = new_agenda(log.lock.carry())
    screen.act("part", which="learning")
    assert page(screen)["learning"]["begins"] == []
    assert page(screen)["learning"]["older"]
    screen.act("begin-more")
    assert len(page(screen)["learning"]["begins"]) == 1
    assert not page(screen)["learning"]["older"]


def test_one_minute_is_one_minute(sessions):
    sessions.act("session-save", form={"day": "2026-11-20", "minutes": "1"})
    assert page(sessions)["time"]["sessions"][0]["about"] == "Held, 1 minute"


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("txt", b"")])
def test_a_draft_can_be_taken_away(agenda, kind, start):
    agenda.act("part", which="learning")
    agenda.act("piece-begin", which="")
    which = page(agenda)["learning"]["opened"]["id"]
    reply = agenda.act("piece-file", which=which, format=kind)
    assert reply["buffers"][0].startswith(start)
    assert reply["file"]["name"].endswith(kind)


def test_students_see_learning_notes(agenda):
    agenda.act("part", which="sessions")
    agenda.act("space-save", form={"standing": "student"})
    agenda.act("part", which="learning")
    assert page(agenda)["learning"]["year"]["sentence"] == ""


def test_each_supervisee_has_a_space_of_their_own(agenda):
    agenda.act("item-save", form=item("Mine"))
    form = {"called": "The student", "seat": "supervising", "another": True}
    assert agenda.act("space-save", form=form)["ok"]
    agenda.act("part", which="session")
    assert page(agenda)["agenda"]["items"] == []
    assert page(agenda)["agenda"]["meeting"]["with_whom"] == "The student"
    assert "Who supervises you?" in page(agenda)["spaces"]["question"]
    agenda.act("space-open", which="")
    assert [one["text"] for one in page(agenda)["agenda"]["items"]] == ["Mine"]
