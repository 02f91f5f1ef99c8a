"""Where somebody is in a case: after a reload, a lost kernel, a lock."""

from __future__ import annotations

import json

import pytest
from screens.forms import PASSPHRASE
from screens.role_play.role_plays import (
    CASE,
    begin,
    debriefed,
    onward,
    shown,
    step,
)


def test_a_new_kernel_takes_the_play_up_at_the_same_scene(role_play, new_role_play):
    begin(role_play, lighter=True, level="practitioner")
    role_play.act("pause-done", form={"feelings": ["sad"]})
    onward(role_play)
    held, before = onward(role_play)["place"], shown(role_play)
    again = new_role_play()
    reply = again.act("resume", place=json.loads(json.dumps(held)))
    assert (reply["ok"], shown(again)) == (True, before)
    assert again.place.play.steps[0].notice.feelings == ("sad",)


def test_a_new_kernel_takes_the_debrief_up(role_play, new_role_play):
    debriefed(role_play, ask_first=True)
    held = role_play.act("frame", which="Plus-Delta")["place"]
    again = new_role_play()
    again.act("resume", place=held)
    assert (step(again), shown(again)["frame"]) == ("debrief", "Plus-Delta")


@pytest.mark.parametrize(
    "held",
    [
        {},
        {"case": "gone", "step": "scene", "play": {}},
        {"case": CASE, "step": 3, "play": [], "level": {}, "first": 4},
        {"case": CASE, "step": "debrief", "play": {"case": CASE, "steps": "x"}},
        {"case": ["a"], "play": {"steps": [{"scene": "x" * 99_999}]}},
        {"case": CASE, "step": "scene", "play": None},
        {"case": CASE, "step": "out", "back_to": "debrief"},
        {"case": CASE, "step": "kept"},
    ],
)
def test_whatever_a_page_held_a_sound_step_is_shown(role_play, held):
    assert role_play.act("resume", place=held)["ok"]
    assert shown(role_play) is not None
    assert role_play.act("come-back")["ok"] or step(role_play) in ("choose", "kept")


def test_a_story_that_is_gone_is_told(role_play):
    role_play.act("resume", place={"case": "gone", "step": "scene"})
    assert "Write a case" in role_play.state["page"]["play"]["note"]


def test_resuming_never_overwrites_a_play_that_goes_on(role_play):
    begin(role_play)
    onward(role_play)
    role_play.act("resume", place={"case": "housing-office", "step": "prebrief"})
    assert role_play.place.case.key == CASE


def test_locking_forgets_the_play(role_play):
    begin(role_play)
    onward(role_play)
    role_play.act("lock")
    assert (step(role_play), role_play.place.play) == ("choose", None)
    assert role_play.state["page"]["part"] == "play"


def idle(screen, clock) -> None:
    """Let ten minutes go by with the page there and nobody at it."""
    for _ in range(22):
        clock.pass_by(seconds=30)
        screen.act("beat", active=False)
        screen.tick()


def test_after_ten_quiet_minutes_the_choices_are_there_and_no_words(role_play, clock):
    begin(role_play)
    role_play.act("pause-done", form={"happened": "Cold hands"})
    onward(role_play)
    idle(role_play, clock)
    assert (role_play.state["lock"]["open"], step(role_play)) == (False, "choose")
    assert shown(role_play)["waiting"] == "The unannounced home visit"
    role_play.act("go-on")
    assert (shown(role_play)["at"], role_play.state["lock"]["open"]) == (1, True)
    assert role_play.place.play.steps[0].notice is None


def test_a_journal_that_locks_by_itself_tells_nothing_of_a_play(role_play, clock):
    reply = role_play.act("create", name="Sam", passphrase=PASSPHRASE)
    role_play.act("confirm-code", code=reply["code"])
    onward(begin(role_play))
    idle(role_play, clock)
    assert (step(role_play), shown(role_play)["waiting"]) == ("choose", "")


def test_going_on_with_nothing_that_waits_stays_with_the_cases(role_play):
    assert role_play.act("go-on")["ok"]
    assert step(role_play) == "choose"


STORY = ":: Start\nHello.\n- [[Go on->End]]\n\n:: End [ending]\nDone.\n"


def test_a_case_that_is_being_written_is_taken_up_from_its_own_text(
    role_play, new_role_play
):
    assert role_play.act("write-try", text=STORY)["ok"]
    held = role_play.act("begin", form={})["place"]
    again = new_role_play()
    again.act("resume", place=held, text=STORY)
    assert shown(again)["scene"] == "Start"


def test_a_case_that_was_put_away_meanwhile_is_told(role_play, new_role_play):
    role_play.act("write-try", text=STORY)
    held = role_play.act("begin", form={})["place"]
    again = new_role_play()
    again.act("resume", place=held, text="")
    assert "Write a case" in again.state["page"]["play"]["note"]
