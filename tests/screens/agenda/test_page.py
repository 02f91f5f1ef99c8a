"""Preparing supervision: items, order, pick-ups, Undo, files."""

from __future__ import annotations

import json

import pytest
from screens.forms import action, entry, item, meeting


def page(screen) -> dict:
    return screen.state["page"]


def texts(screen) -> list[str]:
    return [one["text"] for one in page(screen)["agenda"]["items"]]


def add(screen, text: str, **fields) -> str:
    reply = screen.act("item-save", form=item(text, **fields))
    assert reply["ok"], reply
    return reply["saved"]


def undo(screen) -> dict:
    return screen.act("undo", step=page(screen)["undo"]["step"])


def test_one_line_is_enough_for_an_item(agenda):
    add(agenda, "The visit")
    assert texts(agenda) == ["The visit"]


def test_an_empty_item_is_answered_kindly(agenda):
    reply = agenda.act("item-save", form=item("  "))
    assert "What do you want to bring?" in reply["problems"]["text"]
    assert texts(agenda) == []


def test_feeling_comes_before_tasks_by_itself(agenda):
    add(agenda, "Court dates", function="management", purpose="tell")
    add(agenda, "How it was")
    assert texts(agenda) == ["How it was", "Court dates"]


def test_up_and_down_move_an_item_and_say_where_it_is(agenda):
    add(agenda, "First")
    second = add(agenda, "Second")
    reply = agenda.act("item-move", which=second, way="up")
    assert (texts(agenda), reply["said"]) == (
        ["Second", "First"],
        "Moved to place 1 of 2.",
    )


def test_undo_goes_back_one_change_at_a_time(agenda):
    add(agenda, "First")
    second = add(agenda, "Second")
    agenda.act("item-remove", which=second)
    undo(agenda)
    assert texts(agenda) == ["First", "Second"]
    undo(agenda)
    assert texts(agenda) == ["First"]


def test_undo_of_an_older_change_changes_nothing(agenda):
    first = agenda.act("item-save", form=item("First"))["undo"]
    add(agenda, "Second")
    reply = agenda.act("undo", step=first)
    assert (reply["ok"], texts(agenda)) == (False, ["First", "Second"])


def test_the_very_first_item_can_be_undone_and_added_again(agenda):
    add(agenda, "First")
    undo(agenda)
    assert (texts(agenda), page(agenda)["undo"]) == ([], None)
    add(agenda, "Again")
    assert texts(agenda) == ["Again"]


def test_a_parked_item_waits_and_comes_back(agenda):
    which = add(agenda, "First")
    agenda.act("item-park", which=which)
    assert (texts(agenda), len(page(agenda)["agenda"]["parked"])) == ([], 1)
    agenda.act("item-back", which=which)
    assert texts(agenda) == ["First"]


def test_a_likely_name_is_pointed_out_before_an_item_is_kept(agenda):
    form = item("Mrs Okafor shut the door")
    reply = agenda.act("item-save", form=form)
    assert (reply["saved"], texts(agenda)) == ("", [])
    seen = [one["mark"] for one in reply["notices"]["text"]]
    assert agenda.act("item-save", form=form, seen=seen)["saved"]


def test_the_meeting_is_said_in_words(agenda):
    agenda.act("meeting", form=meeting())
    shown = page(agenda)["agenda"]
    assert shown["when"] == "Wednesday 25 November, 10:00"
    assert shown["meeting"]["minutes_booked"] == "90"


@pytest.mark.parametrize(
    ("field", "value"),
    [("minutes_booked", "lots"), ("day", "soon"), ("at", "25:00")],
)
def test_a_meeting_that_cannot_be_read_changes_nothing(agenda, field, value):
    agenda.act("meeting", form=meeting())
    reply = agenda.act("meeting", form=meeting(**{field: value}))
    assert list(reply["problems"]) == [field]
    assert page(agenda)["agenda"]["when"] == "Wednesday 25 November, 10:00"


def test_minutes_that_were_booked_stay_when_a_template_comes(agenda):
    agenda.act("meeting", form=meeting())
    which = agenda.fixed["templates"][0]["id"]
    agenda.act("template", which=which)
    assert page(agenda)["agenda"]["meeting"]["minutes_booked"] == "90"
    assert texts(agenda)


@pytest.mark.parametrize("minutes", ["10", "0"])
def test_the_balance_names_what_has_no_room(agenda, minutes):
    add(agenda, "Tasks", function="management", purpose="tell", minutes="80")
    nudge = page(agenda)["balance"]["nudge"]
    assert "no room for reflection" in nudge
    add(agenda, "How it was", minutes=minutes)
    assert bool(page(agenda)["balance"]["nudge"])


