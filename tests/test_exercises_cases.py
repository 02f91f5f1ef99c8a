"""The cases that come with the toolkit: whole, fair, kind, and about nobody."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from toolkit.content.case_check.check import check_case
from toolkit.content.case_check.terms import read_watch_list
from toolkit.content.twee.cases import CaseFile, read_case, read_cases
from toolkit.content.twee.plan import PLAN_KEYS
from toolkit.content.twee.scene import CHOICE_KEYS, SCENE_KEYS
from toolkit.content.twee.story import write_twee
from toolkit.exports.case_mermaid import write_case_mermaid
from toolkit.exports.case_paper import write_case_paper
from toolkit.practice.case.case import Case
from toolkit.practice.case.text import parse_scene_lines
from toolkit.practice.case.walk import list_levels, walk_case
from toolkit.practice.play.debrief import build_debrief
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    end_pause,
    get_pending,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.play.view import build_play_view

EXERCISES = Path(__file__).resolve().parent.parent / "exercises"
FILES = read_cases(EXERCISES)
CASES = [file.case for file in FILES]
TERMS, _ = read_watch_list(EXERCISES)
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
NOT_BRITISH = (
    r"\b(?:color|behavior|honor|favor|center|counselor|program|labor|judgment call|"
    r"gotten|mom|mommy|realiz\w+|organiz\w+|recogniz\w+|apologiz\w+|canceled|gray)\b"
)
NOT_OURS = r"\b(?:service users?|patients?|scores?|gamif\w+|calm down)\b"
NEEDS = {
    "home-visit",
    "employer-hours",
    "housing-office",
    "asking-for-space",
    "saying-no",
    "family-court",
}


def words_of(case: Case) -> str:
    """Return every word that somebody playing or debriefing a case can read."""
    parts = [case.title, case.plan.need, case.plan.role, case.plan.about]
    parts += [case.plan.content_note, case.plan.prebrief, case.plan.lighter]
    for scene in case.scenes.values():
        parts += [stretch.text for stretch in scene.text]
        parts += [scene.pause, scene.hint, scene.own_words, scene.lighter]
        parts += [scene.in_short, scene.debrief]
        parts += [scene.thought.words] if scene.thought else []
        for choice in scene.choices:
            parts += [choice.text, choice.why]
    parts += [card.text for card in case.cards] + [text for _, text in case.notes]
    return "\n".join(parts)


def test_the_six_cases_are_there():
    assert {case.key for case in CASES} >= NEEDS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.case.key)
def test_a_case_has_nothing_to_mend(file: CaseFile):
    found = check_case(file, TERMS)
    assert [str(one) for one in found if one.level != "info"] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.case.key)
def test_a_case_is_written_back_byte_for_byte(file: CaseFile):
    assert write_twee(file.story) == file.text


@EACH
def test_a_case_is_as_large_as_one_sitting(case: Case):
    assert 18 <= len(case.scenes) <= 40
    assert 8 <= len(case.decisions) <= 17
    assert len(case.endings) >= 3
    assert len(case.meters) == 2
    assert all(len(meter.words) == meter.top + 1 for meter in case.meters)


@EACH
def test_every_decision_has_two_to_four_choices_with_reasons(case: Case):
    for scene in case.decisions:
        shown = {choice.text for choice in scene.choices}
        assert 2 <= len(shown) <= 4, scene.name
        for choice in scene.choices:
            assert len(choice.why.split()) >= 10, choice.text
            assert choice.practises or scene.name == "At the door", choice.text


@EACH
def test_everything_for_before_and_after_is_there(case: Case):
    plan = case.plan
    for words in (plan.need, plan.role, plan.content_note, plan.lighter, plan.support):
        assert words
    assert {card.part for card in case.cards} == {"worker", "other", "observer"}
    assert case.notes
    assert sum(bool(scene.pause) for scene in case.scenes.values()) >= 4
    assert any(scene.lighter for scene in case.scenes.values())
    assert any(scene.thought for scene in case.scenes.values())
    assert all(scene.in_short and scene.debrief for scene in case.endings)
    assert "lived experience" in plan.reviewed


@EACH
def test_two_levels_differ(case: Case):
    assert list_levels(case) == ("student", "practitioner")
    assert any(scene.hint for scene in case.scenes.values())


@EACH
def test_the_best_line_is_seldom_the_longest(case: Case):
    first = case.meters[0].name
    longest = total = 0
    for scene in case.decisions:
        gains = [
            sum(e.change for e in choice.effects if e.meter == first)
            for choice in scene.choices
        ]
        if max(gains) > 0 and gains.count(max(gains)) == 1:
            lengths = [len(choice.text) for choice in scene.choices]
            total += 1
            longest += lengths[gains.index(max(gains))] == max(lengths)
    assert longest <= total * 0.6


@EACH
def test_every_way_can_be_read_to_its_end(case: Case):
    people = [person.name for person in case.plan.people]
    for level in list_levels(case):
        made = walk_case(case, level)
        assert made.complete
        for name, state in made.steps:
            for lighter in (False, True):
                text = case.scenes[name].assemble_text(case.name_values(state), lighter)
                assert parse_scene_lines(text, people), name
        assert all(made.finishes.values())


@EACH
def test_every_choice_can_be_played_and_debriefed(case: Case):
    made = walk_case(case)
    todo = [start_play(case)]
    seen = set()
    while todo:
        play = todo.pop()
        assert build_play_view(case, play).lines
        asked = get_pending(case, play)
        if asked == "pause":
            todo.append(end_pause(play, None))
        elif asked == "own words":
            todo.append(record_own_words(play, ""))
        elif asked == "ended":
            stops = build_play_path(case, play, made)
            assert build_debrief(case, play, stops).sections
        for number in case.list_offered(case.scenes[play.here], play.state, play.level):
            step = (play.here, number)
            if asked == "choose" and step not in seen:
                seen.add(step)
                todo.append(take_choice(case, play, number))
    assert {one.name for one in case.endings} <= made.scenes


@EACH
def test_words_are_british_plain_and_kind(case: Case):
    words = words_of(case)
    assert re.findall(NOT_BRITISH, words, re.IGNORECASE) == []
    assert re.findall(NOT_OURS, words, re.IGNORECASE) == []
    assert "!" not in words


@EACH
def test_a_case_is_about_nobody(case: Case):
    identifiers = pytest.importorskip("toolkit.journal.identifiers")
    hard = {"email", "phone", "nhs-number", "ni-number", "postcode", "address"}
    found = {one.kind for one in identifiers.find_identifiers(words_of(case))}
    assert not found & hard


@EACH
def test_nobody_speaks_who_is_not_introduced(case: Case):
    for scene in case.scenes.values():
        if scene.thought:
            assert scene.thought.who in {one.name for one in case.plan.people}


@EACH
def test_a_case_can_be_printed_and_drawn(case: Case):
    assert write_case_paper(case, date(2026, 11, 22))[:2] == b"PK"
    assert write_case_mermaid(case).count("\n") > len(case.scenes)


def test_no_two_cases_answer_the_same_need():
    assert len({case.plan.need for case in CASES}) == len(CASES)


def test_the_four_shapes_of_a_debrief_are_all_used():
    assert {case.plan.frame for case in CASES} == {
        "PEARLS",
        "Plus-Delta",
        "Advocacy-Inquiry",
        "Gather-Analyse-Summarise",
    }


def readme_case() -> str:
    """Return the small case in the explanation."""
    text = (EXERCISES / "cases" / "README.md").read_text("utf-8")
    return text.split("```text\n")[1].split("```")[0]


def test_the_case_in_the_explanation_can_be_played_as_it_stands():
    file = read_case(readme_case(), "the-phone-call.twee")
    assert file.problems == ()
    assert file.usable
    must = [one for one in check_case(file, TERMS) if one.level == "must"]
    assert must == []


def test_every_key_that_is_read_is_explained():
    text = (EXERCISES / "cases" / "every-key.txt").read_text("utf-8")
    known = {*SCENE_KEYS.values(), *CHOICE_KEYS.values(), *PLAN_KEYS.values()}
    known |= {"part", "volunteers", "only if asked well", "red lines", "softens"}
    assert sorted(key for key in known if f"{key}:" not in text) == []
