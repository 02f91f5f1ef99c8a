from __future__ import annotations

import pytest
from case_texts import END, PLAN, found, says, scene

from toolkit.content.case_check.check import check_case
from toolkit.content.case_check.terms import read_watch_list
from toolkit.content.twee.cases import read_case


def test_an_objective_that_nobody_practises_is_found():
    assert says(
        "should x.twee:11: No choice practises O1.", scene("A", "- [[End]]") + END
    )


def test_an_objective_without_question_or_observer_is_found():
    plan = PLAN.replace("questions:\n  O1 Which words?\n", "").replace(
        "observer:\n  O1 What changed?\n", ""
    )
    text = scene("A", "- [[End]]", "  practises: O1") + END
    assert says("The debrief asks nothing about O1.", text, plan)
    assert says("The observer has nothing to watch for O1.", text, plan)


@pytest.mark.parametrize("part", ["questions", "observer"])
def test_a_question_for_an_objective_that_is_not_listed_is_found(part):
    plan = PLAN.replace(f"{part}:\n", f"{part}:\n  O7 Hm?\n")
    text = scene("A", "- [[End]]", "  practises: O1") + END
    line = plan[: plan.index("O7")].count("\n") + 1
    assert says(f'should x.twee:{line}: There is no objective "O7".', text, plan)
    assert not says("There is no objective", text)


def test_an_ending_on_which_an_objective_is_missed_is_worth_knowing():
    text = scene("A", "- [[a->End]]", "  practises: O1", "- [[b->Other]]") + END
    text += scene("Other", tags="[ending]")
    assert says('Nobody who ends at "Other" has practised O1.', text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("role: r\n", "The plan does not say who the person is in it."),
        ("time: 20 minutes\n", "The plan does not say how long it takes."),
        ("content note: c\n", "The plan does not say what it contains."),
        ("support: s\n", "The plan does not say where to turn"),
    ],
)
def test_what_a_plan_has_to_say_is_asked_for(line, words):
    text = scene("A", "- [[End]]") + END
    assert not says(words, text)
    assert says(f"should x.twee:1: {words}", text, PLAN.replace(line, ""))


def test_a_story_without_a_plan_is_judged_gently():
    assert says("info x.twee:1: This story has no plan yet", scene("A"), "")
    assert not any(one.startswith("must") for one in found(scene("A", "- [[B]]"), ""))


def test_a_longest_way_over_the_session_is_found():
    text = scene("A", "word " * 2000, "- [[End]]") + END
    assert says(
        "The longest way takes about 11 minutes; 5 are planned.",
        text,
        PLAN.replace("20 min", "5 min"),
    )


def test_numbers_worth_knowing_are_told():
    text = scene("A", "- [[a->End]]", "- [[b->End]]", "  effect: trust +1") + END
    assert says(
        "2 scenes, 1 decision, 1 ending, about 6 words, 1 to 1 choices a play", text
    )


def test_rare_ways_are_worth_knowing():
    lines = [f"- [[{n}->A]]" for n in range(59)]
    text = (
        scene("A", *lines, "- [[End]]", "- [[Rare]]") + scene("Rare", "- [[End]]") + END
    )
    assert isinstance(found(text), list)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Write to ann@example.org today.", "an e-mail address"),
        ("She lives at LS1 4AP now.", "a postcode"),
        ("Ring 0113 496 0123 first.", "a telephone number"),
        ("Her number is 943 476 5919 there.", "an NHS number"),
        ("It says QQ 12 34 56 C on it.", "a National Insurance number"),
        ("Born on 3/4/2015 they said.", "a date of birth"),
        ("You go to 12 Acacia Avenue.", "an address"),
    ],
)
def test_what_could_be_somebody_is_pointed_out_and_not_repeated(words, what):
    problems = found(scene("A", words, "- [[End]]") + END)
    (one,) = [line for line in problems if what in line]
    assert words not in one


def test_a_picture_without_words_and_meaning_by_colour_are_found():
    text = scene("A", "![](x.png)", "Choose the green button.", "- [[End]]") + END
    assert says("has no words for it", text)
    assert says("tells things apart by colour alone", text)


def test_a_topic_that_the_content_note_leaves_out_is_found(exercises):
    terms, problems = read_watch_list(exercises)
    assert problems == []
    text = PLAN + scene("A", "He is drunk, and he yells.", "- [[End]]") + END
    lines = [str(one) for one in check_case(read_case(text, "x.twee"), terms)]
    assert any("speaks of alcohol or drugs" in one for one in lines)
    named = text.replace("content note: c", "content note: shouting, and drink")
    lines = [str(one) for one in check_case(read_case(named, "x.twee"), terms)]
    assert not any("speaks of" in one for one in lines)


def test_wording_is_the_teams_own_list(exercises, spoil):
    spoil("cases/wording.yaml", "- words: chaotic", "- words: purple prose")
    terms, _ = read_watch_list(exercises)
    text = PLAN + scene("A", "Some purple prose.", "- [[End]]") + END
    lines = [str(one) for one in check_case(read_case(text, "x.twee"), terms)]
    assert any("purple prose" in one for one in lines)
