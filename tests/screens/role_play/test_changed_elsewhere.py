"""A debrief kept in two duplicated tabs: both versions are seen, and either is kept."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from screens.forms import PASSPHRASE
from screens.role_play.role_plays import answers, debriefed, shown

from toolkit.practice.play.kept_debrief import KIND_PLAY


class Change(NamedTuple):
    """My tab, and its double that has kept theirs since."""

    screen: Any
    other: Any

    def keep(self, revision: int, do: str = "keep-debrief", **fields) -> dict:
        """Keep mine as of a revision that this page has read."""
        form = answers(self.screen, **{"say": "Mine", **fields})
        return self.screen.act(do, form=form, revision=revision)

    def there(self) -> tuple[str, int, bool]:
        """Return what this page is told of the version that is kept."""
        seen = shown(self.screen)
        return seen["form"].get("say", ""), seen["revision"], seen["kept"]


@pytest.fixture
def mine(role_play, new_role_play) -> Change:
    code = role_play.act("create", name="Sam", passphrase=PASSPHRASE)
    role_play.act("confirm-code", code=code["code"])
    debriefed(role_play)
    first = role_play.act("keep-debrief", form=answers(role_play), revision=0)
    other = new_role_play(role_play.lock.carry())
    other.act("resume", place=first["place"])
    form = answers(other, say="Theirs")
    assert other.act("keep-debrief", form=form, revision=1)["ok"]
    return Change(role_play, other)


def test_a_debrief_says_as_of_which_revision_it_is_shown(mine):
    assert mine.there() == ("I came to listen.", 1, True)


def test_mine_can_be_kept_once_the_other_version_was_seen(mine):
    assert mine.keep(1)["kind"] == "RecordChanged"
    assert mine.there() == ("Theirs", 2, True)
    reply = mine.keep(2)
    assert (reply["ok"], reply["revision"]) == (True, 3)
    (record,) = mine.screen.lock.journal.records(KIND_PLAY)
    assert record.body["say"] == "Mine"


def test_mine_is_refused_as_often_as_nobody_has_looked(mine):
    assert [mine.keep(1)["ok"] for _ in range(3)] == [False, False, False]


@pytest.mark.parametrize("do", ["bring", "cpd"])
def test_a_line_or_a_draft_is_refused_and_kept_the_same_way(mine, do):
    assert mine.keep(1, do, line="A line")["kind"] == "RecordChanged"
    assert mine.keep(2, do, line="A line")["ok"]


def test_mine_can_be_kept_though_it_was_deleted_elsewhere(mine):
    mine.other.act("kept-delete", which=mine.screen.place.kept_id)
    assert mine.keep(1)["kind"] == "RecordChanged"
    assert mine.there() == ("", 0, False)
    assert mine.keep(0)["ok"]


def test_a_draft_from_before_a_reload_is_kept_the_same_way(mine, new_role_play):
    place = mine.screen.moved()["place"]
    again = mine._replace(screen=new_role_play(mine.screen.lock.carry()))
    again.screen.act("resume", place=place)
    assert again.keep(1)["kind"] == "RecordChanged"
    assert again.there()[0] == "Theirs"
    assert again.keep(2)["ok"]


def test_another_try_is_new_whatever_the_one_before_was(mine):
    mine.screen.place.kept_id = ""
    assert mine.keep(7)["ok"]
    assert len(mine.screen.lock.journal.records(KIND_PLAY)) == 2


def test_without_a_revision_what_this_page_knows_counts(mine):
    form = answers(mine.screen, say="Mine")
    assert not mine.screen.act("keep-debrief", form=form)["ok"]


def test_drawing_the_page_is_no_sign_that_somebody_is_there(mine, clock):
    for _ in range(60):
        clock.pass_by(minutes=1)
        mine.screen.act("beat", active=False)
        mine.screen.publish()
        mine.screen.tick()
    assert mine.screen.lock.journal is None
