"""A small made-up case that tests of playing can walk through."""

from __future__ import annotations

from types import MappingProxyType

from toolkit.practice.case.case import (
    Case,
    CaseQuestion,
    Choice,
    Comparison,
    Condition,
    ConditionalText,
    Effect,
    Meter,
    Objective,
    Person,
    Plan,
    Scene,
    Thought,
)

OPEN = Condition(((Comparison("trust", ">=", 3),),))
SHUT = Condition(((Comparison("trust", "<", 3),),))
PLAN = Plan(
    need="I have to knock on a door",
    role="a worker at a door",
    about="A first visit.",
    minutes=10,
    content_note="A raised voice.",
    objectives=(Objective("O1", "Say why you came"), Objective("O2", "Listen")),
    people=(Person("Tasha", "a mother"),),
    observer=(CaseQuestion("O1", "What were the first words?"),),
    questions=(CaseQuestion("O2", "When did you listen?"),),
)


def scenes() -> dict[str, Scene]:
    """Return three scenes and two endings."""
    door = Scene(
        "The door",
        (ConditionalText("Tasha: Yes?"),),
        choices=(
            Choice("Say why", "Inside", effects=(Effect("trust", 2),), why="It helps."),
            Choice("Shout", "The stairs", effects=(Effect("trust", -1),), why="Loud."),
            Choice("Wait", "Inside", levels=("practitioner",)),
        ),
        pause="What do you notice?",
        thought=Thought("Tasha", "Who is it?"),
        debrief="And your first words?",
        hint="Short words.",
    )
    inside = Scene(
        "Inside",
        (
            ConditionalText("A kitchen."),
            ConditionalText("She smiles.", OPEN),
            ConditionalText("She does not.", otherwise=True),
        ),
        choices=(
            Choice("Ask", "A plan", OPEN, practises=("O2",)),
            Choice("Ask", "The stairs", SHUT),
            Choice("Leave", "The stairs"),
        ),
        own_words="What do you say?",
        lighter="A room.",
    )
    plan = Scene(
        "A plan", (ConditionalText("It is done."),), ("ending",), in_short="Agreed."
    )
    stairs = Scene(
        "The stairs", (ConditionalText("Outside."),), ("ending",), in_short="Out."
    )
    return {one.name: one for one in (door, inside, plan, stairs)}


def small_case(**changes: object) -> Case:
    """Return the case, with some of its parts replaced."""
    parts: dict[str, object] = {
        "plan": PLAN,
        "meters": (Meter("trust", 1, 5, ("shut", "wary", "open")),),
        "scenes": MappingProxyType(scenes()),
        "start": "The door",
    }
    return Case("door", "At the door", **{**parts, **changes})  # pyright: ignore[reportArgumentType] a test may replace any part
