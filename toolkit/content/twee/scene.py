"""Turns the words of a passage into a scene: what is read, asked and chosen.

Every slip is a sentence with its line. Knows one passage at a time; whether a choice
leads anywhere is for the checker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from toolkit.content.problem import (
    ProblemList,
    join_as_choice,
    quote_value,
    suggest_known_word,
)
from toolkit.content.twee.line_kinds import (
    AllowedKeys,
    ChoiceLine,
    Item,
    KeyLine,
    ProseLine,
)
from toolkit.content.twee.lines import sort_lines
from toolkit.content.twee.links import strip_links
from toolkit.content.twee.story import Passage
from toolkit.content.twee.terms import read_condition, read_effects, read_levels
from toolkit.practice.case.case import (
    Choice,
    Comparison,
    Condition,
    ConditionalText,
    Effect,
    Level,
    Scene,
    Thought,
)

SCENE_KEYS = {
    "pause": "pause",
    "own words": "own words",
    "hint": "hint",
    "thought": "thought",
    "lighter": "lighter",
    "debrief": "debrief",
    "in short": "in short",
    "otherwise": "otherwise",
}
CHOICE_KEYS = {
    "effect": "effect",
    "effects": "effect",
    "when": "when",
    "why": "why",
    "practises": "practises",
    "practices": "practises",
    "for": "for",
    "thought": "thought",
}
# Two empty lines or more, such as those that a key left behind.
GAPS = re.compile(r"\n{3,}")
MOST_CHOICES = 60
"""Choices that one scene may offer; nobody can read more."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a scene may name: people, meters and objectives.

    Args:
        people: Names of those who speak.
        meters: Names of the meters.
        objectives: Ids of the objectives.
        cased: True when the story has a plan, so that such names are known.
    """

    people: tuple[str, ...] = ()
    meters: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    cased: bool = True

    @property
    def keys(self) -> AllowedKeys:
        """Return what may stand in a scene."""
        names = frozenset(name.lower() for name in self.people)
        return AllowedKeys(SCENE_KEYS, CHOICE_KEYS, names)


@dataclass(slots=True)
class _OpenChoice:
    """A choice that is still being read."""

    offer: ChoiceLine
    said: dict[str, KeyLine] = field(default_factory=dict[str, KeyLine])


def read_scene(passage: Passage, cast: KnownNames, slips: ProblemList) -> Scene:
    """Return a passage as a scene.

    Args:
        passage: The passage.
        cast: What it may name.
        slips: Where to note what is wrong.
    """
    items = sort_lines(passage.text, passage.line + 1, cast.keys, slips)
    return _SceneReader(passage, cast, slips).read(items)


class _SceneReader:
    def __init__(self, passage: Passage, cast: KnownNames, slips: ProblemList) -> None:
        self.passage = passage
        self.cast = cast
        self.slips = slips
        self.said: dict[str, KeyLine] = {}
        self.text: list[ConditionalText] = []
        self.words: list[str] = []
        self.choices: list[_OpenChoice] = []

    def read(self, items: Iterable[Item]) -> Scene:
        for item in items:
            if isinstance(item, ProseLine):
                self.words.append(strip_links(item.text))
            elif isinstance(item, ChoiceLine):
                self.choices.append(_OpenChoice(item))
            elif item.owner == "choice" and self.choices:
                self._once(self.choices[-1].said, item)
            else:
                self._about_scene(item)
        self._end_stretch()
        return self._scene()

    def _about_scene(self, item: KeyLine) -> None:
        if item.key not in {"if", "otherwise"}:
            self._once(self.said, item)
            return
        self._end_stretch()
        text = strip_links(item.prose)
        if item.key == "otherwise":
            if not self.text or (self.text[-1].when is None):
                message = 'There is no "if" above this "otherwise".'
                hint = 'Such as "if trust >= 3: She opens the door."'
                self.slips.note(item.line, message, hint, "should")
            self.text.append(ConditionalText(text, otherwise=True))
            return
        when = self._condition(item.test, item.line, "if")
        if when is not None:
            self.text.append(ConditionalText(text, when))

    def _once(self, kept: dict[str, KeyLine], item: KeyLine) -> None:
        """Keep a key; a second one of the same name goes on with the first."""
        if item.key in kept:
            kept[item.key].lines += ["", *item.lines]
        else:
            kept[item.key] = item

    def _end_stretch(self) -> None:
        text = GAPS.sub("\n\n", "\n".join(self.words)).strip("\n")
        self.words = []
        if text.strip():
            self.text.append(ConditionalText(text))

    def _scene(self) -> Scene:
        if len(self.choices) > MOST_CHOICES:
            message = (
                f"{quote_value(self.passage.name)} offers over {MOST_CHOICES} choices."
            )
            hint = f"Only the first {MOST_CHOICES} are read."
            line = self.choices[MOST_CHOICES].offer.line
            self.slips.note(line, message, hint)
        return Scene(
            self.passage.name,
            tuple(self.text),
            self.passage.tags,
            tuple(self._choice(one) for one in self.choices[:MOST_CHOICES]),
            pause=_line(self.said, "pause"),
            own_words=_line(self.said, "own words"),
            hint=_line(self.said, "hint"),
            thought=self._thought(self.said),
            lighter=self.said["lighter"].prose if "lighter" in self.said else "",
            debrief=_line(self.said, "debrief"),
            in_short=_line(self.said, "in short"),
            line=self.passage.line,
        )

    def _choice(self, one: _OpenChoice) -> Choice:
        link, said = one.offer.link, one.said
        if link.odd:
            message = "Your word processor has turned -> into an arrow sign here."
            hint = "It is read all the same; saving it from here puts it right."
            self.slips.note(one.offer.line, message, hint, "info")
        return Choice(
            link.text,
            link.target,
            self._when(said.get("when")),
            self._effects(said.get("effect")),
            _line(said, "why"),
            self._practises(said.get("practises")),
            self._levels(said.get("for")),
            self._thought(said),
            one.offer.line,
        )

    def _when(self, said: KeyLine | None) -> Condition | None:
        return self._condition(said.value, said.line, "when") if said else None

    def _condition(self, text: str, line: int, key: str) -> Condition | None:
        found = read_condition(text, line)
        if found is None:
            message = (
                f"What stands after {quote_value(key)} cannot be read: "
                f"{quote_value(text)}."
            )
            hint = 'Write a meter, a sign and a number, such as "trust >= 2".'
            self.slips.note(line, message, hint)
            return None
        if not self._meters_known(found.meters, line):
            return None
        groups = (tuple(self._test(one) for one in group) for group in found.any_of)
        return Condition(tuple(groups), line)

    def _test(self, test: Comparison) -> Comparison:
        return replace(test, meter=self._meter(test.meter))

    def _meter(self, name: str) -> str:
        """Return a meter's name as the plan spells it."""
        spelt = {one.lower(): one for one in self.cast.meters}
        return spelt.get(name.lower(), "")

    def _effects(self, said: KeyLine | None) -> tuple[Effect, ...]:
        if said is None or not said.value:
            return ()
        found = read_effects(said.value, said.line)
        if found is None:
            message = (
                f'What stands after "effect" cannot be read: {quote_value(said.value)}.'
            )
            hint = 'Write it as "trust +1, tension -1".'
            self.slips.note(said.line, message, hint)
            return ()
        if not self._meters_known([effect.meter for effect in found], said.line):
            return ()
        return tuple(replace(one, meter=self._meter(one.meter)) for one in found)

    def _meters_known(self, names: Collection[str], line: int) -> bool:
        unknown = [name for name in names if not self._meter(name)]
        for name in unknown:
            hint = suggest_known_word(name, self.cast.meters)
            if not hint and self.cast.meters:
                hint = f"The meters are {_and(self.cast.meters)}."
            hint = hint or 'List it under "meters:" in the plan of the case.'
            message = f"There is no meter called {quote_value(name)}."
            self.slips.note(line, message, hint)
        return not unknown

    def _practises(self, said: KeyLine | None) -> tuple[str, ...]:
        if said is None:
            return ()
        ids = tuple(said.value.upper().replace(",", " ").split())
        for one in ids:
            if one not in self.cast.objectives:
                hint = suggest_known_word(one, self.cast.objectives)
                hint = hint or 'List it under "objectives:" in the plan of the case.'
                message = f"There is no objective {quote_value(one)}."
                self.slips.note(said.line, message, hint, "should")
        return tuple(one for one in ids if one in self.cast.objectives)

    def _levels(self, said: KeyLine | None) -> tuple[Level, ...]:
        return read_levels(said.value, said.line, self.slips) if said else ()

    def _thought(self, said: dict[str, KeyLine]) -> Thought | None:
        words = _line(said, "thought")
        if not words:
            return None
        who, colon, rest = words.partition(":")
        if colon and who.strip().lower() in {name.lower() for name in self.cast.people}:
            return Thought(who.strip(), rest.strip())
        return Thought("", words)


def _line(said: dict[str, KeyLine], key: str) -> str:
    return said[key].value if key in said else ""


def _and(words: Iterable[str]) -> str:
    return join_as_choice(words).replace(" or ", " and ")
