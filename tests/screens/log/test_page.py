"""The log: write, find again, change, take away."""

from __future__ import annotations

import json

import pytest
from screens.forms import entry


def page(screen) -> dict:
    return screen.state["page"]


def first(screen) -> dict:
    return page(screen)["shown"][0]


def test_one_word_is_enough(log):
    assert log.act("save", form={"feelings": ["torn"]})["ok"]
    assert (first(log)["headline"], first(log)["quick"]) == ("Torn", True)


def test_an_empty_form_is_answered_kindly(log):
    reply = log.act("save", form={})
    assert (reply["ok"], page(log)["total"]) == (False, 0)
    assert "nothing to keep yet" in reply["problems"][""]


def test_a_quick_entry_grows_into_a_full_one(log):
    saved = log.act("save", form=entry())["saved"]
    handed = log.act("edit", which=saved)
    form = {**handed["form"], "telling": "I was on my own with it.", "strength_now": 3}
    log.act("save", form=form, revision=handed["revision"])
    assert (page(log)["total"], first(log)["strength_now"]) == (1, 3)


def test_a_change_made_elsewhere_is_not_overwritten(kept, new_log):
    saved = kept.act("save", form=entry())["saved"]
    other = new_log(kept.carry)
    mine, theirs = kept.act("edit", which=saved), other.act("edit", which=saved)
    changed = {**theirs["form"], "happened": "Theirs came first."}
    assert other.act("save", form=changed, revision=theirs["revision"])["ok"]
    reply = kept.act(
        "save", form={**mine["form"], "happened": "Mine"}, revision=mine["revision"]
    )
    assert (reply["ok"], reply["kind"]) == (False, "RecordChanged")


def test_after_a_change_made_elsewhere_both_can_be_seen_and_mine_be_kept(kept, new_log):
    saved = kept.act("save", form=entry())["saved"]
    other, form = new_log(kept.carry), {**entry(), "id": saved}
    other.act("save", form={**form, "happened": "Theirs"}, revision=1)
    assert not kept.act("save", form={**form, "happened": "Mine"}, revision=1)["ok"]
    there = kept.act("look", which=saved)
    assert page(kept)["opened"]["parts"][0]["text"] == "Theirs"
    mine = {**form, "happened": "Mine"}
    assert kept.act("save", form=mine, revision=there["revision"])["ok"]
    assert "Mine" in first(kept)["headline"]


def test_mine_can_be_kept_though_it_was_deleted_elsewhere(kept, new_log):
    saved = kept.act("save", form=entry())["saved"]
    new_log(kept.carry).act("delete", which=saved)
    form = {**entry(), "id": saved, "happened": "Mine"}
    assert not kept.act("save", form=form, revision=1)["ok"]
    there = kept.act("look", which=saved)
    assert page(kept)["opened"] is None
    assert kept.act("save", form=form, revision=there["revision"])["ok"]
    assert "Mine" in first(kept)["headline"]


def test_an_entry_never_turns_into_a_good_thing(log):
    saved = log.act("save", form=entry())["saved"]
    reply = log.act("save-good", form={"id": saved, "what": "Tea"}, revision=1)
    assert (reply["ok"], first(log)["kind"]) == (False, "entry")


def test_the_list_says_what_was_copied_to_the_case_file(log):
    log.act("save", form=entry(bin="case-file"))
    assert first(log)["bin"] == "Copied to the case file"


def test_a_likely_name_is_pointed_out_before_anything_is_kept(log):
    reply = log.act("save", form=entry(happened="Mrs Okafor shut the door."))
    assert (reply["saved"], page(log)["total"]) == ("", 0)
    assert reply["notices"]["happened"][0]["text"]


def test_what_was_pointed_out_once_may_be_kept(log):
    form = entry(happened="Mrs Okafor shut the door.")
    notices = log.act("save", form=form)["notices"]["happened"]
    reply = log.act("save", form=form, seen=[each["mark"] for each in notices])
    assert (bool(reply["saved"]), page(log)["total"]) == (True, 1)


def test_a_scanner_that_fails_asks_instead_of_letting_it_through(log, monkeypatch):
    def broken(_text):
        raise RuntimeError

    monkeypatch.setattr("toolkit.screens.notice.find_identifiers", broken)
    reply = log.act("save", form=entry())
    assert (reply["saved"], page(log)["total"]) == ("", 0)


