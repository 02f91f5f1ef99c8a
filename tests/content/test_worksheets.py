from __future__ import annotations

import pytest

from toolkit.content import load_worksheets
from toolkit.content.worksheets import WORKSHEETS
from toolkit.errors import ContentError

FILE = "worksheets/hard-conversation.yaml"


def test_the_shipped_worksheets_are_read_shortest_first(exercises):
    assert [one.title for one in load_worksheets(exercises)] == [
        "Before a hard conversation",
        "Advocating with and for one person",
        "After a hard day in court or at panel",
        "One case, looked at slowly",
    ]


def test_every_question_is_asked_once_and_in_its_file_s_order(exercises):
    first = load_worksheets(exercises)[0]
    assert [one.id for one in first.questions][:3] == ["needed", "opening", "my-fear"]
    for sheet in load_worksheets(exercises):
        labels = [one.label for one in sheet.questions]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 5", "minutes: 0", "cannot take 0 minutes"),
        ("minutes: 5", "minutes: soon", "should be a whole number"),
        ("kind: line", "kind: lines", '"kind" of'),
        ("- id: opening", "- id: needed", "already"),
        ("- id: opening", "- id: line", "is the line for supervision"),
        ("- id: opening", "- id: Opening words", "cannot be an id"),
        ("        hint: If you", "        hnt: If you", 'Did you mean "hint"?'),
        ("        kind: line\n", "        kind: choice\n", "nothing to choose between"),
        ("        kind: line\n", "        choices: [a, b]\n", "are never shown"),
        ("    questions:", "    question:", 'Did you mean "questions"?'),
        ("    questions:", "    questions: none\n    x:", "There is no list"),
        ("    for_whom:", "    # for_whom:", "has no for_whom"),
    ],
)
def test_one_slip_is_said_in_a_sentence(old, new, said, *, spoil, problems):
    spoil(FILE, old, new)
    assert said in "\n".join(str(one) for one in problems())


def test_a_problem_stands_at_its_own_line(spoil, problems):
    line = spoil(FILE, "minutes: 5", "minutes: 500")
    (problem,) = problems()
    assert (problem.line, problem.path) == (line, f"exercises/{FILE}")


def test_one_id_in_two_files_is_pointed_out(spoil, problems):
    spoil("worksheets/one-case.yaml", "- id: one-case-slowly", "- id: advocating")
    assert "already" in str(problems()[0])


def test_without_the_folder_there_are_none(tmp_path):
    assert WORKSHEETS.read(tmp_path) == ((), [])


def test_a_file_that_cannot_be_used_is_named(exercises, spoil):
    spoil(FILE, "    title:", "    titel:")
    with pytest.raises(ContentError, match=r"hard-conversation\.yaml"):
        load_worksheets(exercises)
