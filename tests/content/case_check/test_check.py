from __future__ import annotations

import pytest
from case_texts import END, LINES, PLAN, found, says, scene
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.content.case_check.check import check_case, check_cases
from toolkit.content.case_check.words import compute_reading_age
from toolkit.content.twee.cases import read_case


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("Edn", 'Did you mean "End"?'),
        ("end", 'Did you mean "End"?'),
        ("Far away", 'Add a line ":: Far away" with that scene.'),
    ],
)
def test_a_missing_scene_is_named_with_the_nearest_one(target, hint):
    text = scene("A", f"- [[Go->{target}]]", "- [[On->End]]") + END
    expected = f'must x.twee:{LINES + 3}: A choice in "A" leads to "{target}"'
    (one,) = [line for line in found(text) if "no such scene" in line]
    assert one.startswith(expected)
    assert one.endswith(hint)


def test_a_scene_that_nothing_leads_to_is_found():
    text = scene("A", "- [[End]]") + scene("B", "- [[End]]") + END
    assert says(f'should x.twee:{LINES + 5}: No choice leads to "B".', text)


def test_a_scene_behind_a_condition_that_never_holds_is_found():
    text = scene("A", "- [[B]]", "  when: trust > 4", "- [[End]]", "  effect: trust -1")
    text += scene("B", "- [[End]]") + END
    assert says('Nobody can reach "B".', text)
    assert says(
        '"when: trust > 4" never holds here. Whenever somebody gets here, trust is 2.',
        text,
    )


def test_a_condition_that_always_holds_is_worth_knowing():
    text = scene("A", "- [[B]]", "  effect: trust +1", "- [[b->B]]")
    text += scene("B", "- [[x->End]]", "  when: trust >= 1", "- [[y->End]]") + END
    assert says(f'info x.twee:{LINES + 10}: "when: trust >= 1" always holds', text)


@pytest.mark.parametrize(
    ("effect", "words"),
    [("trust = 12", "is beyond the scale"), ("trust +9", "is beyond the scale")],
)
def test_an_effect_beyond_the_scale_is_found(effect, words):
    text = scene("A", "- [[End]]", f"  effect: {effect}", "- [[x->End]]") + END
    line = LINES + 4
    assert says(f'should x.twee:{line}: "effect: {effect}" {words} of trust.', text)
    assert not says("beyond the scale", text.replace(effect, "trust +5"))


def test_a_dead_end_that_is_not_an_ending_must_be_mended():
    text = scene("A", "- [[B]]", "- [[End]]") + scene("B") + END
    problem = f'must x.twee:{LINES + 6}: "B" offers no choice and is not an ending.'
    assert says(problem, text)


def test_a_state_in_which_no_choice_is_left_is_found():
    text = scene("A", "- [[B]]", "  effect: trust -2", "- [[b->B]]")
    text += scene("B", "- [[End]]", "  when: trust >= 1") + END
    assert says('In "B" no choice is left when trust is 0.', text)


def test_a_loop_without_a_way_out_is_found():
    text = (
        scene("A", "- [[B]]", "- [[End]]")
        + scene("B", "- [[C]]")
        + scene("C", "- [[B]]")
    )
    assert says('From "B" and 1 more no ending can be reached.', text + END)


def test_a_loop_with_a_way_out_is_left_in_peace():
    text = scene("A", "- [[B]]", "- [[End]]") + scene("B", "- [[A]]", "- [[End]]") + END
    assert not says("no ending can be reached", text)


def test_choices_that_change_nothing_are_found():
    text = scene("A", "- [[a->End]]", "- [[b->End]]") + END
    assert says('Every choice in "A" leads to the same and changes nothing.', text)


def test_choices_with_the_same_words_side_by_side_are_found():
    same = ("- [[a->End]]", "  effect: trust +1", "- [[a->End]]")
    assert says("Two choices here say the same", scene("A", *same) + END)
    apart = ("- [[a->End]]", "  when: trust < 1", "- [[a->B]]", "  when: trust >= 1")
    assert not says("say the same", scene("A", *apart) + scene("B", "- [[End]]") + END)


def decisions(*lines: str) -> str:
    names = [f"S{number}" for number in range(6)]
    text = ""
    for name, following in zip(names, [*names[1:], "End"], strict=True):
        text += scene(name, *(line.replace("NEXT", following) for line in lines))
    return text + END


