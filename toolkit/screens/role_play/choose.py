"""Choosing a case: by need, level and minutes, with what each contains said first."""

from __future__ import annotations

from typing import Any

from toolkit.errors import MessageError
from toolkit.practice.case.case import LEVELS, Level
from toolkit.practice.play.offers import CaseOffer, list_case_offers
from toolkit.screens.message import read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.debrief_store import DebriefStore
from toolkit.screens.role_play.place import RolePlayPlace
from toolkit.screens.screen import Action, Fields, Reply

NO_SUCH_CASE = "There is no case of that name here. These are the ones there are."
MOST_WORDS = 2_000
LEVEL_WORDS: dict[Level, str] = {
    "student": "for students",
    "practitioner": "for people in practice",
}


class ChoosePart:
    """The first step of the page: which case.

    Args:
        screen: The page.
        kept_ones: The debriefs that were kept, listed beside the cases.
    """

    def __init__(self, screen: CaseScreen, kept_ones: DebriefStore) -> None:
        self.screen = screen
        self.kept_ones = kept_ones
        self.forget()

    def forget(self) -> None:
        """Let go of what was looked for."""
        self.words = ""
        self.level: Level | None = None
        self.minutes = 0

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while choosing."""
        return {
            "find": self.find,
            "case": self.open_case,
            "cases": self.show_cases,
            "go-on": self.go_on,
        }

    def view(self) -> dict[str, Any]:
        """Return the cases on offer, those that fit best first."""
        cases = [one.case for one in self.screen.cases()]
        waiting = self.screen.waiting
        found = list_case_offers(cases, self.words, self.level, self.minutes)
        return {
            "waiting": waiting.case.title if waiting else "",
            "words": self.words,
            "level": self.level or "",
            "minutes": self.minutes,
            "total": len(cases),
            "found": len(found),
            "fit": sum(one.fits > 0 for one in found),
            "cases": [_offer_view(one) for one in found],
        }

    def find(self, fields: Fields) -> Reply:
        """Put the cases that fit best first, and leave out what does not fit."""
        level, minutes = read_text_field(fields, "level", 20), fields.get("minutes")
        self.words = read_text_field(fields, "words", MOST_WORDS)
        self.level = next((one for one in LEVELS if one == level), None)
        self.minutes = minutes if type(minutes) is int and 0 < minutes < 600 else 0
        self.screen.publish()
        return {}

    def open_case(self, fields: Fields) -> Reply:
        """Show the prebrief of one case.

        Raises:
            MessageError: There is no such case.
        """
        file = self.screen.case_named(read_text_field(fields, "which", 200))
        if file is None:
            raise MessageError(NO_SUCH_CASE)
        level = self.level or "student"
        self.screen.waiting = None
        self.screen.place = RolePlayPlace("prebrief", file, level)
        return self.screen.moved()

    def go_on(self, _fields: Fields) -> Reply:
        """Go on with the case that was open when the page locked by itself."""
        if self.screen.waiting is not None:
            self.screen.place, self.screen.waiting = self.screen.waiting, None
        return self.screen.moved(self.screen.make_sure_open())

    def show_cases(self, _fields: Fields) -> Reply:
        """Leave the case in hand, and show what there is. Leaving is not recorded."""
        self.screen.place = RolePlayPlace()
        self.kept_ones.opened = ""
        self.screen.lock.forget_draft()
        return self.screen.moved()


def _offer_view(one: CaseOffer) -> dict[str, Any]:
    for_whom = " and ".join(LEVEL_WORDS[level] for level in one.levels)
    return {
        "key": one.key,
        "title": one.title,
        "need": one.need,
        "role": one.role,
        "minutes": one.minutes,
        "for_whom": for_whom if len(one.levels) < len(LEVELS) else "",
        "contains": one.contains,
        "lighter": bool(one.lighter),
        "fits": one.fits > 0,
    }
