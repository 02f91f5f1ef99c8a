"""Where the ways of a case lead: missing scenes, unreached ones, dead ends, loops."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.content.problem import Level, quote_value, suggest_known_word
from toolkit.practice.case.case import Case
from toolkit.practice.case.walk import Node

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

QUOTES = str.maketrans("“”‘’", "\"\"''")


def check_ways(context: CheckContext) -> None:
    """Note everything about where the ways lead."""
    weight: Level = "must" if context.cased else "should"
    _missing(context, weight)
    _unreached(context)
    _dead_ends(context, weight)
    _check_scenes_without_choice(context)
    _check_endless_loops(context)
    if not context.case.endings and context.cased:
        hint = 'Write "[ending]" after the name of each scene that ends it.'
        context.note(_first(context.case), "This case has no ending.", hint, "must")


def find_same_name(wrong: str, names: Iterable[str]) -> str:
    """Return the name that differs only in spaces, capitals or quotation marks.

    Args:
        wrong: The name as a choice gives it.
        names: The names of the scenes.
    """
    return next((name for name in names if _bare(name) == _bare(wrong)), "")


def _bare(name: str) -> str:
    return re.sub(r"\s+", " ", name.translate(QUOTES)).strip().lower()


def _first(case: Case) -> int:
    scene = case.scenes.get(case.start)
    return scene.line if scene else 0


def _missing(context: CheckContext, weight: Level) -> None:
    names = context.case.scenes
    for scene in names.values():
        for choice in scene.choices:
            if choice.target in names:
                continue
            near = find_same_name(choice.target, names)
            hint = f"Did you mean {quote_value(near)}?" if near else ""
            hint = hint or suggest_known_word(choice.target, names)
            hint = hint or f'Add a line ":: {choice.target}" with that scene.'
            message = (
                f"A choice in {quote_value(scene.name)} leads to "
                f"{quote_value(choice.target)}, "
                "and there is no such scene."
            )
            context.note(choice.line, message, hint, weight)


def _unreached(context: CheckContext) -> None:
    reached = set[str]().union(*(walk.scenes for walk in context.walks))
    if not all(walk.complete for walk in context.walks):
        reached = _linked(context.case)
    targets = {one.target for s in context.case.scenes.values() for one in s.choices}
    for scene in context.case.scenes.values():
        if scene.name in reached:
            continue
        if scene.name in targets:
            message = f"Nobody can reach {quote_value(scene.name)}."
            hint = "Look at the conditions on the way to it."
        else:
            message = f"No choice leads to {quote_value(scene.name)}."
            hint = (
                f'Add one, such as "- [[...->{scene.name}]]", or a tag such as [note].'
            )
        context.note(scene.line, message, hint, "should")


def _linked(case: Case) -> set[str]:
    """Return the scenes that links lead to, whatever the conditions."""
    seen, ahead = {case.start}, [case.start]
    while ahead:
        scene = case.scenes.get(ahead.pop())
        for choice in scene.choices if scene else ():
            if choice.target not in seen:
                seen.add(choice.target)
                ahead.append(choice.target)
    return seen


def _dead_ends(context: CheckContext, weight: Level) -> None:
    for scene in context.case.scenes.values():
        if not scene.choices and not scene.ending:
            message = (
                f"{quote_value(scene.name)} offers no choice and is not an ending."
            )
            hint = "Add a choice, or write [ending] after its name."
            context.note(scene.line, message, hint, weight)
        if scene.choices and scene.ending:
            message = (
                f"{quote_value(scene.name)} is an ending, so its choices are not read."
            )
            hint = "Take the tag [ending] away, or the choices."
            context.note(scene.line, message, hint, "should")


def _check_scenes_without_choice(context: CheckContext) -> None:
    told: set[str] = set()
    for walk in context.walks:
        for node in walk.stuck:
            scene = walk.scene(node)
            if scene.name in told:
                continue
            told.add(scene.name)
            level = " for a practitioner" if walk.level == "practitioner" else ""
            message = (
                f"In {quote_value(scene.name)} no choice is left{level} "
                f"{_when(context.case, node)}."
            )
            hint = 'Give one choice no "when:", so that there is always a way on.'
            context.note(scene.line, message, hint, "must")


def _when(case: Case, node: Node) -> str:
    if not case.meters:
        return "at all"
    values = (f"{name} is {value}" for name, value in case.name_values(node[1]).items())
    return "when " + " and ".join(values)


def _check_endless_loops(context: CheckContext) -> None:
    found = set[str]()
    for walk in context.walks:
        if walk.complete and context.case.endings:
            found |= walk.endless
    lines = {name: context.case.scenes[name].line for name in found}
    if not found:
        return
    first = min(found, key=lambda name: lines[name])
    others = "" if len(found) == 1 else f" and {len(found) - 1} more"
    message = f"From {quote_value(first)}{others} no ending can be reached."
    hint = "Let one choice on the way round lead out of it."
    context.note(lines[first], message, hint, "must")
