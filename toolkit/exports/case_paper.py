"""A case on paper: for the facilitator, to play from, cards, observer's sheet.

One Word document whose parts start on pages of their own, so that each can be handed
out alone. The cards and the playing copy hold nothing that gives the case away.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from toolkit.exports.case_cards import (
    FOOTER,
    HandoutDocument,
    add_observer_sheet,
    add_role_card,
    add_round,
)
from toolkit.practice.case.case import Case, Choice, Scene
from toolkit.practice.case.meter import SPOKEN, Condition
from toolkit.practice.case.text import parse_scene_lines, strip_emphasis
from toolkit.practice.play.debrief import DE_ROLE, FICTION, LAST, build_prebrief
from toolkit.practice.together.cards import build_role_cards

FACILITATOR = "For the facilitator"
TALLY = "Tally"
BOXES = "☐ "


def write_case_paper(case: Case, today: date) -> bytes:
    """Return the paper pack of a case.

    Args:
        case: The case.
        today: The day it is made, in the person's time zone.

    Returns:
        The bytes of a .docx file.
    """
    pack = HandoutDocument(case.title, FOOTER, today)
    numbers = _numbers(case)
    _front(pack, case)
    _facilitator(pack, case, numbers)
    _playing(pack, case, numbers)
    for card in build_role_cards(case):
        add_role_card(pack, case, card)
    add_observer_sheet(pack, case)
    return pack.write_bytes()


def _numbers(case: Case) -> Mapping[str, int]:
    """Return the number of each scene: the first one is 1."""
    names = [case.start, *(name for name in case.scenes if name != case.start)]
    return {name: number for number, name in enumerate(names, 1) if name}


def _front(pack: HandoutDocument, case: Case) -> None:
    said = build_prebrief(case)
    pack.add_labelled("You are", said.role)
    pack.add_labelled("The situation", strip_emphasis(said.about))
    pack.add_labelled(
        "Time", f"{said.minutes} minutes, and as long again for the debrief"
    )
    pack.add_list("What it lets you practise", said.aims)
    pack.add_labelled("What it contains", said.contains)
    pack.add_labelled("A lighter version", said.lighter)
    pack.add_list("Before you begin", (*FICTION[:3], *said.words))
    pack.add_labelled(
        "Stopping", "Anybody may say “pause” at any moment, without a reason."
    )
    pack.add_labelled("Where to turn", said.support)
    add_round(pack)


def _facilitator(pack: HandoutDocument, case: Case, numbers: Mapping[str, int]) -> None:
    pack.begin_part(FACILITATOR, "Reasons, meters and thoughts: keep this part.")
    for heading, text in case.notes:
        if heading != FACILITATOR:
            pack.add("Heading 2", heading)
        for line in parse_scene_lines(text, ()):
            pack.add("Normal", line.text)
    for meter in case.meters:
        words = f" ({', '.join(meter.words)})" if meter.words else ""
        pack.add_labelled(
            f"{TALLY}: {meter.name}{words}",
            f"Starts at {meter.start} of {meter.top}.  {BOXES * (meter.top + 1)}",
        )
    for scene in case.scenes.values():
        pack.add("Heading 2", f"{numbers[scene.name]}  {scene.name}")
        if scene.thought:
            who = scene.thought.who or "Unsaid"
            pack.add_labelled(f"{who} thinks", strip_emphasis(scene.thought.words))
        for choice in scene.choices if not scene.ending else ():
            pack.add_labelled(_offer(choice, numbers), _describe_reasons(choice))
        pack.add_labelled("In short", scene.in_short)
        pack.add_labelled("For the debrief", scene.debrief)
    pack.add_list(
        "Questions for the debrief", [one.words for one in case.plan.questions]
    )
    pack.add_labelled("The last question", LAST)
    pack.add_list("Out of the roles", case.plan.de_role or DE_ROLE)


def _describe_reasons(choice: Choice) -> str:
    effects = ", ".join(str(effect) for effect in choice.effects)
    aims = ", ".join(choice.practises)
    parts = [
        f"Only if {_spoken(choice.when)}." if choice.when else "",
        f"Only for a {' or '.join(choice.levels)}." if choice.levels else "",
        f"{effects}." if effects else "",
        strip_emphasis(choice.why),
        f"({aims})" if aims else "",
    ]
    return " ".join(part for part in parts if part) or "No reason is given."


def _playing(pack: HandoutDocument, case: Case, numbers: Mapping[str, int]) -> None:
    pack.begin_part(
        "To play from", "Begin at 1. Read aloud, decide, and turn to the number."
    )
    people = [person.name for person in case.plan.people]
    for name in sorted(numbers, key=lambda one: numbers[one]):
        scene = case.scenes.get(name)
        if scene is None:
            continue
        pack.add("Heading 2", f"{numbers[name]}  {scene.name}")
        for stretch in scene.text:
            if stretch.when is not None:
                pack.add("Normal", f"[Read this if {_spoken(stretch.when)}]")
            elif stretch.otherwise:
                pack.add("Normal", "[Otherwise read this]")
            for line in parse_scene_lines(stretch.text, people):
                who = f"{line.who}: " if line.who else ""
                pack.add("Normal", f"{who}{line.text}")
        pack.add_labelled("Pause", scene.pause)
        _ways(pack, scene, numbers)


def _ways(pack: HandoutDocument, scene: Scene, numbers: Mapping[str, int]) -> None:
    if scene.ending or not scene.choices:
        pack.add("Normal", "The case ends here. Step out of the role, then debrief.")
        return
    lines = [
        f"{_offer(one, numbers)}{' (ask the facilitator)' if one.when else ''}"
        for one in scene.choices
    ]
    pack.add_list("What do you do?", lines)


def _offer(choice: Choice, numbers: Mapping[str, int]) -> str:
    number = numbers.get(choice.target)
    turn = f"turn to {number}" if number else "this scene is not written yet"
    return f"{strip_emphasis(choice.text)} → {turn}"


def _spoken(condition: Condition) -> str:
    groups = (
        " and ".join(f"{one.meter} is {SPOKEN[one.sign]} {one.number}" for one in group)
        for group in condition.any_of
    )
    return ", or ".join(groups)
