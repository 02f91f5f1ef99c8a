from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.problem import ProblemList
from toolkit.content.twee.scene import KnownNames, read_scene
from toolkit.content.twee.story import Passage
from toolkit.practice.case.case import Effect, Scene, Thought

CAST = KnownNames(("Tasha", "Lee"), ("trust", "Tension"), ("O1", "O2"))


def read(text: str) -> tuple[Scene, list[str]]:
    slips = ProblemList("x.twee")
    return read_scene(Passage("A", text, line=10), CAST, slips), list(
        map(str, slips.found)
    )


PLAIN = """\
Tasha: Yes?

pause: What do you notice?

- [[Say why->B]]
  effect: trust +1, tension -1
  why: It is clear.
    And short.
  practises: O1
- [[Shout->C]]
  when: trust >= 2 and tension < 3
"""
HIDDEN = """\
Tasha: Yes?

<!-- pause: What do you notice? -->

- [[Say why->B]]
<!--
effect: trust +1, tension -1
why: It is clear.
And short.
practises: O1
-->
- [[Shout->C]]
<!-- when: trust >= 2 and tension < 3 -->
"""


@pytest.mark.parametrize("text", [PLAIN, HIDDEN])
def test_both_spellings_say_the_same(text):
    scene, problems = read(text)
    say, shout = scene.choices
    assert (problems, scene.pause) == ([], "What do you notice?")
    assert (say.why, say.practises) == ("It is clear. And short.", ("O1",))
    assert [str(one) for one in say.effects] == ["trust +1", "Tension -1"]
    assert str(shout.when) == "trust >= 2 and Tension < 3"
    assert scene.assemble_text({}) == "Tasha: Yes?"


def test_every_item_keeps_its_line():
    scene, _ = read(PLAIN)
    assert (scene.line, scene.choices[0].line, scene.choices[1].line) == (10, 15, 20)
    assert scene.choices[0].effects[0].line == 16


def test_links_in_the_words_are_choices_and_stay_words():
    scene, _ = read("You may [[stay->B]] or [[C]].")
    assert scene.assemble_text({}) == "You may stay or C."
    assert [(one.text, one.target) for one in scene.choices] == [
        ("stay", "B"),
        ("C", "C"),
    ]


def test_words_may_depend_on_a_meter():
    scene, _ = read(
        "Hello.\n\nif trust >= 3: She smiles.\notherwise: She waits.\n\nGo on."
    )
    assert scene.assemble_text({"trust": 3}) == "Hello.\n\nShe smiles.\n\nGo on."
    assert scene.assemble_text({"trust": 1}) == "Hello.\n\nShe waits.\n\nGo on."


def test_otherwise_follows_every_if_before_it():
    text = "if trust = 1: one\nif trust = 2: two\notherwise: other\nalways"
    scene, _ = read(text)
    assert scene.assemble_text({"trust": 2}) == "two\n\nalways"
    assert scene.assemble_text({"trust": 3}) == "other\n\nalways"


def test_a_lighter_version_may_have_paragraphs():
    scene, _ = read("Loud.\n\nlighter: He is loud.\n\n  Tasha: Stop.\n\nMore.")
    assert scene.assemble_text({}, lighter=True) == "He is loud.\n\nTasha: Stop."
    assert scene.assemble_text({}) == "Loud.\n\nMore."


def test_a_thought_knows_who_thinks_it():
    scene, _ = read("thought: Tasha: Not now.\n\n- [[Go->B]]\n  thought: Oh.")
    assert scene.thought == Thought("Tasha", "Not now.")
    assert scene.choices[0].thought == Thought("", "Oh.")


def test_remarks_are_nobodys_words():
    scene, problems = read("Hi. <!-- TODO: better --> Yes.\n<!-- a remark -->")
    assert (scene.assemble_text({}), problems) == ("Hi.\nYes.", [])


def test_names_and_times_are_not_keys():
    scene, problems = read("Tasha: Hi.\nLee: Hm.\nNote: bring a pen.\nAt 10:30: tea.")
    assert problems == []
    assert scene.assemble_text({}).count("\n") == 3


