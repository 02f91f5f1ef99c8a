"""Opens the text files of exercises/ and tells every value's line.

Every value stays text: ``yes``, ``12:30`` and ``010`` are what was typed. A file that
is too large, not text, or too clever for its own good gives one plain problem and no
values. Knows no kind of file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

import yaml

from toolkit.content.problem import Problem, quoted
from toolkit.content.syntax import explain

type_of_loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LARGEST = 1_000_000
DEEPEST = 20
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# Signs that YAML counts as the end of a line and text editors do not.
OTHER_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")

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


def documents(folder: Path, pattern: str) -> list[Document]:
    """Return every file under the content folder that a pattern names.

    Args:
        folder: The content folder.
        pattern: Such as ``support/*.yaml``; files come in the order of their names.

    Returns:
        At least one document: when there is no such file, one that says so.
    """
    paths = sorted(
        path
        for path in folder.glob(pattern)
        if path.is_file() and not path.name.startswith((".", "~"))
    )
    name = folder.resolve().name
    if not paths:
        return [_missing(folder, f"{name}/{pattern}")]
    return [
        read(path, f"{name}/{path.relative_to(folder).as_posix()}") for path in paths
    ]


def read(path: Path, shown: str) -> Document:
    """Return one file's values, each with its line.

    Args:
        path: The file.
        shown: How problems name it.
    """
    try:
        stat = path.stat()
    except OSError:
        return _unreadable(shown, "This file cannot be opened.")
    return _read(path, shown, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _read(path: Path, shown: str, _changed: int, size: int) -> Document:
    try:
        text = _text(path, shown, size)
        return _build(text, shown)
    except _Stop as stop:
        return Document(shown, problems=(stop.problem,))


def _missing(folder: Path, shown: str) -> Document:
    if not folder.is_dir():
        message = "There is no folder of exercises here."
        hint = "Check the folder that --content names."
        return _unreadable(folder.resolve().name, message, hint)
    place, _, pattern = shown.rpartition("/")
    if pattern.startswith("*"):
        return _unreadable(place, "There is no .yaml file in this folder.")
    return _unreadable(shown, "This file is missing.")


def _unreadable(shown: str, message: str, hint: str = "") -> Document:
    return Document(shown, problems=(Problem(shown, 0, message, hint),))


class _Stop(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def _text(path: Path, shown: str, size: int) -> str:
    if size > LARGEST:
        hint = "Split it into several files of less than one megabyte."
        raise _Stop(Problem(shown, 0, "This file is too large to read.", hint))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _Stop(Problem(shown, 0, "This file cannot be opened.")) from error
    text = _decoded(raw, shown).replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        hint = "Delete the line and type it again."
        raise _Stop(Problem(shown, line, "An invisible sign is on this line.", hint))
    return text.translate(OTHER_BREAKS)


def _decoded(raw: bytes, shown: str) -> str:
    line = 0
    if not raw.startswith(UTF16_STARTS):
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
    raise _Stop(
        Problem(
            shown,
            line,
            "This file is not saved as UTF-8 text.",
            'Open it in your editor, choose "Save as" and the encoding UTF-8.',
        )
    )


def _build(text: str, shown: str) -> Document:
    builder = _Builder(shown)
    try:
        for event in yaml.parse(text, Loader=type_of_loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise _Stop(explain(error, text, shown)) from error
    return builder.document()


@dataclass(slots=True)
class _Open:
    """A list or a group of keys that is still being read."""

    where: Where
    value: list[Value] | dict[str, Value]
    key: str | None = None
    keep: bool = True


class _Builder:
    """Puts the parser's events together, without the depths and loops YAML allows."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.lines: dict[Where, int] = {}
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
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
            self._stop(1, "This file does not start with a key.", hint)
        return Document(self.shown, self.root, self.lines, tuple(self.problems))

    def _plain(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            self._stop(line, "The sign & starts this value.")
        if getattr(event, "tag", None) is not None:
            self._stop(line, "The sign ! starts this value.")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event.value, line)

    def _scalar(self, text: str, line: int) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, text, line)
        else:
            self._add(text, line)

    def _key(self, top: _Open, key: str, line: int) -> None:
        top.key = key
        top.keep = key not in top.value
        where = (*top.where, key)
        if top.keep:
            self.lines[where] = line
            return
        message = f"{quoted(key)} stands here a second time."
        hint = f"The first is on line {self.lines[where]}; keep one of them."
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

    def _under_key(self, top: _Open, value: Value, line: int) -> Where:
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
        self.open.append(_Open(self._add(value, line), value))

    def _stop(self, line: int, message: str, hint: str = "") -> NoReturn:
        hint = hint or "Put the whole value in quotation marks."
        raise _Stop(Problem(self.shown, line, message, hint))
