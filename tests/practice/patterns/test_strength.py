from __future__ import annotations

from datetime import date

import pytest

from toolkit.practice.patterns.found import Strengths
from toolkit.practice.patterns.strength import build_strength_section

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(("count", "compared"), [(11, False), (12, True)])
def test_two_halves_are_compared_from_twelve_entries_on(count, compared):
    found = Strengths(count, DAY, DAY, before=7, after=4, earlier=1, later=3)
    sentence = build_strength_section(found, DAY).sentence
    assert ("in the later half a fall of 3" in sentence) is compared


@pytest.mark.parametrize(("count", "enough"), [(4, False), (5, True)])
def test_five_entries_are_enough_to_name_a_usual_strength(count, enough):
    found = Strengths(count, DAY, DAY, before=7, after=4)
    assert build_strength_section(found, DAY).enough is enough
