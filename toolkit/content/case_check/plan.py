"""The plan: who it is for, what it practises, and whether play and debrief hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.content.problem import Level, describe_count, join_as_choice, quote_value
from toolkit.practice.case.case import Objective
from toolkit.practice.case.walk import Node, Walk

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

FEWEST_DECISIONS, MOST_DECISIONS = 8, 17
FEWEST_ENDINGS = 3

ASKED: tuple[tuple[str, str, str, Level], ...] = (
    ("role", "who the person is in it", "role: a newly qualified worker", "should"),
    ("minutes", "how long it takes", "time: 20 minutes", "should"),
    ("content_note", "what it contains", "content note: raised voices", "should"),
    ("support", "where to turn if it is close to home", "support: ...", "should"),
    ("need", "which need it answers", "need: I have court on Thursday", "info"),
    ("lighter", "what a lighter version leaves out", "lighter: ...", "info"),
    ("author", "who wrote it", "author: ...", "info"),
    ("licence", "how others may use it", "licence: ...", "info"),
)


def check_plan(context: CheckContext) -> None:
    """Note everything about the plan."""
    first = next(iter(context.case.scenes.values())).line
    if not context.cased:
        message = "This story has no plan yet, so there is no prebrief and no debrief."
        hint = 'Add a scene ":: Case [case]" with "role:", "time:" and "objectives:".'
        context.note(first, message, hint, "info")
        return
    _asked(context)
    _objectives(context)
    _check_unknown_objectives(context)
    _shape(context, first)
    _pauses(context, first)
    _endings(context)
    _cards(context)
    _lighter(context)


def _asked(context: CheckContext) -> None:
    for name, says, example, level in ASKED:
        if not getattr(context.case.plan, name):
            message = f"The plan does not say {says}."
            context.note_about_plan(message, f'Add a line such as "{example}".', level)


def _objectives(context: CheckContext) -> None:
    plan = context.case.plan
    if not plan.objectives:
        hint = 'Add "objectives:" with a line for each, such as "O1 open a visit".'
        context.note_about_plan(
            "The plan says nothing of what is practised.", hint, "should"
        )
    for one in plan.objectives:
        if not any(one.id in ids for ids in _practised(context)):
            message = f"No choice practises {one.id}."
            hint = f'Add "practises: {one.id}" under the choices that do.'
            context.note(one.line, message, hint, "should")
            continue
        _check_unpractised_endings(context, one)
        for asked, what in ((plan.questions, "question"), (plan.observer, "observer")):
            if not any(item.objective == one.id for item in asked):
                _unasked(context, one, what)


def _check_unknown_objectives(context: CheckContext) -> None:
    """Name questions and observer's items for an objective that is not listed."""
    plan = context.case.plan
    known = {one.id for one in plan.objectives}
    for asked in (*plan.questions, *plan.observer):
        if asked.objective and asked.objective not in known:
            message = f"There is no objective {quote_value(asked.objective)}."
            hint = 'List it under "objectives:" in the plan of the case.'
            context.note(asked.line, message, hint, "should")


def _unasked(context: CheckContext, one: Objective, what: str) -> None:
    if what == "question":
        message = f"The debrief asks nothing about {one.id}."
        hint = f'Add "{one.id} ..." under "questions:".'
    else:
        message = f"The observer has nothing to watch for {one.id}."
        hint = f'Add "{one.id} ..." under "observer:".'
    context.note(one.line, message, hint, "should")


def _practised(context: CheckContext) -> Iterator[tuple[str, ...]]:
    for scene in context.case.scenes.values():
        for choice in scene.choices:
            yield choice.practises