def test_a_backslash_makes_words_of_a_key():
    scene, _ = read("\\pause: that is what he said.")
    assert (scene.pause, scene.assemble_text({})) == (
        "",
        "pause: that is what he said.",
    )


@pytest.mark.parametrize(
    ("effect", "found"),
    [
        ("trust +1", (Effect("trust", 1),)),
        ("trust + 1 and tension − 2", (Effect("trust", 1), Effect("Tension", -2))),
        ("TRUST = 3", (Effect("trust", 3, exact=True),)),
        ("trust up 1; tension down 1", (Effect("trust", 1), Effect("Tension", -1))),
    ],
)
def test_effects_are_read_as_people_write_them(effect, found):
    scene, problems = read(f"- [[A->B]]\n  effect: {effect}")
    bare = tuple(
        Effect(one.meter, one.change, one.exact) for one in scene.choices[0].effects
    )
    assert (bare, problems) == (found, [])


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("trust >= 2", "trust >= 2"),
        ("trust is at least 2", "trust >= 2"),
        ("trust ≤ 2 or tension above 1", "trust <= 2 or Tension > 1"),
        ("trust is not 2", "trust != 2"),
        ("Trust under 2 and Tension exactly 1", "trust < 2 and Tension = 1"),
    ],
)
def test_conditions_are_read_as_people_write_them(when, found):
    scene, problems = read(f"- [[A->B]]\n  when: {when}")
    assert (str(scene.choices[0].when), problems) == (found, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "- [[A->B]]\n  efect: trust +1",
            '12: Nothing reads "efect:". Did you mean "effect"?',
        ),
        (
            "puase: hm",
            '11: "puase:" is read as words of the scene. Did you mean "pause:"?',
        ),
        (
            "- [[A->B]]\n  when: trsut > 1",
            '12: There is no meter called "trsut". Did you mean "trust"?',
        ),
        (
            "- [[A->B]]\n  when: if you like",
            '12: What stands after "when" cannot be read',
        ),
        (
            "- [[A->B]]\n  effect: a lot",
            '12: What stands after "effect" cannot be read',
        ),
        ("- [[A->B]]\n  practises: O9", '12: There is no objective "O9".'),
        (
            "- [[A->B]]\n  for: studnet",
            '12: There is no level "studnet". Did you mean "student"?',
        ),
        (
            "- [[A->B]]\n  pause: hm",
            '12: "pause" is about the whole scene, not about one choice.',
        ),
        ("why: because", '11: There is no choice above this "why".'),
        ("otherwise: hm", '11: There is no "if" above this "otherwise".'),
        ("<!-- pause: hm", "11: A comment is opened here and never closed."),
        ("if maybe: hm", '11: What stands after "if" cannot be read'),
        ("- [[A→B]]", "11: Your word processor has turned -> into an arrow sign here."),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_was_meant(text, problem):
    _, problems = read(text)
    assert any(one.startswith(f"x.twee:{problem}") for one in problems), problems


def test_more_choices_than_anybody_reads_are_left_out():
    scene, problems = read("\n".join(f"- [[{n}->B]]" for n in range(80)))
    assert len(scene.choices) == 60
    assert "over 60 choices" in problems[0]


KEYS = st.sampled_from(
    [
        *("pause: ", "- [[a->B]]", "  why: ", "if trust > 1: ", "otherwise: ", "<!--"),
        *(
            "-->",
            "  when: ",
            "  effect: ",
            "thought: ",
            "\\",
            "Tasha: ",
            "  ",
            "[[",
            "]]",
        ),
    ]
)


@given(st.lists(KEYS | st.text(max_size=12), max_size=25).map("\n".join))
def test_any_scene_is_read_with_problems_on_its_own_lines(text):
    slips = ProblemList("x.twee")
    scene = read_scene(Passage("A", text, line=1), CAST, slips)
    last = text.count("\n") + 2
    assert all(1 <= problem.line <= last for problem in slips.found)
    assert all(problem.message[-1] in ".?:" for problem in slips.found)
    assert isinstance(scene.assemble_text({"trust": 1, "Tension": 1}), str)
