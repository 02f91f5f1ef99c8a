"""What comes with the toolkit in exercises/: whole, kind, balanced and about nobody."""

from __future__ import annotations

import re
import shutil
import textwrap
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from toolkit.content import (
    check_exercises,
    load_log_samples,
    load_prompts,
    load_support_lines,
    load_vocabulary,
)
from toolkit.content.vocabulary import QUARTERS
from toolkit.practice.log import Entry, GoodThing
from toolkit.practice.vocabulary import Feeling

ROOT = Path(__file__).resolve().parent.parent
EXERCISES = ROOT / "exercises"
NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
VOCABULARY = load_vocabulary(EXERCISES)
FEELINGS = {feeling.word: feeling for feeling in VOCABULARY.feelings}
THINGS = load_log_samples(EXERCISES, NOW)
ENTRIES = [thing for thing in THINGS if isinstance(thing, Entry)]
GOOD = [thing for thing in THINGS if isinstance(thing, GoodThing)]
FILES = sorted(EXERCISES.rglob("*.yaml"))
TEXTS = sorted(EXERCISES.rglob("*.md"))

MUST_HAVE = """
Torn, Complicit, Powerless, Protective, Moral distress, Relieved, Numb, Proud,
Out of my depth, Responsible, Scapegoated, Manipulated, Honoured, Moved, Hopeful,
Dread, Vigilant, Helpless, Useful, Trusted, Ashamed, Guilty, Angry, Frustrated, Sad,
Grieving, Drained, Overwhelmed, Detached, Tender, Curious, Steady, Grateful, Amused,
Isolated, Supported, Anxious, Worried, Calm, Mixed, Not sure
"""
EXAMPLE = re.compile(r"^ *```yaml\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
# Where an example goes, by the key it starts with.
EXAMPLE_FILE = {
    "feelings": "vocabulary/example.yaml",
    "places": "vocabulary/example.yaml",
    "sensations": "vocabulary/example.yaml",
    "lines": "support/example.yaml",
    "entries": "samples/example.yaml",
    "good_things": "samples/example.yaml",
    "actions": "samples/example.yaml",
    "coping": "prompts.yaml",
    "templates": "agendas/example.yaml",
    "prompts": "agendas/example.yaml",
    "starters": "agendas/example.yaml",
    "frameworks": "frameworks/example.yaml",
    "standards": "frameworks/example.yaml",
    "cpd": "frameworks/example.yaml",
    "letters": "letters/example.yaml",
    "worksheets": "worksheets/example.yaml",
    "topics": "cases/wording.yaml",
    "title": "course.yaml",
}
FRONT = {"head", "eyes", "face", "jaw", "throat", "chest", "stomach", "lower-belly"}
BOTH = {"shoulders", "arms", "hands", "hips", "legs", "feet"}
BACK = {"neck", "upper-back", "lower-back"}
NO_SIDE = {"skin", "all-over", "nowhere", "not-sure"}
PLACE_NAMES = ("Stomach", "Lower belly", "All over", "Nowhere I notice", "Not sure")
SENSATIONS = """
knot tight hot cold numb racing fluttering heavy hollow churning shaky tingling aching
lump pressure short-of-breath clammy restless drained light warm settled not-sure
"""
# American spellings and words that do not belong on a page, as whole words.
NOT_BRITISH = (
    r"\b(?:color|behavior|honor|favor|center|counselor|program|labor|judgment|"
    r"practicing|learned|gotten|mom|mommy|realiz\w+|organiz\w+|energiz\w+|recogniz\w+|"
    r"apologiz\w+|traveling|canceled|enroll|fulfill|gray)\b"
)
NOT_OURS = r"\b(?:users?|patients?|scores?|clients?|gamif\w+|just relax|calm down)\b"
# A first name or a place would start with a capital where no sentence starts.
CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


def words_of(thing: Entry | GoodThing) -> str:
    """Return everything a sample says in sentences."""
    if isinstance(thing, GoodThing):
        return ". ".join((thing.what, thing.helped, thing.tell))
    told = (thing.happened, thing.person, thing.telling, thing.coping)
    return ". ".join((*told, thing.supervision_line))


def shown_words() -> str:
    """Return every word in exercises/ that a page can show."""
    meanings = [f"{one.word}: {one.meaning}" for one in VOCABULARY.feelings]
    meanings += [f"{one.name}: {one.meaning}" for one in VOCABULARY.sensations]
    lines = [
        f"{one.offers} {one.who} {one.note}" for one in load_support_lines(EXERCISES)
    ]
    prompts = load_prompts(EXERCISES)
    samples = [words_of(thing) for thing in THINGS]
    course = (EXERCISES / "course.yaml").read_text("utf-8")
    everything = (*meanings, *lines, *prompts.coping, *prompts.grounding, *samples)
    return "\n".join((*everything, course))


def test_shipped_exercises_have_nothing_to_mend():
    found = check_exercises(EXERCISES, ROOT / "notebooks", date(2026, 11, 22))
    assert [str(one) for one in found if one.level != "info"] == []


def test_an_ordinary_yaml_reader_finds_the_same_keys():
    for path in FILES:
        assert isinstance(yaml.safe_load(path.read_text("utf-8")), dict)


def test_there_are_about_a_hundred_words():
    assert 95 <= len(FEELINGS) <= 115


@pytest.mark.parametrize("word", [w.strip() for w in MUST_HAVE.split(",")])
def test_words_that_practice_needs_are_there(word):
    assert word in FEELINGS


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_quarter_has_common_words_and_more(quarter):
    holds = QUARTERS[quarter]
    words = [feeling for feeling in FEELINGS.values() if holds(feeling)]
    assert len(words) >= 15
    assert 5 <= sum(feeling.common for feeling in words) <= 8


def test_about_two_dozen_words_are_shown_first():
    common = {feeling.word for feeling in FEELINGS.values() if feeling.common}
    assert 22 <= len(common) <= 28
    assert {"Anxious", "Mixed", "Not sure"} <= common


@pytest.mark.parametrize("word", ["Mixed", "Not sure"])
def test_words_for_no_word_take_no_side(word):
    assert (FEELINGS[word].pleasantness, FEELINGS[word].energy) == (0, 0)


@pytest.mark.parametrize("feeling", FEELINGS.values(), ids=lambda one: one.id)
def test_a_meaning_is_one_short_line_that_does_not_use_its_word(feeling: Feeling):
    assert 10 <= len(feeling.meaning) <= 90
    assert feeling.meaning[0].isupper()
    assert feeling.meaning[-1] not in ".!?"
    stems = [w[:5].lower() for w in re.findall(r"\w{5,}", feeling.word)]
    assert [stem for stem in stems if stem in feeling.meaning.lower()] == []


def test_no_two_words_mean_the_same():
    assert len({feeling.meaning for feeling in FEELINGS.values()}) == len(FEELINGS)


def test_body_places_are_those_the_figure_draws():
    sides = {"front": FRONT, "both": BOTH, "back": BACK, "none": NO_SIDE}
    for side, ids in sides.items():
        assert {one.id for one in VOCABULARY.places if one.side == side} == ids


@pytest.mark.parametrize("name", PLACE_NAMES)
def test_body_places_have_their_names(name):
    assert name in {one.name for one in VOCABULARY.places}


def test_sensations_are_complete_and_each_has_a_meaning():
    assert {one.id for one in VOCABULARY.sensations} == set(SENSATIONS.split())
    assert all(one.meaning for one in VOCABULARY.sensations)


def test_no_word_names_a_condition():
    meanings = " ".join(one.meaning for one in VOCABULARY.feelings)
    clinical = r"\b(?:depress\w*|trauma\w*|disorder|symptom\w*|burnout|clinical\w*)\b"
    assert re.findall(clinical, meanings, re.IGNORECASE) == []


def test_spelling_is_british():
    assert re.findall(NOT_BRITISH, shown_words(), re.IGNORECASE) == []
    assert {"Honoured", "Energised"} <= set(FEELINGS)


def test_words_are_plain_and_kind():
    assert re.findall(NOT_OURS, shown_words(), re.IGNORECASE) == []
    assert "!" not in shown_words()


def test_samples_cover_ten_weeks_of_hard_and_good_days():
    assert 22 <= len(ENTRIES) <= 30
    assert len(GOOD) == 4
    assert (NOW - ENTRIES[0].created).days >= 63
    used = {VOCABULARY.feeling(one) for entry in ENTRIES for one in entry.feelings}
    pleasant = [one for one in used if one is not None and one.pleasantness > 0]
    assert len(pleasant) / len(used) > 0.35


def test_samples_are_as_short_as_a_tired_person_writes():
    assert all(len(words_of(thing)) <= 360 for thing in THINGS)
    assert all(len(entry.happened) <= 120 for entry in ENTRIES)


def test_samples_hold_something_for_patterns_to_find():
    # "Talk to" and "Talked to" are one way of coping, told apart by how it begins.
    coping = [entry.coping[:4] for entry in ENTRIES if entry.coping]
    offered = {idea[:4] for idea in load_prompts(EXERCISES).coping}
    assert set(coping) <= offered
    assert sum(coping.count(one) >= 3 for one in set(coping)) >= 3
    places = [place for entry in ENTRIES for place in entry.places]
    assert max(places.count(place) for place in set(places)) >= 5
    rated = [e for e in ENTRIES if None not in (e.strength, e.strength_now)]
    assert len(rated) == len(ENTRIES)


def test_some_samples_are_for_supervision_with_a_line_to_say():
    marked = [entry for entry in ENTRIES if entry.bin == "supervision"]
    assert 5 <= len(marked) <= 10
    assert all(entry.supervision_line for entry in marked)


@pytest.mark.parametrize("thing", THINGS, ids=lambda one: one.id)
def test_samples_are_about_nobody(thing):
    text = words_of(thing)
    assert re.findall(r"\d", text) == []
    names = set(CAPITAL.findall(text)) - {"I", "Sunday", "Mum", "Dad"}
    assert names == set()


def test_samples_hold_nothing_the_journal_would_warn_about():
    identifiers = pytest.importorskip("toolkit.journal.identifiers")
    found = {
        thing.id: [finding.kind for finding in findings]
        for thing in THINGS
        if (findings := identifiers.find_identifiers(words_of(thing)))
    }
    assert found == {}


def test_employers_own_support_is_first_and_has_no_number():
    first, *_ = lines = load_support_lines(EXERCISES)
    assert first.name.startswith("Your supervisor")
    assert [line.phone + line.text for line in lines if line.order < 10] == [""] * 3


def test_every_nation_has_urgent_help():
    lines = load_support_lines(EXERCISES)
    for nation in ("england", "scotland", "wales", "northern-ireland"):
        urgent = [line for line in lines if nation in line.regions and line.phone]
        assert urgent, nation
    assert next(line for line in lines if line.phone == "999").order < 20


def test_what_nobody_checked_says_so():
    for line in load_support_lines(EXERCISES):
        unchecked = line.checked is None
        assert unchecked == ("heck this before you rely on it" in line.note), line.name


def test_grounding_is_short_and_asks_for_nothing_a_body_may_not_do():
    steps = load_prompts(EXERCISES).grounding
    assert 4 <= len(steps) <= 6
    assert all(len(step) <= 130 for step in steps)
    text = " ".join(steps).lower()
    assert "eyes can stay open" in text
    assert re.findall(r"\b(?:relax|must|deep breaths?|close your eyes)\b", text) == []


def test_there_are_about_ten_ideas_for_coping():
    coping = load_prompts(EXERCISES).coping
    assert 8 <= len(coping) <= 12
    assert all(len(idea) <= 50 for idea in coping)


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.parent.name)
def test_examples_in_the_explanations_can_be_used_as_they_stand(path, tmp_path):
    folder = Path(shutil.copytree(EXERCISES, tmp_path / "exercises"))
    blocks = EXAMPLE.findall(path.read_text("utf-8"))
    assert blocks
    for block in blocks:
        text = textwrap.dedent(block)
        (folder / EXAMPLE_FILE[next(iter(yaml.safe_load(text)))]).write_text(text)
        found = check_exercises(folder, None, date(2026, 11, 22))
        assert [str(one) for one in found if one.level != "info"] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.parent.name)
def test_explanations_are_short_and_say_how_to_check(path):
    text = path.read_text("utf-8")
    assert "toolkit check" in text
    assert len(text.splitlines()) <= 80
    assert "!" not in text


def test_every_folder_has_its_explanation():
    folders = {path.parent for path in FILES}
    assert folders == {path.parent for path in TEXTS}
