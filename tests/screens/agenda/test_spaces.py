"""Several supervisees in one journal: each apart, and gone in one step."""

from __future__ import annotations

import json

import pytest
from screens.forms import action, item

ASYE = {"nation": "england", "framework": "england-asye-child-and-family"}


def page(screen) -> dict:
    return screen.state["page"]


def make(screen, called: str) -> str:
    """Make a space and return its id."""
    form = {"called": called, "seat": "supervising", "another": True}
    assert screen.act("space-save", form=form)["ok"]
    return page(screen)["spaces"]["open"]


@pytest.fixture
def three(agenda):
    """A supervisor of three, with something of each and something of their own."""
    agenda.act("item-save", form=item("Mine"))
    for name in ("One", "Two", "Three"):
        make(agenda, name)
        agenda.act("part", which="session")
        agenda.act("item-save", form=item(f"For {name}"))
        agenda.act("start")
        agenda.act("line-save", form={"text": f"Said to {name}", "bin": "shared"})
        agenda.act("action-save", form=action(f"Action of {name}", here=True))
        agenda.act("end")
        agenda.act("agree", form={"mine": "Sam", "theirs": name})
        agenda.act("finish")
    return agenda


def everything(screen) -> str:
    """Return all that the page shows of the space that is open."""
    seen = []
    for part in ("session", "actions", "sessions"):
        screen.act("part", which=part)
        seen.append(
            {k: v for k, v in page(screen).items() if k not in ("spaces", "undo")}
        )
    return json.dumps(seen)


def test_nothing_crosses_from_one_to_another(three):
    assert "Three" in everything(three)
    for other in ("For One", "Action of Two", "Mine", "Said to"):
        assert other not in everything(three)
    three.act("space-open", which="")
    assert "Mine" in everything(three)
    assert "Action of" not in everything(three)


def test_evidence_of_one_is_not_counted_for_another(three):
    for name in ("Four", "Five"):
        make(three, name)
        three.act("space-save", form={**ASYE, "called": name, "seat": "supervising"})
    form = {"count": "observations", "note": "Home visit"}
    assert three.act("evidence-save", form=form)["ok"]
    three.act("part", which="sessions")
    assert len(page(three)["time"]["evidence"]["listed"]) == 1
    four = next(o for o in page(three)["spaces"]["given"] if o["name"] == "Four")
    three.act("space-open", which=four["id"])
    assert page(three)["time"]["evidence"]["listed"] == []


def test_a_space_goes_with_all_in_it_and_comes_back_by_undo(three):
    before = everything(three)
    assert three.act("space-remove")["ok"]
    assert [o["name"] for o in page(three)["spaces"]["given"]] == ["One", "Two"]
    gone = page(three)["undo"]["step"]
    assert three.act("undo", step=gone)["ok"]
    third = page(three)["spaces"]["given"][-1]
    three.act("space-open", which=third["id"])
    assert everything(three) == before


def test_everything_can_be_taken_away_in_one_file(three):
    reply = three.act("all-out")
    whole = json.loads(reply["buffers"][0])
    for words in ("Mine", "For One", "Said to Two", "Action of Three"):
        assert words in json.dumps(whole)
    kinds = {one["kind"] for one in whole["records"]}
    assert kinds >= {f"supervision.{k}" for k in ("agenda", "run", "action", "record")}


def test_there_may_be_nothing_to_take_away(agenda):
    assert "nothing to take away" in agenda.act("all-out")["error"]


def test_my_own_supervision_is_never_removed_as_a_space(agenda):
    assert not agenda.act("space-remove")["ok"]