def _check_unpractised_endings(context: CheckContext, one: Objective) -> None:
    """Name endings that nobody can reach while practising an objective."""
    endings: set[str] = set()
    with_it: set[str] = set()
    for walk in context.walks:
        if not walk.complete:
            return
        for node, names in walk.finishes.items():
            endings |= names
            scene = walk.scene(node)
            for number, target in walk.steps[node]:
                if one.id in scene.choices[number].practises:
                    with_it |= walk.finishes.get(target, frozenset())
            if _came_through(walk, node, one.id):
                with_it |= names
    for name in sorted((endings - with_it) & set(context.case.scenes)):
        message = f"Nobody who ends at {quote_value(name)} has practised {one.id}."
        hint = "That may be meant; the debrief can ask about it."
        context.note(context.case.scenes[name].line, message, hint, "info")


def _came_through(walk: Walk, node: Node, objective: str) -> bool:
    """Tell whether the very first scene practises it on every way."""
    scene = walk.scene(node)
    ways = [objective in one.practises for one in scene.choices]
    return node[0] == walk.case.start and bool(ways) and all(ways)


def _shape(context: CheckContext, first: int) -> None:
    case = context.case
    decisions = len(case.decisions)
    if not FEWEST_DECISIONS <= decisions <= MOST_DECISIONS:
        message = f"This case has {describe_count(decisions, 'decision')}."
        hint = f"{FEWEST_DECISIONS} to {MOST_DECISIONS} are usual for one sitting."
        context.note(first, message, hint, "info")
    if 0 < len(case.endings) < FEWEST_ENDINGS:
        message = f"This case has only {describe_count(len(case.endings), 'ending')}."
        hint = "With three, no way is simply the right one."
        context.note(first, message, hint, "should")


def _pauses(context: CheckContext, first: int) -> None:
    if not any(scene.pause for scene in context.case.scenes.values()):
        message = "Nobody is asked to stop and notice what they feel."
        hint = 'Add "pause: ..." to a scene where it gets hard.'
        context.note(first, message, hint, "should")
        return
    for walk in context.walks:
        if walk.complete and (name := _unpaused(walk)):
            message = f"Somebody can reach {quote_value(name)} without any pause."
            hint = 'Add "pause: ..." to a scene that everybody comes through.'
            context.note(context.case.scenes[name].line, message, hint, "info")
            return


def _unpaused(walk: Walk) -> str:
    """Return an ending that can be reached without a scene that pauses, if any."""
    start = next(iter(walk.steps), None)
    seen = {start}
    ahead = [start] if start else []
    while ahead:
        node = ahead.pop()
        scene = walk.scene(node)
        if scene.pause:
            continue
        if scene.ending:
            return scene.name
        for _, target in walk.steps[node]:
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    return ""


def _endings(context: CheckContext) -> None:
    for scene in context.case.endings:
        if not scene.in_short:
            message = (
                f"The ending {quote_value(scene.name)} has no line that sums it up."
            )
            hint = 'Add "in short: ...", for the debrief.'
            context.note(scene.line, message, hint, "should")
        if not scene.debrief:
            message = f"The ending {quote_value(scene.name)} leaves no question."
            context.note(scene.line, message, 'Add "debrief: ...".', "info")


def _cards(context: CheckContext) -> None:
    parts = {card.part for card in context.case.cards}
    names = {
        "worker": "the worker",
        "other": "the other person",
        "observer": "the observer",
    }
    missing = [words for part, words in names.items() if part not in parts]
    if missing:
        message = f"There is no role card for {join_as_choice(missing)}."
        hint = (
            'Add a scene ":: Card [role]" with "part: worker", "other" or "observer".'
        )
        context.note_about_plan(message, hint, "info")
    if not context.case.notes:
        hint = 'Add a scene ":: For the facilitator [note]".'
        context.note_about_plan(
            "There are no notes for whoever runs this.", hint, "info"
        )


def _lighter(context: CheckContext) -> None:
    lighter = any(scene.lighter for scene in context.case.scenes.values())
    if context.case.plan.lighter and not lighter:
        message = "The plan offers a lighter version, and no scene has one."
        hint = 'Add "lighter: ..." to the scenes that are hard to read.'
        context.note_about_plan(message, hint, "should")
