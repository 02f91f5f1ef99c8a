"""Two people at one screen, a meeting that is cancelled, what a role-play leaves."""

from __future__ import annotations

import json

import pytest
from screens.forms import action, item, meeting

from toolkit.practice.play.resume import KIND_PLAY

DEBRIEF = {
    "title": "At the door",
    "answers": [["What stayed with you?", "The girl on the stairs."]],
    "say": "May I sit down first?",
}


def page(screen) -> dict:
    return screen.state["page"]


@pytest.fixture
def both(agenda):
    """A session that both look at, with something private in every place."""
    agenda.act("item-save", form=item("First", thoughts="hidden-1"))
    agenda.act("item-save", form=item("hidden-2"))
    agenda.act("item-save", form=item("Ours", bin="shared", purpose="tell"))
    agenda.act("start")
    agenda.act("line-save", form={"text": "hidden-3"})
    agenda.act("line-save", form={"text": "For both", "bin": "shared"})
    agenda.act("action-save", form=action("hidden-4", here=True, private=True))
    assert agenda.act("both-here", on=True)["ok"]
    return agenda


def test_while_both_look_nothing_private_reaches_the_page(both):
    assert "hidden-" not in json.dumps(both.state)
    assert page(both)["run"]["hidden"] == 1
    assert [one["text"] for one in page(both)["run"]["lines"]] == ["For both"]


def test_an_item_shows_its_words_once_it_is_under_way(both):
    both.act("next")
    assert page(both)["run"]["current"]["text"] == "hidden-2"


def test_it_stays_so_through_the_close_until_one_is_alone_again(both):
    both.act("end")
    assert "hidden-3" not in json.dumps(page(both)["close"])
    both.act("both-here", on=False)
    assert "hidden-3" in json.dumps(page(both)["close"])


def test_looking_back_later_hides_nothing(both):
    both.act("end")
    agenda_id = page(both)["agenda"]["id"]
    assert both.act("finish")["ok"]
    both.act("agenda-open", which=agenda_id)
    assert "hidden-3" in json.dumps(page(both)["close"])


def test_a_cancelled_meeting_is_noted_and_what_was_prepared_waits(agenda):
    agenda.act("meeting", form=meeting())
    agenda.act("item-save", form=item("The visit"))
    form = {"cancelled_by": "them", "rebooked": "2026-12-02"}
    assert "stays for 2 December" in agenda.act("meeting-cancel", form=form)["said"]
    assert page(agenda)["agenda"]["meeting"]["day"] == "2026-12-02"
    assert [one["text"] for one in page(agenda)["agenda"]["items"]] == ["The visit"]
    agenda.act("part", which="sessions")
    (noted,) = page(agenda)["time"]["sessions"]
    assert noted["about"] == "Cancelled by the other person · new day 2 December"


def test_one_meeting_with_a_new_day_needs_no_letter(agenda):
    agenda.act("meeting", form=meeting())
    agenda.act(
        "meeting-cancel", form={"cancelled_by": "them", "rebooked": "2026-12-02"}
    )
    assert page(agenda)["letter"] == ""
    agenda.act("meeting-cancel", form={"cancelled_by": "them"})
    assert page(agenda)["letter"] == "Say what it does to the work"


def test_a_cancelled_meeting_can_be_undone_as_one_change(agenda):
    agenda.act("meeting", form=meeting())
    agenda.act("meeting-cancel", form={"cancelled_by": "me"})
    assert agenda.act("undo", step=page(agenda)["undo"]["step"])["ok"]
    assert page(agenda)["agenda"]["meeting"]["day"] == "2026-11-25"
    agenda.act("part", which="sessions")
    assert page(agenda)["time"]["sessions"] == []


def test_a_session_under_way_is_not_cancelled(agenda):
    agenda.act("start")
    assert not agenda.act("meeting-cancel", form={"day": "2026-11-25"})["ok"]


@pytest.fixture
def played(agenda, clock):
    """An agenda in a journal that keeps the debrief of a role-play."""
    journal = agenda.open_shelf().journal
    journal.put("play-1", KIND_PLAY, DEBRIEF, clock())
    agenda.bench.forget()  # as a page does that is opened anew
    agenda.publish()
    return agenda


def test_a_role_plays_debrief_can_be_picked_up_once(played):
    (offer,) = page(played)["offers"]
    assert offer["text"] == "From “At the door”: May I sit down first?"
    played.act("pick", chosen=[offer["key"]])
    assert page(played)["agenda"]["items"][0]["source"] == "debrief"
    assert page(played)["offers"] == []


def test_a_line_that_was_chosen_waits_and_any_other_debrief_is_let_be(played, clock):
    journal = played.open_shelf().journal
    chosen = {**DEBRIEF, "line": "How do I keep sight of her?"}
    journal.put("play-2", KIND_PLAY, chosen, clock())
    clock.pass_by(days=40)
    played.bench.forget()
    offers = played.preparing.offers(played.bench.agenda())
    assert [one.text for one in offers] == ["How do I keep sight of her?"]


def test_a_role_plays_debrief_begins_a_draft(played):
    played.act("part", which="learning")
    (begin,) = page(played)["learning"]["begins"]
    assert begin["name"] == "Role-play, 22 November"
    played.act("piece-begin", which=begin["key"])
    form = page(played)["learning"]["opened"]["form"]
    assert form["learnt"] == "The girl on the stairs.\n\nMay I sit down first?"


def test_group_supervision_begins_a_draft_of_its_own(agenda, clock):
    agenda.act("template", which="group-supervision")
    agenda.act("start")
    clock.pass_by(minutes=60)
    agenda.act("end")
    agenda.act("part", which="learning")
    (begin,) = page(agenda)["learning"]["begins"]
    assert begin["name"] == "Group supervision, 22 November"