def test_case_file_facts_are_handed_over_and_not_kept(log, settings):
    reply = log.act(
        "save", form=entry(bin="case-file", happened="Bruise seen, left arm.")
    )
    assert "Bruise seen" in reply["copy_out"]
    log.act("look", which=reply["saved"])
    assert "Bruise" not in json.dumps(log.state)
    assert first(log)["headline"] == "Anxious"


def test_only_the_chosen_line_goes_to_supervision(log):
    log.act(
        "save", form=entry(bin="supervision", supervision_line="What am I missing?")
    )
    log.act("save", form=entry())
    log.act("filter", bin="supervision")
    assert [each["line"] for each in page(log)["shown"]] == ["What am I missing?"]


def test_a_deleted_entry_comes_back_on_undo(log):
    saved = log.act("save", form=entry())["saved"]
    log.act("delete", which=saved)
    assert page(log)["total"] == 0
    log.act("undelete", which=saved)
    assert (page(log)["total"], first(log)["id"]) == (1, saved)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({"words": "door"}, 1),
        ({"feeling": "torn"}, 1),
        ({"place": "stomach"}, 1),
        ({"start": "2026-11-23"}, 0),
        ({"end": "2026-11-22"}, 2),
    ],
)
def test_entries_are_found_again(log, sought, found):
    log.act("save", form=entry(places=["stomach"]))
    log.act("save", form={"feelings": ["torn"]})
    log.act("filter", **sought)
    assert page(log)["found"] == found


def test_a_date_that_is_none_is_said(log):
    assert "start" in log.act("filter", start="yesterday")["problems"]


def test_one_good_thing_is_kept_and_marked_told(log):
    saved = log.act("save-good", form={"what": "He waved."})["saved"]
    log.act("told", which=saved)
    assert (first(log)["kind"], first(log)["told"]) == ("good", True)


def test_made_up_entries_are_marked_and_leave_together(log):
    log.act("save", form=entry())
    log.act("sample-add")
    assert page(log)["samples"] > 20
    log.act("sample-remove")
    assert (page(log)["samples"], page(log)["total"]) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "start"), [("docx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)
def test_the_entries_shown_can_be_taken_away(log, kind, start):
    log.act("save", form=entry())
    reply = log.act("download", format=kind)
    assert reply["file"]["name"].startswith("emotional-log-2026-11-22")
    assert reply["buffers"][0].startswith(start)


def test_what_was_taken_home_comes_back_in_once(log, new_log):
    log.act("save", form=entry())
    taken = log.act("download", format="json")["buffers"][0].decode()
    other = new_log()
    other.act("try")
    added = [other.act("bring-in", file=taken)["added"] for _ in range(2)]
    assert (added, page(other)["total"]) == ([1, 0], 1)


@pytest.mark.parametrize("file", ["", "{", "[]", "\x00", '{"entries": 7}', "\ud800"])
def test_a_file_that_is_not_ours_gets_a_sentence(log, file):
    reply = log.act("bring-in", file=file)
    assert (reply["ok"], page(log)["total"]) == (False, 0)


def test_a_hard_day_gets_a_gentle_word_and_is_saved_all_the_same(log):
    reply = log.act("save", form=entry(strength=10))
    assert (page(log)["total"], "employer" in reply["care"]["sentence"]) == (1, True)


def test_an_ordinary_day_gets_none(log):
    assert log.act("save", form=entry(strength=4))["care"] is None


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "\N{FAMILY}" * 500,
        "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "a\x00b\x07c\x1b[31m",
        "\ud800",
    ],
    ids=["1 MB", "emoji", "rtl", "html", "control", "surrogate"],
)
def test_odd_text_gets_a_sentence_or_is_kept_as_text(log, text):
    reply = log.act("save", form=entry(happened=text))
    assert reply["ok"] or "happened" in reply["problems"]
    assert log.act("save", form=entry())["ok"]


@pytest.mark.parametrize(
    "form", [None, [], "x", 7, {"strength": {}}, {"feelings": "anxious"}, {"id": 3}]
)
def test_a_form_of_the_wrong_shape_leaves_the_screen_alive(log, form):
    log.act("save", form=form)
    assert log.act("save", form=entry())["ok"]
