"""Whatever a page sends to the role-plays, the answer is a sentence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screens.role_play.role_plays import begin, debriefed, onward, shown

from toolkit.screens.screen import UNEXPECTED

OURS = (
    *("find", "case", "cases", "begin", "choose", "pause-done", "say", "back"),
    *("lighter", "step-out", "come-back", "to-debrief", "resume", "earlier", "frame"),
    *("again", "other-try", "keep-debrief", "bring", "cpd", "word", "kept-open"),
    *("kept-more", "kept-delete", "kept-undelete", "kept-word", "words", "part"),
    *("notice", "hello", "go-on"),
)
NAMES = ("form", "which", "number", "at", "keep", "seen", "on", "place", "words")
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("say", "line", "case", "step", "play", "steps", "happened", "places")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), ODD, max_size=4)


def answered(screen, do: str, fields: dict) -> bool:
    reply = screen.act(do, **fields)
    return reply["ok"] or (bool(reply["error"]) and reply["error"] != UNEXPECTED)


@pytest.mark.parametrize("do", OURS)
@pytest.mark.parametrize("where", ["choosing", "playing", "debriefing"])
def test_every_action_with_nothing_in_it_is_answered(role_play, where, do):
    if where == "playing":
        onward(begin(role_play))
    if where == "debriefing":
        debriefed(role_play)
    assert answered(role_play, do, {})
    assert role_play.state["page"]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(OURS), FIELDS), max_size=6))
def test_odd_messages_in_any_order_are_answered(new_role_play, messages):
    screen = onward_from(new_role_play())
    for do, fields in messages:
        assert answered(screen, do, fields), (do, fields)
    assert screen.state["page"]["part"]


def onward_from(screen):
    onward(begin(screen))
    assert shown(screen)["at"] == 1
    return screen


def test_nothing_that_was_written_comes_back_in_an_error(role_play):
    secret = "the word that nobody else may read"
    begin(role_play)
    reply = role_play.act("pause-done", form={"happened": [secret], "strength": secret})
    assert secret not in str(reply.get("error", "")) + str(reply.get("problems", ""))
