"""Reads the short words that stand ready: ``prompts.yaml``."""

from __future__ import annotations

from pathlib import Path

from toolkit.content.problem import Problem, require_usable
from toolkit.content.yaml.sheet import collect_problems, load_sheets
from toolkit.practice.prompts import Prompts

PATTERN = "prompts.yaml"


def load_prompts(folder: Path) -> Prompts:
    """Return the coping ideas and the grounding minute.

    Args:
        folder: The content folder.

    Raises:
        ContentError: The first thing that keeps the file from being used.
    """
    prompts, problems = read_prompts(folder)
    require_usable(problems)
    return prompts


def read_prompts(folder: Path) -> tuple[Prompts, list[Problem]]:
    """Return the prompts that can be read, and everything that is wrong with them.

    Args:
        folder: The content folder.
    """
    found = load_sheets(folder, PATTERN)
    sheet = found[0]
    sheet.only("coping", "grounding")
    coping, grounding = sheet.words("coping"), sheet.words("grounding")
    if sheet.document.data and "grounding" not in sheet.document.data:
        hint = 'Add a list of short steps under "grounding:".'
        sheet.report('"Pause" has nothing to show.', (), hint)
    return Prompts(tuple(coping), tuple(grounding)), collect_problems(found)
