"""Turns what a file holds into practice's own values, and says what does not fit.

Every problem gets the line of the key it is about. Knows no kind of file; the
dataclasses it is given say which keys there are and what belongs under each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import Field, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from toolkit.content.problem import (
    Level,
    Problem,
    find_close_word,
    join_as_choice,
    quote_value,
    suggest_known_word,
)
from toolkit.content.yaml.document import Document, Value, Where
from toolkit.content.yaml.reading import load_documents

T = TypeVar("T")

# The keys that best tell a reader which item of a list is meant.
TITLES = ("word", "name", "title", "what", "happened")
# ``2026-11-01`` and no other way to write a day; whether there is one is asked later.
PLAIN_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Sheet:
    """One file being read: its values, and what was found wrong with them so far.

    Args:
        document: The file as it was read.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems = list(document.problems)

    def report(
        self, message: str, where: Where = (), hint: str = "", level: Level = "must"
    ) -> None:
        """Note one problem at the line of a value.

        Args:
            message: One sentence on what is wrong.
            where: The keys and positions that lead to the value.
            hint: One sentence on what to do.
            level: How much it matters.
        """
        line = self.document.line(where)
        self.problems.append(
            Problem(self.document.shown, line, message, hint, level),
        )

    def report_unknown_keys(self, *known: str) -> None:
        """Report every key of the first level that is not among those known."""
        for key in self.document.data:
            if key not in known:
                self._unknown(key, (key,), known)

    def read_text(self, key: str) -> str:
        """Return the words under a key of the first level, which has to be there."""
        value = self.document.data.get(key, "")
        if not isinstance(value, str):
            self.report(f"{quote_value(key)} should be words, not a list.", (key,))
            return ""
        if not value.strip() and self.document.data:
            self.report(
                f"This file has no {key}.", (), f'Add a line such as "{key}: ...".'
            )
        return " ".join(value.split())

    def list_places(self, key: str) -> list[Where]:
        """Return where each item of a list under a key of the first level stands."""
        value = self.document.data.get(key)
        if value is None:
            return []
        if isinstance(value, list) and value:
            return [(key, position) for position in range(len(value))]
        hint = 'Start each item on a line of its own with "- ".'
        self.report(f"There is no list under {quote_value(key)}.", (key,), hint)
        return []

    def read_lines(self, key: str) -> list[str]:
        """Return a list of single lines of text under a key of the first level."""
        lines: list[str] = []
        for where in self.list_places(key):
            value = self.value(where)
            if isinstance(value, str) and value.strip():
                lines.append(" ".join(value.split()))
            else:
                hint = "Put a line that holds a colon in quotation marks."
                self.report(
                    f"This item of {quote_value(key)} is not text.", where, hint
                )
        return lines

    def value(self, where: Where) -> Value:
        """Return the value at a place that is known to be there."""
        found: Any = self.document.data
        for step in where:
            found = found[step]
        return found

    def keys(self, where: Where) -> dict[str, Value]:
        """Return the keys of an item, without white space around their values."""
        value = self.value(where)
        if isinstance(value, dict):
            return {key: _stripped(one) for key, one in value.items()}
        return {}

    def build_value(
        self,
        where: Where,
        kind: type[T],
        also: Collection[str] = (),
        given: Mapping[str, Value] | None = None,
    ) -> T | None:
        """Return an item as a value of practice, or None with its problems noted.

        Args:
            where: Where the item stands.
            kind: The dataclass it should be.
            also: Keys that may stand there and are read apart from the value.
            given: Values for keys that the item leaves out.
        """
        before = len(self.problems)
        if not isinstance(self.value(where), dict):
            self._not_an_item(where, kind)
            return None
        names = _names(kind)
        kept = {**(given or {}), **self._filled(where)}
        for key in self.keys(where):
            if key not in names and key not in also:
                known = dict.fromkeys((*names, *also))
                self._unknown(key, (*where, key), known)
        own = set(names) - set(also)
        kept = {key: value for key, value in kept.items() if key in own}
        self._dates(where, kind, kept)
        found = self._validated(where, kind, kept)
        return found if len(self.problems) == before else None

    def _filled(self, where: Where) -> dict[str, Value]:
        return {key: value for key, value in self.keys(where).items() if value}

    def title(self, where: Where) -> str:
        """Return how to name an item in a sentence, such as ``"Torn"``."""
        item = self.keys(where)
        words = next((item[key] for key in TITLES if item.get(key)), None)
        return quote_value(words) if isinstance(words, str) else "this item"

    def _not_an_item(self, where: Where, kind: type) -> None:
        key = next(key for key in (*TITLES, *_names(kind)) if key in _names(kind))
        value = self.value(where)
        if value == "":
            self.report("This item is empty.", where, 'Delete its "-".')
        elif isinstance(value, str) and value.startswith(f"{key}:"):
            hint = "Put one space after it."
            self.report("There is no space after the colon here.", where, hint)
        else:
            hint = f'Write it as "{key}: ..." with its other keys under it.'
            self.report(f"{_capital(_seen(value))} stands alone here.", where, hint)

    def _unknown(self, key: str, where: Where, known: Iterable[str]) -> None:
        known = tuple(known)
        hint = suggest_known_word(key, known) or f"The keys here are {_and(known)}."
        self.report(f"Nothing reads the key {quote_value(key)}.", where, hint)

    def _dates(self, where: Where, kind: type, kept: dict[str, Value]) -> None:
        for name, hint in _hints(kind).items():
            value = kept.get(name)
            is_date = hint == date | None or hint is date
            if is_date and isinstance(value, str) and not PLAIN_DATE.fullmatch(value):
                self._not_a_date(where, name, value)
                del kept[name]

    def _misspelt(self, where: Where, key: str) -> bool:
        """Tell whether a missing key is there under a name that is nearly right."""
        near = (one for one in self.keys(where) if find_close_word(one, (key,)))
        return any(one != key for one in near)

    def _not_a_date(self, where: Where, name: str, value: object) -> None:
        self.report(
            f"{quote_value(value)} is not a date, so {quote_value(name)} of "
            f"{self.title(where)} cannot be read.",
            (*where, name),
            "Write year, month and day, such as 2026-11-01.",
        )

    def _validated(
        self, where: Where, kind: type[T], values: Mapping[str, Value]
    ) -> T | None:
        try:
            return _adapter(kind).validate_python(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._explain(where, detail)
        return None

    def _explain(self, where: Where, detail: ErrorDetails) -> None:
        path = tuple(detail["loc"])
        key = str(path[0]) if path else ""
        title, value = self.title(where), detail["input"]
        if detail["type"].startswith("missing"):
            if self._misspelt(where, key):
                return
            hint = f'Add a line such as "{key}: ...".'
            self.report(f"{_capital(title)} has no {key}.", where, hint)
        elif detail["type"].startswith("date"):
            self._not_a_date(where, key, value)
        else:
            wanted, hint = _wanted(detail)
            self.report(
                f"{quote_value(key)} of {title} should be {wanted}, not "
                f"{_seen(value)}.",
                (*where, *path),
                hint,
            )


def load_sheets(folder: Path, pattern: str) -> list[Sheet]:
    """Return a sheet for every file under the content folder that a pattern names.

    Args:
        folder: The content folder.
        pattern: Such as ``support/*.yaml``; files come in the order of their names.
    """
    return [Sheet(document) for document in load_documents(folder, pattern)]


def collect_problems(found: Iterable[Sheet]) -> list[Problem]:
    """Return the problems of several sheets, one after the other."""
    return [problem for sheet in found for problem in sheet.problems]


@lru_cache(maxsize=64)
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    listed: tuple[Field[Any], ...] = fields(kind)
    return tuple(one.name for one in listed)


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _stripped(value: Value) -> Value:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(one) for one in value]
    return {key: _stripped(one) for key, one in value.items()}


def _wanted(detail: ErrorDetails) -> tuple[str, str]:
    kind = detail["type"]
    if kind.startswith("int"):
        return "a whole number", "Write it in digits, such as 3 or -3."
    if kind.startswith("bool"):
        return "yes or no", ""
    if kind == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", ""))
        known = re.findall(r"'([^']*)'", expected)
        return join_as_choice(known), suggest_known_word(str(detail["input"]), known)
    if kind.startswith(("tuple", "list")):
        return "a list", "Write it in square brackets, such as [one, two]."
    return "words", "Put a sentence that holds a colon in quotation marks."


def _seen(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else quote_value(value)


def _and(words: Iterable[str]) -> str:
    return join_as_choice(words).replace(" or ", " and ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
