"""Reads the short words that stand ready: ``prompts.yaml``."""

from __future__ import annotations

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.prompts import Prompts


def _build(found: list[Sheet], _context: ReadingContext) -> Prompts:
    sheet = found[0]
    coping, grounding = sheet.read_lines("coping"), sheet.read_lines("grounding")
    if sheet.document.data and "grounding" not in sheet.document.data:
        hint = 'Add a list of short steps under "grounding:".'
        sheet.report('"Pause" has nothing to show.', (), hint)
    return Prompts(tuple(coping), tuple(grounding))


PROMPTS = ExerciseKind("prompts.yaml", ("coping", "grounding"), _build)
"""The coping ideas and the grounding minute."""
load_prompts = PROMPTS.load
