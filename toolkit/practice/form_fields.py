"""Reads the forms of supervision pages: numbers of minutes, times of day, short lines.

The form is never trusted. Says one plain sentence for each field that cannot be kept,
and never repeats what a person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import TypeVar, cast

from toolkit.errors import FormError
from toolkit.practice.form import FormReader
from toolkit.practice.text import join_lines

Choice = TypeVar("Choice", bound=str)

LINE = 300
"""Characters that a heading or a role can hold."""

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?")
_DIGITS = re.compile(r"\d{1,6}")


@dataclass(slots=True)
class FieldReader(FormReader):
    """A form of a supervision page."""

    def line(self, name: str) -> str:
        """Return one line of text, or an empty one with a problem noted."""
        kept = join_lines(self.text(name))
        if len(kept) <= LINE:
            return kept
        self.problems[name] = (
            f"{self._label(name)} can hold {LINE} characters. "
            "Nothing was lost: shorten it, or put the rest in your notes."
        )
        return ""

    def whole(self, name: str, least: int, most: int, otherwise: int) -> int:
        """Return a whole number, or the usual one where nothing was filled in.

        Args:
            name: The field.
            least: The least it can be.
            most: The most it can be.
            otherwise: What an empty field means.
        """
        value = self.form.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return otherwise
        number = _whole(value)
        if number is None or not least <= number <= most:
            self.problems[name] = (
                f"{self._label(name)} needs a whole number from {least} to {most}. "
                "Put it in figures."
            )
            return otherwise
        return number

    def clock(self, name: str) -> time | None:
        """Return a time of day, or None where there is none."""
        value = self.form.get(name)
        if value is None or value == "":
            return None
        found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None:
            self.problems[name] = (
                f"{self._label(name)} could not be read as a time of day. "
                "Write it like 10:30, or leave it empty."
            )
            return None
        return time(int(found[1]), int(found[2]))

    def choice(
        self, name: str, allowed: Collection[Choice], otherwise: Choice
    ) -> Choice:
        """Return one of a few fixed words; nothing chosen means the usual one."""
        return cast("Choice", self.one_of(name, allowed, otherwise))

    def needed(self, name: str, sentence: str) -> str:
        """Return one line that has to be there.

        Args:
            name: The field.
            sentence: What to say where it is empty.
        """
        kept = self.line(name)
        if not kept and name not in self.problems:
            self.problems[name] = sentence
        return kept


def build_field_error(field: str, sentence: str) -> FormError:
    """Return the fault for one field, ready to be raised."""
    return FormError({field: sentence})


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e6:
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isascii() and _DIGITS.fullmatch(text) else None
    return value if isinstance(value, int) else None
