"""The words of the supervision page: what trainers edit, and what fields are called."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from toolkit.content import (
    load_agendas,
    load_cpd_forms,
    load_frameworks,
    load_letters,
)
from toolkit.practice.agenda import (
    FUNCTION_MEANINGS,
    FUNCTION_WORDS,
    FUNCTIONS,
    AgendaTemplates,
)
from toolkit.practice.cpd.piece import CpdForm
from toolkit.practice.supervision.framework import Frameworks
from toolkit.practice.supervision.letter import Letter

PURPOSE_WORDS = {
    "think": ("Think", "turn it over together, with no answer needed"),
    "decide": ("Decide", "come away with a decision"),
    "tell": ("Tell", "pass something on"),
    "ask": ("Ask", "get something you need"),
}
BIN_WORDS = {
    "private": ("Private note", "only you see it"),
    "shared": ("Shared record", "goes into the record you both agree"),
    "case-file": ("Case file", "handed to you to copy out, and not kept here"),
}
NATION_WORDS = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern-ireland": "Northern Ireland",
    "uk": "Anywhere in the UK",
}
STANDING_WORDS = {
    "registered": "Registered",
    "student": "A student",
    "unregistered": "Not registered",
}
SEAT_WORDS = {
    "supervised": "I am supervised",
    "supervising": "I give supervision",
}
RHYTHM_NAMES = {
    "week": "Every week",
    "fortnight": "Every fortnight",
    "month": "Every month",
}
CANCELLER_NAMES = {
    "them": "The other person",
    "me": "I did",
    "employer": "The organisation",
    "other": "Another reason",
}
SIDE_WORDS = {"me": "I do", "them": "The other person"}
SOURCE_WORDS = {
    "own": "",
    "log": "from your log",
    "action": "an open action",
    "pattern": "something that repeats",
    "debrief": "from a debrief",
    "worksheet": "from a worksheet",
    "carried": "from last time",
}


@dataclass
class AgendaContent:
    """What ``exercises/`` holds for supervision, read at first use.

    Args:
        content: The content folder.
    """

    content: Path

    @cached_property
    def templates(self) -> AgendaTemplates:
        """Return the agendas to begin with and the sets of questions."""
        return load_agendas(self.content)

    @cached_property
    def frameworks(self) -> Frameworks:
        """Return what somebody can be entitled to."""
        return load_frameworks(self.content)

    @cached_property
    def cpd(self) -> tuple[CpdForm, ...]:
        """Return the forms for CPD and for learning notes."""
        return load_cpd_forms(self.content)

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """Return the ladder of letters."""
        return tuple(load_letters(self.content))

    def fixed(self) -> dict[str, Any]:
        """Return what the page needs once."""
        return {
            "purposes": _options(PURPOSE_WORDS),
            "functions": [
                {
                    "id": one,
                    "name": begin_with_capital(FUNCTION_WORDS[one]),
                    "hint": f"{begin_with_capital(FUNCTION_MEANINGS[one])}.",
                }
                for one in FUNCTIONS
            ],
            "bins": _options(BIN_WORDS),
            "nations": _names(NATION_WORDS),
            "standings": _names(STANDING_WORDS),
            "seats": _names(SEAT_WORDS),
            "rhythms": _names(RHYTHM_NAMES),
            "cancellers": _names(CANCELLER_NAMES),
            "templates": [
                {
                    "id": one.id,
                    "name": one.title,
                    "for_whom": one.for_whom,
                    "blurb": one.blurb,
                    "minutes": one.minutes,
                    "items": len(one.items),
                }
                for one in self.templates.templates
            ],
            "prompts": [asdict(one) for one in self.templates.prompts],
            "starters": [
                {**asdict(one), "minutes": str(one.minutes)}
                for one in self.templates.starters
            ],
            "sides": _names(SIDE_WORDS),
        }


def _options(words: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"id": key, "name": name, "hint": f"{begin_with_capital(hint)}."}
        for key, (name, hint) in words.items()
    ]


def _names(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": key, "name": name} for key, name in words.items()]


def begin_with_capital(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
