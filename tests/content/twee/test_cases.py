from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.content import load_case, load_cases
from toolkit.content.problem import Problem
from toolkit.content.twee.case_text import decode_case_text
from toolkit.content.twee.cases import read_case, read_cases
from toolkit.errors import ContentError

WHOLE = """\
:: StoryTitle
A visit

:: Case [case]
need: I have to knock
role: a worker        time: about 20 minutes   feedback: novice
level: student and practitioner
debrief: plus-delta
meters shown: hidden
thoughts: scene
own words: yes
content note: raised voices
objectives:
  O1 say why
  listen
meters:
  trust 2 of 5: shut, wary, open
people:
  Ms Marsh, a mother of two
  Lee - her brother
observer: O1 What changed?
questions:
  - O2 When did you listen?
de-role:
  Stand up.
prebrief:
  First line.

  Second line.

:: Door
Ms Marsh: Yes?
- [[In->End]]

:: End [ending]
Done.

:: Card: Ms Marsh [role]
part: other
You are tired.
volunteers:
  My name
only if asked well:
  - The rest
red lines: Being hurried

:: More to watch [observer]
- O2 Where were the silences?

:: More to ask [debrief]
* What next?

:: Notes [note]
Be kind.

:: The usual way [path]
- In
ends: End
"""


def test_a_whole_case_is_read():
    file = read_case(WHOLE, "exercises/cases/visit.twee")
    case, plan = file.case, file.case.plan
    assert (file.problems, case.key, case.title) == ((), "visit", "A visit")
    assert (plan.role, plan.minutes, plan.feedback) == ("a worker", 20, "novice")
    assert (plan.levels, plan.frame) == (("student", "practitioner"), "Plus-Delta")
    assert (plan.meters_shown, plan.thoughts, plan.own_words) == (
        "hidden",
        "scene",
        True,
    )
    assert [(one.id, one.words) for one in plan.objectives] == [
        ("O1", "say why"),
        ("O2", "listen"),
    ]
    assert [(one.name, one.about) for one in plan.people] == [
        ("Ms Marsh", "a mother of two"),
        ("Lee", "her brother"),
    ]
    assert plan.prebrief == "First line.\n\nSecond line."


def test_sheets_cards_and_notes_are_apart_from_scenes():
    case = read_case(WHOLE, "visit.twee").case
    assert list(case.scenes) == ["Door", "End"]
    assert [one.words for one in case.plan.observer] == [
        "What changed?",
        "Where were the silences?",
    ]
    assert [(one.objective, one.words) for one in case.plan.questions] == [
        ("O2", "When did you listen?"),
        ("", "What next?"),
    ]
    (card,) = case.cards
    assert (card.part, card.asked_well) == ("other", ("The rest",))
    assert (card.volunteers, card.red_lines) == (("My name",), ("Being hurried",))
    assert case.notes == (("Notes", "Be kind."),)
    assert case.paths[0].choices == (("In", 57),)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (':: StoryData\n{"start": "B"}\n:: A\n[[B]]\n:: B\nx', "B"),
        (":: A\n[[Start]]\n:: Start\nx", "Start"),
        (":: A\n[[B]]\n:: B\n[[A]]\n:: C\n[[A]]", "C"),
        (":: Case [case]\nrole: x\n:: B\nx\n:: A\n[[B]]", "B"),
    ],
)
def test_the_first_scene_is_found(text, start):
    assert read_case(text, "x.twee").case.start == start


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("need:", "ned:", '5: Nothing reads "ned:". Did you mean "need"?'),
        (
            "novice",
            "novise",
            '6: "feedback" cannot be "novise". Did you mean "novice"?',
        ),
        ("about 20 minutes", "a while", '6: The time "a while" cannot be read.'),
        ("2 of 5:", "two of five:", "17: The meter"),
        ("2 of 5:", "7 of 5:", '17: The scale of "trust" does not hold its start.'),
        ("  listen", "  O1 listen", '15: There are two objectives "O1".'),
        (
            "part: other",
            "part: othr",
            '39: "part" cannot be "othr". Did you mean "other"?',
        ),
    ],
)
def test_slips_in_a_plan_are_told_with_what_was_meant(old, new, problem):
    found = read_case(WHOLE.replace(old, new, 1), "x.twee").problems
    assert any(str(one).startswith(f"x.twee:{problem}") for one in found), found


def test_a_start_that_is_not_there_is_a_slip():
    text = ':: StoryData\n{"start": "Dor"}\n\n:: Door\nx'
    file = read_case(text, "x.twee")
    assert str(file.problems[0]).endswith('starts at "Dor". Did you mean "Door"?')
    assert not file.usable


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"\xff\xfe:\0:\0", 0), (b":: A\n\0", 0), (b":: A\n\xe9", 2), (b":: A\n\x07", 2)],
)
def test_what_is_not_text_is_one_sentence(raw, line):
    found = decode_case_text(raw, "x.twee")
    assert isinstance(found, Problem)
    assert found.line == line


def test_one_broken_case_does_not_take_the_others_away(exercises):
    (exercises / "cases" / "broken.twee").write_bytes(b"\0\0")
    (exercises / "cases" / "large.twee").write_bytes(b":: A\n" + b"x" * 1_100_000)
    keys = [case.key for case in load_cases(exercises)]
    assert "home-visit" in keys
    assert {"broken", "large"}.isdisjoint(keys)


def test_a_case_is_found_by_its_short_name(exercises):
    assert load_case(exercises, "home-visit").title == "The unannounced home visit"
    with pytest.raises(ContentError, match='Did you mean "home-visit"'):
        load_case(exercises, "home-visits")


def test_a_case_with_something_to_mend_is_refused_with_its_line(exercises, spoil):
    line = spoil("cases/home-visit.twee", "when: trust < 1", "when: trsut < 1")
    with pytest.raises(ContentError, match=rf"home-visit\.twee:{line}: .*Did you mean"):
        load_case(exercises, "home-visit")


def test_a_changed_file_is_read_again(exercises, spoil):
    before = read_cases(exercises)
    spoil("cases/home-visit.twee", "The unannounced home visit", "Another title")
    titles = {file.case.key: file.case.title for file in read_cases(exercises)}
    assert titles["home-visit"] == "Another title"
    assert len(titles) == len(before)


@given(data=st.data())
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_spoilt_case_stops_the_reader(data):
    start = data.draw(st.integers(0, len(WHOLE)))
    length = data.draw(st.integers(0, 60))
    new = data.draw(
        st.text(max_size=8) | st.sampled_from(["::", "[[", "]]", "<!--", ":"])
    )
    text = WHOLE[:start] + new + WHOLE[start + length :]
    file = read_case(text, "x.twee")
    assert file.text == text
    for problem in file.problems:
        assert problem.message[-1] in ".?:"
