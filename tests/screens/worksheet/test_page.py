"""Worksheets: fill in, keep, find again, bring a line to supervision."""

from __future__ import annotations

import io
import json

import docx
import pytest
from screens.forms import PASSPHRASE

SHEET = "hard-conversation"
TITLE = "Before a hard conversation"
COURT = "court-or-panel"
LINE = "How do I begin?"


def filled(line: str = "", worksheet: str = SHEET, **answers: str) -> dict:
    """A worksheet as the page sends it."""
    given = {name.replace("_", "-"): text for name, text in answers.items()}
    return {"worksheet": worksheet, "answers": given, "line": line}


def shown(screen) -> list[dict]:
    return screen.state["page"]["shown"]


def test_the_page_is_handed_the_worksheets_and_their_questions(sheets):
    titles = [one["title"] for one in sheets.fixed["worksheets"]]
    assert TITLE in titles and len(titles) == 4
    assert sheets.fixed["worksheets"][0]["questions"][0]["label"]


def test_what_is_saved_is_opened_and_can_be_read_back(sheets):
    saved = sheets.act("save", form=filled(my_fear="Their tears"))["saved"]
    (one,) = shown(sheets)
    assert (one["id"], one["title"]) == (saved, TITLE)
    assert one["parts"] == [{"name": "What do I fear?", "text": "Their tears"}]
    sheets.act("look", which="")
    assert (shown(sheets)[0]["parts"], shown(sheets)[0]["headline"]) == (
        None,
        "Their tears",
    )


def test_an_empty_worksheet_is_answered_kindly(sheets):
    reply = sheets.act("save", form=filled())
    assert (reply["ok"], shown(sheets)) == (False, [])
    assert "nothing to keep yet" in reply["problems"][""]


@pytest.mark.parametrize(("field", "where"), [("needed", "needed"), ("line", "line")])
def test_a_likely_name_is_pointed_out_before_anything_is_kept(sheets, field, where):
    form = filled(**{field: "Mrs Okafor shut the door."})
    reply = sheets.act("save", form=form)
    assert (reply["saved"], shown(sheets)) == ("", [])
    marks = [one["mark"] for one in reply["notices"][where]]
    assert sheets.act("save", form=form, seen=marks)["saved"]


def test_a_worksheet_is_changed_and_not_copied(sheets):
    saved = sheets.act("save", form=filled(my_fear="First"))["saved"]
    handed = sheets.act("edit", which=saved)
    form = {**handed["form"], "answers": {"my-fear": "Second"}}
    assert sheets.act("save", form=form, revision=handed["revision"])["saved"] == saved
    assert [one["parts"][0]["text"] for one in shown(sheets)] == ["Second"]


def test_a_worksheet_saved_twice_from_one_form_is_one(sheets):
    form = {**filled(my_fear="First"), "id": "f" * 32}
    sheets.act("save", form=form)
    sheets.act("save", form=form)
    assert len(shown(sheets)) == 1


def test_a_change_made_elsewhere_is_not_overwritten(sheets, new_worksheets):
    first = new_worksheets()
    code = first.act("create", name="Sam", passphrase=PASSPHRASE)
    first.act("confirm-code", code=code["code"])
    saved = first.act("save", form=filled(my_fear="First"))["saved"]
    other = new_worksheets(code["carry"])
    mine, theirs = first.act("edit", which=saved), other.act("edit", which=saved)
    assert other.act("save", form=theirs["form"], revision=theirs["revision"])["ok"]
    reply = first.act("save", form=mine["form"], revision=mine["revision"])
    assert (reply["ok"], reply["kind"]) == (False, "RecordChanged")


def test_what_was_deleted_comes_back_with_undo(sheets):
    saved = sheets.act("save", form=filled(my_fear="First"))["saved"]
    sheets.act("delete", which=saved)
    assert shown(sheets) == []
    sheets.act("undelete", which=saved)
    assert [one["headline"] for one in shown(sheets)] == ["First"]


def test_the_word_file_holds_what_was_answered(sheets):
    saved = sheets.act("save", form=filled(my_fear="Their tears"))["saved"]
    reply = sheets.act("download", which=saved)
    text = [o.text for o in docx.Document(io.BytesIO(reply["buffers"][0])).paragraphs]
    assert reply["file"]["name"] == "before-a-hard-conversation-2026-11-22.docx"
    assert "Their tears" in text


def test_everything_goes_into_one_file_of_data(sheets):
    assert sheets.act("take-away")["error"] == "There is nothing to take away yet."
    sheets.act("save", form=filled(my_fear="Their tears"))
    reply = sheets.act("take-away")
    (one,) = json.loads(reply["buffers"][0])["worksheets"]
    assert (one["title"], one["given"][0]["text"]) == (TITLE, "Their tears")
    assert reply["file"]["name"] == "worksheets-2026-11-22.json"


