"""Reads the words to look out for in cases: ``cases/wording.yaml``.

The list is the team's own: topics that a content note should name, and phrases that
put blame on people, with something to say instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import Problem
from toolkit.content.yaml.sheet import Sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WatchTopic:
    """Something that a content note should name.

    Args:
        name: What to call it in a note.
        words: Words that show it is there; ``*`` stands for any ending.
        note: Words of a content note that name it.
    """

    name: str
    words: tuple[str, ...]
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchPhrase:
    """Wording that blames or labels, and what could be said instead."""

    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class WatchList:
    """Everything to look out for."""

    topics: tuple[WatchTopic, ...] = ()
    phrases: tuple[WatchPhrase, ...] = ()


def _build(found: list[Sheet], _context: ReadingContext) -> WatchList:
    topics = _all(found[0], "topics", WatchTopic)
    phrases = _all(found[0], "phrases", WatchPhrase)
    return WatchList(tuple(topics), tuple(phrases))


WATCH_LIST = ExerciseKind("cases/wording.yaml", ("topics", "phrases"), _build)
"""Everything to look out for."""


def read_watch_list(folder: Path) -> tuple[WatchList, list[Problem]]:
    """Return the words to look out for, and what is wrong with their file.

    Args:
        folder: The content folder; without the file there is nothing to look for.
    """
    if not (folder / WATCH_LIST.pattern).is_file():
        return WatchList(), []
    return WATCH_LIST.read(folder)


def build_word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of some words, whole, in any spelling."""
    one = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{one or '(?!)'})\b", re.IGNORECASE)


def _all(sheet: Sheet, key: str, kind: type[T]) -> list[T]:
    made = (sheet.build_value(where, kind) for where in sheet.list_places(key))
    return [one for one in made if one is not None]
