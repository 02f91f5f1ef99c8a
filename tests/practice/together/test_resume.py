from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cases_for_tests import small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.clock import Clock
from toolkit.practice.together.group import PHASES, TogetherGroup
from toolkit.practice.together.resume import read_group_body, write_group_body

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
CASE = small_case()


@given(
    st.builds(
        TogetherGroup,
        st.just(CASE.key),
        minutes=st.integers(3, 30),
        phase=st.sampled_from([one for one in PHASES if one != "cards"]),
        read=st.integers(0, 3),
        turn=st.integers(0, 2),
        rounds=st.integers(0, 99),
        extra=st.integers(-60, 60),
        timer=st.booleans(),
        stopped=st.booleans(),
    ),
    st.integers(0, 864_000),
)
def test_a_group_comes_back_as_it_was(group, tenths):
    timed = group.phase in ("play", "feedback", "out")
    before = Clock(tenths / 10, NOW - timedelta(hours=1)) if timed else Clock()
    group = replace(group, clock=before)
    body = json.loads(json.dumps(write_group_body(group)))
    assert read_group_body(CASE, body, NOW) == group
