"""Reads and writes Twee 3, the plain-text form of a Twine story.

Reads the older spellings too. What was read and not edited is written back byte for
byte. Knows nothing of cases: a passage's words are only words here.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from toolkit.content.problem import Level, Problem, quote_value
from toolkit.content.twee.header import Header, read_header, write_header

TITLE = "StoryTitle"
DATA = "StoryData"
MOST_PASSAGES = 5_000
"""Scenes that one file may hold; the longest public stories stay far below."""


def build_empty_metadata() -> Mapping[str, str]:
    """Return an empty mapping that nobody can change."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a story.

    Args:
        name: Its name.
        text: Its words, with line feeds and without blank lines at the end.
        tags: Its tags, without spaces in them.
        metadata: Where a map draws it, such as ``position``.
        line: The line its header is on; 0 when it does not come from a file.
        source: Exactly what the file holds for it; empty once it was edited.
    """

    name: str
    text: str = ""
    tags: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(
        default_factory=build_empty_metadata, hash=False
    )
    line: int = 0
    source: str = ""

    def with_text(self, text: str) -> Passage:
        """Return the passage with other words; the rest stays as it is."""
        return replace(self, text=text.rstrip(), source="")


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was read, in the order of the file.

    Args:
        passages: Its passages, the special ones included.
        prologue: What stands before the first header.
    """

    passages: tuple[Passage, ...] = ()
    prologue: str = ""

    def passage(self, name: str) -> Passage | None:
        """Return the first passage of this name, if there is one."""
        return next((one for one in self.passages if one.name == name), None)

    @property
    def title(self) -> str:
        """Return the story's title, or an empty text."""
        found = self.passage(TITLE)
        return " ".join(found.text.split()) if found else ""

    @property
    def data(self) -> dict[str, object]:
        """Return what StoryData holds, or nothing when it cannot be read."""
        found = self.passage(DATA)
        return parse_json_object(found.text) if found else {}

    def find_data_text(self, key: str) -> str:
        """Return one text of StoryData, or an empty one."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def with_passage(self, passage: Passage) -> Story:
        """Return the story with one passage replaced, or added at the end."""
        names = [one.name for one in self.passages]
        if passage.name not in names:
            return replace(self, passages=(*self.passages, passage))
        at = names.index(passage.name)
        before, later = self.passages[:at], self.passages[at + 1 :]
        return replace(self, passages=(*before, passage, *later))


def read_twee(text: str, shown: str) -> tuple[Story, list[Problem]]:
    """Return a story and everything that is wrong with its notation.

    Args:
        text: The file's text as it is, whatever its line ends.
        shown: How problems name the file.
    """
    problems: list[Problem] = []
    prologue, chunks = _chunks(text)
    if len(chunks) > MOST_PASSAGES:
        message = f"This file holds more than {MOST_PASSAGES:,} scenes."
        problems.append(Problem(shown, chunks[MOST_PASSAGES][0], message, "Split it."))
        chunks = chunks[:MOST_PASSAGES]
    passages = [_passage(line, chunk, shown, problems) for line, chunk in chunks]
    if not passages:
        hint = 'A scene starts with a line such as ":: At the door".'
        problems.append(Problem(shown, 0, "No scene starts in this file.", hint))
    elif prologue.strip("\ufeff \t\r\n"):
        message = "The words before the first scene are not read."
        problems.append(Problem(shown, 1, message, level="info"))
    story = Story(tuple(passages), prologue)
    return story, problems + _data_problems(story, shown)


def write_twee(story: Story) -> str:
    """Return the story as text; what was not edited is exactly as it was read."""
    written = [story.prologue]
    for passage in story.passages:
        if written[-1] and not written[-1].endswith(("\n", "\r", "\ufeff")):
            written.append("\n")
        written.append(passage.source or _rendered(passage))
    return "".join(written)


def parse_json_object(text: str) -> dict[str, object]:
    """Return a JSON object, or an empty one for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def build_title_and_data(
    title: str, data: Mapping[str, object]
) -> tuple[Passage, Passage]:
    """Return the two passages with which a story introduces itself.

    Args:
        title: The story's title; line ends become spaces.
        data: What StoryData says, as JSON can hold it.
    """
    return (
        Passage(TITLE, " ".join(title.split())),
        Passage(DATA, json.dumps(data, ensure_ascii=False, indent=1)),
    )


def _chunks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Cut a text at its headers, and give each piece the number of its first line."""
    prologue: list[str] = []
    pieces: list[tuple[int, list[str]]] = []
    if text.startswith("\ufeff::"):
        prologue, text = ["\ufeff"], text[1:]
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if line.startswith("::"):
            pieces.append((number, [line]))
        else:
            (pieces[-1][1] if pieces else prologue).append(line)
    return "".join(prologue), [(number, "".join(lines)) for number, lines in pieces]


def _passage(line: int, chunk: str, shown: str, problems: list[Problem]) -> Passage:
    plain = chunk.replace("\r\n", "\n").replace("\r", "\n")
    first, _, body = plain.partition("\n")
    header = read_header(first)
    for message, hint, level in header.complaints:
        problems.append(Problem(shown, line, message, hint, level))
    problems += _nearly_headers(body, line, shown)
    return Passage(
        header.name,
        _unescaped(body),
        header.tags,
        MappingProxyType(header.metadata),
        line,
        chunk,
    )


def _unescaped(body: str) -> str:
    """Return a body as it was meant, without the backslash before ``::``."""
    body = body.rstrip()
    if "\\::" not in body:
        return body
    lines = (
        line[1:] if line.lstrip("\\").startswith("::") and line[0] == "\\" else line
        for line in body.split("\n")
    )
    return "\n".join(lines)


def _rendered(passage: Passage) -> str:
    header = Header(passage.name, passage.tags, dict(passage.metadata))
    text = passage.text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    if "::" in text:
        text = "\n".join(
            "\\" + line if line.lstrip("\\").startswith("::") else line
            for line in text.split("\n")
        )
    return (
        f"{write_header(header)}\n{text}\n\n" if text else f"{write_header(header)}\n\n"
    )


def _nearly_headers(body: str, line: int, shown: str) -> Iterable[Problem]:
    if "::" not in body:
        return
    for number, words in enumerate(body.split("\n"), line + 1):
        if words.lstrip().startswith(":: ") and not words.startswith(("::", "\\")):
            message = (
                "This line looks like the start of a scene, but is not read as one."
            )
            hint = "Delete the spaces in front of the two colons."
            yield Problem(shown, number, message, hint, "should")


def _data_problems(story: Story, shown: str) -> list[Problem]:
    found: list[Problem] = []
    data = story.passage(DATA)
    if data and data.text and not story.data:
        message = "StoryData is not in the form that Twine writes, so it is left out."
        hint = "Copy it afresh from Twine, or delete that scene."
        found.append(Problem(shown, data.line, message, hint, "should"))
    first: dict[str, int] = {}
    for passage in story.passages:
        if passage.name in first:
            found.append(_twice(passage, first[passage.name], shown, "must"))
        first.setdefault(passage.name, passage.line)
    return found


def _twice(passage: Passage, line: int, shown: str, level: Level) -> Problem:
    message = (
        f"A scene called {quote_value(passage.name)} is already there on line {line}."
    )
    hint = "Give one of them another name."
    return Problem(shown, passage.line, message, hint, level)
