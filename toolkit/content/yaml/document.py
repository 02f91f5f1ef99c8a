"""Puts a file's text together as plain values, and tells every value's line.

Every value stays text: ``yes``, ``12:30`` and ``010`` are what was typed. Repeated
keys, references and depths that YAML allows and people do not mean are said so. Opens
no file and knows no kind of file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from toolkit.content.problem import Problem, quote_value
from toolkit.content.yaml.syntax import describe_syntax_error

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 20
# A remark has a space after its sign; without one it was meant as part of the words,
# as in ``We are #proud``.
CUT_OFF = re.compile(r"\s+#[^\s#]")

Value = str | list["Value"] | dict[str, "Value"]
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    Args:
        shown: The file as a person would name it, such as
            ``exercises/vocabulary/feelings.yaml``.
        data: What stands under each key of the first level.
        lines: The line of each key and list item, counted from 1.
        problems: What kept it, or part of it, from being read.
    """

    shown: str
    data: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[Where, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, where: Where) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 0)


class UnreadableFile(Exception):
    """One problem that leaves nothing of a file to read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def parse_document(text: str, shown: str) -> Document:
    """Return the values in a text, each with its line.

    Args:
        text: The file's text, with line feeds between its lines.
        shown: The file as a person would name it.

    Raises:
        UnreadableFile: Nothing of the text can be used.
    """
    builder = _Builder(shown, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise UnreadableFile(describe_syntax_error(error, text, shown)) from error
    return builder.document()


@dataclass(slots=True)
class _OpenCollection:
    """A list or a group of keys that is still being read."""

    where: Where
    value: list[Value] | dict[str, Value]
    key: str | None = None
    keep: bool = True
    twice: bool = False


class _Builder:
    """Puts the parser's events together, without the depths and loops YAML allows."""

    def __init__(self, shown: str, source: list[str]) -> None:
        self.shown = shown
        self.source = source
        self.lines: dict[Where, int] = {}
        self.problems: list[Problem] = []
        self.open: list[_OpenCollection] = []
        self.root: Value | None = None

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1
        match event:
            case yaml.ScalarEvent():
                self._plain(event, line)
            case yaml.MappingStartEvent():
                self._plain(event, line)
                self._start({}, line)
            case yaml.SequenceStartEvent():
                self._plain(event, line)
                self._start([], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
            case yaml.AliasEvent():
                self._stop(line, "The sign * starts this value.")
            case yaml.DocumentStartEvent() if self.root is not None:
                message = "The file is cut in two by a line of three dashes."
                self._stop(line, message, "Delete that line.")
            case _:
                pass

    def document(self) -> Document:
        if not self.root:
            hint = "The README.md in exercises/ shows a full example."
            self._stop(0, "There is nothing in this file yet.", hint)
        if not isinstance(self.root, dict):
            hint = 'The first line that is not a comment ends in a colon: "feelings:".'
            self._stop(self.lines[()], "This file does not start with a key.", hint)
        return Document(self.shown, self.root, self.lines, tuple(self.problems))

    def _plain(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            self._stop(line, "The sign & starts this value.")
        if getattr(event, "tag", None) is not None:
            self._stop(line, "The sign ! starts this value.")
        if isinstance(event, yaml.ScalarEvent):
            self._cut_off(event)
            self._scalar(event.value, line)

    def _cut_off(self, event: yaml.ScalarEvent) -> None:
        """Say so when words were lost, as in ``We are #proud``: YAML drops them."""
        end = event.end_mark
        line = self.source[end.line] if end.line < len(self.source) else ""
        if not event.style and CUT_OFF.match(line, end.column):
            message = "The words after the sign # on this line are left out."
            hint = "Put the whole sentence in quotation marks to keep them."
            found = Problem(self.shown, end.line + 1, message, hint, "should")
            self.problems.append(found)

    def _scalar(self, text: str, line: int) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, text, line)
        else:
            self._add(text, line)

    def _key(self, top: _OpenCollection, key: str, line: int) -> None:
        top.key = key
        top.keep = key not in top.value
        where = (*top.where, key)
        if top.keep:
            self.lines[where] = line
        elif not top.twice:
            # Without its "- ", a whole new item repeats every key: say so once.
            top.twice = True
            message = f"{quote_value(key)} stands here a second time."
            hint = f"The first is on line {self.lines[where]}. "
            hint += 'Keep one of them, or start a new item with "- ".'
            self.problems.append(Problem(self.shown, line, message, hint))

    def _add(self, value: Value, line: int) -> Where:
        if not self.open:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            where = (*top.where, len(top.value))
            top.value.append(value)
            self.lines[where] = line
            return where
        return self._under_key(top, value, line)

    def _under_key(self, top: _OpenCollection, value: Value, line: int) -> Where:
        if top.key is None or not isinstance(top.value, dict):
            hint = "A key is a single word with a colon after it."
            self._stop(line, "A list stands where a key should be.", hint)
        where = (*top.where, top.key)
        if top.keep:
            top.value[top.key] = value
        top.key = None
        return where if top.keep else (*top.where, "")

    def _start(self, value: list[Value] | dict[str, Value], line: int) -> None:
        if len(self.open) >= DEEPEST:
            self._stop(line, "Lists stand inside lists too deeply here.")
        self.open.append(_OpenCollection(self._add(value, line), value))

    def _stop(self, line: int, message: str, hint: str = "") -> NoReturn:
        hint = hint or "Put the whole value in quotation marks."
        raise UnreadableFile(Problem(self.shown, line, message, hint))
