from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, time

import pytest
from cases_for_tests import small_case
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.practice.action import Action, read_action_body, write_action_body
from toolkit.practice.agenda import (
    Agenda,
    AgendaItem,
    SessionLine,
    SessionRun,
    read_agenda_body,
    read_run_body,
    write_agenda_body,
    write_run_body,
)
from toolkit.practice.clock import Clock
from toolkit.practice.cpd.piece import CpdPiece, read_piece_body, write_piece_body
from toolkit.practice.play.play import (
    PauseNotice,
)
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.supervision.close import Closing
from toolkit.practice.supervision.ending import (
    SessionEnding,
    read_ending_body,
    write_ending_body,
)
from toolkit.practice.supervision.evidence import (
    Evidence,
    read_evidence_body,
    write_evidence_body,
)
from toolkit.practice.supervision.session import (
    SupervisionSession,
    read_session_body,
    write_session_body,
)
from toolkit.practice.supervision.shared_record import (
    RecordPart,
    SharedRecord,
    read_shared_record_body,
    write_shared_record_body,
)
from toolkit.practice.supervision.space import (
    SupervisionSpace,
    read_space_body,
    write_space_body,
)
from toolkit.practice.text import LIMIT, clean
from toolkit.practice.worksheet.answers import (
    WorksheetAnswer,
    WorksheetAnswers,
    read_worksheet_body,
    write_worksheet_body,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
CASE = small_case()
LETTERS = st.characters(categories=["L", "N"])
WORD = st.text(LETTERS, min_size=1, max_size=9).map(clean)
NAMED = {"id": WORD}
KEPT = {name: st.just(NOW) for name in ("created", "updated")} | NAMED
MINUTES = st.integers(0, 480)
FEW = st.integers(0, 9)
AT = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
SECONDS = st.integers(0, 3_000_000_000)
MOMENTS = st.none() | SECONDS.map(lambda one: datetime.fromtimestamp(one, UTC))
CLOCKS = st.builds(Clock, st.floats(0, 9e8), MOMENTS)
NOTICES = st.builds(
    PauseNotice, *[st.lists(WORD, max_size=3).map(tuple)] * 4, st.integers(0, 10), WORD
)


def whole(kind: type, **own: object) -> st.SearchStrategy:
    """Make a value with every field filled in, by its type or as it is said here."""
    return st.builds(kind, **{one.name: ... for one in fields(kind)} | own)


def several(made: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(made, max_size=3).map(tuple)


BODIES = {
    "action": (
        whole(Action, **KEPT, who=WORD, moved=FEW),
        write_action_body,
        read_action_body,
    ),
    "agenda": (
        whole(
            Agenda,
            **KEPT,
            title=WORD,
            at=AT,
            minutes_booked=MINUTES,
            moved=FEW,
            items=several(whole(AgendaItem, **NAMED, minutes=MINUTES)),
        ),
        write_agenda_body,
        read_agenda_body,
    ),
    "piece": (
        whole(CpdPiece, **KEPT, source=WORD),
        write_piece_body,
        read_piece_body,
    ),
    "evidence": (whole(Evidence, **KEPT), write_evidence_body, read_evidence_body),
    "session": (
        whole(SupervisionSession, **KEPT, minutes=MINUTES, reflection_minutes=MINUTES),
        write_session_body,
        read_session_body,
    ),
    "shared record": (
        whole(
            SharedRecord,
            **KEPT,
            title=WORD,
            parts=several(whole(RecordPart)),
            agreed_at=MOMENTS,
        ),
        write_shared_record_body,
        read_shared_record_body,
    ),
    "space": (
        whole(SupervisionSpace, **KEPT, called=WORD, framework=WORD, minutes=MINUTES),
        write_space_body,
        read_space_body,
    ),
    "worksheet": (
        whole(
            WorksheetAnswers,
            **KEPT,
            worksheet=WORD,
            title=WORD,
            line=WORD,
            given=several(whole(WorksheetAnswer, **NAMED, label=WORD, text=WORD)),
        ),
        write_worksheet_body,
        read_worksheet_body,
    ),
}


@pytest.mark.parametrize("kind", BODIES)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_a_journal_keeps_comes_back_as_it_was(kind, data):
    made, write, read = BODIES[kind]
    thing = data.draw(made)
    body = json.loads(json.dumps(write(thing)))
    assert read(thing.id, thing.created, thing.updated, body) == thing


@given(
    whole(
        SessionRun,
        started=st.just(NOW),
        clock=CLOCKS,
        item_clocks=st.dictionaries(WORD, CLOCKS, max_size=3),
        extra=st.dictionaries(WORD, FEW, max_size=3),
        extended=st.integers(-480, 480),
        lines=several(whole(SessionLine, **NAMED)),
        ended=MOMENTS,
    )
)
@settings(max_examples=25)
def test_a_session_under_way_comes_back_as_it_was(run):
    assert read_run_body(json.loads(json.dumps(write_run_body(run))), NOW) == run


@given(
    whole(
        SessionEnding,
        closing=whole(
            Closing, how_me=WORD, how_them=WORD, differently=WORD, next_at=AT
        ),
    )
)
def test_a_close_comes_back_as_it_was(ending):
    assert read_ending_body(json.loads(json.dumps(write_ending_body(ending)))) == ending


@pytest.mark.parametrize("value", [True, 2.0, "2", None, [], -1, 11, 10**400])
def test_a_number_that_is_none_counts_as_not_filled_in(value):
    kept = RecordReader({"n": value})
    assert (kept.strength("n"), kept.whole("n", 5, 10)) == (None, 5)


@pytest.mark.parametrize(
    ("value", "read"), [(99, 60), (-99, -60), (7, 7), (True, 0), ("7", 0), (None, 0)]
)
def test_a_number_too_far_out_counts_as_the_nearest(value, read):
    assert RecordReader({"n": value}).nearest("n", -60, 60) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (60.5, 60.5),
        (90, 90.0),
        (91, 90.0),
        (10**400, 90.0),
        (float("inf"), 90.0),
        (float("nan"), 0.0),
        (-1, 0.0),
        (True, 0.0),
        ("9", 0.0),
    ],
)
def test_a_length_of_time_is_never_longer_than_it_can_be(value, read):
    assert RecordReader({"n": value}).seconds("n", 90.0) == read


