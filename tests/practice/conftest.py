"""A small vocabulary and ready-made entries for tests of the practice layer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from toolkit.practice.log import Entry, GoodThing
from toolkit.practice.vocabulary import BodyPlace, Feeling, Sensation, Vocabulary

MOMENT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """A few words of each kind."""
    return Vocabulary(
        feelings=(
            Feeling("anxious", "Anxious", "Braced", -3, 3, True),
            Feeling("moral-distress", "Moral distress", "Knowing, not able", -4, 2),
            Feeling("proud", "Proud", "Glad of it", 4, 2),
            Feeling("mixed", "Mixed", "Several at once", 0, 0, True),
            Feeling("not-sure", "Not sure", "No word yet", 0, 0, True),
        ),
        places=(
            BodyPlace("stomach", "Stomach", "front"),
            BodyPlace("lower-back", "Lower back", "back"),
            BodyPlace("skin", "Skin", "none"),
            BodyPlace("not-sure", "Not sure", "none"),
        ),
        sensations=(Sensation("knot", "A knot"), Sensation("tight", "Tight")),
    )


@pytest.fixture(scope="session")
def london() -> ZoneInfo:
    """Where the clocks change."""
    return ZoneInfo("Europe/London")


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    """Make an entry from its filled-in parts."""

    def make(created: datetime = MOMENT, id: str = "e1", **parts: object) -> Entry:
        return Entry(id=id, created=created, updated=created, **parts)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def good() -> Callable[..., GoodThing]:
    """Make a good thing from its filled-in parts."""

    def make(created: datetime = MOMENT, id: str = "g1", **parts: object) -> GoodThing:
        return GoodThing(id=id, created=created, updated=created, **parts)  # type: ignore[arg-type]

    return make
