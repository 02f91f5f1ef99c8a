from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.agenda import Agenda, AgendaItem
from toolkit.practice.supervision.cancel import CancelledMeeting, cancel_meeting

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ITEMS = (AgendaItem("i1", "The visit"),)
AGENDA = Agenda("a1", NOW, NOW, day=date(2026, 11, 25), at=time(10), items=ITEMS)


def cancelled(agenda: Agenda = AGENDA, **form: str) -> CancelledMeeting:
    return cancel_meeting(agenda, form, session_id="s1", now=NOW)


def test_the_record_says_by_whom_and_for_which_day():
    session = cancelled(cancelled_by="them").session
    assert (session.held, session.day) == (False, date(2026, 11, 25))
    assert (session.cancelled_by, session.rebooked) == ("them", None)


def test_what_was_prepared_waits_for_the_new_day():
    found = cancelled(cancelled_by="employer", rebooked="2026-12-02", at="14:30")
    assert (found.agenda.day, found.agenda.at) == (date(2026, 12, 2), time(14, 30))
    assert (found.agenda.items, found.agenda.moved) == (ITEMS, 1)
    assert found.session.rebooked == date(2026, 12, 2)
    assert found.sentence == (
        "Cancelled by the organisation. What you prepared stays for 2 December 2026."
    )


def test_without_a_new_day_it_waits_without_one():
    found = cancelled(cancelled_by="me")
    assert (found.agenda.day, found.agenda.at) == (None, time(10))
    assert found.sentence.endswith("stays here until there is a new day.")


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-21", "soon"])
def test_a_new_day_that_cannot_be_is_pointed_out(day):
    with pytest.raises(FormError) as refused:
        cancelled(rebooked=day)
    assert list(refused.value.problems) == ["rebooked"]


def test_a_meeting_without_a_day_asks_for_it():
    bare = Agenda("a1", NOW, NOW)
    with pytest.raises(FormError):
        cancelled(bare)
    assert cancelled(bare, day="2026-11-20").session.day == date(2026, 11, 20)


@given(
    st.dictionaries(
        st.sampled_from(["cancelled_by", "rebooked", "at", "day"]),
        st.none() | st.text(max_size=12) | st.integers() | st.lists(st.text()),
    )
)
def test_whatever_a_page_sends_is_cancelled_or_answered_in_sentences(form):
    try:
        found = cancel_meeting(AGENDA, form, session_id="s1", now=NOW)
    except FormError as error:
        assert all(one.endswith(".") for one in error.problems.values())
    else:
        assert found.agenda.items == ITEMS
