"""One case while it is looked through, and what was found so far.

Every check takes one and notes what it finds; nothing here checks anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.content.case_check.terms import WatchList
from toolkit.content.problem import Level, Problem
from toolkit.practice.case.case import Case
from toolkit.practice.case.walk import RandomPlays, Walk


@dataclass(slots=True)
class CheckContext:
    """One case while it is looked through.

    Args:
        case: The case.
        cased: True when it has a plan; a story without one is judged more gently.
        walks: A walk for each level at which it differs.
        chances: Plays by chance for the same levels.
        terms: Words to look out for.
        shown: How problems name the file.
        plan_line: The line on which the plan starts; 0 without one.
        minutes: What the longest way takes, once that was worked out.
        found: What was found so far.
    """

    case: Case
    cased: bool
    walks: tuple[Walk, ...]
    chances: tuple[RandomPlays, ...]
    terms: WatchList
    shown: str
    plan_line: int = 0
    minutes: int = 0
    found: list[Problem] = field(default_factory=list[Problem])

    def note_about_plan(self, message: str, hint: str, level: Level) -> None:
        """Note one finding about the plan as a whole.

        Args:
            message: One sentence on what was found.
            hint: One sentence on what to do, or empty.
            level: How much it matters.
        """
        self.note(self.plan_line, message, hint, level)

    def note(self, line: int, message: str, hint: str, level: Level) -> None:
        """Note one finding at a line.

        Args:
            line: The line it is on, counted from 1; 0 for the file as a whole.
            message: One sentence on what was found.
            hint: One sentence on what to do, or empty.
            level: How much it matters.
        """
        self.found.append(Problem(self.shown, line, message, hint, level))
