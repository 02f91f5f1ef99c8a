"""Reads the ladder of letters for cancelled supervision: ``letters/*.yaml``."""

from __future__ import annotations

from dataclasses import replace

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.items import read_items
from toolkit.content.yaml.nested import check_id, read_parts
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.supervision.letter import BLANK, KNOWN, Letter, LetterBlank


def _build(found: list[Sheet], _context: ReadingContext) -> tuple[Letter, ...]:
    letters = read_items(found, "letters", _letter)
    return tuple(sorted(letters, key=lambda one: (one.step, one.title)))


LETTERS = ExerciseKind("letters/*.yaml", ("letters",), _build, may_be_missing=True)
"""The ladder of letters, lowest step first."""
load_letters = LETTERS.load


def _letter(sheet: Sheet, where: Where, ids: dict[str, str]) -> list[Letter]:
    flat = sheet.build_value(where, Letter, also=("blanks",), given={"after": "0"})
    blanks = read_parts(sheet, where, "blanks", LetterBlank)
    if flat is None:
        return []
    check_id(sheet, where, flat.id, ids)
    one = replace(flat, blanks=blanks)
    if min(one.step - 1, one.after) < 0:
        message = f"{quote_value(one.title)} has a step or a number below the first."
        sheet.report(message, where, '"step" starts at 1 and "after" at 0.')
    _check_blanks(sheet, where, one)
    return [one]


def _check_blanks(sheet: Sheet, where: Where, one: Letter) -> None:
    own = [blank.id for blank in one.blanks]
    used = {found[1] for found in BLANK.finditer(f"{one.subject}\n{one.body}")}
    for name in sorted(used - {*own, *KNOWN}):
        message = f"Nothing fills in {{{name}}} in {quote_value(one.title)}."
        hint = suggest_known_word(name, [*own, *KNOWN]) or 'Add it under "blanks:".'
        sheet.report(message, (*where, "body"), hint)
    for number, name in enumerate(own):
        place = (*where, "blanks", number, "id")
        if name not in used:
            message = f"{{{name}}} is asked for and stands nowhere in the letter."
            sheet.report(message, place, "Use it, or leave it out.", "should")
        elif own.index(name) != number:
            message = f"{{{name}}} is asked for twice."
            sheet.report(message, place, "Keep one of them.")
