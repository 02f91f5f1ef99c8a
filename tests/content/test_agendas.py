from __future__ import annotations

import pytest

from toolkit.content import load_agendas
from toolkit.content.agendas import AGENDAS
from toolkit.errors import ContentError

FILE = "agendas/templates.yaml"
PROMPTS = "agendas/prompts.yaml"
FIRST = "  - id: reflective-hour\n"


@pytest.fixture
def problems(exercises):
    """Return what is wrong with these files, without what is only worth knowing."""
    return lambda: [one for one in AGENDAS.read(exercises)[1] if one.level != "info"]


def test_templates_and_prompts_are_read_with_everything_they_say(exercises):
    found = load_agendas(exercises)
    hour = found.template("reflective-hour")
    seven = {one.id: one for one in found.prompts}["seven-viewpoints"]
    assert hour
    assert (hour.minutes, hour.items[0].function) == (60, "support")
    assert hour.items[1].prompts[0] == "reflective-cycle"
    assert (len(seven.questions), seven.questions[3].title) == (7, "Me")
    assert "\n" not in seven.questions[0].ask


def test_without_the_folder_there_are_none_and_nothing_is_wrong(tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    assert load_agendas(folder).templates == ()


@pytest.mark.parametrize(
    ("old", "new", "said", "below"),
    [
        ("   purpose: think", "   purpose: thinks", 'Did you mean "think"?', 0),
        ("   function: support", "   function: fun", "should be support, ", 0),
        ("    minutes: 60\n", "    minutes: 600\n", "from 5 to 480", 0),
        ("        minutes: 10\n", "        minutes: x\n", "a whole number", 0),
        ("[reflective-cycle,", "[reflective-cicle,", "Did you mean", 0),
        (FIRST, "  - id: Reflective hour\n", "cannot be an id", 0),
        (FIRST, "  - id: seven-viewpoints\n", "is already there in", 0),
        ("  leave_with: Being", "  leave: Being", "leave_with", 0),
        ("        minutes: 30\n", "        minutes: 90\n", "take 120", -10),
    ],
)
def test_one_slip_gives_one_sentence_on_its_line(
    old, new, said, below, *, spoil, problems
):
    line = spoil(FILE, old, new) + below
    problem = problems()[0]
    assert said in str(problem)
    assert (problem.path, problem.line) == (f"exercises/{FILE}", line)


def test_a_misspelt_question_gets_a_suggestion(spoil, problems):
    line = spoil(PROMPTS, "        ask: Tell", "        asks: Tell")
    assert (problems()[0].line, problems()[0].hint) == (line, 'Did you mean "ask"?')


def test_a_set_without_questions_is_pointed_out(exercises):
    (exercises / "agendas" / "ours.yaml").write_text(
        "prompts:\n  - id: ours\n    title: Ours\n"
    )
    with pytest.raises(ContentError, match='"Ours" has no questions'):
        load_agendas(exercises)


def test_an_agenda_without_room_for_reflection_is_pointed_out(exercises, problems):
    (exercises / "agendas" / "ours.yaml").write_text(
        "templates:\n  - id: tasks\n    title: Tasks\n    items:\n"
        "      - text: Tasks\n        purpose: tell\n        function: management\n"
    )
    assert [one.message for one in problems()] == [
        '"Tasks" leaves no room for reflection.'
    ]
