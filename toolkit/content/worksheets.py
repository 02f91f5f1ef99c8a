"""Reads the worksheets: ``worksheets/*.yaml``, one file each."""

from __future__ import annotations

from dataclasses import replace

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.items import read_items
from toolkit.content.yaml.nested import check_id, read_parts
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.worksheet.answers import (
    MOST_ANSWERS,
    Worksheet,
    WorksheetQuestion,
)
from toolkit.practice.worksheet.form import LINE_FIELD

LONGEST = 120
"""Minutes a worksheet may take."""


def _build(found: list[Sheet], _context: ReadingContext) -> tuple[Worksheet, ...]:
    worksheets = read_items(found, "worksheets", _worksheet)
    return tuple(sorted(worksheets, key=lambda one: (one.minutes, one.title)))


WORKSHEETS = ExerciseKind(
    "worksheets/*.yaml", ("worksheets",), _build, may_be_missing=True
)
"""The worksheets, the shortest first."""
load_worksheets = WORKSHEETS.load


def _worksheet(sheet: Sheet, where: Where, ids: dict[str, str]) -> list[Worksheet]:
    one = sheet.build_value(where, Worksheet, also=("questions",))
    questions = read_parts(sheet, where, "questions", WorksheetQuestion)
    _check_questions(sheet, where)
    if one is None:
        return []
    check_id(sheet, where, one.id, ids)
    if not 1 <= one.minutes <= LONGEST:
        message = f"{quote_value(one.title)} cannot take {one.minutes} minutes."
        hint = f"Write whole minutes from 1 to {LONGEST}."
        sheet.report(message, (*where, "minutes"), hint)
    return [replace(one, questions=questions)]


def _check_questions(sheet: Sheet, where: Where) -> None:
    value = sheet.keys(where).get("questions")
    number = len(value) if isinstance(value, list) else 0
    if not value or number > MOST_ANSWERS:
        message = f"{_named(sheet, where)} asks nothing."
        if number:
            message = f"{_named(sheet, where)} asks {number} questions."
        hint = f'Write 1 to {MOST_ANSWERS} of them under "questions:".'
        sheet.report(message, where, hint)
    ids: dict[str, str] = {}
    for position in range(number):
        _check_question(sheet, (*where, "questions", position), ids)


def _check_question(sheet: Sheet, place: Where, ids: dict[str, str]) -> None:
    keys = sheet.keys(place)
    name = keys.get("id")
    if isinstance(name, str) and name:
        check_id(sheet, place, name, ids)
        if name == LINE_FIELD:
            message = (
                f"{quote_value(name)} is the line for supervision on every worksheet."
            )
            sheet.report(message, (*place, "id"), "Choose another id.")
    choosing, choices = keys.get("kind") == "choice", keys.get("choices") or []
    if choosing and len(choices) < 2:
        message = "There is nothing to choose between here."
        hint = 'Write two or more under "choices:".'
        sheet.report(message, place, hint)
    if choices and not choosing:
        message = "These choices are never shown."
        sheet.report(message, (*place, "choices"), 'Add "kind: choice".')


def _named(sheet: Sheet, where: Where) -> str:
    name = sheet.title(where)
    return f"{name[:1].upper()}{name[1:]}"
