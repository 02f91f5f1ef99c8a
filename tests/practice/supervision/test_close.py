from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from toolkit.errors import FormError
from toolkit.practice.action import Action
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    SessionLine,
    SessionRun,
    end_session,
    put_line,
    start_session,
)
from toolkit.practice.supervision import (
    Closing,
    build_shared_record,
    has_case_file_words,
    mark_record_agreed,
    read_closing,
    read_shared_record_body,
    take_case_file_words,
    write_shared_record_body,
)

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
ITEMS = (
    AgendaItem(
        "open", "Workload", bin="shared", leave_with="A plan", thoughts="hidden-1"
    ),
    AgendaItem("mine", "hidden-2", bin="private", leave_with="hidden-3"),
    AgendaItem("file", "filed-1", bin="case-file", leave_with="filed-2"),
    AgendaItem("late", "Not reached", bin="shared"),
    AgendaItem("park", "Parked", bin="shared", parked=True),
    AgendaItem("hush", "hidden-4", bin="private", parked=True),
)
LINES = (
    SessionLine("1", "open", "Two visits go", "decision", "shared"),
    SessionLine("2", "open", "hidden-5", "note", "private"),
    SessionLine("3", "mine", "Shared though", "note", "shared"),
    SessionLine("4", "mine", "filed-3", "note", "case-file"),
    SessionLine("5", "gone", "Of no item", "note", "shared"),
    SessionLine("6", "open", "filed-4", "decision", "case-file"),
)
ACTIONS = (
    Action("x1", NOW, NOW, "Ring", by=date(2026, 11, 9), agenda_id="a1"),
    Action("x2", NOW, NOW, "hidden-6", agenda_id="a1", private=True),
    Action("x3", NOW, NOW, "hidden-7", agenda_id="another"),
)
CLOSING = Closing("hidden-8", "hidden-9", "hidden-0", next_day=date(2026, 11, 17))


@pytest.fixture
def session() -> tuple[Agenda, SessionRun]:
    agenda, run = start_session(Agenda("a1", NOW, NOW, items=ITEMS), NOW)
    for line in LINES:
        run = put_line(run, line)
    return end_session(agenda, replace(run, reached=("open", "mine", "file")), NOW)


@pytest.fixture
def record(session):
    return build_shared_record(*session, ACTIONS, CLOSING, NOW)


def test_only_the_shared_bin_reaches_the_record(record):
    text = repr(record)
    assert "hidden" not in text
    assert "filed" not in text


def test_the_record_holds_everything_that_is_shared(record):
    assert [one.heading for one in record.parts] == ["Workload", ""]
    assert record.parts[0].decisions == ("Two visits go",)
    assert record.parts[1].notes == ("Shared though", "Of no item")
    assert record.actions == ("Me: Ring, by 9 November.",)
    assert record.waiting == ("Parked", "Not reached")
    assert record.next == "Tuesday 17 November 2026"


def test_how_it_was_is_shared_only_when_both_want_it(session):
    told = replace(CLOSING, how_bin="shared", next_at=time(10))
    record = build_shared_record(*session, (), told, NOW)
    assert record.how == ("hidden-8", "hidden-9", "hidden-0")
    assert record.next == "Tuesday 17 November 2026, 10:00"


def test_both_names_are_needed_to_agree(record):
    for names in ({}, {"mine": "A. One"}, {"mine": "A. One", "theirs": " "}):
        with pytest.raises(FormError):
            mark_record_agreed(record, names, NOW)
    with pytest.raises(FormError, match="Both names are the same"):
        mark_record_agreed(record, {"mine": "A. One", "theirs": "a. one"}, NOW)
    agreed = mark_record_agreed(record, {"mine": "A. One", "theirs": "B. Two"}, NOW)
    assert (agreed.agreed, agreed.agreed_at) == (("A. One", "B. Two"), NOW)


def test_a_record_built_again_is_not_agreed_any_more(session, record):
    mark_record_agreed(record, {"mine": "A. One", "theirs": "B. Two"}, NOW)
    assert build_shared_record(*session, ACTIONS, CLOSING, NOW).agreed == ()


def test_a_record_comes_back_as_it_was_kept(record):
    agreed = mark_record_agreed(record, {"mine": "A. One", "theirs": "B. Two"}, NOW)
    body = json.loads(json.dumps(write_shared_record_body(agreed)))
    assert read_shared_record_body(agreed.id, NOW, NOW, body) == agreed


def test_lines_for_the_case_file_are_handed_out_once_and_are_then_gone(session):
    assert has_case_file_words(*session)
    out = take_case_file_words(*session)
    for word in ("filed-1", "filed-2", "filed-3", "filed-4"):
        assert word in out.text
        assert word not in repr((out.agenda, out.run))
    assert not has_case_file_words(out.agenda, out.run)
    assert take_case_file_words(out.agenda, out.run).text == ""


def test_what_is_handed_out_bears_the_day_it_took_place(session):
    agenda, run = session
    planned = replace(agenda, day=date(2026, 11, 25))
    assert take_case_file_words(planned, run).text.startswith(
        "Supervision on 3 November 2026\n"
    )


def test_what_is_handed_out_holds_nothing_private(session):
    out = take_case_file_words(*session)
    assert "hidden" not in out.text
    assert "Workload" in out.text
    assert out.agenda.items[0] == session[0].items[0]


def test_nothing_shared_is_an_empty_record(session):
    agenda, run = session
    bare = build_shared_record(
        replace(agenda, items=()), replace(run, lines=()), (), Closing(), NOW
    )
    assert bare.empty


def test_a_closing_is_read_from_its_form_and_stays_private():
    read = read_closing(
        {"how_me": "Calmer", "next_day": "2026-11-17", "next_at": "9:00"}
    )
    assert (read.how_me, read.how_bin) == ("Calmer", "private")
    assert (read.next_day, read.next_at) == (date(2026, 11, 17), time(9))
    with pytest.raises(FormError):
        read_closing({"next_at": "noon"})


def test_the_record_names_the_day_it_took_place(session, record):
    agenda, run = session
    moved = replace(agenda, day=None)
    again = build_shared_record(moved, run, ACTIONS, CLOSING, NOW)
    assert again.day == record.day == run.started.date()


def test_an_agreed_record_names_both_where_it_said_me(record):
    theirs = replace(record, actions=(*record.actions, "My supervisor: Ask duty."))
    agreed = mark_record_agreed(theirs, {"mine": "A. One", "theirs": "B. Two"}, NOW)
    assert agreed.with_whom == "A. One and B. Two"
    assert agreed.actions == ("A. One: Ring, by 9 November.", "B. Two: Ask duty.")