def test_the_line_is_offered_on_the_agenda_with_its_title_and_no_more(
    sheets, new_agenda
):
    reply = sheets.act("save", form=filled("How do I begin?", my_fear="Their tears"))
    agenda = new_agenda(reply["carry"])
    (offer,) = agenda.state["page"]["offers"]
    assert offer["text"] == f"From “{TITLE}”: How do I begin?"
    assert "Their tears" not in json.dumps(agenda.state)
    agenda.act("pick", chosen=[offer["key"]])
    assert agenda.state["page"]["offers"] == []
    assert offer["key"].startswith("worksheet:")


def test_without_a_line_nothing_is_offered(sheets, new_agenda):
    reply = sheets.act("save", form=filled(my_fear="Their tears"))
    assert new_agenda(reply["carry"]).state["page"]["offers"] == []


def test_a_cpd_draft_begins_with_what_was_learnt_and_waits_on_the_agenda(
    sheets, new_agenda
):
    form = filled(worksheet=COURT, stays="His questions", learnt="Tabs")
    saved = sheets.act("save", form=form)["saved"]
    said = [sheets.act("cpd", which=saved) for _ in range(2)]
    agenda = new_agenda(said[0]["carry"])
    agenda.act("part", which="learning")
    (piece,) = agenda.state["page"]["learning"]["pieces"]
    agenda.act("piece-open", which=piece["id"])
    opened = agenda.state["page"]["learning"]["opened"]["form"]
    assert "Tabs" in opened.values() and "His questions" not in str(opened)
    assert (
        "already" in said[1]["said"] and agenda.state["page"]["learning"]["more"] == 0
    )


def test_the_agenda_page_offers_to_begin_a_draft_with_a_worksheet(sheets, new_agenda):
    reply = sheets.act("save", form=filled(worksheet=COURT, learnt="Tabs"))
    agenda = new_agenda(reply["carry"])
    agenda.act("part", which="learning")
    (begin,) = agenda.state["page"]["learning"]["begins"]
    assert begin["name"].startswith("Guided reflection: After a hard day")
    assert begin["learnt"] == "Tabs"


def test_what_was_taken_away_is_brought_in_once(sheets, new_worksheets):
    sheets.act("save", form=filled("How do I begin?", my_fear="Their tears"))
    taken = sheets.act("take-away")["buffers"][0].decode()
    other = new_worksheets()
    other.act("try")
    added = [other.act("bring-in", file=taken)["added"] for _ in range(2)]
    assert (added, [one["line"] for one in shown(other)]) == ([1, 0], [LINE])


def test_what_was_deleted_can_be_brought_in_again(sheets):
    saved = sheets.act("save", form=filled(my_fear="Their tears"))["saved"]
    taken = sheets.act("take-away")["buffers"][0].decode()
    sheets.act("delete", which=saved)
    assert sheets.act("bring-in", file=taken)["added"] == 1
    assert [one["headline"] for one in shown(sheets)] == ["Their tears"]


def test_a_file_never_writes_over_anything_that_is_kept(sheets, new_log):
    saved = sheets.act("save", form=filled(my_fear="Mine"))
    whole = json.loads(sheets.act("take-away")["buffers"][0])
    whole["worksheets"][0]["given"][0]["text"] = "Theirs"
    assert sheets.act("bring-in", file=json.dumps(whole))["added"] == 0
    assert [one["headline"] for one in shown(sheets)] == ["Mine"]
    log = new_log(saved["carry"])
    entries = {"format": "reflective-supervision-toolkit/log", "version": 1}
    entries["entries"] = [{"id": saved["saved"], "created": "2026-11-22T20:00:00"}]
    assert log.act("bring-in", file=json.dumps(entries))["added"] == 0


@pytest.mark.parametrize("file", ["", "{", "[]", "\x00", '{"worksheets": 7}', "\ud800"])
def test_a_file_that_is_not_ours_gets_a_sentence_and_changes_nothing(sheets, file):
    reply = sheets.act("bring-in", file=file)
    assert (reply["ok"], shown(sheets)) == (False, [])
    assert "nothing was changed" in reply["error"]


def test_locking_leaves_nothing_of_it_behind(sheets):
    sheets.act("save", form=filled(my_fear="Their tears"))
    sheets.act("lock")
    assert "Their tears" not in json.dumps(sheets.state)


@pytest.mark.parametrize(
    "message",
    [
        {"do": "save"},
        {"do": "save", "form": "text"},
        {"do": "save", "form": {"worksheet": SHEET, "answers": [1]}},
        {"do": "save", "form": {"worksheet": "no-such", "answers": {}}},
        {"do": "save", "form": {"worksheet": SHEET, "id": 7, "answers": {}}},
        {"do": "edit", "which": "nobody"},
        {"do": "delete", "which": None},
        {"do": "download", "which": "../../etc"},
        {"do": "cpd", "which": "nobody"},
        {"do": "bring-in", "file": ["a"]},
    ],
)
def test_a_strange_message_is_answered_in_a_sentence(sheets, message):
    do = message["do"]
    reply = sheets.act(do, **{key: one for key, one in message.items() if key != "do"})
    assert reply["ok"] is False
    assert reply["error"].endswith(".") and "Traceback" not in reply["error"]
