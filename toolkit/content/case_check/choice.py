"""The choices: believable, different, with a reason, and not to be guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.content.problem import quote_value
from toolkit.practice.case.case import Choice, Scene

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

# A reason that begins by marking the answer: ``That's right``, ``No, wrong``.
VERDICT = re.compile(
    r"\W*(?:this is |that is |it is |that's )?(?:the )?(?:right|wrong|correct|"
    r"incorrect|good|bad|best|worst|poor|yes|no|well done|not ideal|perfect)\b",
    re.IGNORECASE,
)
SHORT_REASON = 7
"""Words; a verdict with fewer gives nothing to think about."""
FEWEST = 5
"""Decisions in which one option helps most, before a habit can be seen."""
HABIT = 0.75
MOST_OPTIONS = 5
# A meter that is better low, by its name: ``Tension``, ``risk of harm``.
ADVERSE = re.compile(
    r"tension|anger|angry|heat|risk|stress|fear|harm|pressure|distress|hostil|conflict|"
    r"suspicion|worry|shame|strain|danger|doubt",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BestChoice:
    """How the option that helps most stands among the others of its scene."""

    scene: Scene
    position: int
    longest: bool
    only: bool


def check_choices(context: CheckContext) -> None:
    """Note everything about the choices."""
    for scene in context.case.scenes.values():
        if scene.decision and not scene.ending:
            _check_false_choices(context, scene)
            _twins(context, scene)
            _number(context, scene)
            _lengths(context, scene)
            if context.cased:
                _reasons(context, scene)
    _check_guessable_choices(context)


def _check_false_choices(context: CheckContext, scene: Scene) -> None:
    outcomes = {(one.target, one.effects) for one in map(_bare, scene.choices)}
    if len(outcomes) == 1:
        where = quote_value(scene.name)
        message = f"Every choice in {where} leads to the same and changes nothing."
        hint = "Give them different effects, or different scenes to lead to."
        context.note(scene.line, message, hint, "should")


@dataclass(frozen=True, slots=True)
class _Outcome:
    target: str
    effects: tuple[tuple[str, int, bool], ...]


def _bare(choice: Choice) -> _Outcome:
    moves = ((one.meter, one.change, one.exact) for one in choice.effects)
    return _Outcome(choice.target, tuple(sorted(moves)))


def _twins(context: CheckContext, scene: Scene) -> None:
    """Name choices with the same words that somebody can see side by side."""
    for walk in context.walks:
        for state in walk.states.get(scene.name, ()):
            seen: set[str] = set()
            for number in context.case.list_offered(scene, state, walk.level):
                choice = scene.choices[number]
                if choice.text in seen:
                    message = (
                        f"Two choices here say the same: {quote_value(choice.text)}."
                    )
                    hint = "Change the words of one of them."
                    context.note(choice.line, message, hint, "should")
                    return
                seen.add(choice.text)


def _number(context: CheckContext, scene: Scene) -> None:
    most = max(
        (
            len(context.case.list_offered(scene, state, walk.level))
            for walk in context.walks
            for state in walk.states.get(scene.name, ())
        ),
        default=0,
    )
    if most > MOST_OPTIONS:
        message = f"{quote_value(scene.name)} offers {most} choices at once."
        hint = "Two to four that somebody might really say are easier to weigh."
        context.note(scene.line, message, hint, "info")


def _lengths(context: CheckContext, scene: Scene) -> None:
    lengths = [_length(choice) for choice in scene.choices]
    if max(lengths) >= 3 * min(lengths) and max(lengths) - min(lengths) >= 12:
        message = (
            f"The choices in {quote_value(scene.name)} have from {min(lengths)} to "
            f"{max(lengths)} words."
        )
        hint = "A choice that stands out by its length is chosen or avoided for it."
        context.note(scene.line, message, hint, "info")


def _reasons(context: CheckContext, scene: Scene) -> None:
    without = [choice for choice in scene.choices if not choice.why]
    if without:
        number, of = len(without), len(scene.choices)
        have = "has" if number == 1 else "have"
        where = quote_value(scene.name)
        message = f"{number} of {of} choices in {where} {have} no reason."
        hint = 'Add "why:" under each, also under those you would not choose.'
        context.note(without[0].line, message, hint, "should")
    for choice in scene.choices:
        few = len(choice.why.split()) < SHORT_REASON
        if choice.why and few and VERDICT.match(choice.why):
            message = "This reason only says whether the choice is right."
            hint = "Say what it does to the people in the scene."
            context.note(choice.line, message, hint, "should")


def _check_guessable_choices(context: CheckContext) -> None:
    standings = list(_standings(context))
    if len(standings) < FEWEST:
        return
    line = standings[0].scene.line
    total = len(standings)
    longest = sum(one.longest for one in standings)
    if longest >= HABIT * total:
        message = f"The choice that helps most is the longest in {longest} of {total}."
        hint = "Shorten some of them: the best line is seldom the longest."
        context.note(line, message, hint, "should")
    for position in {one.position for one in standings}:
        same = sum(one.position == position for one in standings)
        if same >= HABIT * total:
            message = (
                "The choice that helps most stands in the same place in "
                f"{same} of {total}."
            )
            context.note(line, message, "Move some of them up or down.", "should")
    only = sum(one.only for one in standings)
    if only == total:
        message = f"In all {total} decisions only one choice helps at all."
        hint = "Let two believable choices help in different ways."
        context.note(line, message, hint, "should")


def _standings(context: CheckContext) -> Iterator[BestChoice]:
    for scene in context.case.scenes.values():
        if not scene.decision:
            continue
        helps = [_help(choice) for choice in scene.choices]
        best = max(helps)
        if helps.count(best) != 1 or best <= 0:
            continue
        position = helps.index(best)
        lengths = [_length(choice) for choice in scene.choices]
        longest = lengths[position] == max(lengths) and lengths.count(max(lengths)) == 1
        yield BestChoice(scene, position, longest, sum(one > 0 for one in helps) == 1)


def _help(choice: Choice) -> int:
    return sum(
        -one.change if ADVERSE.search(one.meter) else one.change
        for one in choice.effects
        if not one.exact
    )


def _length(choice: Choice) -> int:
    return len(choice.text.split())
