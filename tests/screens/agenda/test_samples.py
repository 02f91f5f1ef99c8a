"""What is made up on the supervision page: tried, and gone in one click."""

from __future__ import annotations

from screens.forms import item


def page(screen) -> dict:
    return screen.state["page"]


def texts(screen) -> list[str]:
    return [one["text"] for one in page(screen)["agenda"]["items"]]


def test_made_up_entries_can_be_picked_up_and_say_what_they_are(agenda):
    assert agenda.act("sample-add")["ok"]
    offers = page(agenda)["offers"]
    assert {one["key"].split(":")[0] for one in offers} >= {"log", "action"}
    assert all(one["why"].startswith("A made-up example. ") for one in offers)


def test_one_click_takes_out_all_of_it_and_nothing_else(agenda):
    agenda.act("sample-add")
    agenda.act("item-save", form=item("My own"))
    agenda.act("pick", chosen=[page(agenda)["offers"][0]["key"]])
    assert len(texts(agenda)) == 2
    assert agenda.act("sample-remove")["ok"]
    assert (texts(agenda), page(agenda)["samples"]) == (["My own"], 0)
    agenda.act("part", which="actions")
    assert page(agenda)["follow"]["open"] == []
    agenda.act("part", which="sessions")
    assert page(agenda)["time"]["sessions"] == []


def test_they_can_come_back_after_they_were_taken_out(agenda):
    agenda.act("sample-add")
    before = page(agenda)["samples"]
    agenda.act("sample-remove")
    agenda.act("sample-add")
    assert page(agenda)["samples"] == before > 0


def test_added_twice_they_are_there_once(agenda):
    agenda.act("sample-add")
    before = page(agenda)["samples"]
    agenda.act("sample-add")
    assert page(agenda)["samples"] == before


def test_what_is_made_up_begins_no_draft(agenda):
    agenda.act("sample-add")
    agenda.act("part", which="learning")
    assert page(agenda)["learning"]["begins"] == []


def test_a_kind_letter_is_offered_after_two_were_cancelled(agenda):
    assert page(agenda)["letter"] == ""
    agenda.act("sample-add")
    assert page(agenda)["letter"] == "Say what it does to the work"
