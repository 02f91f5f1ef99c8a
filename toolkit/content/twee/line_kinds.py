"""The kinds of lines that a passage is made of, and the keys that may stand in it.

Knows neither what a key means nor how a line is told apart from another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.content.twee.links import Link

Owner = Literal["scene", "choice"]


@dataclass(slots=True)
class KeyLine:
    """A ``key: value`` line with the lines that go on with it.

    Args:
        key: The key as the toolkit spells it.
        lines: The value, line by line.
        line: Its line in the file.
        indent: How far it stands from the margin.
        owner: What it is about.
        test: What stands between ``if`` and the colon.
    """

    key: str
    lines: list[str]
    line: int
    indent: int = 0
    owner: Owner = "scene"
    test: str = ""

    @property
    def value(self) -> str:
        """Return the value on one line."""
        return " ".join(" ".join(self.lines).split())

    @property
    def prose(self) -> str:
        """Return the value with its paragraphs."""
        return "\n".join(self.lines).strip()

    @property
    def items(self) -> list[tuple[int, str]]:
        """Return each line of a list with its number, without a dash before it."""
        found = enumerate((line.strip() for line in self.lines), self.line)
        bare = ((at, re.sub(r"^[-*•–]\s+", "", line)) for at, line in found)
        return [(at, line) for at, line in bare if line]


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One line that is read in the scene."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One choice."""

    link: Link
    line: int


Item = KeyLine | ProseLine | ChoiceLine


@dataclass(slots=True)
class AllowedKeys:
    """The keys that may stand in a passage, each with the spelling that is meant.

    Args:
        scene: Keys about the passage itself.
        choice: Keys about the choice above.
        names: People who speak; their names are not keys, in small letters.
        strict: True where every ``word: value`` at the margin has to be a key.
    """

    scene: Mapping[str, str]
    choice: Mapping[str, str] = field(default_factory=dict[str, str])
    names: frozenset[str] = frozenset()
    strict: bool = False
