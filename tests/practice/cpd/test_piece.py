from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from toolkit.errors import FormError
from toolkit.practice.cpd.draft import (
    DraftStart,
    begin_from_entry,
    begin_from_session,
    build_draft,
    write_draft_text,
)
from toolkit.practice.cpd.piece import (
    CpdField,
    CpdForm,
    CpdPiece,
    find_cpd_form,
    has_peer,
    list_missing_labels,
    read_piece,
    read_piece_body,
    write_piece_body,
)
from toolkit.practice.cpd.year import find_year_span, summarise_cpd_year
from toolkit.practice.supervision import Closing, SupervisionSession, SupervisionSpace

NOW = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FORM = CpdForm(
    "regulator",
    "CPD",
    "england",
    fields=(
        CpdField("type", "Type"),
        CpdField("date", "Date"),
        CpdField("learnt", "What I learnt?"),
        CpdField("peer", "With a peer", peer=True),
    ),
    year_from="12-01",
    pieces=2,
    with_peer=1,
)
NOTES = CpdForm("notes", "Notes", standing=("student", "unregistered"))
WHOLE = {"type": "x", "date": "y", "learnt": "z"}


def piece(id: str = "p1", on: date = TODAY, **parts: object) -> CpdPiece:
    given = {"form": "regulator", "answers": WHOLE} | parts
    return CpdPiece(id, NOW, NOW, on=on, **given)  # type: ignore[arg-type]


def test_a_piece_comes_back_as_it_was_kept():
    one = piece(recorded=True, source="session", source_id="s1")
    body = json.loads(json.dumps(write_piece_body(one)))
    assert read_piece_body("p1", NOW, NOW, body) == one


def test_registered_people_get_the_regulators_form_and_students_learning_notes():
    def form(**parts: object) -> str:
        space = SupervisionSpace("s", NOW, NOW, **parts)  # type: ignore[arg-type]
        found = find_cpd_form([FORM, NOTES], space)
        return found.id if found else ""

    assert form(nation="england") == "regulator"
    assert form(nation="england", standing="student") == "notes"
    assert form(nation="england", standing="unregistered") == "notes"
    assert form(nation="scotland") == "notes"
    assert find_cpd_form([], None) is None


def test_a_draft_from_a_session_takes_what_will_be_done_differently():
    session = SupervisionSession("s1", NOW, NOW, TODAY)
    closing = Closing(how_me="secret", differently="Ask sooner")
    made = build_draft(FORM, begin_from_session(session, closing), id="p1", now=NOW)
    assert made.answers == {
        "type": "Supervision",
        "date": "3 December 2026",
        "learnt": "Ask sooner",
    }
    assert (made.source, made.source_id) == ("session", "s1")


def test_a_draft_from_an_entry_never_takes_what_happened(entry, london):
    one = entry(happened="Secret", person="Secret", telling="I need a pause")
    made = build_draft(FORM, begin_from_entry(one, london), id="p1", now=NOW)
    assert made.answers["learnt"] == "I need a pause"
    assert "Secret" not in repr(made)


def test_fields_that_a_form_does_not_have_are_left_out():
    begin = DraftStart("group", "g1", "Group", TODAY, learnt="x", peer="y")
    assert build_draft(NOTES, begin, id="p", now=NOW).answers == {}


def test_the_year_begins_on_its_day():
    assert find_year_span(FORM, date(2026, 11, 30)) == (
        date(2025, 12, 1),
        date(2026, 11, 30),
    )
    assert find_year_span(FORM, date(2026, 12, 1)) == (
        date(2026, 12, 1),
        date(2027, 11, 30),
    )
    assert find_year_span(NOTES, TODAY) is None


def test_the_year_counts_whole_pieces_and_the_peers_part():
    pieces = [
        piece(),
        piece("p2", answers={"type": "x"}),
        piece("p3", on=date(2026, 11, 30)),
        piece("p4", form="notes"),
    ]
    found = summarise_cpd_year(FORM, pieces, TODAY)
    assert found.sentence == (
        "In the year from 1 December 2026 to 30 November 2027, "
        "1 of 2 pieces is ready, 0 of 1 with a peer's part."
    )
    assert (found.pieces, found.with_peer, found.enough) == (1, 0, False)


def test_a_year_that_has_enough_reminds_to_enter_it_with_the_regulator():
    pieces = [piece(), piece("p2", answers=WHOLE | {"peer": "They asked why"})]
    found = summarise_cpd_year(FORM, pieces, TODAY)
    assert found.enough
    assert found.sentence.endswith("enter them with the regulator yourself.")
    done = [piece(recorded=True), piece("p2", answers={**WHOLE, "peer": "x"})]
    assert summarise_cpd_year(FORM, [*done, piece("p3", recorded=True)], TODAY).enough


def test_learning_notes_count_nothing():
    assert summarise_cpd_year(NOTES, [piece(form="notes")], TODAY).sentence == ""


def test_what_is_missing_is_named_but_never_the_peers_part():
    assert list_missing_labels(FORM, piece(answers={"type": "x"})) == [
        "Date",
        "What I learnt?",
    ]
    assert not has_peer(FORM, piece(answers={"peer": "  "}))


def test_a_form_is_read_into_its_own_fields_only():
    sent = {"learnt": "A lot", "other": "x", "on": "2026-12-01", "recorded": True}
    read = read_piece(sent, FORM, before=piece())
    answers = {"learnt": "A lot", "date": "1 December 2026"}
    assert (read.answers, read.on) == (answers, date(2026, 12, 1))
    assert read.recorded


@pytest.mark.parametrize("form", [{}, {"learnt": "  "}, {"learnt": 7}, {"on": "x"}])
def test_what_cannot_be_kept_is_said(form):
    with pytest.raises(FormError):
        read_piece(form, FORM, before=piece())


def test_as_text_every_field_stands_with_its_answer():
    assert write_draft_text(FORM, piece()) == (
        "CPD\n\nType\nx\n\nDate\ny\n\nWhat I learnt?\nz\n\nWith a peer\n"
    )


def test_group_supervision_begins_a_draft_of_its_own_type():
    session = SupervisionSession("s1", NOW, NOW, TODAY, group=True)
    begun = begin_from_session(session)
    assert (begun.source, begun.type) == ("group", "Group supervision")
