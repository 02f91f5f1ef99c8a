"""The way somebody took through a case: what they chose and where it turned.

An ordered list first; anything drawn is a mirror of it. Gives no marks and no totals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.practice.case.case import Case, Scene, Thought
from toolkit.practice.case.meter import State
from toolkit.practice.case.walk import Walk
from toolkit.practice.play.play import PauseNotice, Play, PlayStep, get_scene
from toolkit.practice.play.view import MeterView, build_meter_changes

GREAT = 2
"""Points that meters move together before a choice counts as a turn by itself; our
own mark, not a rule."""
MOST_TURNS = 3
"""Turns that a debrief looks back at; our own mark, not a rule."""


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """A choice that was not taken.

    Args:
        text: Its words.
        target: Where it leads.
        open: False when its condition kept it from being offered.
        why: The reason the case gives for it.
    """

    text: str
    target: str
    open: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class TakenChoice:
    """One choice on the way.

    Args:
        number: Which choice it is, counted from 0, to go back to.
        scene: The scene's name.
        chosen: The words of the choice.
        target: Where it led.
        decision: True when there was something else to choose.
        others: What was not taken.
        meters: The meters after it, and by how much each moved.
        why: The reason the case gives.
        thoughts: What the other person thought, here and at the choice.
        said: The person's own words.
        notice: What they noticed.
        pause: The question they were asked at the pause.
        turn: Why it turned here, in a sentence; empty where it did not.
        question: What the scene asks in the debrief.
    """

    number: int
    scene: str
    chosen: str
    target: str
    decision: bool
    others: tuple[OtherChoice, ...]
    meters: tuple[MeterView, ...]
    why: str = ""
    thoughts: tuple[Thought, ...] = ()
    said: str = ""
    notice: PauseNotice | None = None
    pause: str = ""
    turn: str = ""
    question: str = ""


def build_play_path(
    case: Case, play: Play, walk: Walk | None = None
) -> tuple[TakenChoice, ...]:
    """Return the way that was taken.

    Args:
        case: The case.
        play: The play.
        walk: The walk of the case for the same level, to say which endings a choice
            closed; None leaves that out.
    """
    turns = _find_turning_points(case, play, walk)
    return tuple(
        _build_taken_choice(case, play, number, turns.get(number, ""))
        for number in range(len(play.steps))
    )


def get_last_scene(case: Case, play: Play) -> Scene:
    """Return where the play stands: its ending, once there is one.

    Args:
        case: The case.
        play: The play.
    """
    return get_scene(case, play)


def _build_taken_choice(case: Case, play: Play, number: int, turn: str) -> TakenChoice:
    step = play.steps[number]
    scene = case.scenes[step.scene]
    choice = scene.choices[step.number]
    thoughts = (scene.thought, choice.thought)
    return TakenChoice(
        number,
        scene.name,
        choice.text,
        choice.target,
        len(case.list_offered(scene, step.before, play.level)) > 1,
        tuple(_others(case, play, step)),
        build_meter_changes(case, play, number),
        choice.why,
        tuple(one for one in thoughts if one is not None),
        step.said,
        step.notice,
        scene.pause,
        turn,
        scene.debrief,
    )


def _others(case: Case, play: Play, step: PlayStep) -> Iterable[OtherChoice]:
    scene = case.scenes[step.scene]
    offered = case.list_offered(scene, step.before, play.level)
    seen = {step.text}
    # What is offered first: the same words may stand there again for another state.
    order = sorted(range(len(scene.choices)), key=lambda one: one not in offered)
    kept: dict[int, OtherChoice] = {}
    for number in order:
        choice = scene.choices[number]
        for_them = not choice.levels or play.level in choice.levels
        if choice.text not in seen and for_them:
            seen.add(choice.text)
            kept[number] = OtherChoice(
                choice.text, choice.target, number in offered, choice.why
            )
    return [kept[number] for number in sorted(kept)]


def _find_turning_points(case: Case, play: Play, walk: Walk | None) -> dict[int, str]:
    """Return the few choices at which most was decided, each with its sentence.

    What closed half the endings or more comes before any move of meters. The half and
    the weights are our own marks, not rules.
    """
    weights: dict[int, tuple[float, str]] = {}
    ends = [*(step.before for step in play.steps[1:]), play.state]
    for number, step in enumerate(play.steps):
        scene = case.scenes[step.scene]
        if len(case.list_offered(scene, step.before, play.level)) < 2:
            continue
        target = scene.choices[step.number].target
        closed = _count_closed_endings(
            walk, (step.scene, step.before), (target, ends[number])
        )
        far = sum(abs(one.moved) for one in build_meter_changes(case, play, number))
        if closed and closed[0] >= 0.5 * closed[1]:
            weights[number] = (
                closed[0] / closed[1] + 1,
                _describe_closed_endings(*closed),
            )
        elif far >= GREAT:
            weights[number] = (
                far / 10,
                _describe_moved_meters(build_meter_changes(case, play, number)),
            )
    most = sorted(weights, key=lambda one: -weights[one][0])[:MOST_TURNS]
    return {number: weights[number][1] for number in most}


def _count_closed_endings(
    walk: Walk | None, here: tuple[str, State], there: tuple[str, State]
) -> tuple[int, int] | None:
    """Return how many endings a choice closed, of how many were open."""
    if walk is None or not walk.complete:
        return None
    before = walk.finishes.get(here, frozenset[str]())
    after = walk.finishes.get(there, frozenset[str]())
    return (len(before - after), len(before)) if len(before) > 1 else None


def _describe_closed_endings(closed: int, were: int) -> str:
    left = were - closed
    if left == 1:
        return "From here it could only end in one way."
    return f"Until here it could have ended in {were} ways, and after it in {left}."


def _describe_moved_meters(meters: Iterable[MeterView]) -> str:
    sentence = " and ".join(one.sentence for one in meters if one.moved)
    return f"{sentence[:1].upper()}{sentence[1:]}."
