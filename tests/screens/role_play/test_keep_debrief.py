"""What is kept of a role-play: the debrief, a line, a draft, a document."""

from __future__ import annotations

import io

import pytest
from docx import Document
from screens.forms import PASSPHRASE
from screens.role_play.role_plays import (
    CASE,
    answers,
    begin,
    debriefed,
    shown,
    step,
    to_the_end,
)

from toolkit.practice.cpd.piece import KIND_CPD
from toolkit.practice.play.kept_debrief import KIND_PLAY


@pytest.fixture
def done(role_play):
    """A case played to its end, at the debrief."""
    return debriefed(role_play)


@pytest.fixture
def own(role_play):
    """The same with a journal that is kept."""
    reply = role_play.act("create", name="Sam", passphrase=PASSPHRASE)
    assert role_play.act("confirm-code", code=reply["code"])["ok"]
    return debriefed(role_play)


def kept(screen) -> list:
    return screen.lock.journal.records(KIND_PLAY)


def text_of(reply) -> str:
    document = Document(io.BytesIO(reply["buffers"][0]))
    return "\n".join(one.text for one in document.paragraphs)


def test_keeping_in_a_tab_says_that_it_is_only_there(done):
    reply = done.act("keep-debrief", form=answers(done))
    assert (reply["in_tab"], len(kept(done))) == (True, 1)
    assert "this tab only" in reply["said"]
    assert reply["carry"].startswith("sealed.")


def test_keeping_in_a_journal_keeps_answers_and_the_way(own):
    reply = own.act("keep-debrief", form=answers(own))
    (record,) = kept(own)
    assert (reply["said"], reply["in_tab"]) == ("Kept in your journal.", False)
    assert record.body["say"] == "I came to listen."
    assert record.body["case"] == CASE
    assert len(record.body["steps"]) == len(own.place.play.steps)


def test_keeping_again_changes_the_same_record(own):
    own.act("keep-debrief", form=answers(own))
    own.act("keep-debrief", form=answers(own, say="I came to ask."))
    assert [one.body["say"] for one in kept(own)] == ["I came to ask."]
    assert shown(own)["form"]["say"] == "I came to ask."


def test_each_of_two_tries_is_kept_for_itself(own):
    own.act("keep-debrief", form=answers(own))
    own.act("again", number=0)
    to_the_end(own, 1)
    own.act("to-debrief")
    assert (shown(own)["kept"], shown(own)["form"]) == (False, {})
    own.act("keep-debrief", form=answers(own, say="I came to ask."))
    assert len(kept(own)) == 2
    own.act("other-try")
    assert shown(own)["form"]["say"] == "I came to listen."


def test_nothing_written_is_nothing_kept(own):
    reply = own.act("keep-debrief", form={})
    assert "nothing to keep yet" in reply["problems"][""]
    assert kept(own) == []


def test_what_may_identify_somebody_is_pointed_out_first(own):
    form = answers(own, say="Like Mrs Okafor, on 07700 900123")
    reply = own.act("keep-debrief", form=form)
    assert kept(own) == []
    seen = [one["mark"] for found in reply["notices"].values() for one in found]
    assert own.act("keep-debrief", form=form, seen=seen)["saved"]


def test_what_is_written_under_a_long_question_is_looked_at_as_well(done):
    fields = {"field": "Why? " * 400, "text": "Mrs Okafor rang"}
    assert done.act("notice", **fields)["notices"]


def test_what_was_said_on_the_way_is_looked_at_as_well(role_play):
    begin(role_play)
    role_play.act("pause-done", form={"happened": "I thought of Mrs Okafor"})
    to_the_end(role_play)
    role_play.act("to-debrief")
    reply = role_play.act("keep-debrief", form=answers(role_play))
    assert list(reply["notices"]) == ["At “In the car”"]


@pytest.mark.parametrize("text", ["x" * 1_000_000, 5, ["a"], {"b": 1}])
def test_an_answer_that_cannot_be_kept_is_a_sentence(own, text):
    reply = own.act("keep-debrief", form=answers(own, say=text))
    assert (reply["ok"], kept(own)) == (False, [])
    assert reply["problems"]["say"]


def test_right_to_left_and_script_are_kept_as_they_were_written(own):
    words = "<script>x</script> \u05e9\u05dc\u05d5\u05dd"
    own.act("keep-debrief", form=answers(own, say=words))
    assert kept(own)[0].body["say"] == words


