"""Reads the plan of a case, its role cards and its notes from their passages.

The plan is a passage tagged ``case``; a card is one tagged ``role``. Every slip is a
sentence with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from toolkit.content.problem import (
    ProblemList,
    join_as_choice,
    quote_value,
    suggest_known_word,
)
from toolkit.content.twee.line_kinds import AllowedKeys, KeyLine, ProseLine
from toolkit.content.twee.lines import sort_lines
from toolkit.content.twee.story import Passage
from toolkit.content.twee.terms import (
    HIGHEST,
    read_levels,
    read_meter,
    read_objective,
    read_person,
    read_question,
)
from toolkit.practice.case.case import (
    FRAMES,
    Feedback,
    Meter,
    Objective,
    Plan,
    RoleCard,
    RolePart,
    SavedPath,
    Shown,
    Thoughts,
)

Word = TypeVar("Word", bound=str)

PLAN_KEYS = {
    key: key
    for key in (
        *("need", "role", "about", "time", "levels", "feedback", "debrief"),
        *("meters shown", "thoughts", "own words", "content note", "lighter"),
        *("prebrief", "de-role", "support", "author", "licence", "version"),
        *("reviewed", "objectives", "meters", "people", "observer", "questions"),
    )
} | {
    "level": "levels",
    "license": "licence",
    "reviewed by": "reviewed",
    "minutes": "time",
    "aims": "objectives",
    "meter": "meters",
    "objective": "objectives",
}
CARD_KEYS = {
    "part": "part",
    "volunteers": "volunteers",
    "only if asked well": "asked well",
    "asked well": "asked well",
    "red lines": "red lines",
    "softens": "softens",
    "what softens": "softens",
}
# Three spaces or more before a key: where ``role: a worker   time: 20 minutes`` is cut.
ON_ONE_LINE = re.compile(
    rf"\s{{3,}}(?=(?:{'|'.join(map(re.escape, PLAN_KEYS))})\s*:)", re.IGNORECASE
)
FEEDBACKS: tuple[Feedback, ...] = ("delayed", "immediate", "novice")
SHOWN: tuple[Shown, ...] = ("words", "hidden")
THOUGHTS: tuple[Thoughts, ...] = ("debrief", "scene")
PARTS: tuple[RolePart, ...] = ("worker", "other", "observer")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class PlanWithMeters:
    """The plan of a case with what moves in it."""

    plan: Plan
    meters: tuple[Meter, ...]


def read_plan(passage: Passage, slips: ProblemList) -> PlanWithMeters:
    """Return the plan that a passage holds.

    Args:
        passage: The passage tagged ``case``.
        slips: Where to note what is wrong.
    """
    keys = AllowedKeys(PLAN_KEYS, strict=True)
    reader = _PlanReader(slips)
    for item in sort_lines(passage.text, passage.line + 1, keys, slips):
        if isinstance(item, ProseLine):
            reader.about.append(item.text)
        elif isinstance(item, KeyLine) and item.key:
            reader.take(item)
    return reader.planned()


def read_saved_path(passage: Passage, slips: ProblemList) -> SavedPath:
    """Return the way through the case that a passage keeps.

    Args:
        passage: The passage tagged ``path``: an item for each choice.
        slips: Where to note what is wrong.
    """
    keys = {"level": "level", "ends": "ends"}
    said: dict[str, KeyLine] = {}
    choices: list[tuple[str, int]] = []
    for item in sort_lines(passage.text, passage.line + 1, AllowedKeys(keys), slips):
        if isinstance(item, KeyLine):
            said[item.key] = item
        elif isinstance(item, ProseLine) and item.text.startswith(("- ", "* ")):
            choices.append((item.text[2:].strip(), item.line))
    level = said.get("level")
    levels = read_levels(level.value, level.line, slips) if level else ()
    ends = said["ends"].value if "ends" in said else ""
    return SavedPath(
        passage.name,
        levels[0] if levels else "student",
        tuple(choices),
        ends,
        passage.line,
    )


def read_role_card(passage: Passage, slips: ProblemList) -> RoleCard:
    """Return the role card that a passage holds.

    Args:
        passage: The passage tagged ``role``.
        slips: Where to note what is wrong.
    """
    said: dict[str, KeyLine] = {}
    words: list[str] = []
    for item in sort_lines(
        passage.text, passage.line + 1, AllowedKeys(CARD_KEYS), slips
    ):
        if isinstance(item, ProseLine):
            words.append(item.text)
        elif isinstance(item, KeyLine):
            said[item.key] = item
    return RoleCard(
        passage.name,
        _one_of(said.get("part"), PARTS, "other", slips),
        "\n".join(words).strip(),
        _items(said.get("volunteers")),
        _items(said.get("asked well")),
        _items(said.get("red lines")),
        _items(said.get("softens")),
        passage.line,
    )


class _PlanReader:
    def __init__(self, slips: ProblemList) -> None:
        self.slips = slips
        self.said: dict[str, KeyLine] = {}
        self.about: list[str] = []

    def take(self, item: KeyLine) -> None:
        """Keep a key; several on one line are parted where three spaces stand."""
        first, *others = ON_ONE_LINE.split(item.lines[0])
        item.lines[0] = first
        for other in others:
            key, _, value = other.partition(":")
            meant = PLAN_KEYS[" ".join(key.lower().split())]
            self._keep(KeyLine(meant, [value.strip()], item.line))
        self._keep(item)

    def _keep(self, item: KeyLine) -> None:
        if item.key in self.said:
            self.said[item.key].lines += item.lines
        else:
            self.said[item.key] = item

    def planned(self) -> PlanWithMeters:
        """Return everything that was read."""
        about = [*self._prose("about").split("\n"), *self.about]
        plan = Plan(
            need=self._line("need"),
            role=self._line("role"),
            about="\n".join(about).strip(),
            minutes=self._minutes(),
            levels=self._levels(),
            feedback=self._one_of("feedback", FEEDBACKS, "delayed"),
            frame=self._one_of("debrief", FRAMES, "PEARLS"),
            meters_shown=self._one_of("meters shown", SHOWN, "words"),
            thoughts=self._one_of("thoughts", THOUGHTS, "debrief"),
            own_words=self._one_of("own words", YES_NO, "no") == "yes",
            content_note=self._line("content note"),
            lighter=self._line("lighter"),
            prebrief=self._prose("prebrief"),
            de_role=_items(self.said.get("de-role")),
            support=self._line("support"),
            author=self._line("author"),
            licence=self._line("licence"),
            version=self._line("version"),
            reviewed=self._line("reviewed"),
            objectives=self._objectives(),
            people=tuple(read_person(text, at) for at, text in self._list("people")),
            observer=tuple(
                read_question(text, at) for at, text in self._list("observer")
            ),
            questions=tuple(
                read_question(text, at) for at, text in self._list("questions")
            ),
        )
        return PlanWithMeters(plan, self._meters())

    def _line(self, key: str) -> str:
        return self.said[key].value if key in self.said else ""

    def _prose(self, key: str) -> str:
        return self.said[key].prose if key in self.said else ""

    def _list(self, key: str) -> list[tuple[int, str]]:
        return self.said[key].items if key in self.said else []

    def _one_of(self, key: str, words: tuple[Word, ...], usual: Word) -> Word:
        return _one_of(self.said.get(key), words, usual, self.slips)

    def _levels(self) -> tuple:
        said = self.said.get("levels")
        return read_levels(said.value, said.line, self.slips) if said else ()

    def _minutes(self) -> int:
        said = self.said.get("time")
        if said is None or not said.value:
            return 0
        found = re.match(r"(?:about\s+)?(\d{1,3})\b", said.value)
        if not found:
            message = f"The time {quote_value(said.value)} cannot be read."
            self.slips.note(said.line, message, 'Write "time: 20 minutes".', "should")
        return int(found[1]) if found else 0

    def _objectives(self) -> tuple[Objective, ...]:
        made: dict[str, Objective] = {}
        for at, text in self._list("objectives"):
            one = read_objective(text, at, len(made) + 1)
            if one.id in made:
                message = f"There are two objectives {quote_value(one.id)}."
                self.slips.note(at, message, "Give one of them the next number.")
            made.setdefault(one.id, one)
        return tuple(made.values())

    def _meters(self) -> tuple[Meter, ...]:
        made: dict[str, Meter] = {}
        for at, text in self._list("meters"):
            meter = read_meter(text, at)
            if meter is None:
                message = f"The meter {quote_value(text)} cannot be read."
                hint = 'Write it as "trust 2 of 5: shut, wary, open".'
                self.slips.note(at, message, hint)
            elif not 1 <= meter.top <= HIGHEST or meter.start > meter.top:
                message = (
                    f"The scale of {quote_value(meter.name)} does not hold its start."
                )
                hint = f"A scale goes from 0 to a number from 1 to {HIGHEST}."
                self.slips.note(at, message, hint)
            elif meter.name.lower() in made:
                message = f"The meter {quote_value(meter.name)} is listed twice."
                self.slips.note(at, message, "Delete one of them.")
            else:
                made[meter.name.lower()] = meter
        return tuple(made.values())


def _one_of(
    said: KeyLine | None, words: tuple[Word, ...], usual: Word, slips: ProblemList
) -> Word:
    if said is None or not said.value:
        return usual
    for word in words:
        if word.lower() == said.value.lower().rstrip("."):
            return word
    hint = suggest_known_word(said.value, words) or f"Write {join_as_choice(words)}."
    message = f"{quote_value(said.key)} cannot be {quote_value(said.value)}."
    slips.note(said.line, message, hint, "should")
    return usual


def _items(said: KeyLine | None) -> tuple[str, ...]:
    return tuple(text for _, text in said.items) if said else ()
