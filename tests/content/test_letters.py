from __future__ import annotations

import pytest

from toolkit.content import load_letters
from toolkit.content.letters import LETTERS
from toolkit.errors import ContentError

FILE = "letters/supervision.yaml"


@pytest.fixture
def problems(exercises):
    """Return what is wrong with these files, without what is only worth knowing."""
    return lambda: [one for one in LETTERS.read(exercises)[1] if one.level != "info"]


def test_the_ladder_is_read_lowest_step_first(exercises):
    letters = load_letters(exercises)
    assert [one.step for one in letters] == [1, 2, 3, 4, 5]
    assert letters[0].body.startswith("Hello,\n\nI know how full")
    assert letters[2].blanks[0].usual == "our supervision policy"


@pytest.mark.parametrize(
    ("old", "new", "said", "level"),
    [
        ("on {dates}. I would", "on {date}. I would", 'Did you mean "dates"?', "must"),
        ("{suggestion}?", "{proposal}?", "Nothing fills in {proposal}", "must"),
        ("step: 1", "step: 0", '"step" starts at 1', "must"),
        ("    to: Your supervisor\n", "", "has no to", "must"),
        ("- id: say-what-it-does", "- id: ask-for-a-new-day", "already", "must"),
        ("        ask: Which two", "        asks: Which two", 'mean "ask"?', "must"),
    ],
)
def test_one_slip_is_said_in_a_sentence(old, new, said, level, *, spoil, problems):
    spoil(FILE, old, new)
    found = [one for one in problems() if said in str(one)]
    assert [one.level for one in found] == [level]


def test_a_blank_that_stands_nowhere_is_pointed_out(spoil, problems):
    spoil(FILE, "Could we meet {suggestion}?", "Could we meet?")
    (problem,) = problems()
    assert problem.level == "should"
    assert "{suggestion} is asked for and stands nowhere" in problem.message


def test_a_file_that_cannot_be_used_says_where(exercises, spoil):
    spoil(FILE, "step: 1", "step: one")
    with pytest.raises(ContentError, match=r"supervision\.yaml:\d+: "):
        load_letters(exercises)


def test_without_the_folder_there_are_none(tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    assert load_letters(folder) == ()
