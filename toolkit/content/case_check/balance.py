"""How a case plays: shares of endings, time it takes, numbers worth knowing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.content.case_check.words import ENOUGH, compute_reading_age
from toolkit.content.problem import describe_count, quote_value
from toolkit.practice.case.case import Case, Scene
from toolkit.practice.case.walk import measure_longest_path

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

RARE = 0.02
COMMON = 0.7
WORDS_A_MINUTE = 180
"""Read at the pace of somebody who lets it sink in."""
DECIDING = 0.5
"""Minutes to decide, and to notice at a pause."""


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """What a case comes to.

    Args:
        scenes: How many scenes it has.
        decisions: In how many of them there is something to decide.
        endings: In how many of them it can end.
        words: Words in all of its scenes.
        minutes: What the longest way takes to read, to notice and to decide.
        age: About how old somebody is who reads it with ease, in years; 0 for
            too few words to say.
    """

    scenes: int = 0
    decisions: int = 0
    endings: int = 0
    words: int = 0
    minutes: int = 0
    age: int = 0


def compute_case_numbers(context: CheckContext) -> CaseNumbers:
    """Return what a case comes to, once everything about it was noted."""
    case = context.case
    text = "\n\n".join(
        stretch.text for one in case.scenes.values() for stretch in one.text
    )
    words = len(text.split())
    return CaseNumbers(
        len(case.scenes),
        len(case.decisions),
        len(case.endings),
        words,
        max(1, context.minutes) if case.start else 0,
        compute_reading_age(text) if words >= ENOUGH else 0,
    )


def check_balance(context: CheckContext) -> None:
    """Note everything about how it plays."""
    if not context.case.start:
        return
    _shares(context)
    minutes = context.minutes = _minutes(context)
    planned = context.case.plan.minutes
    if planned and minutes > planned * 1.25:
        message = (
            f"The longest way takes about {minutes} minutes; {planned} are planned."
        )
        hint = "Give it more time, or shorten the way."
        context.note_about_plan(message, hint, "should")
    if context.cased:
        _numbers(context, minutes)


def _shares(context: CheckContext) -> None:
    total = sum(one.number for one in context.chances)
    for scene in context.case.scenes.values():
        seen = sum(one.scenes[scene.name] for one in context.chances)
        if 0 < seen < RARE * total:
            message = (
                f"{quote_value(scene.name)} is seen in {seen} of {total} plays by "
                "chance."
            )
            hint = "Few people will meet it unless more ways lead there."
            context.note(scene.line, message, hint, "info")
        share = sum(one.endings[scene.name] for one in context.chances)
        if share > COMMON * total and len(context.case.endings) > 1:
            message = (
                f"{quote_value(scene.name)} ends {share} of {total} plays by chance."
            )
            hint = "Perhaps too many ways lead to it."
            context.note(scene.line, message, hint, "info")
    lost = sum(one.unfinished for one in context.chances)
    if lost and context.case.endings:
        message = f"{lost} of {total} plays by chance came to no ending."
        hint = "Look for a way that goes round, or a scene without a way on."
        context.note_about_plan(message, hint, "info")


def compute_scene_seconds(case: Case) -> dict[str, int]:
    """Return the seconds that each scene takes, by its name."""
    return {name: _weight(scene) for name, scene in case.scenes.items()}


def _minutes(context: CheckContext) -> int:
    weights = compute_scene_seconds(context.case)
    longest = 0
    for walk, chance in zip(context.walks, context.chances, strict=True):
        way = measure_longest_path(walk, weights) if walk.complete else None
        longest = max(longest, chance.heaviest if way is None else way)
    return round(longest / 60)


def _weight(scene: Scene) -> int:
    """Return the seconds that a scene takes to read, to notice and to decide."""
    text = " ".join(stretch.text for stretch in scene.text)
    offered = " ".join(choice.text for choice in scene.choices)
    words = len(text.split()) + len(offered.split())
    thinking = DECIDING * (scene.decision + bool(scene.pause) + bool(scene.own_words))
    return round(60 * (words / WORDS_A_MINUTE + thinking))


def _numbers(context: CheckContext, minutes: int) -> None:
    case = context.case
    words = sum(
        len(stretch.text.split())
        for one in case.scenes.values()
        for stretch in one.text
    )
    shortest = min((one.shortest for one in context.chances if one.shortest), default=0)
    longest = max((one.longest for one in context.chances), default=0)
    counts = (
        describe_count(len(case.scenes), "scene"),
        describe_count(len(case.decisions), "decision"),
        describe_count(len(case.endings), "ending"),
        f"about {words:,} words",
        f"{shortest} to {longest} choices a play",
        f"up to about {describe_count(max(1, minutes), 'minute')}",
    )
    message = f"{', '.join(counts)}."
    context.note_about_plan(message, "", "info")
    needs_numbers = any(one.when for scene in case.decisions for one in scene.choices)
    if needs_numbers:
        message = "On paper, somebody has to keep count of the meters."
        hint = "The paper pack prints a tally for it."
        context.note_about_plan(message, hint, "info")
