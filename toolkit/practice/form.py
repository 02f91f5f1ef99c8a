"""Reads a form that came from a page. Everything in it is untrusted.

Gathers one plain sentence for each field that cannot be kept, and never repeats
what a person wrote. The one reader of forms: it knows no feature, so labels, choices
and limits come in as arguments.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar, cast

from toolkit.errors import FormError
from toolkit.practice.text import LIMIT, clean, join_lines

Choice = TypeVar("Choice", bound=str)

MOST_CHOICES = 200
"""Items that one list in a form can hold."""

WORD_LIMIT = 60
"""Characters that one word or short phrase of a person's own can hold."""

LINE = 300
"""Characters that one line, such as a heading or a role, can hold."""

TOO_LONG = (
    f"That is longer than one entry can hold ({LIMIT:,} characters). "
    "Nothing was lost: shorten it or split it into two entries."
)
NOT_A_FORM = (
    "What was sent did not arrive as it should. Nothing was lost: try saving again."
)

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?")  # "9:05", "14.30:00"
_DIGITS = re.compile(r"\d{1,6}")  # "45", but not "-5" and not "1e9"


@dataclass(slots=True)
class FormReader:
    """Reads one form field by field and remembers every problem.

    Args:
        form: What the page sent; anything at all.
        labels: How each field is called on the page, to begin a sentence with.
        problems: A sentence for each field that needs another look.

    Raises:
        FormError: Under the empty name, where what came is no form at all.
    """

    form: Mapping[str, object]
    labels: Mapping[str, str]
    problems: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """Refuse what is not a form at all.

        Raises:
            FormError: It has no fields by name.
        """
        if not isinstance(cast("object", self.form), Mapping):
            raise FormError({"": NOT_A_FORM})

    def text(self, name: str) -> str:
        """Return a text answer as it is kept, or an empty one with a problem noted."""
        value = self.form.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.misshapen(name)
            return ""
        kept = "" if len(value) > 2 * LIMIT else clean(value)
        if len(value) > 2 * LIMIT or len(kept) > LIMIT:
            self.problems[name] = TOO_LONG
            return ""
        return kept

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

    def choices(self, name: str) -> tuple[str, ...]:
        """Return the chosen items as short lines, each once, in their order."""
        value = self.form.get(name)
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            self.misshapen(name)
            return ()
        return self._items(name, cast("list[object]", value))

    def words(self, name: str) -> tuple[str, ...]:
        """Return a person's own words, from a list or from one line with commas."""
        value = self.form.get(name)
        if not isinstance(value, str):
            return self.choices(name)
        if len(value) > LIMIT:
            self.problems[name] = TOO_LONG
            return ()
        apart = value.replace(";", ",").replace("\n", ",")
        return self._items(name, apart.split(","))

    def strength(self, name: str) -> int | None:
        """Return how strong it is, 0 to 10 in whole numbers, or None if not marked."""
        value = self.form.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        number = _number(value)
        if number is None or not 0 <= number <= 10 or number != int(number):
            self.problems[name] = (
                f"{self._label(name)} needs a whole number from 0 to 10. "
                "Choose one, or leave it empty."
            )
            return None
        return int(number)

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

    def flag(self, name: str) -> bool:
        """Return True only where the page said exactly that."""
        return self.form.get(name) is True

    def choice(
        self, name: str, allowed: Collection[Choice], otherwise: Choice
    ) -> Choice:
        """Return one of a few fixed words; nothing chosen means the usual one.

        Args:
            name: The field.
            allowed: The words there are to choose from.
            otherwise: What an empty field means, and what a refused one gives.
        """
        value = self.form.get(name)
        if value is None or value == "":
            return otherwise
        if isinstance(value, str) and value in allowed:
            return cast("Choice", value)
        self.problems[name] = (
            f"{self._label(name)} is not one of the choices here. Choose it again."
        )
        return otherwise

    def day(self, name: str) -> date | None:
        """Return a date sent as year-month-day, or None where there is none."""
        value = self.form.get(name)
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(value) if isinstance(value, str) else _bare(value)
        except ValueError:
            self.problems[name] = (
                f"{self._label(name)} could not be read as a date. "
                "Choose the day again, or leave it empty."
            )
            return None

    def clock(self, name: str) -> time | None:
        """Return a local time of day in whole minutes, or None where there is none."""
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

    def misshapen(self, name: str) -> None:
        """Note that a field did not arrive in the shape its page sends."""
        self.problems[name] = (
            f"{self._label(name)} did not arrive as it should. "
            "Nothing was lost: try saving again, or reload the page."
        )

    def finish(self) -> None:
        """Raise every problem that was noted, if there is one.

        Raises:
            FormError: With a sentence for each field.
        """
        if self.problems:
            raise FormError(self.problems)

    def _label(self, name: str) -> str:
        return self.labels.get(name, "One answer")

    def _items(self, name: str, items: Iterable[object]) -> tuple[str, ...]:
        listed = list(items)
        if len(listed) > MOST_CHOICES:
            self.problems[name] = (
                f"{self._label(name)}: that is more than one entry can hold "
                f"({MOST_CHOICES}). Choose the ones that matter most."
            )
            return ()
        kept = dict.fromkeys(self._item(name, item) for item in listed)
        return tuple(item for item in kept if item)

    def _item(self, name: str, item: object) -> str:
        if not isinstance(item, str):
            self.misshapen(name)
            return ""
        word = "" if len(item) > LIMIT else join_lines(clean(item))
        if len(item) > LIMIT or len(word) > WORD_LIMIT:
            self.problems[name] = (
                f"{self._label(name)}: one word or short phrase can hold {WORD_LIMIT} "
                "characters. Shorten it, or write it in your own lines."
            )
            return ""
        return word


def _number(value: object) -> float | None:
    """Read a number from a number or a short text; never from true or false."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, int):
        return float(value) if abs(value) <= 1000 else None
    if isinstance(value, str) and len(value) > 20:
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _whole(value: object) -> int | None:
    """Read a whole number from a number or from digits; never from true or false."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e6:
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isascii() and _DIGITS.fullmatch(text) else None
    return value if isinstance(value, int) else None


def _bare(value: object) -> date:
    """Take a date that is one already.

    Raises:
        ValueError: It is something else, a moment included.
    """
    if type(value) is not date:
        raise ValueError
    return value