def test_a_line_is_kept_for_the_next_agenda(own, new_agenda):
    reply = own.act("bring", form=answers(own, line="Ask about joint visits"))
    assert "next agenda" in reply["said"]
    page = new_agenda(own.lock.carry()).state["page"]
    assert "Ask about joint visits" in [one["text"] for one in page["offers"]]


def test_a_line_has_to_be_written(own):
    reply = own.act("bring", form=answers(own, line="  "))
    assert (reply["ok"], list(reply["problems"])) == (False, ["line"])


def test_keeping_again_leaves_the_line_where_it_is(own):
    own.act("bring", form=answers(own, line="Ask about joint visits"))
    own.act("keep-debrief", form=answers(own))
    assert kept(own)[0].body["line"] == "Ask about joint visits"


def test_a_draft_of_cpd_takes_over_what_was_learnt_once(own):
    own.act("cpd", form=answers(own))
    reply = own.act("cpd", form=answers(own))
    (piece,) = own.lock.journal.records(KIND_CPD)
    assert piece.body["source"] == "debrief"
    assert "I came to listen." in str(piece.body["answers"])
    assert "already" in reply["said"]


def test_word_holds_the_way_and_the_words_before_anything_is_kept(done):
    reply = done.act("word", form=answers(done))
    text = text_of(reply)
    assert reply["file"]["name"] == "debrief-home-visit-2026-11-22.docx"
    assert "I came to listen." in text and "In the car" in text
    assert kept(done) == []


def test_word_of_an_empty_debrief_is_the_way_alone(done):
    assert "In the car" in text_of(done.act("word", form={}))


def test_without_a_play_every_request_is_a_sentence(role_play):
    for do in ("to-debrief", "keep-debrief", "word", "cpd", "bring", "earlier", "back"):
        reply = role_play.act(do, form={})
        assert (reply["ok"], "wrong on our side" in reply["error"]) == (False, False)


def test_what_was_kept_is_listed_and_read_again(own):
    own.act("keep-debrief", form=answers(own))
    own.act("cases")
    (line,) = shown(own)["kept"]
    assert (line["title"], line["say"]) == (
        "The unannounced home visit",
        "I came to listen.",
    )
    own.act("kept-open", which=line["id"])
    seen = shown(own)
    assert [said for _asked, said in seen["answers"]] == ["Tired, in my shoulders."]
    assert seen["path"][0]["scene"] == "In the car"
    assert "In the car" in text_of(own.act("kept-word", which=line["id"]))


def test_deleting_can_be_undone(own):
    saved = own.act("keep-debrief", form=answers(own))["saved"]
    own.act("cases")
    assert own.act("kept-delete", which=saved)["said"] == "Debrief deleted."
    assert shown(own)["kept"] == []
    own.act("kept-undelete", which=saved)
    assert [one["id"] for one in shown(own)["kept"]] == [saved]


def test_deleting_what_is_open_leads_back_to_the_list(own):
    saved = own.act("keep-debrief", form=answers(own))["saved"]
    own.act("kept-open", which=saved)
    own.act("kept-delete", which=saved)
    assert step(own) == "choose"


def test_a_debrief_whose_case_is_gone_can_still_be_read(own, monkeypatch):
    saved = own.act("keep-debrief", form=answers(own))["saved"]
    monkeypatch.setattr(own, "case_named", lambda _key: None)
    own.act("kept-open", which=saved)
    assert (shown(own)["say"], "path" in shown(own)) == ("I came to listen.", False)
    assert "I came to listen." in text_of(own.act("kept-word", which=saved))


def test_a_kept_debrief_is_there_in_the_next_tab(own, new_role_play):
    reply = own.act("keep-debrief", form=answers(own))
    carry = own.lock.carry()
    again = new_role_play(carry)
    assert [one["id"] for one in shown(again)["kept"]] == [reply["saved"]]
    again.act("resume", place=reply["place"])
    assert shown(again)["form"]["say"] == "I came to listen."


def test_what_was_tried_can_be_kept_for_good(done):
    saved = done.act("keep-debrief", form=answers(done))["saved"]
    reply = done.act("keep", name="Sam", passphrase=PASSPHRASE)
    assert done.act("confirm-code", code=reply["code"])["ok"]
    assert (step(done), [one.id for one in kept(done)]) == ("debrief", [saved])


def test_locking_forgets_what_was_kept_on_the_page(own):
    own.act("keep-debrief", form=answers(own))
    own.act("lock")
    assert shown(own)["kept"] == []
