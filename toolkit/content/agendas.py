"""Reads agendas to begin with and questions for one case: ``agendas/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.items import read_each_item, read_items
from toolkit.content.yaml.nested import check_id, check_known_ids, read_parts
from toolkit.content.yaml.sheet import Sheet, collect_problems
from toolkit.practice.agenda.template import (
    AgendaQuestion,
    AgendaTemplate,
    AgendaTemplates,
    ItemStarter,
    PromptSet,
    TemplateItem,
)

SHORTEST, LONGEST = 5, 480
"""Minutes a session can take."""


def _build(found: list[Sheet], _context: ReadingContext) -> AgendaTemplates:
    ids: dict[str, str] = {}
    prompts = read_items(found, "prompts", _prompts, ids)
    templates = read_each_item(found, "templates", _template, ids)
    starters = read_each_item(found, "starters", _starter, ids)
    if not collect_problems(found):
        _check_prompts([one.id for one in prompts], templates, starters)
    return AgendaTemplates(
        tuple(one for _, _, one in templates),
        tuple(prompts),
        tuple(one for _, _, one in starters),
    )


AGENDAS = ExerciseKind(
    "agendas/*.yaml", ("templates", "prompts", "starters"), _build, may_be_missing=True
)
"""The agendas to begin with, and the sets of questions."""
load_agendas = AGENDAS.load


def _check_prompts(
    known: Iterable[str],
    templates: Iterable[tuple[Sheet, Where, AgendaTemplate]],
    starters: Iterable[tuple[Sheet, Where, ItemStarter]],
) -> None:
    for sheet, where, template in templates:
        for number, item in enumerate(template.items):
            place = (*where, "items", number, "prompts")
            check_known_ids(sheet, place, item.prompts, known)
    for sheet, where, starter in starters:
        check_known_ids(sheet, (*where, "prompts"), starter.prompts, known)


def _starter(sheet: Sheet, where: Where, ids: dict[str, str]) -> list[ItemStarter]:
    one = sheet.build_value(where, ItemStarter)
    if one is None:
        return []
    check_id(sheet, where, one.id, ids)
    if not 0 <= one.minutes <= LONGEST:
        message = f'"minutes" of {quote_value(one.title)} is {one.minutes}.'
        sheet.report(message, (*where, "minutes"), f"It goes from 0 to {LONGEST}.")
    return [one]


def _prompts(sheet: Sheet, where: Where, ids: dict[str, str]) -> list[PromptSet]:
    one = sheet.build_value(where, PromptSet, also=("questions",))
    questions = read_parts(sheet, where, "questions", AgendaQuestion)
    if one is None:
        return []
    check_id(sheet, where, one.id, ids)
    if not questions and not sheet.keys(where).get("questions"):
        message = f"{quote_value(one.title)} has no questions."
        sheet.report(message, where, 'Add a list under "questions:".')
    return [replace(one, questions=questions)]


def _template(sheet: Sheet, where: Where, ids: dict[str, str]) -> list[AgendaTemplate]:
    flat = sheet.build_value(where, AgendaTemplate, also=("items",))
    items = read_parts(sheet, where, "items", TemplateItem)
    if flat is None:
        return []
    check_id(sheet, where, flat.id, ids)
    template = replace(flat, items=items)
    _check(sheet, where, template)
    return [template]


def _check(sheet: Sheet, where: Where, one: AgendaTemplate) -> None:
    title = quote_value(one.title)
    if not SHORTEST <= one.minutes <= LONGEST:
        message = f'"minutes" of {title} is {one.minutes}.'
        hint = f"It goes from {SHORTEST} to {LONGEST}."
        sheet.report(message, (*where, "minutes"), hint)
    for number, item in enumerate(one.items):
        if not 0 <= item.minutes <= LONGEST:
            message = f'"minutes" of an item of {title} is {item.minutes}.'
            place = (*where, "items", number, "minutes")
            sheet.report(message, place, f"It goes from 0 to {LONGEST}.")
    planned = sum(item.minutes for item in one.items)
    if planned > one.minutes:
        message = f"The items of {title} take {planned} minutes, not {one.minutes}."
        hint = "Shorten some, or give it more minutes."
        sheet.report(message, (*where, "minutes"), hint, "should")
    if one.items and not any(item.reflective for item in one.items):
        message = f"{title} leaves no room for reflection."
        hint = 'Give one item "purpose: think" or "function: support".'
        sheet.report(message, (*where, "items"), hint, "should")
