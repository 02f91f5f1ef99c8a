"""Reads the words people choose from: ``vocabulary/*.yaml``.

A folder may hold several files; each may add feelings, places and sensations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.content.yaml.document import Value, Where
from toolkit.content.yaml.sheet import Sheet, collect_problems
from toolkit.practice.vocabulary import BodyPlace, Feeling, Sensation, Vocabulary

Word = TypeVar("Word", Feeling, BodyPlace, Sensation)

ALWAYS = ("mixed", "not-sure")
FEWEST_COMMON = 4
# The places that the body figure can draw.
DRAWN = (
    *("head", "eyes", "face", "jaw", "throat", "neck", "shoulders", "chest"),
    *("upper-back", "arms", "hands", "stomach", "lower-belly", "lower-back"),
    *("hips", "legs", "feet"),
)
# ``moral-distress``; not ``Moral``, ``a--b`` or ``-a``.
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QUARTERS: Mapping[str, Callable[[Feeling], bool]] = {
    "unpleasant and charged": lambda one: one.pleasantness < 0 < one.energy,
    "unpleasant and low": lambda one: one.pleasantness < 0 > one.energy,
    "pleasant and charged": lambda one: one.pleasantness > 0 < one.energy,
    "pleasant and low": lambda one: one.pleasantness > 0 > one.energy,
}


def _build(found: list[Sheet], _context: ReadingContext) -> Vocabulary:
    reader = _VocabularyReader(found)
    feelings = reader.read_words("feelings", Feeling, "word")
    places = reader.read_words("places", BodyPlace, "name")
    sensations = reader.read_words("sensations", Sensation, "name")
    for feeling in feelings:
        _check_feeling(feeling)
    for place in places:
        _check_place(place)
    if not any(problem.level == "must" for problem in collect_problems(found)):
        # A word that could not be read would be missed here a second time.
        _check_balance(reader.first, [one.value for one in feelings])
    return Vocabulary(
        tuple(one.value for one in feelings),
        tuple(one.value for one in places),
        tuple(one.value for one in sensations),
    )


VOCABULARY = ExerciseKind(
    "vocabulary/*.yaml", ("feelings", "places", "sensations"), _build
)
"""The words on offer."""
load_vocabulary = VOCABULARY.load


def build_word_id(word: str) -> str:
    """Return the id that belongs to a word, such as ``out-of-my-depth``.

    >>> build_word_id("Out of my depth")
    'out-of-my-depth'
    """
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower().replace("'", "")))


@dataclass(frozen=True, slots=True)
class LocatedWord(Generic[Word]):
    """A word that fits, and where it was found."""

    value: Word
    sheet: Sheet
    where: Where


class _VocabularyReader:
    def __init__(self, found: list[Sheet]) -> None:
        self.sheets = found
        self.first = next((s for s in found if "feelings" in s.document.data), found[0])

    def read_words(
        self, key: str, kind: type[Word], named: str
    ) -> list[LocatedWord[Word]]:
        """Read one list from all files; the same id a second time is left out."""
        kept: dict[str, LocatedWord[Word]] = {}
        for sheet in self.sheets:
            for where in sheet.list_places(key):
                word = sheet.build_value(
                    where, kind, given=_id_from(sheet, where, named)
                )
                if word is not None and self._usable(sheet, where, word.id, kept):
                    kept[word.id] = LocatedWord(word, sheet, where)
        return list(kept.values())

    def _usable(
        self,
        sheet: Sheet,
        where: Where,
        word_id: str,
        kept: Mapping[str, LocatedWord[Word]],
    ) -> bool:
        if not ID.fullmatch(word_id):
            hint = 'An id is lower case with hyphens, such as "moral-distress".'
            sheet.report(f"{quote_value(word_id)} cannot be an id.", where, hint)
            return False
        first = kept.get(word_id)
        if first is None:
            return True
        shown = first.sheet.document.shown
        same = shown == sheet.document.shown
        line = first.sheet.document.line(first.where)
        place = f"on line {line}" if same else f"in {shown} on line {line}"
        message = f"{_capital(sheet.title(where))} is already there {place}."
        sheet.report(message, where, "Keep one of them.")
        return False


def _id_from(sheet: Sheet, where: Where, named: str) -> dict[str, Value]:
    word = sheet.keys(where).get(named)
    return {"id": build_word_id(word) if isinstance(word, str) else "unnamed"}


def _check_balance(sheet: Sheet, words: list[Feeling]) -> None:
    for name, holds in QUARTERS.items():
        common = sum(1 for word in words if word.common and holds(word))
        if common < FEWEST_COMMON:
            message = f"Only {common} of the common words are {name}."
            hint = f'Add "common: yes" until there are {FEWEST_COMMON}.'
            sheet.report(message, (), hint, "should")
    there = {word.id for word in words}
    for missing in ALWAYS:
        if missing not in there:
            message = f"The word {quote_value(missing)} is missing."
            hint = "Nobody should have to choose a feeling that does not fit."
            sheet.report(message, (), hint, "should")


def _check_feeling(found: LocatedWord[Feeling]) -> None:
    word, sheet, where = found.value, found.sheet, found.where
    for key, value in (("pleasantness", word.pleasantness), ("energy", word.energy)):
        if not -5 <= value <= 5:
            message = f"{quote_value(key)} of {quote_value(word.word)} is {value}."
            sheet.report(message, (*where, key), "It goes from -5 to 5.")
    if word.id != build_word_id(word.word):
        message = (
            f"The id {quote_value(word.id)} is not the one for "
            f"{quote_value(word.word)}."
        )
        hint = f"Leave the id out, or write {quote_value(build_word_id(word.word))}."
        sheet.report(message, (*where, "id"), hint, "should")


def _check_place(found: LocatedWord[BodyPlace]) -> None:
    place = found.value
    if place.side == "none" or place.id in DRAWN:
        return
    message = f"The figure cannot draw {quote_value(place.id)}."
    hint = suggest_known_word(place.id, DRAWN) or 'Write "side: none".'
    found.sheet.report(message, (*found.where, "id"), hint, "should")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
