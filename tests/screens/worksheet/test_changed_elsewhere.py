"""A worksheet changed in another tab: both versions are seen, and either is kept."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from screens.forms import PASSPHRASE

SHEET = "hard-conversation"


class Change(NamedTuple):
    """Mine, begun before another tab saved theirs, and who wants to save it."""

    screen: Any
    other: Any
    form: dict
    saved: str

    def save(self, revision: int | None = 1) -> dict:
        """Save mine as of a revision that this page has read."""
        return self.screen.act("save", form=self.form, revision=revision)

    def look(self) -> dict:
        """Look at the other version, as the page does after it was refused."""
        return self.screen.act("look", which=self.saved)

    def opened(self) -> dict | None:
        """Return what is open on my page."""
        return self.screen.state["page"]["opened"]


def written(fear: str, which: str) -> dict:
    return {"id": which, "worksheet": SHEET, "answers": {"my-fear": fear}, "line": ""}


@pytest.fixture
def mine(new_worksheets) -> Change:
    screen = new_worksheets()
    code = screen.act("create", name="Sam", passphrase=PASSPHRASE)
    screen.act("confirm-code", code=code["code"])
    saved = screen.act("save", form=written("First", "f" * 32))["saved"]
    other = new_worksheets(code["carry"])
    assert other.act("save", form=written("Theirs", saved), revision=1)["ok"]
    return Change(screen, other, written("Mine", saved), saved)


def test_mine_can_be_kept_once_the_other_version_was_looked_at(mine):
    assert mine.save()["kind"] == "RecordChanged"
    there = mine.look()
    assert mine.opened()["parts"] == [{"name": "What do I fear?", "text": "Theirs"}]
    assert mine.save(there["revision"])["ok"]
    assert mine.opened()["parts"][0]["text"] == "Mine"


def test_mine_is_refused_as_often_as_nobody_has_looked(mine):
    assert [mine.save()["ok"] for _ in range(3)] == [False, False, False]


def test_the_other_version_can_be_taken_instead(mine):
    mine.save()
    handed = mine.screen.act("edit", which=mine.saved)
    assert handed["form"]["answers"] == {"my-fear": "Theirs"}
    reply = mine.screen.act("save", form=handed["form"], revision=handed["revision"])
    assert reply["ok"]


def test_mine_can_be_kept_though_it_was_deleted_elsewhere(mine):
    mine.other.act("delete", which=mine.saved)
    assert mine.save()["kind"] == "RecordChanged"
    there = mine.look()
    assert (mine.opened(), there["revision"]) == (None, 0)
    assert mine.save(there["revision"])["saved"] == mine.saved


def test_a_draft_from_before_a_reload_is_kept_the_same_way(mine, new_worksheets):
    again = mine._replace(screen=new_worksheets(mine.screen.lock.carry()))
    assert again.save()["kind"] == "RecordChanged"
    there = again.look()
    assert again.opened()["parts"][0]["text"] == "Theirs"
    assert again.save(there["revision"])["ok"]


def test_the_other_version_is_found_however_long_the_list_is(mine, clock):
    for number in range(25):
        clock.pass_by(minutes=1)
        mine.screen.act("save", form=written(f"Later {number}", f"{number:032d}"))
    mine.save()
    mine.look()
    assert mine.opened()["parts"][0]["text"] == "Theirs"
