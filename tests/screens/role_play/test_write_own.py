"""Cases of one's own: kept in a journal, opened, renamed, deleted, brought back."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hostile_stories import page

from toolkit.content.exchange.new_case import build_new_case
from toolkit.screens.role_play.page import RolePlayScreen

TEXT = build_new_case("At the door")
PASSAGE = '<tw-passagedata pid="1" name="A">Hi.</tw-passagedata>'


@pytest.fixture
def own(writing) -> RolePlayScreen:
    """The part "Write a case" with a journal in this tab."""
    writing.act("try")
    writing.act("part", which="write")
    return writing


def part(screen) -> dict:
    return screen.state["page"]["write"]


def keep(screen, text: str = TEXT, **fields) -> dict:
    reply = screen.act("write-keep", text=text, **fields)
    assert reply["ok"], reply
    return reply


def test_without_a_journal_nothing_is_kept_and_it_says_so(writing):
    reply = writing.act("write-keep", text=TEXT, which="", revision=0)
    assert not reply["ok"]
    assert "No journal is open" in reply["error"]
    assert part(writing)["own"] == []


def test_a_case_is_kept_and_opened_as_it_was(own):
    which = keep(own)["which"]
    assert [one["title"] for one in part(own)["own"]] == ["At the door"]
    assert own.act("write-open", which=which)["text"] == TEXT


def test_keeping_again_changes_the_same_case(own):
    first = keep(own)
    again = keep(own, f"{TEXT}\n", which=first["which"], revision=first["revision"])
    assert again["which"] == first["which"]
    assert len(part(own)["own"]) == 1


def test_what_was_changed_in_another_tab_is_not_written_over(own):
    first = keep(own)
    keep(own, f"{TEXT}\n", which=first["which"], revision=first["revision"])
    reply = own.act(
        "write-keep", text="mine", which=first["which"], revision=first["revision"]
    )
    assert (reply["ok"], reply["kind"]) == (False, "RecordChanged")
    assert own.act("write-open", which=first["which"])["text"] == f"{TEXT}\n"


def test_a_case_that_was_deleted_meanwhile_is_kept_as_a_new_one(own):
    first = keep(own)
    own.act("write-delete", which=first["which"])
    again = keep(own, which=first["which"], revision=first["revision"])
    assert again["which"] != first["which"]


def test_renaming_changes_the_title_in_the_text_as_well(own):
    which = keep(own)["which"]
    own.act("write-rename", which=which, title="Through the letterbox")
    assert part(own)["own"][0]["title"] == "Through the letterbox"
    assert "Through the letterbox" in own.act("write-open", which=which)["text"]


def test_what_was_deleted_comes_back(own):
    which = keep(own)["which"]
    own.act("write-delete", which=which)
    assert part(own)["own"] == []
    own.act("write-undelete", which=which)
    assert own.act("write-open", which=which)["text"] == TEXT


def test_other_records_are_out_of_reach(own, clock):
    own.lock.opened().put("a" * 32, "entry", {"text": "private"}, clock())
    for action in ("write-open", "write-delete", "write-rename"):
        assert not own.act(action, which="a" * 32, title="x")["ok"]
    assert not own.act("write-keep", which="a" * 32, revision=1, text=TEXT)["ok"]


def test_cases_are_carried_to_the_next_page(own, new_writing):
    carry = keep(own)["carry"]
    assert [one["title"] for one in part(new_writing(carry))["own"]] == ["At the door"]


def test_a_journal_in_a_tab_takes_only_what_it_can_carry(own):
    text = TEXT + "x" * 900_000
    for _ in range(3):
        keep(own, text)
    reply = own.act("write-keep", text=text, which="", revision=0)
    assert (reply["ok"], reply["kind"]) == (False, "JournalFull")


def test_nothing_that_was_written_is_in_the_state_or_left_after_locking(own):
    keep(own)
    two = page(PASSAGE) + page(PASSAGE)
    own.act("write-upload", name="x", part=0, parts=1, data=b64encode(two).decode())
    assert "Sam: Yes?" not in repr(own.state)
    own.act("lock")
    assert not own.act("write-story", story=0)["ok"]
    own.act("part", which="write")
    assert part(own)["own"] == []