def test_of_a_list_only_so_many_are_looked_at():
    kept = RecordReader({"n": [1, "a", None, "b", True, 2]})
    assert kept.texts("n") == ("a", "b")
    assert kept.texts("n", 3) == ("a",)
    assert (kept.wholes("n", 9), kept.wholes("n", 5)) == ((1, 2), (1,))


def test_a_text_is_cleaned_and_cut_as_a_form_would():
    kept = RecordReader({"long": "x" * (3 * LIMIT), "odd": " a\r\nb\0 ", "no": 7})
    assert kept.clean_text("long") == "x" * LIMIT
    assert (kept.clean_text("odd"), kept.clean_text("no")) == ("a\nb", "")


def test_a_table_of_texts_keeps_only_rows_of_the_right_width():
    rows = [["a", "b"], ["c"], "de", [" f ", 7], ["g", "h", "i"], ["j", "k"]]
    read = [*RecordReader({"n": rows}).text_rows("n", 2, 5)]
    assert read == [("a", "b"), ("f", "")]


def test_a_part_that_is_missing_can_be_told_from_an_empty_one():
    kept = RecordReader({"there": {}, "none": "text"})
    assert kept.find_part("there") == kept.part("none") == RecordReader({})
    assert kept.find_part("none") is None


def test_a_body_leaves_out_what_stays_with_the_record():
    action = Action("a1", NOW, NOW, "Ring her", by=date(2026, 11, 30))
    body = write_record_body(action)
    assert not {"id", "created", "updated"} & set(body)
    assert (body["by"], body["closed_on"]) == ("2026-11-30", None)
    assert [*body] == [one.name for one in fields(Action)][3:]
