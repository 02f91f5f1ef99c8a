from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.log import (
    STRENGTH_WORDS,
    build_headline,
    describe_strength,
    join_with_commas,
    take_case_file_facts,
)
from toolkit.practice.vocabulary import Vocabulary


@given(happened=st.text(), own=st.text(), strength=st.none() | st.integers(0, 10))
def test_a_headline_is_one_short_line_and_never_empty(
    happened: str, own: str, strength: int | None, entry, vocabulary: Vocabulary
) -> None:
    one = entry(happened=happened, own_words=(own,), strength=strength)
    line = build_headline(one, vocabulary)
    assert 0 < len(line) <= 80
    assert "\n" not in line


def test_a_headline_joins_feelings_and_the_first_line(entry, vocabulary) -> None:
    one = entry(
        feelings=("anxious", "moral-distress"),
        own_words=("GP-ish",),
        happened="Joint visit\nwith police",
    )
    assert (
        build_headline(one, vocabulary)
        == "Anxious, moral distress, GP-ish: Joint visit"
    )


def test_a_long_headline_is_cut_at_a_word(entry, vocabulary) -> None:
    line = build_headline(entry(happened="word " * 40), vocabulary)
    assert line == "word " * 15 + "word…"


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"places": ("lower-back", "stomach")}, "Lower back, stomach"),
        ({"strength": 7}, "Strength 7 of 10 (strong)"),
        ({"feelings": ("long-gone",)}, "Long gone"),
        ({"sent_to_file": True}, "Copied to the case file"),
        ({"coping": "Ring Sam"}, "Ring Sam"),
    ],
)
def test_a_headline_says_what_there_is(entry, vocabulary, parts, line) -> None:
    assert build_headline(entry(**parts), vocabulary) == line


def test_a_good_thing_has_a_headline_too(good, vocabulary) -> None:
    assert build_headline(good(what="She laughed"), vocabulary) == "She laughed"


def test_strength_words_run_from_none_to_overwhelming() -> None:
    assert (describe_strength(0), describe_strength(10)) == ("none", "overwhelming")
    assert len(set(STRENGTH_WORDS)) == 11
    assert describe_strength(99) == "overwhelming"


def test_a_list_of_words_keeps_i_and_gp() -> None:
    assert join_with_commas(["torn", "I can", "GP", "Sad"]) == "Torn, I can, GP, sad"


def test_the_case_file_gets_the_facts_and_none_of_the_feelings(entry, london) -> None:
    one = entry(happened="Visit", person="On the stairs", feelings=("anxious",))
    _kept, text = take_case_file_facts(one, london)
    assert text == (
        "Written Tuesday 3 November 2026, 09:00\n\n"
        "What happened\nVisit\n\n"
        "Where the child or person was in this\nOn the stairs"
    )
    assert "nxious" not in text


def test_what_is_kept_after_copying_out_has_the_feelings_and_no_facts(entry) -> None:
    one = entry(
        happened="Visit", person="There", feelings=("anxious",), bin="case-file"
    )
    kept, text = take_case_file_facts(one)
    assert (kept.happened, kept.person, kept.bin) == ("", "", "private")
    assert kept.feelings == ("anxious",)
    assert kept.sent_to_file
    assert text.startswith("What happened")
