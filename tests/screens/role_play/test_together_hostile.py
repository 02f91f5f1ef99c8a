"""What a tab says it held may be anything: it is taken up, or it is left behind."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cases_for_tests import small_case
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.practice.case.case import RoleCard
from toolkit.practice.together.group import PHASES, build_group
from toolkit.practice.together.resume import read_group_body, write_group_body
from toolkit.screens.role_play.together_view import build_together_view

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
CASE = small_case(cards=(RoleCard("Card: Amina"), RoleCard("Card: Colin")))
FIELDS = tuple(write_group_body(build_group(CASE, 3, (), 10)))
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 12),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(PHASES),
    st.lists(st.integers(-2, 4), max_size=4),
    st.just(NOW.isoformat()),
)


@settings(max_examples=200, deadline=None)
@given(
    changes=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=6),
    phase=st.sampled_from(PHASES),
    people=st.integers(1, 5),
)
@example(changes={"before": 0.25}, phase="play", people=3)
def test_whatever_was_held_can_be_drawn_or_is_left_behind(
    changes: dict[str, Any], phase: str, people: int
):
    body = {
        **write_group_body(build_group(CASE, 3, (), 10)),
        "phase": phase,
        "people": people,
    }
    group = read_group_body(CASE, {**body, **changes}, NOW)
    if group is not None:
        shown = build_together_view(CASE, group, NOW)
        assert read_group_body(CASE, shown["held"], NOW) == group
