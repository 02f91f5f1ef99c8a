from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import docx
import pytest
from cases_for_tests import PLAN, scenes, small_case

from toolkit.exports.case_cards import write_case_cards
from toolkit.exports.case_debrief import DebriefedPlay, write_debrief_document
from toolkit.exports.case_mermaid import write_case_mermaid
from toolkit.exports.case_paper import write_case_paper
from toolkit.practice.case.case import RoleCard
from toolkit.practice.play.debrief import LAST, build_debrief
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.play import (
    PauseNotice,
    end_pause,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.vocabulary import Vocabulary

SHEET = "The observer’s sheet"
TODAY = date(2026, 11, 22)
CASE = small_case(
    cards=(RoleCard("Card: Tasha", "other", "You wait.", asked_well=("The rest",)),),
    notes=(("For the facilitator", "Be kind."),),
)


def parts(data: bytes) -> dict[str, str]:
    """Return the words of each part of a pack, by its heading."""
    found = {"": ""}
    heading = ""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 1":
            heading = paragraph.text
            found[heading] = ""
        found[heading] += paragraph.text + "\n"
    return found


def test_the_pack_has_a_part_for_everybody():
    assert list(parts(write_case_paper(CASE, TODAY))) == [
        "",
        "For the facilitator",
        "To play from",
        "The worker",
        "Tasha",
        "The observer",
        SHEET,
    ]


def test_what_a_group_is_handed_gives_nothing_away():
    data = write_case_cards(CASE, TODAY, 15)
    found = parts(data)
    assert list(found)[1:] == [
        "One round",
        "The worker",
        "Tasha",
        "The observer",
        SHEET,
    ]
    words = "".join(found.values())
    assert "The rest" in found["Tasha"]
    assert "Listen" in found["The worker"]
    for secret in ("Who is it?", "It helps.", "trust +2", "Be kind."):
        assert secret not in words
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [row.cells[1].text for row in table.rows][2] == "15 min"


def test_the_sheet_has_the_aims_and_the_moments_to_decide_in():
    found = parts(write_case_cards(CASE, TODAY))[SHEET]
    assert "Tasha: “Yes?”" in found


def test_what_gives_the_case_away_is_only_for_the_facilitator():
    found = parts(write_case_paper(CASE, TODAY))
    assert "Who is it?" in found["For the facilitator"]
    assert "It helps." in found["For the facilitator"]
    for secret in ("Who is it?", "It helps.", "trust +2"):
        assert secret not in found["To play from"] + found["Tasha"] + found[""]


def test_every_choice_says_where_to_turn_and_every_number_is_there():
    words = parts(write_case_paper(CASE, TODAY))["To play from"]
    turns = {int(one) for one in re.findall(r"turn to (\d+)", words)}
    numbers = {int(one) for one in re.findall(r"^(\d+)  ", words, re.MULTILINE)}
    assert turns <= numbers == {1, 2, 3, 4}
    assert re.search(r"^1  The door", words, re.MULTILINE)


def test_words_that_depend_on_a_meter_say_when():
    words = parts(write_case_paper(CASE, TODAY))["To play from"]
    assert "[Read this if trust is at least 3]\nShe smiles." in words
    assert "[Otherwise read this]\nShe does not." in words
    assert "Ask → turn to 3 (ask the facilitator)" in words


def test_the_front_says_what_it_contains_and_how_to_stop():
    front = parts(write_case_paper(CASE, TODAY))[""]
    assert "A raised voice." in front
    assert "Anybody may say “pause”" in front


def test_an_unfinished_case_can_be_printed():
    some = scenes()
    del some["A plan"]
    data = write_case_paper(small_case(scenes=MappingProxyType(some)), TODAY)
    assert "this scene is not written yet" in parts(data)["To play from"]


def test_signs_that_word_forbids_are_left_out():
    case = small_case(plan=replace(PLAN, about="A\x00\x0b visit <b>&"))
    assert "A visit <b>&" in parts(write_case_paper(case, TODAY))[""]


def played():
    notice = PauseNotice(("stomach",), (), ("anxious",), ("wobbly",), 7)
    play = take_choice(CASE, end_pause(start_play(CASE), notice), 0)
    play = take_choice(CASE, record_own_words(play, "Good morning"), 0)
    return play, build_play_path(CASE, play)


def test_a_debrief_holds_the_persons_own_way_and_words():
    play, stops = played()
    asked = build_debrief(CASE, play, stops)
    answers = {
        asked.sections[0].prompts[0]: "Shaky, then fine.",
        LAST: "Hello, I am Ann.",
    }
    done = DebriefedPlay(CASE, asked, stops, answers)
    data = write_debrief_document(done, Vocabulary((), (), ()), TODAY)
    words = "\n".join(parts(data).values())
    for one in ("Shaky, then fine.", "Hello, I am Ann.", "Good morning", "wobbly"):
        assert one in words
    assert "Name one thing you want to remember." not in words


def test_the_map_has_a_box_for_each_scene_and_an_arrow_for_each_choice():
    text = write_case_mermaid(CASE)
    assert text.startswith("flowchart TD\n")
    assert text.count("-->") == 4
    assert text.count(".->") == 2
    assert '(["A plan"])' in text


@pytest.mark.parametrize("name", ['"] --> x["', "<script>", "a;b", "#quot;"])
def test_no_name_breaks_out_of_its_box(name):
    some = {**scenes(), name: replace(scenes()["A plan"], name=name)}
    text = write_case_mermaid(small_case(scenes=MappingProxyType(some)))
    assert len(text.splitlines()) == 1 + 5 + 6
    assert "<script>" not in text
