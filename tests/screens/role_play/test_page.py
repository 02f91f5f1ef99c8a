"""Role-play: beginning with nothing opened, playing, stepping out, the way on."""

from __future__ import annotations

import json

import pytest
from screens.forms import PASSPHRASE
from screens.role_play.role_plays import (
    CASE,
    begin,
    onward,
    shown,
    step,
    to_the_end,
)

from toolkit.content.twee.cases import read_case
from toolkit.practice.log import Entry


def test_begin_with_nothing_open_tries_without_saving(role_play):
    role_play.act("case", which=CASE)
    reply = role_play.act("begin", form={"level": "practitioner"})
    assert reply["carry"].startswith("sealed.")
    lock = role_play.state["lock"]
    assert (lock["open"], lock["kept"], step(role_play)) == (True, False, "scene")


def test_only_the_present_scene_is_sent(role_play):
    begin(role_play)
    for _ in range(4):
        onward(role_play)
    assert len(json.dumps(role_play.state["page"])) < 4_000


def test_choices_wait_until_the_pause_is_over(role_play):
    begin(role_play)
    seen = shown(role_play)
    assert (seen["pending"], seen["choices"]) == ("pause", [])
    assert role_play.act("choose", number=0, at=0)["ok"] is False
    role_play.act("pause-done", form={"feelings": ["anxious"], "strength": 6})
    assert shown(role_play)["pending"] == "choose"


def test_what_is_noticed_stays_in_the_play_and_not_in_the_log(role_play):
    begin(role_play)
    role_play.act("pause-done", form={"feelings": ["anxious"]})
    assert role_play.place.play.notice.feelings == ("anxious",)
    assert role_play.shelf.entries() == []


def test_a_pause_is_kept_in_the_log_when_asked(role_play):
    begin(role_play)
    form = {"happened": "My breath is short.", "feelings": ["anxious"]}
    reply = role_play.act("pause-done", form=form, keep=True)
    (entry,) = role_play.shelf.entries()
    assert isinstance(entry, Entry)
    assert "The unannounced home visit" in entry.happened
    assert entry.happened.endswith("My breath is short.")
    assert (entry.bin, reply["said"][-14:]) == ("private", "this tab only.")


def test_a_pause_that_names_somebody_is_pointed_out_before_it_is_kept(role_play):
    begin(role_play)
    form = {"happened": "Like when I rang Mrs Okafor on 07700 900123"}
    reply = role_play.act("pause-done", form=form, keep=True)
    assert reply["notices"]["happened"]
    assert role_play.shelf.entries() == []
    seen = [one["mark"] for one in reply["notices"]["happened"]]
    role_play.act("pause-done", form=form, keep=True, seen=seen)
    assert len(role_play.shelf.entries()) == 1


def test_names_of_the_case_are_made_up_and_not_pointed_out(role_play):
    begin(role_play)
    text = "I was thinking of Reece and Tasha, and of Mrs Okafor"
    found = role_play.act("notice", field="happened", text=text)["notices"]
    assert ["Okafor" in one["text"] for one in found] == [True]


def test_own_words_come_before_the_choices(role_play):
    begin(role_play, ask_first=True)
    role_play.act("pause-done", form={})
    assert shown(role_play)["pending"] == "own words"
    role_play.act("say", form={"said": "I would ring first."})
    seen = shown(role_play)
    assert (seen["pending"], seen["said"]) == ("choose", "I would ring first.")


def test_a_choice_leads_on_and_hands_over_what_lies_behind(role_play):
    begin(role_play)
    reply = onward(role_play)
    assert shown(role_play)["at"] == 1
    assert reply["turn"]["scene"] == "In the car"
    assert reply["turn"]["chosen"] == shown(role_play)["you"]


def test_a_second_press_of_the_same_choice_changes_nothing(role_play):
    begin(role_play)
    onward(role_play)
    before = shown(role_play)
    assert role_play.act("choose", number=0, at=0)["ok"]
    assert shown(role_play) == before


@pytest.mark.parametrize("number", [99, -1, "0", None, True, 0.5])
def test_a_choice_that_is_not_there_is_refused(role_play, number):
    begin(role_play)
    role_play.act("pause-done", form={})
    reply = role_play.act("choose", number=number, at=0)
    assert (reply["ok"], shown(role_play)["at"]) == (False, 0)
    assert "traceback" not in reply["error"].lower()


