"""Finds dates of birth, and the numbers of cases, courts, schools and hospitals.

Looks at no more than a line around a cue, so that no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.journal.identifiers.word_lists import Cue, Span, load_small_list

# "nov", "november", "sept".
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# What stands after a day and a month: ", 2014", "-2014", " '14".
_YEAR = r"(?:,?[\s\-](?:19|20)\d\d\b|\s['’]\d\d\b)"
# In this order: "3/11/2014"; "2014-11-03"; "3 11 14"; "3rd of November 2014";
# "Nov 3, 2014"; "November 2014"; "2014", "031114". Never "£2014" or the end of "12014".
_DATE = re.compile(
    r"(?<![\w/.\-£])(?:"
    r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d{2}\b"
    r"|(?:19|20)\d{2}[/.\-]\d{1,2}[/.\-]\d{1,2}\b"
    r"|\d{1,2}\s\d{1,2}\s(?:19|20)?\d{2}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s\-]{_MONTH}\b{_YEAR}?"
    rf"|{_MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}?"
    rf"|{_MONTH}\.?\s(?:19|20)\d{{2}}\b"
    r"|(?:19|20)\d{2}\b|\d{6}\b|\d{8}\b)",
    re.IGNORECASE,
)
# "D.O.B" and "d. o. b"; never "DOB", which is a word and has a cue of its own.
_DOTTED = re.compile(r"[Dd]\.\s?[Oo]\.?\s?[Bb]\b")
# ". H" in "She left. He stayed", and an empty line; never in "d.o.b. 3 May".
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]|\n\n")
_BEFORE, _AFTER = 30, 45

_NUMBER = r"(?:id|no|num|nr|number|ref|reference|code|urn)"
# What stands right after "case" or "file": " number: AB123456", " ref LAC/2201",
# " no. #4417-B"; never " no. 12", which is too short, or " was closed".
_CODE = re.compile(
    rf"(?:\s?{_NUMBER}\b){{0,2}}\.?\s{{0,2}}(?:is|was|of|:|#|-|=)?\s{{0,2}}"
    r"#?((?:(?-i:[A-Z]{1,5})[ ]|[A-Z]{0,6}[/\-:.]?)\d[\w/\-]{2,18})(?!\w)",
    re.IGNORECASE,
)
# The figures of a court's number, "14C00321" in "ZW14C00321" or "14 C 00321", and the
# letters right before them, "ZW"; never the last two letters of a longer word.
_COURT = re.compile(r"\d\d\s?[A-Za-z]\s?\d{5}(?!\w)")
_COURT_LETTERS = re.compile(r"(?<!\w)[A-Za-z]{2}\s?\Z")
# "AB123456", "LAC-204417", "SW/14/C0321", "AB/20441/C"; never "£AB123456" or "AB1234".
_LETTERED = re.compile(
    r"[A-Z](?<![\w/£][A-Z])[A-Z]{0,5}(?:[/\-]?\d{5,12}[A-Z]?"
    r"|[/\-]\d{2,4}[/\-][A-Z]{0,3}\d{2,8}|[/\-]\d{4,8}[/\-][A-Z]{1,3})(?![\w/])"
)
# "14/LAC/0321", "4417/2093", "14/204417/02", "20441790"; never "£20441790", "20441790%"
# or "204417", which is too short.
_FIGURES = re.compile(
    r"\d(?<![\w£$€.,/+\-]\d)(?:\d{1,3}/[A-Z]{1,5}/\d{2,8}|\d{3,5}/\d{2,6}"
    r"|\d/\d{4,8}/\d{2}|\d{6,15})(?![\w%/]|[.,]\d)"
)
# "#4417" and "# 4417"; never "&#4417;", which is a sign in HTML.
_SIGNED = re.compile(r"#(?<![\w&]#)\s?\d{3,12}\b")
# What only looks like one: "2014/15", "3/11/14", "12", "14th", "30mins", and the small
# words that may follow a label, such as "on".
_NOT_CODES = re.compile(
    r"(?:19|20)\d{2}(?:[/\-](?:19|20)?\d{2})?\Z|\d{1,2}[/\-.]\d{1,2}(?:[/\-.]\d{2,4})?\Z"
    r"|\W?\d{1,3}\Z|on\b|in\b|at\b|to\b|of\b|by\b|and\b|for\b|was\b|from\b"
    r"|\d+(?:st|nd|rd|th|am|pm|hrs?|mins?|years?|yrs?|weeks?|days?)\Z",
    re.IGNORECASE,
)


def find_case_numbers(text: str) -> Iterator[Span]:
    """Find numbers that have the shape of those a record is kept under."""
    for pattern in (_LETTERED, _FIGURES, _SIGNED):
        for found in pattern.finditer(text):
            if not _NOT_CODES.match(found[0]):
                yield found.start(), found.end(), "case-number"
    for found in _COURT.finditer(text):
        start = found.start()
        if letters := _COURT_LETTERS.search(text[max(0, start - 4) : start]):
            yield start - len(letters[0]), found.end(), "case-number"


def find_dotted_births(text: str) -> Iterator[Span]:
    """Find dates after D.O.B., which is no word."""
    for said in _DOTTED.finditer(text):
        yield from _birth(text, said.start(), said.end())


def _labelled(text: str, start: int, end: int) -> Iterator[Span]:
    found = _CODE.match(text, end)
    if found is None or _NOT_CODES.match(found[1]):
        return
    if sum(map(str.isdigit, found[1])) >= 3:
        yield *found.span(1), "case-number"


def _birth(text: str, start: int, end: int) -> Iterator[Span]:
    after = text[end : end + _AFTER]
    if stop := _SENTENCE_END.search(after):
        after = after[: stop.start()]
    if found := _DATE.search(after):
        yield end + found.start(), end + found.end(), "date-of-birth"
    elif text[start : start + 5].lower() == "birth":
        since = max(0, start - _BEFORE)
        found = _DATE.search(text[since:start])
        if found and not _SENTENCE_END.search(text[since + found.end() : start]):
            yield since + found.start(), since + found.end(), "date-of-birth"


def list_record_cues() -> list[tuple[str, Cue]]:
    """Return who waits for which word."""
    return [
        *((word, _labelled) for word in load_small_list("number-labels")),
        *((word, _birth) for word in load_small_list("births")),
    ]
