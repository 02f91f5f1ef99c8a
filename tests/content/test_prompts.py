from __future__ import annotations

import pytest

from toolkit.content import load_prompts
from toolkit.errors import ContentError


def test_prompts_are_single_lines_in_order(exercises):
    prompts = load_prompts(exercises)
    assert prompts.coping[0] == "Talk to a colleague"
    assert 'Say "not today", or ask what can wait' in prompts.coping
    assert not any("\n" in line for line in (*prompts.coping, *prompts.grounding))


def test_a_line_that_holds_a_colon_is_told_to_use_quotation_marks(spoil, problems):
    line = spoil("prompts.yaml", "- Breathe out slowly", "- Breathe: out slowly")
    (problem,) = problems()
    assert problem.line == line
    assert problem.hint == "Put a line that holds a colon in quotation marks."


def test_pause_never_stands_empty(exercises, spoil):
    spoil("prompts.yaml", "grounding:\n", "grounds:\n")
    with pytest.raises(ContentError, match='Did you mean "grounding"'):
        load_prompts(exercises)
    spoil("prompts.yaml", "grounds:", "coping_too:")
    with pytest.raises(ContentError):
        load_prompts(exercises)
