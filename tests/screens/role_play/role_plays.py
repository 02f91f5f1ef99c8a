"""Playing a case on the screen, as its page would: for the tests of role-plays."""

from __future__ import annotations

from toolkit.screens.role_play.page import RolePlayScreen

CASE = "home-visit"


def shown(screen: RolePlayScreen) -> dict:
    """Return what the page draws of the step the person is at."""
    play = screen.state["page"]["play"]
    return play[play["step"].replace("-", "_")]


def step(screen: RolePlayScreen) -> str:
    """Return which step the person is at."""
    return screen.state["page"]["play"]["step"]


def begin(screen: RolePlayScreen, case: str = CASE, **form) -> RolePlayScreen:
    """Choose a case and begin it."""
    assert screen.act("case", which=case)["ok"]
    assert screen.act("begin", form=form)["ok"]
    return screen


def onward(screen: RolePlayScreen, number: int = 0) -> dict:
    """Pass what is asked in this scene and take one of its choices."""
    if shown(screen)["pending"] == "pause":
        assert screen.act("pause-done", form={})["ok"]
    if shown(screen)["pending"] == "own words":
        assert screen.act("say", form={"said": ""})["ok"]
    seen = shown(screen)
    chosen = seen["choices"][min(number, len(seen["choices"]) - 1)]["number"]
    reply = screen.act("choose", number=chosen, at=seen["at"])
    assert reply["ok"], reply
    return reply


def to_the_end(screen: RolePlayScreen, number: int = 0) -> RolePlayScreen:
    """Play on until the case ends."""
    while shown(screen)["pending"] not in ("ended", "unwritten"):
        onward(screen, number)
    return screen


def debriefed(screen: RolePlayScreen, case: str = CASE, number: int = 0, **form):
    """Play a case to its end and go to the debrief."""
    to_the_end(begin(screen, case, **form), number)
    assert screen.act("to-debrief")["ok"]
    assert step(screen) == "debrief"
    return screen


def answers(screen: RolePlayScreen, **fields) -> dict:
    """Return a form in which the first question is answered."""
    first = shown(screen)["sections"][0]["prompts"][0]
    return {first: "Tired, in my shoulders.", "say": "I came to listen.", **fields}
