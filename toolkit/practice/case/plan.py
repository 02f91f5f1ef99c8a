"""What stands before a case's first scene, and the cards it is played with.

A plan is data: for whom the case is, why, how it is run, and what it contains.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["student", "practitioner"]
Feedback = Literal["delayed", "immediate", "novice"]
Frame = Literal["PEARLS", "Plus-Delta", "Advocacy-Inquiry", "Gather-Analyse-Summarise"]
Shown = Literal["words", "hidden"]
Thoughts = Literal["debrief", "scene"]
RolePart = Literal["worker", "other", "observer"]

LEVELS: tuple[Level, ...] = ("student", "practitioner")
"""Two, since practice experience changes how real a simulation feels:
doi.org/10.1080/02615479.2023.2258136."""
FRAMES: tuple[Frame, ...] = (
    "PEARLS",
    "Plus-Delta",
    "Advocacy-Inquiry",
    "Gather-Analyse-Summarise",
)


@dataclass(frozen=True, slots=True)
class Objective:
    """One thing the case lets a person practise, such as ``O1`` and its words."""

    id: str
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """A question for the debrief or for an observer, and the objective it serves.

    Args:
        objective: The objective's id, or empty.
        words: The question.
        line: The line of the file it stands on.
    """

    objective: str
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in the case."""

    name: str
    about: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What one person in a role-play is handed, and nobody else sees.

    Args:
        name: The card's heading.
        part: Who gets it.
        text: What is read first.
        volunteers: What they say of their own accord.
        asked_well: What they say only when asked well.
        red_lines: What makes them stop talking.
        softens: What makes it easier for them.
        line: The line of the file it stands on.
    """

    name: str
    part: RolePart = "other"
    text: str = ""
    volunteers: tuple[str, ...] = ()
    asked_well: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()
    softens: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class SavedPath:
    """A way through a case that its author wants to keep as it is.

    Args:
        name: What it is called.
        level: Whom it is played by.
        choices: The words of each choice, with its line in the file.
        ends: The ending it should reach; empty for any.
        line: The line of the file it stands on.
    """

    name: str
    level: Level = "student"
    choices: tuple[tuple[str, int], ...] = ()
    ends: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands before the first scene: for whom, why, how, and what it holds.

    Args:
        need: The need it answers, as a person would say it.
        role: Who the person is in the case.
        about: The situation, in a few sentences.
        minutes: How long the play takes, without the debrief.
        levels: Whom it is written for.
        feedback: When reasons are shown.
        frame: The shape of the debrief.
        meters_shown: Whether meters are shown as words or hidden while playing.
        thoughts: Where the other person's thoughts are shown.
        own_words: True when every decision asks for the person's own words first.
        content_note: What the case contains, in plain words.
        lighter: What the lighter version leaves out; empty when there is none.
        prebrief: Anything else to say before play.
        de_role: Steps out of the role; empty for the usual ones.
        support: Where to turn afterwards; empty for the usual line.
        author: Who wrote it.
        licence: How others may use it.
        version: Which version it is.
        reviewed: Who looked at it, such as people with lived experience.
        objectives: What it lets a person practise.
        people: Who speaks in it.
        observer: Items for the observer's sheet.
        questions: Questions for the debrief.
    """

    need: str = ""
    role: str = ""
    about: str = ""
    minutes: int = 0
    levels: tuple[Level, ...] = ()
    feedback: Feedback = "delayed"
    frame: Frame = "PEARLS"
    meters_shown: Shown = "words"
    thoughts: Thoughts = "debrief"
    own_words: bool = False
    content_note: str = ""
    lighter: str = ""
    prebrief: str = ""
    de_role: tuple[str, ...] = ()
    support: str = ""
    author: str = ""
    licence: str = ""
    version: str = ""
    reviewed: str = ""
    objectives: tuple[Objective, ...] = ()
    people: tuple[Person, ...] = ()
    observer: tuple[CaseQuestion, ...] = ()
    questions: tuple[CaseQuestion, ...] = ()
