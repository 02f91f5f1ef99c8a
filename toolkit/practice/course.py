"""What the home page offers: pages in order, with for whom and how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One card on the home page.

    Args:
        title: The link's own words.
        notebook: Name of the notebook without its ending.
        for_whom: Who would open it.
        minutes: About how long it takes, in whole minutes.
        blurb: One or two sentences on what it does for the person.
        group: Heading under which the card stands, or empty.
    """

    title: str
    notebook: str
    for_whom: str
    minutes: int
    blurb: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The home page as a whole."""

    title: str
    welcome: str
    pages: tuple[CoursePage, ...] = ()
