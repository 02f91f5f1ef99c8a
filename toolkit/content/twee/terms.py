"""Reads the short terms of a case: conditions, effects, meters, objectives, levels.

A condition or an effect is a meter, a sign and a number. There are no
expressions and no code, so that each state of a case can be reached by walking.
"""

from __future__ import annotations

import re

from toolkit.content.problem import (
    ProblemList,
    join_as_choice,
    quote_value,
    suggest_known_word,
)
from toolkit.practice.case.meter import Comparison, Condition, Effect, Meter, Sign
from toolkit.practice.case.plan import LEVELS, CaseQuestion, Level, Objective, Person

SIGNS: dict[str, Sign] = {
    "<=": "<=", "=<": "<=", "≤": "<=", "at most": "<=", "up to": "<=",
    ">=": ">=", "=>": ">=", "≥": ">=", "at least": ">=",
    "!=": "!=", "<>": "!=", "≠": "!=", "is not": "!=", "not": "!=",
    "==": "=", "=": "=", "is": "=", "exactly": "=",
    "<": "<", "below": "<", "under": "<", "less than": "<",
    ">": ">", "above": ">", "over": ">", "more than": ">",
}  # fmt: skip
_SIGN = "|".join(
    rf"\b{re.escape(word)}\b" if word[0].isalpha() else re.escape(word)
    for word in sorted(SIGNS, key=len, reverse=True)
)
# ``trust >= 2``, ``Trust is at least 2``, ``tension below 4``.
TEST = re.compile(rf"(?P<meter>.+?)\s*(?:\bis\s+)?(?P<sign>{_SIGN})\s*(?P<number>\d+)")
# ``trust +1``, ``tension −1``, ``trust up 2``, ``trust = 3``.
EFFECT = re.compile(r"(?P<meter>.+?)\s*(?P<sign>[-+−–=]|\bup\b|\bdown\b)\s*(?P<by>\d+)")
# ``trust 2 of 5`` or ``trust 2 out of 5: wary, careful, open``.
METER = re.compile(r"(.+?)\s+(\d{1,3})\s+(?:out\s+)?of\s+(\d{1,3})\s*(?::\s*(.*))?")
# ``O1 say why``, ``O1: say why``, ``PE2. say why``, ``O1 - say why``.
MARKED = re.compile(r"([A-Za-z]{1,3}\d{1,2})(?:[.:)]\s*|\s+[-–]\s+|\s+)(.+)", re.DOTALL)
# ``Dani, Jay's mother``, ``Dani: his mother``, ``Dani - his mother``.
PERSON = re.compile(r"([^:,–(]+?)\s*(?:[:,–]|\s-\s)\s*(.+)", re.DOTALL)
LONGEST = 500
"""Signs; a longer term is a slip, and is not looked into."""
HIGHEST = 100
"""The highest value a meter may have."""


def read_condition(text: str, line: int) -> Condition | None:
    """Return a condition such as ``trust >= 2 and tension < 4``, or None.

    Args:
        text: What stands after ``when:``.
        line: Its line.
    """
    if len(text) > LONGEST:
        return None
    groups: list[tuple[Comparison, ...]] = []
    for either in re.split(r"\s+or\s+", text.strip(), flags=re.IGNORECASE):
        tests = [
            _test(one) for one in re.split(r"\s+and\s+|,", either, flags=re.IGNORECASE)
        ]
        kept = [one for one in tests if one is not None]
        if len(kept) != len(tests):
            return None
        groups.append(tuple(kept))
    return Condition(tuple(groups), line)


def read_effects(text: str, line: int) -> tuple[Effect, ...] | None:
    """Return effects such as ``trust +1, tension -2``, or None.

    Args:
        text: What stands after ``effect:``.
        line: Its line.
    """
    if len(text) > LONGEST:
        return None
    parts = re.split(r"\s*[,;]\s*|\s+and\s+", text.strip(" .,;"), flags=re.IGNORECASE)
    made = [_effect(part, line) for part in parts]
    kept = [one for one in made if one is not None]
    return tuple(kept) if len(kept) == len(made) else None


def read_meter(text: str, line: int) -> Meter | None:
    """Return a meter such as ``trust 2 of 5: closed, wary, open``, or None.

    Args:
        text: One line under ``meters:``.
        line: Its line.
    """
    found = METER.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    words = tuple(word.strip() for word in (found[4] or "").split(",") if word.strip())
    return Meter(found[1], int(found[2]), int(found[3]), words, line)


def read_objective(text: str, line: int, number: int) -> Objective:
    """Return an objective such as ``O1 open a visit``.

    Args:
        text: One line under ``objectives:``.
        line: Its line.
        number: Which one it is, from 1, for one that has no mark of its own.
    """
    found = MARKED.fullmatch(text.strip())
    if found:
        return Objective(found[1].upper(), found[2].strip(), line)
    return Objective(f"O{number}", text.strip(), line)


def read_question(text: str, line: int) -> CaseQuestion:
    """Return a question, with the objective it serves where it names one.

    Args:
        text: The question as it was written, such as ``O1 Which words?``.
        line: Its line.
    """
    found = MARKED.fullmatch(text.strip())
    if found:
        return CaseQuestion(found[1].upper(), found[2].strip(), line)
    return CaseQuestion("", text.strip(), line)


def read_person(text: str, line: int) -> Person:
    """Return somebody who speaks, such as ``Dani, Jay's mother``.

    Args:
        text: What was written: a name, and who that is.
        line: Its line.
    """
    found = PERSON.fullmatch(text.strip())
    if found:
        return Person(found[1].strip(), found[2].strip(), line)
    return Person(text.strip(), "", line)


def read_levels(text: str, line: int, slips: ProblemList) -> tuple[Level, ...]:
    """Return levels such as ``student, practitioner``.

    Args:
        text: What stands after the key.
        line: Its line.
        slips: Where to note what is wrong.
    """
    words = [
        word.strip().lower().removesuffix("s")
        for word in text.replace(" and ", ",").split(",")
    ]
    for word in words:
        if word and word not in LEVELS:
            hint = (
                suggest_known_word(word, LEVELS) or f"Write {join_as_choice(LEVELS)}."
            )
            slips.note(line, f"There is no level {quote_value(word)}.", hint, "should")
    return tuple(level for level in LEVELS if level in words)


def _test(text: str) -> Comparison | None:
    found = TEST.fullmatch(text.strip())
    if found is None or len(found["number"]) > 4:
        return None
    sign = SIGNS[" ".join(found["sign"].lower().split())]
    return Comparison(" ".join(found["meter"].split()), sign, int(found["number"]))


def _effect(text: str, line: int) -> Effect | None:
    found = EFFECT.fullmatch(text.strip())
    if found is None or len(found["by"]) > 4:
        return None
    by = int(found["by"])
    sign = found["sign"].lower()
    change = -by if sign in {"-", "−", "–", "down"} else by
    return Effect(" ".join(found["meter"].split()), change, sign == "=", line)
