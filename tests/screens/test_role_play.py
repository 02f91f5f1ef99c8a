"""Role-play: choosing, beginning with nothing opened, playing, coming back to it."""

from __future__ import annotations

import json

import pytest
from screens.forms import PASSPHRASE
from screens.role_plays import (
    CASE,
    begin,
    debriefed,
    onward,
    shown,
    step,
    to_the_end,
)

from toolkit.content.cases import read_case
from toolkit.errors import ContentError
from toolkit.practice.log import Entry
from toolkit.screens.role_play import RolePlayScreen, case_in


def titles(screen) -> list[str]:
    return [one["title"] for one in shown(screen)["cases"]]


def test_cases_are_there_before_any_journal_is_opened(role_play):
    assert role_play.state["lock"]["open"] is False
    assert len(titles(role_play)) >= 6
    assert all(one["contains"] for one in shown(role_play)["cases"])


def test_a_need_in_own_words_puts_the_case_for_it_first(role_play):
    role_play.act("find", words="I have court on Thursday", level="", minutes=0)
    assert titles(role_play)[0] == "Cross-examination in family court"
    assert shown(role_play)["cases"][0]["fits"]


def test_minutes_leave_out_what_takes_longer(role_play):
    role_play.act("find", words="", level="", minutes=20)
    assert {one["minutes"] for one in shown(role_play)["cases"]} == {20}


@pytest.mark.parametrize("odd", [{"minutes": "x"}, {"level": "all"}, {"minutes": -1}])
def test_an_odd_filter_filters_nothing(role_play, odd):
    assert role_play.act("find", words="", **odd)["ok"]
    assert len(titles(role_play)) >= 6


def test_the_prebrief_says_what_a_case_is_for_and_what_it_contains(role_play):
    role_play.act("case", which=CASE)
    seen = shown(role_play)
    assert (step(role_play), seen["title"]) == (
        "prebrief",
        "The unannounced home visit",
    )
    assert seen["aims"] and seen["contains"] and seen["fiction"] and seen["support"]
    assert "Step out" in seen["stepping_out"]


def test_a_case_of_no_known_name_is_answered_with_a_sentence(role_play):
    reply = role_play.act("case", which="../secret")
    assert (reply["ok"], step(role_play)) == (False, "choose")
    assert "no case of that name" in reply["error"]


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
    role_play.act("to-debrief")
    assert (step(role_play), len(shown(role_play)["steps"]) > 2) == ("de-role", True)
    role_play.act("to-debrief")
    assert step(role_play) == "debrief"


def test_earlier_turns_can_be_read_again(role_play):
    begin(role_play)
    onward(role_play)
    onward(role_play)
    turns = role_play.act("earlier")["turns"]
    assert [one["scene"] for one in turns][:1] == ["In the car"]
    assert len(turns) == 2


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


def test_the_address_can_name_a_case(new_role_play):
    screen = new_role_play(query="?case=family-court&x=1")
    assert (step(screen), shown(screen)["key"]) == ("prebrief", "family-court")


def test_an_unknown_case_in_the_address_is_told(new_role_play):
    screen = new_role_play(query="?case=nothing")
    assert step(screen) == "choose"
    assert "no case of that name" in screen.state["page"]["play"]["note"]


@pytest.mark.parametrize("query", ["", "?", "case", "?case=", "?" + "a=1&" * 90, "%zz"])
def test_an_odd_address_names_no_case(query):
    assert case_in(query) == ""


def test_a_notebook_can_name_a_case(new_role_play):
    screen = new_role_play(case="housing-office")
    assert shown(screen)["key"] == "housing-office"


def test_a_notebook_that_names_no_case_is_told_which_is_near(settings, clock):
    with pytest.raises(ContentError, match="housing-office"):
        RolePlayScreen(settings, clock, case="housing-ofice")


def test_locking_forgets_the_play(role_play):
    begin(role_play)
    onward(role_play)
    role_play.act("lock")
    assert (step(role_play), role_play.place.play) == ("choose", None)
    assert role_play.state["page"]["part"] == "play"


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
