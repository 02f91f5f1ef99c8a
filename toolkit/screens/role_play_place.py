"""Where somebody is on the role-play page: which case, which step, which way so far.

Lives in this tab's kernel alone. The page holds a copy for a reload; a journal holds
one only when the person keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from toolkit.content.cases import CaseFile
from toolkit.practice.play import Play
from toolkit.practice.scenario import Case, Frame, Level

Step = Literal["choose", "prebrief", "scene", "out", "de-role", "debrief", "kept"]


@dataclass(slots=True)
class Place:
    """Where somebody is.

    Args:
        step: Which step of the journey is on the page.
        file: The case in hand, or None while one is being chosen.
        level: Whom it is played by.
        lighter: True for the lighter version.
        ask_first: True when every decision asks for the person's own words.
        play: The play, once it has begun.
        first: The finished try before this one, to lay the two side by side.
        frame: The shape of the debrief; None for the one that the case names.
        back_to: The step to come back to after stepping out.
        note: A sentence for the page, such as what was lost since.
    """

    step: Step = "choose"
    file: CaseFile | None = None
    level: Level = "student"
    lighter: bool = False
    ask_first: bool = False
    play: Play | None = None
    first: Play | None = None
    frame: Frame | None = None
    back_to: Step = "choose"
    note: str = ""

    @property
    def case(self) -> Case | None:
        """Return the case in hand as this person plays it, or None."""
        if self.file is None:
            return None
        case = self.file.case
        if not self.ask_first or case.plan.own_words:
            return case
        return replace(case, plan=replace(case.plan, own_words=True))
