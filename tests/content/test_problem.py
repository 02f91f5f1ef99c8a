from __future__ import annotations

import pytest

from toolkit.content.problem import (
    Problem,
    join_as_choice,
    quote_value,
    require_usable,
    suggest_known_word,
)
from toolkit.errors import ContentError

FILE = "exercises/vocabulary/feelings.yaml"


def test_a_problem_reads_as_file_line_what_is_wrong_and_what_to_do():
    problem = Problem(FILE, 14, "There is no tone.", 'Did you mean "torn"?')
    assert str(problem) == f'{FILE}:14: There is no tone. Did you mean "torn"?'


def test_a_problem_of_a_whole_file_names_no_line():
    assert str(Problem(FILE, 0, "It is empty.")) == f"{FILE}: It is empty."


def test_what_is_quoted_stays_on_one_short_line():
    assert quote_value("one\n  two") == '"one two"'
    assert len(quote_value("x" * 10_000)) <= 42


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("meanning", 'Did you mean "meaning"?'),
        ("MEANING", 'Did you mean "meaning"?'),
        ("qqq", ""),
        ("", ""),
        ("m" * 100_000, ""),
    ],
)
def test_a_suggestion_is_made_only_when_it_is_near(wrong, hint):
    assert suggest_known_word(wrong, ["meaning", "word"]) == hint


def test_a_choice_reads_like_a_sentence():
    assert join_as_choice(["front", "back", "both"]) == "front, back or both"
    assert join_as_choice(["front"]) == "front"


def test_only_what_must_be_mended_stops_the_loading():
    require_usable(
        [Problem(FILE, 1, "A.", level="info"), Problem(FILE, 2, "B.", level="should")]
    )
    with pytest.raises(ContentError, match=r"feelings\.yaml:3: C\."):
        require_usable([Problem(FILE, 3, "C."), Problem(FILE, 4, "D.")])
