"""Meters and conditions: what never holds, always holds, or moves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.content.problem import quote_value
from toolkit.practice.case.case import Condition, Scene
from toolkit.practice.case.meter import Effect, State, name_meter_values

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

MOST_METERS = 4


def check_meters(context: CheckContext) -> None:
    """Note everything about meters and conditions."""
    _meters(context)
    _scales(context)
    _check_idle_effects(context)
    if all(walk.complete for walk in context.walks):
        for scene in context.case.scenes.values():
            _conditions(context, scene)


def _uses(context: CheckContext) -> Iterator[Condition]:
    for scene in context.case.scenes.values():
        for stretch in scene.text:
            if stretch.when:
                yield stretch.when
        for choice in scene.choices:
            if choice.when:
                yield choice.when


def _meters(context: CheckContext) -> None:
    asked = {name for one in _uses(context) for name in one.meters}
    moved = {effect.meter for effect in _effects(context)}
    for meter in context.case.meters:
        if meter.name not in moved:
            message = f"Nothing ever moves {quote_value(meter.name)}."
            hint = f'Add a line such as "effect: {meter.name} +1" under a choice.'
            context.note(meter.line, message, hint, "should")
        elif meter.name not in asked:
            message = f"Nothing depends on {quote_value(meter.name)}: it is only shown."
            hint = f'A choice can wait for it: "when: {meter.name} >= 2".'
            context.note(meter.line, message, hint, "info")
    if len(context.case.meters) > MOST_METERS:
        message = f"There are {len(context.case.meters)} meters to keep in mind."
        hint = "Two are usually enough to feel."
        context.note(context.case.meters[0].line, message, hint, "info")


def _scales(context: CheckContext) -> None:
    tops = {meter.name: meter.top for meter in context.case.meters}
    for condition in _uses(context):
        for test in (one for group in condition.any_of for one in group):
            if test.number > tops.get(test.meter, test.number):
                message = f'"{test}" is beyond the scale of {test.meter}.'
                hint = f"It goes from 0 to {tops[test.meter]}."
                context.note(condition.line, message, hint, "should")
    for effect in _effects(context):
        top = tops.get(effect.meter, abs(effect.change))
        if abs(effect.change) > top:
            message = f'"effect: {effect}" is beyond the scale of {effect.meter}.'
            context.note(effect.line, message, f"It goes from 0 to {top}.", "should")


def _effects(context: CheckContext) -> Iterator[Effect]:
    for scene in context.case.scenes.values():
        for choice in scene.choices:
            yield from choice.effects


def _conditions(context: CheckContext, scene: Scene) -> None:
    for choice in scene.choices:
        levels = choice.levels or ("student", "practitioner")
        if choice.when is not None:
            states = _states(context, scene.name, levels)
            _check_condition(context, "when", choice.when, states)
    for stretch in scene.text:
        if stretch.when is not None:
            states = _states(context, scene.name, ("student", "practitioner"))
            _check_condition(context, "if", stretch.when, states)


def _states(context: CheckContext, name: str, levels: tuple[str, ...]) -> set[State]:
    return {
        state
        for walk in context.walks
        if walk.level in levels or len(context.walks) == 1
        for state in walk.states.get(name, ())
    }


def _check_condition(
    context: CheckContext, key: str, when: Condition, states: set[State]
) -> None:
    if not states:
        return
    answers = {
        when.holds(name_meter_values(context.case.meters, state)) for state in states
    }
    shown = f'"if {when}:"' if key == "if" else f'"when: {when}"'
    if answers == {False}:
        message = f"{shown} never holds here."
        context.note(when.line, message, _span(context, when, states), "should")
    elif answers == {True} and len(states) > 1:
        message = f"{shown} always holds here, so it changes nothing."
        context.note(when.line, message, _span(context, when, states), "info")


def _span(context: CheckContext, when: Condition, states: set[State]) -> str:
    """Say between which values each meter of a condition is when it is asked."""
    parts: list[str] = []
    for name in when.meters:
        values = {
            name_meter_values(context.case.meters, state)[name] for state in states
        }
        low, high = min(values), max(values)
        parts.append(
            f"{name} is {low}" if low == high else f"{name} is {low} to {high}"
        )
    return f"Whenever somebody gets here, {' and '.join(parts)}."


def _check_idle_effects(context: CheckContext) -> None:
    """Name effects that never move anything, because the end of the scale is there."""
    tops = {meter.name: meter.top for meter in context.case.meters}
    if not all(walk.complete for walk in context.walks):
        return
    for scene in context.case.scenes.values():
        states = _states(context, scene.name, ("student", "practitioner"))
        for effect in (one for choice in scene.choices for one in choice.effects):
            values = {
                name_meter_values(context.case.meters, state)[effect.meter]
                for state in states
            }
            limit = tops[effect.meter] if effect.change > 0 else 0
            if not effect.exact and values == {limit}:
                message = f'"effect: {effect}" moves nothing here.'
                hint = f"{effect.meter} is already {limit} whenever somebody gets here."
                context.note(effect.line, message, hint, "should")
