"""Finds addresses, and schools, homes and wards by their own name.

Looks at no more than a line around a cue, so that no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.journal.identifiers.word_lists import (
    Cue,
    Span,
    clean_word,
    get_word_before,
    is_sentence_start,
    load_small_list,
    load_word_lists,
    may_be_name,
)

# A word with a capital: "Marlow", "O'Dell"; never "I" alone or "marlow".
_CAP = r"[A-ZÀ-Þ][\w'’\-]{1,30}"
_WORD = r"[^\W\d_][\w'’\-]{0,30}"
_REACH = 80
# What stands right before "Road": "14 Larch ", "3a, Upper Larch "; never "£14 larch "
# or "at 14 ".
_NUMBERED = re.compile(
    rf"(?<![\w£/.:\-])(?:\d{{1,4}}[A-Za-z]?),?\s((?:{_WORD}\s){{1,3}})\Z"
)
# The same without a number: "Upper Larch "; never "down the ".
_NAMED = re.compile(rf"(?<![\w\-'’])((?:{_CAP}\s){{1,3}})\Z")
# What stands right after "flat": " 3", " no. 3b", " number 12"; never " above".
_FLAT = re.compile(r"\.?\s(?:no\.?\s|number\s)?\d{1,4}[A-Za-z]?\b")
# What stands right before "School": "Foxfield ", "the Larches and Foxfield "; never
# "a small ".
_INSTITUTION = re.compile(rf"(?<![\w\-'’])((?:(?:{_CAP}|of|the|and|&)\s){{1,4}})\Z")
# The "Left the " of "Left the Foxfield ", which does not name the place.
_UP_TO_THE = re.compile(r"(?:.*\s)?the\s")
# The "primary " between a name and "School"; never "at ".
_MIDDLE = re.compile(r"(?<!\w)[\w'’]{3,12}\s\Z")
# What stands right after "St": " Corin", ". Corin"; never " corin".
_SAINT = re.compile(rf"\.?\s({_CAP})")
# What stands right after "st": the " corins" of " corins primary", " corin's school";
# never of " corins house".
_SMALL_SAINT = re.compile(
    r"\.?\s([a-z]{3,20}['’]?s)\b(?=\s(?:primary|school|rc|c of e|ce|hospital|church|"
    r"academy|college|high))"
)
# What stands right after "HMP": " Larchmoor"; never " visit".
_PRISON = re.compile(rf"\s({_CAP})")


def _address(text: str, start: int, end: int) -> Iterator[Span]:
    before = text[max(0, start - _REACH) : start]
    found = _NUMBERED.search(before)
    if found and _names_a_street(found[1].split(), text[start:end]):
        yield start - len(found[0]), end, "address"
    elif (text[start].isupper() or _is_street(text[start:end])) and (
        found := _NAMED.search(before)
    ):
        names = [clean_word(each) for each in found[1].split()]
        unnamed = names[-1] in load_word_lists().not_names
        unnamed = unnamed or names[-1] in load_small_list("not-in-street-names")
        if _is_street(text[start:end]) and not unnamed:
            yield start - len(found[0]), end, "address"


def _names_a_street(between: list[str], kind: str) -> bool:
    if any(each.lower() in load_small_list("not-in-street-names") for each in between):
        return between[-1].lower() in ("high", "main") and len(between) == 1
    return _is_street(kind) or all(each[0].isupper() for each in between)


def _is_street(kind: str) -> bool:
    return kind.lower() in load_small_list("streets")


def _flat(text: str, start: int, end: int) -> Iterator[Span]:
    if found := _FLAT.match(text, end):
        yield start, found.end(), "address"


def _institution(text: str, start: int, end: int) -> Iterator[Span]:
    before = text[max(0, start - _REACH) : start]
    middle = _MIDDLE.search(before)
    if middle and middle[0].strip().lower() in load_small_list("institution-middles"):
        before = before[: middle.start()]
    found = _INSTITUTION.search(before)
    if found is None:
        return
    at = max(0, start - _REACH) + found.start()
    skipped = _not_the_name(text, at, found[1])
    named = [each for each in found[1][skipped:].split() if each[0].isupper()]
    if any(may_be_name(each) and len(each) > 2 for each in named):
        yield at + skipped, end, "school"


def _not_the_name(text: str, at: int, said: str) -> int:
    """Return how much of what stands before a place does not name it.

    In "Ring the school" nothing does, and in "Ring Foxfield School" it is the verb.
    """
    if found := _UP_TO_THE.match(said):
        return found.end()
    first = said.split()[0]
    opens = first.lower() in load_small_list("openings") and is_sentence_start(text, at)
    return len(first) + 1 if opens else 0


def _small_institution(text: str, start: int, end: int) -> Iterator[Span]:
    """Find what is written without a capital, such as "oakwood primary school"."""
    before = get_word_before(text, start)
    at = start - 1 - len(before)
    long = before.lower() in load_small_list("institution-middles")
    if long:
        before = get_word_before(text, at)
        at -= 1 + len(before)
    if not before.isalpha() or not (long or text[start:end].lower() == "academy"):
        return
    low = clean_word(before)
    if may_be_name(before) and low not in load_small_list("not-before-schools"):
        yield at, end, "school"


def _saint(text: str, start: int, end: int) -> Iterator[Span]:
    found = _SMALL_SAINT.match(text, end)
    if found is None and text[start].isupper():
        found = _SAINT.match(text, end)
    if found:
        yield start, found.end(), "school"


def _prison(text: str, start: int, end: int) -> Iterator[Span]:
    if found := _PRISON.match(text, end):
        yield start, found.end(), "school"


def list_place_cues() -> list[tuple[str, Cue]]:
    """Return who waits for which word."""
    streets = load_small_list("streets") | load_small_list("near-streets")
    return [
        *((word, _address) for word in streets),
        *((word, _flat) for word in ("flat", "apartment", "apt", "caravan", "plot")),
        *((word, _institution) for word in load_small_list("institutions")),
        *((word, _small_institution) for word in load_small_list("small-institutions")),
        *((word, _saint) for word in ("st", "saint")),
        *((word, _prison) for word in ("hmp", "hmyoi", "yoi")),
    ]