def test_only_the_line_comes_from_the_log_and_only_when_ticked(log, new_agenda):
    form = entry(bin="supervision", supervision_line="What am I missing?")
    carry = log.act("save", form=form)["carry"]
    agenda = new_agenda(carry)
    (offer,) = page(agenda)["offers"]
    assert (offer["text"], texts(agenda)) == ("What am I missing?", [])
    agenda.act("pick", chosen=[offer["key"]])
    assert texts(agenda) == ["What am I missing?"]
    assert "door" not in json.dumps(page(agenda))


def test_the_whole_entry_comes_along_when_it_is_asked_for(log, new_agenda):
    form = entry(bin="supervision", supervision_line="What am I missing?")
    agenda = new_agenda(log.act("save", form=form)["carry"])
    agenda.act("pick", chosen=[page(agenda)["offers"][0]["key"]])
    which = page(agenda)["agenda"]["items"][0]["id"]
    assert agenda.act("item-entry", which=which)["ok"]
    assert "door" in page(agenda)["agenda"]["items"][0]["thoughts"]


def test_an_open_action_is_offered_again(agenda):
    agenda.act("action-save", form=action())
    assert [one["text"] for one in page(agenda)["offers"]] == ["Book the joint visit"]


def test_nothing_ticked_is_answered(agenda):
    assert "Nothing is ticked" in agenda.act("pick", chosen=[])["error"]


@pytest.mark.parametrize(
    "message",
    [
        {"do": "pick", "chosen": "everything"},
        {"do": "item-save", "form": "text"},
        {"do": "item-save"},
        {"do": "item-remove", "which": 7},
        {"do": "item-remove", "which": "nothing"},
        {"do": "item-move", "which": "nothing", "way": "sideways"},
        {"do": "template", "which": "nothing"},
        {"do": "half-in", "file": "{}"},
        {"do": "half-in", "file": "\ud800"},
        {"do": "undo", "step": ""},
        {"do": "extend", "minutes": 10**9},
        {"do": "next"},
        {"do": "end"},
        {"do": "finish"},
        {"do": "download", "what": "everything", "format": "exe"},
        {"do": "agenda-open", "which": "nothing"},
        {"do": "piece-save", "which": "nothing", "form": {}},
        {"do": "letter-fill", "form": {}},
        {"do": "meeting-cancel", "form": {"cancelled_by": "nobody", "day": 7}},
        {"do": "meeting-cancel"},
        {"do": "both-here", "on": True},
        {"do": "space-remove"},
        {"do": "space-open", "which": {}},
    ],
)
def test_a_message_that_makes_no_sense_gets_a_sentence(agenda, message):
    add(agenda, "First")
    do = message.pop("do")
    reply = agenda.act(do, **message)
    assert (reply["ok"], texts(agenda)) == (False, ["First"])
    assert "side" not in reply["error"]
    assert reply["error"].endswith((".", "?"))


@pytest.mark.parametrize(
    ("what", "kind", "start"),
    [
        ("agenda", "docx", b"PK"),
        ("both", "docx", b"PK"),
        ("agenda", "ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_the_agenda_can_be_taken_away(agenda, what, kind, start):
    agenda.act("meeting", form=meeting())
    add(agenda, "First")
    reply = agenda.act("download", what=what, format=kind)
    assert reply["file"]["name"].endswith(f"-2026-11-25.{kind}")
    assert reply["buffers"][0].startswith(start)


def test_a_calendar_file_without_a_day_is_explained(agenda):
    reply = agenda.act("download", what="agenda", format="ics")
    assert (reply["ok"], "day" in reply["error"]) == (False, True)


def test_two_halves_meet_and_private_items_stay(agenda, new_agenda):
    add(agenda, "For us both", bin="shared", thoughts="Only mine")
    add(agenda, "Only mine")
    half = agenda.act("half-out")["buffers"][0].decode()
    assert "Only mine" not in half
    other = new_agenda()
    other.act("try")
    replies = [other.act("half-in", file=half) for _ in range(2)]
    assert texts(other) == ["For us both"]
    assert [one["ok"] for one in replies] == [True, True]


def test_a_half_without_anything_shared_is_explained(agenda):
    add(agenda, "Mine")
    reply = agenda.act("half-out")
    assert (reply["ok"], "would be empty" in reply["error"]) == (False, True)


def test_what_was_prepared_is_there_on_the_next_visit(kept, new_agenda):
    first = new_agenda(kept.carry)
    add(first, "First")
    assert texts(new_agenda(kept.carry)) == ["First"]


def test_a_change_in_another_tab_is_never_written_over(kept, new_agenda):
    one, two = new_agenda(kept.carry), new_agenda(kept.carry)
    which = add(one, "First")
    assert two.act("part", which="session")["ok"]
    reply = two.act("item-remove", which=which)
    assert not reply["ok"]
    add(one, "Second")
    assert texts(one) == ["First", "Second"]


def test_locking_forgets_everything(agenda):
    add(agenda, "First")
    agenda.act("lock")
    assert page(agenda) is None
    agenda.act("try")
    assert (texts(agenda), page(agenda)["undo"]) == ([], None)
