"""What an earlier version kept and gave away is shown and taken in as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from screens.forms import PASSPHRASE

from toolkit.screens.role_play.page import RolePlayScreen

MADE = Path(__file__).resolve().parents[1] / "made_before"
RECORDS = json.loads((MADE / "records.json").read_text("utf-8"))


def text_of(name: str) -> str:
    return (MADE / name).read_text("utf-8")


def page(screen: Any) -> dict[str, Any]:
    return screen.state["page"]


@pytest.fixture
def opened(settings, clock):
    """Open the journal that was made before on any page."""
    shutil.copytree(MADE / "data", settings.data)
    clock.pass_by(days=1)

    def open_on(screen: Any) -> Any:
        reply = screen.act("open", name="Sam", passphrase=PASSPHRASE)
        assert reply["ok"], reply
        return screen

    return open_on


def test_the_log_lists_its_entries_and_good_things(opened, new_log):
    kinds = [one["kind"] for one in RECORDS.values()]
    listed = kinds.count("log.entry") + kinds.count("log.good-thing")
    assert page(opened(new_log()))["total"] == listed


def test_the_patterns_are_read_from_it(opened, new_patterns):
    assert page(opened(new_patterns()))["sections"]


def test_the_agenda_goes_on_in_the_session_that_was_running(opened, new_agenda):
    screen = opened(new_agenda())
    screen.act("part", which="session")
    assert [one["text"] for one in page(screen)["run"]["lines"]] == ["Half way"]


@pytest.mark.parametrize("part", ["sessions", "actions", "learning"])
def test_each_part_of_supervision_can_be_drawn(opened, new_agenda, part):
    screen = opened(new_agenda())
    assert screen.act("part", which=part)["ok"]
    assert page(screen)


def test_its_worksheets_debrief_and_case_are_there(
    opened, new_worksheets, new_role_play
):
    assert page(opened(new_worksheets()))["total"] == 2
    screen: RolePlayScreen = opened(new_role_play())
    screen.act("part", which="write")
    assert len(page(screen)["write"]["own"]) == 1


def test_looking_at_every_page_changes_nothing(
    opened, new_log, new_agenda, new_worksheets
):
    for new in (new_log, new_agenda, new_worksheets):
        screen = opened(new())
        found = {r.id: r.body for r in screen.lock.journal.records()}
        assert found == {name: one["body"] for name, one in RECORDS.items()}
        screen.act("lock")


def test_a_log_that_was_taken_away_comes_in(log):
    reply = log.act("bring-in", file=text_of("log.json"))
    file = json.loads(text_of("log.json"))
    assert reply["added"] == len(file["entries"]) + len(file["good_things"])


def test_worksheets_that_were_taken_away_come_in(sheets):
    assert sheets.act("bring-in", file=text_of("worksheets.json"))["added"] == 2


def test_a_half_that_was_sent_before_is_merged(agenda):
    assert agenda.act("half-in", file=text_of("half.json"))["ok"]