def test_an_answer_that_can_be_guessed_by_its_length_is_found():
    long = "- [[I would rather hear first what it has been like for you->NEXT]]"
    text = decisions("- [[No->NEXT]]", long, "  effect: trust +1", "- [[Yes->NEXT]]")
    assert says("The choice that helps most is the longest in 6 of 6.", text)


def test_an_answer_that_can_be_guessed_by_its_place_is_found():
    text = decisions(
        "- [[Go on->NEXT]]", "  effect: trust +1", "- [[Wait a bit->NEXT]]"
    )
    assert says("stands in the same place in 6 of 6.", text)
    assert says("In all 6 decisions only one choice helps at all.", text)


def test_less_tension_helps_as_more_trust_does():
    plan = PLAN.replace("trust 2 of 5", "tension 2 of 5")
    text = decisions(
        "- [[Go on->NEXT]]", "  effect: tension -1", "- [[Wait a bit->NEXT]]"
    )
    assert says("stands in the same place in 6 of 6.", text, plan)


def test_decisions_without_reasons_are_found():
    text = scene(
        "A", "- [[a->End]]", "  why: Right.", "- [[b->End]]", "  effect: trust +1"
    )
    assert says('1 of 2 choices in "A" has no reason.', text + END)
    assert says("This reason only says whether the choice is right.", text + END)


def test_a_saved_way_that_ends_elsewhere_is_found():
    text = (
        scene("A", "- [[a->End]]", "- [[b->Other]]")
        + END
        + scene("Other", tags="[ending]")
    )
    assert not says("now ends at", text + ":: P [path]\n- a\nends: End\n")
    assert says('"P" now ends at "End".', text + ":: P [path]\n- a\nends: Other\n")
    assert says('"A" no longer offers "c".', text + ":: P [path]\n- c\nends: End\n")


def test_a_saved_way_leaves_out_scenes_with_a_single_way_on():
    text = scene("A", "- [[B]]") + scene("B", "- [[c->End]]", "- [[d->End]]") + END
    assert not says("no longer offers", text + ":: P [path]\n- c\nends: End\n")


def test_very_many_states_are_played_by_chance():
    plan = PLAN.replace(
        "  trust 2 of 5\n", "".join(f"  m{n} 0 of 90\n" for n in range(4))
    )
    lines = [line for n in range(4) for line in (f"- [[{n}->A]]", f"  effect: m{n} +1")]
    assert found(scene("A", *lines, "- [[End]]") + END, plan)


def test_reading_age_rises_with_long_words_and_sentences():
    easy = "The cat sat on the mat. It was a good cat. We like it a lot."
    hard = (
        "Multidisciplinary collaboration necessitates organisational reconsideration."
    )
    assert compute_reading_age(easy) < 9
    assert compute_reading_age(hard) > 16
    assert compute_reading_age("") == 0


def test_two_cases_with_one_title_are_found(exercises):
    text = (exercises / "cases" / "home-visit.twee").read_text("utf-8")
    (exercises / "cases" / "home-visit-2.twee").write_text(text, "utf-8")
    lines = [str(one) for one in check_cases(exercises)]
    assert any("has the same title" in one for one in lines)


PIECES = st.sampled_from(
    """\
:: A
:: B [ending]
:: C [role]
:: P [path]
:: Case [case]
- [[x->A]]
- [[y->B]]
- x
ends: B
words
pause: hm
in short: z
if trust = 1: x
  when: trust > 2
  effect: trust +1
  why: because
  for: student""".splitlines()
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
@settings(max_examples=80, deadline=None)
def test_any_case_is_looked_through(text):
    for plan in ("", PLAN):
        file = read_case(plan + text, "x.twee")
        for problem in check_case(file):
            assert problem.message[-1] in ".?:)", problem
            assert 0 <= problem.line <= file.text.count("\n") + 1


def test_an_effect_of_nothing_on_a_meter_that_stands_at_nothing_is_found():
    text = scene("A", "- [[B]]", "  effect: trust = 0")
    text += scene("B", "- [[End]]", "  effect: trust +0") + END
    assert says('"effect: trust +0" moves nothing here. trust is already 0', text)
