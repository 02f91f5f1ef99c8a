from __future__ import annotations

import pytest

from toolkit.content import load_vocabulary
from toolkit.content.vocabulary import DRAWN, VOCABULARY, build_word_id
from toolkit.errors import ContentError

OURS = """\
feelings:
  - word: Fed up
    meaning: Had enough of it for now
    pleasantness: -2
    energy: -1
"""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Out of my depth", "out-of-my-depth"),
        ("Heavy-hearted", "heavy-hearted"),
        ("Can't be bothered", "cant-be-bothered"),
        ("  Blasé ", "blase"),
        ("!", ""),
    ],
)
def test_an_id_is_the_word_in_lower_case_with_hyphens(word, expected):
    assert build_word_id(word) == expected


def test_a_word_gets_its_id_by_itself(exercises):
    feeling = load_vocabulary(exercises).feeling("moral-distress")
    assert feeling is not None
    assert feeling.word == "Moral distress"
    assert (feeling.pleasantness, feeling.energy, feeling.common) == (-4, 3, False)


def test_words_of_our_own_may_stand_in_a_file_of_their_own(exercises, problems):
    (exercises / "vocabulary" / "ours.yaml").write_text(OURS, "utf-8")
    feelings = load_vocabulary(exercises).feelings
    assert feelings[-1].word == "Fed up"
    assert problems() == []


def test_a_word_in_two_files_is_named_with_both(exercises, problems):
    (exercises / "vocabulary" / "ours.yaml").write_text(OURS.replace("Fed up", "Torn"))
    (problem,) = problems()
    assert problem.path == "exercises/vocabulary/ours.yaml"
    assert "in exercises/vocabulary/feelings.yaml on line 40" in problem.message


def test_loading_stops_at_the_first_thing_that_must_be_mended(exercises, spoil):
    line = spoil("vocabulary/feelings.yaml", "energy: 3", "energy: much")
    with pytest.raises(ContentError, match=rf"feelings\.yaml:{line}: "):
        load_vocabulary(exercises)


def test_the_other_words_are_still_read_when_one_is_not(exercises, spoil):
    before = len(load_vocabulary(exercises).feelings)
    spoil("vocabulary/feelings.yaml", "energy: 3", "energy: much")
    vocabulary, problems = VOCABULARY.read(exercises)
    assert (len(vocabulary.feelings), len(problems)) == (before - 1, 1)


def test_a_quarter_without_common_words_is_pointed_out(exercises, problems):
    path = exercises / "vocabulary" / "feelings.yaml"
    start, end = "# Pleasant and low", "# Always there"
    text = path.read_text("utf-8")
    quarter = text[text.index(start) : text.index(end)]
    path.write_text(text.replace(quarter, quarter.replace("common: yes", "common: no")))
    (problem,) = problems()
    assert problem.level == "should"
    assert problem.message == "Only 0 of the common words are pleasant and low."


@pytest.mark.parametrize("word", ["Mixed", "Not sure"])
def test_nobody_is_left_without_a_way_not_to_choose(word, spoil, problems):
    spoil("vocabulary/feelings.yaml", f"word: {word}", "word: Something else")
    spoil("samples/log.yaml", "[mixed, proud, sad]", "[proud, sad]")
    assert f'The word "{build_word_id(word)}" is missing.' in problems()[0].message


def test_a_place_that_cannot_be_drawn_is_pointed_out(spoil, problems):
    line = spoil("vocabulary/body.yaml", "id: hips", "id: hip")
    (problem,) = problems()
    assert (problem.line, problem.level) == (line, "should")
    assert problem.hint == 'Did you mean "hips"?'


def test_a_place_only_in_the_list_need_not_be_drawn(spoil, problems):
    spoil(
        "vocabulary/body.yaml",
        "  - id: skin",
        "  - {id: hair, name: Hair}\n  - id: skin",
    )
    assert problems() == []


def test_every_place_that_is_drawn_is_offered(exercises):
    places = load_vocabulary(exercises).places
    assert {place.id for place in places if place.side != "none"} == set(DRAWN)