def test_back_takes_the_last_choice_back_and_then_leads_to_the_prebrief(role_play):
    begin(role_play)
    onward(role_play)
    role_play.act("back", at=1)
    assert (shown(role_play)["at"], shown(role_play)["scene"]) == (0, "In the car")
    role_play.act("back", at=0)
    assert step(role_play) == "prebrief"


def test_the_lighter_version_can_be_taken_at_any_moment(role_play):
    begin(role_play)
    reply = role_play.act("lighter", on=True)
    assert (shown(role_play)["lighter"], "lighter" in reply["said"]) == (True, True)
    role_play.act("lighter", on=False)
    assert shown(role_play)["lighter"] is False


def test_stepping_out_and_coming_back_loses_nothing(role_play):
    begin(role_play)
    onward(role_play)
    before = shown(role_play)
    role_play.act("step-out")
    assert (step(role_play), shown(role_play)["begun"]) == ("out", True)
    role_play.act("come-back")
    assert shown(role_play) == before


def test_stepping_out_of_the_prebrief_comes_back_to_it(role_play):
    role_play.act("case", which=CASE)
    role_play.act("step-out")
    assert shown(role_play)["begun"] is False
    role_play.act("come-back")
    assert step(role_play) == "prebrief"


def test_leaving_leaves_nothing_behind(role_play):
    begin(role_play)
    onward(role_play)
    role_play.act("cases")
    assert (step(role_play), role_play.place.play) == ("choose", None)
    assert role_play.lock.journal.records() == []


def test_nobody_gets_to_the_debrief_past_the_de_role(role_play):
    to_the_end(begin(role_play))
    assert len(shown(role_play)["de_role"]["steps"]) > 2
    role_play.act("step-out")
    assert len(shown(role_play)["de_role"]["steps"]) > 2
    role_play.act("to-debrief")
    assert step(role_play) == "debrief"


def test_earlier_turns_can_be_read_again(role_play):
    begin(role_play)
    onward(role_play)
    onward(role_play)
    reply = role_play.act("earlier")
    assert [one["scene"] for one in reply["turns"]][:1] == ["In the car"]
    assert (len(reply["turns"]), reply["here"]["lines"]) == (
        2,
        shown(role_play)["lines"],
    )


def test_any_story_that_can_be_played_gets_its_prebrief(role_play):
    text = ":: Start\nHello.\n- [[Go on->End]]\n\n:: End [ending]\nDone.\n"
    role_play.act("part", which="write")
    role_play.play_story(read_case(text, "mine.twee"))
    assert (step(role_play), shown(role_play)["title"]) == ("prebrief", "Mine")
    role_play.act("begin", form={})
    to_the_end(role_play)
    assert shown(role_play)["scene"] == "End"


def test_a_case_that_links_to_nothing_ends_with_a_sentence(role_play):
    role_play.play_story(read_case(":: Start\n- [[Go->Nowhere]]\n", "odd.twee"))
    role_play.act("begin", form={})
    to_the_end(role_play)
    assert shown(role_play)["pending"] == "unwritten"
    role_play.act("to-debrief")
    assert step(role_play) == "debrief"


def test_script_in_a_case_stays_words(role_play):
    text = (
        ":: Start\n<script>alert(1)</script>\n- [[<b>Go</b>->End]]\n\n:: End [ending]\n"
    )
    role_play.play_story(read_case(text, "odd.twee"))
    role_play.act("begin", form={})
    assert shown(role_play)["lines"][0]["words"] == [["<script>alert(1)</script>", ""]]


def test_a_huge_paste_is_answered_kindly_and_changes_nothing(role_play):
    begin(role_play)
    reply = role_play.act("pause-done", form={"happened": "x" * 1_000_000})
    assert (reply["ok"], shown(role_play)["pending"]) == (False, "pause")
    assert "longer than" in reply["problems"]["happened"]


def test_opening_a_kept_journal_first_keeps_nothing_of_a_play(role_play):
    reply = role_play.act("create", name="Sam", passphrase=PASSPHRASE)
    role_play.act("confirm-code", code=reply["code"])
    begin(role_play)
    onward(role_play)
    role_play.act("cases")
    assert role_play.lock.journal.records() == []


def test_words_for_feelings_come_when_they_are_asked_for(role_play):
    assert "feelings" not in role_play.fixed
    words = role_play.act("words")["words"]
    assert words["feelings"] and words["places"] and len(words["strengths"]) == 11
