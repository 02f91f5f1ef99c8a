"""Finds ages, days and initials that stand together with a place.

Each alone says little; together they narrow down who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.journal.identifiers.word_lists import (
    Cue,
    Span,
    clean_word,
    load_small_list,
    load_word_lists,
)

# A word with a capital: "Marlow", "O'Dell"; never "I" alone or "marlow".
_CAP = r"[A-ZÀ-Þ][\w'’\-]{1,30}"
# What stands right before "old": "nine years " of "nine years old", "14-" of
# "14-year-old", "twenty-three "; never the "one " of "someone ".
_AGE_BEFORE = re.compile(
    r"(?<!\w)(?:\d{1,3}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"[ \-]?)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety)"
    r"[ \-]?(?:years?|yrs?|yr|y|months?|mths?|weeks?)?[ \-]?\Z",
    re.IGNORECASE,
)
# What stands right after "aged": " 9", " fourteen", " seven"; never " care" or " 1990".
_AGE_AFTER = re.compile(
    r"\s(?:\d{1,2}\b|\w{3,9}teen\b|(?:four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve)\b)"
)
# The "14" of "she is 14" and the "9" of "Child A (9)"; never of "£14", "3.14" or "114".
_JUST_AGE = re.compile(r"\d(?<![\w£/.:,]\d)\d?(?=[\s,]|\)|\Z)")
_SAID_AGE = ("is ", "was ", "just ", "only ", "now ", "(", "be ", "about ", "turned ")
# "J", "J. M." and "JM" before a gap, and the "JM" of "JM's school"; never "NHS" or the
# "B" of "R&B". It begins with the letter and looks back afterwards, which is faster.
_INITIALS = re.compile(
    r"[A-Z](?<![\w.&/'’][A-Z])(?:\.\s?[A-Z]\.?(?!\w)|[A-Z](?![\w.])|\.)?(?=[\s,]|['’]s\s)"
)
# "from Larchmoor", "near the Upper Larch"; never "within Larchmoor" or "at 14".
_IN_PLACE = re.compile(
    rf"\b(?:from|in|at|near|outside|around)\s(?:the\s|a\s)?([^\W\d_][\w'’\-]{{1,30}})"
    rf"(?:\s({_CAP}))?"
)
# The end of a sentence or a line: ". ", "!", a new line; never the dot of "3.5".
_STOP = re.compile(r"[.!?;](?:\s|\Z)|\n")


def find_initials(text: str) -> Iterator[Span]:
    """Find initials followed by a place."""
    for found in _INITIALS.finditer(text):
        word = found[0]
        if word in ("A", "I") or word in load_small_list("abbreviations"):
            continue
        if place := _place_after(text, found.end(), 24):
            yield found.start(), place, "initials-and-place"


def find_bare_ages(text: str) -> Iterator[Span]:
    """Find ages that are only a number: she is 14, Child A (9)."""
    for found in _JUST_AGE.finditer(text):
        if text[max(0, found.start() - 7) : found.start()].lower().endswith(_SAID_AGE):
            yield from _with_place(text, found.start(), found.end())


def _age(text: str, start: int, end: int) -> Iterator[Span]:
    """Look around "old" for a number of years."""
    if found := _AGE_BEFORE.search(text[max(0, start - 26) : start]):
        yield from _with_place(text, start - len(found[0]), end)


def _aged(text: str, start: int, end: int) -> Iterator[Span]:
    if found := _AGE_AFTER.match(text, end):
        yield from _with_place(text, start, found.end())


def _day(text: str, start: int, end: int) -> Iterator[Span]:
    if place := _place_after(text, end, 32):
        yield start, place, "day-and-place"


def _with_place(text: str, start: int, end: int) -> Iterator[Span]:
    if place := _place_after(text, end, 60):
        yield start, place, "age-and-place"
        return
    since = max(0, start - 40)
    for found in _IN_PLACE.finditer(text, since, start):
        if _is_place(found[1]) and not _STOP.search(text, found.end(), start):
            yield found.start(1), end, "age-and-place"
            return


def _place_after(text: str, end: int, reach: int) -> int | None:
    until = min(len(text), end + reach)
    if stop := _STOP.search(text, end, until):
        until = stop.start()
    for found in _IN_PLACE.finditer(text, end, until):
        if _is_place(found[1]):
            return found.end(1)
    return None


def _is_place(word: str) -> bool:
    low = clean_word(word)
    if low in load_word_lists().towns and (
        word[0].isupper() or low not in _also_words()
    ):
        return True
    capital = word[0].isupper() and not word.isupper() and len(word) > 2
    return capital and low not in load_word_lists().not_names


def _also_words() -> frozenset[str]:
    return load_small_list("also-words")


def list_nearby_cues() -> list[tuple[str, Cue]]:
    """Return who waits for which word."""
    days = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
    return [
        *((f"{day}day{plural}", _day) for day in days for plural in ("", "s")),
        *((word, _age) for word in ("old", "olds", "yo")),
        *(
            (f"{unit}-old{s}", _age)
            for unit in ("year", "yr", "month")
            for s in ("", "s")
        ),
        *((word, _aged) for word in ("aged", "age")),
    ]
