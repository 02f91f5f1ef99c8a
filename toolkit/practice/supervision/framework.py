"""What somebody is entitled to, as data: how often, how long, which evidence counts.

The facts live in ``exercises/frameworks/``, each with its source and the day it was
read; nothing here knows a number. ``due`` compares them with what happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from toolkit.practice.dates import describe_day

Nation = Literal["england", "scotland", "wales", "northern-ireland", "uk"]
Rhythm = Literal["week", "fortnight", "month"]

NATIONS: tuple[Nation, ...] = (
    "england",
    "scotland",
    "wales",
    "northern-ireland",
    "uk",
)
RHYTHMS: tuple[Rhythm, ...] = ("week", "fortnight", "month")
RHYTHM_WORDS = {"week": "weekly", "fortnight": "fortnightly", "month": "monthly"}
NONE = "none"


@dataclass(frozen=True, slots=True)
class FrameworkStage:
    """How often supervision is due for a while.

    Args:
        every: ``week``, ``fortnight`` or ``month``.
        until_week: The stage ends after this many weeks in the post, or None.
        until_month: The stage ends after this many months in the post, or None; a
            stage without an end goes on.
    """

    every: Rhythm
    until_week: int | None = None
    until_month: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """Evidence that is counted.

    Args:
        id: Stays the same, for evidence to keep.
        title: What is counted, for several of them.
        need: How many there have to be.
        note: Anything worth knowing, such as when.
    """

    id: str
    title: str
    need: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """A set of standards and the days it is in force.

    Args:
        id: Stays the same.
        title: What it is called.
        for_whom: Whom it is for.
        starts: The first day it is in force, or None where it always was.
        ends: The last day it is in force, or None where no end is known.
        source: Where this can be read.
        seen: The day the source was read, in whatever copy could be had.
        checked: The day somebody opened the source itself, or None.
        note: Anything else worth knowing.
    """

    id: str
    title: str
    for_whom: str = ""
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    seen: date | None = None
    checked: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """One set of entitlements a person can choose.

    Args:
        id: Stays the same, for journals to keep.
        title: What it is called.
        nation: Where it applies.
        for_whom: Whom it is for.
        minutes: Minutes a session lasts at least, or 0 where that is not said.
        uninterrupted: True where those minutes are to be uninterrupted.
        own: True where a person fills in the rhythm of their own agreement.
        stages: How often, in the order of time.
        counts: Evidence that is counted.
        standards: Ids of standards that go with it; the day decides which.
        starts: The first day it applies, or None.
        ends: The last day it applies, or None.
        source: Where this can be read.
        seen: The day the source was read, in whatever copy could be had.
        checked: The day somebody opened the source itself, or None.
        note: Anything else worth knowing.
    """

    id: str
    title: str
    nation: Nation = "uk"
    for_whom: str = ""
    minutes: int = 0
    uninterrupted: bool = False
    own: bool = False
    stages: tuple[FrameworkStage, ...] = ()
    counts: tuple[EvidenceCount, ...] = ()
    standards: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    seen: date | None = None
    checked: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frameworks:
    """Everything that ``exercises/frameworks/`` says about supervision."""

    frameworks: tuple[Framework, ...] = ()
    standards: tuple[Standard, ...] = ()

    def framework(self, framework_id: str) -> Framework | None:
        """Return the framework with this id, or None."""
        return next((one for one in self.frameworks if one.id == framework_id), None)


def list_frameworks(
    frameworks: Iterable[Framework], nation: Nation, today: date
) -> list[Framework]:
    """Return what can be chosen in a nation today, ``none`` included.

    Args:
        frameworks: Every framework there is.
        nation: Where the person works; ``uk`` gives those of every nation.
        today: Today, there.
    """
    return [
        one
        for one in frameworks
        if is_in_force(one, today)
        and (nation in (one.nation, "uk") or one.nation == "uk")
    ]


def is_in_force(one: Framework | Standard, on: date) -> bool:
    """Tell whether a framework or a standard applies on a day.

    Args:
        one: A framework or a standard; without first or last day it applies on every
            day before or after.
        on: The day, where it applies.
    """
    begun = one.starts is None or one.starts <= on
    return begun and (one.ends is None or on <= one.ends)


def list_standards_in_force(
    frameworks: Frameworks, framework: Framework, on: date
) -> list[Standard]:
    """Return the standards that go with a framework and are in force on a day.

    Args:
        frameworks: Everything that is known, for its standards.
        framework: The framework a person chose.
        on: The day, where the person works.
    """
    return [
        one
        for one in frameworks.standards
        if one.id in framework.standards and is_in_force(one, on)
    ]


def list_coming_standards(
    frameworks: Frameworks, framework: Framework, today: date
) -> list[Standard]:
    """Return the standards that go with a framework and begin after today.

    Args:
        frameworks: Everything that is known, for its standards.
        framework: The framework a person chose.
        today: Today, where the person works.
    """
    return [
        one
        for one in frameworks.standards
        if one.id in framework.standards and one.starts and one.starts > today
    ]


def describe_standards(
    frameworks: Frameworks, framework: Framework, today: date
) -> str:
    """Return which standards apply today and which come next, or nothing.

    Args:
        frameworks: Everything that is known, for its standards.
        framework: The framework a person chose.
        today: Today, where the person works.
    """
    now = [one.title for one in list_standards_in_force(frameworks, framework, today)]
    said = [f"The standards now: {'; '.join(now)}."] * bool(now)
    for one in list_coming_standards(frameworks, framework, today):
        if one.starts is not None:
            said.append(f"From {describe_day(one.starts, today)}: {one.title}.")
    return " ".join(said)


def apply_agreement(framework: Framework, every: Rhythm, minutes: int) -> Framework:
    """Return a framework with the rhythm of a person's own supervision agreement.

    Args:
        framework: One whose rhythm is a person's own.
        every: How often they agreed.
        minutes: How long a session lasts at least, or 0 where that is not agreed.
    """
    if not framework.own:
        return framework
    return replace(framework, stages=(FrameworkStage(every),), minutes=minutes)


def describe_source(one: Framework | Standard) -> str:
    """Return where something can be read, and how sure it is; nothing without one."""
    if not one.source:
        return ""
    if one.checked is not None:
        return f"From {one.source}, checked on {describe_day(one.checked)}."
    if one.seen is not None:
        return (
            f"From {one.source}, read on {describe_day(one.seen)} in a stored copy. "
            "Check the page itself before you rely on it."
        )
    return f"From {one.source}. Check it before you rely on it."
