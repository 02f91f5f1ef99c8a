"""The words a person can choose from: feelings, places in the body, sensations.

The words themselves live in ``exercises/vocabulary/``; this says what they are.
Nothing here ever infers a feeling from a place in the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["front", "back", "both", "none"]


@dataclass(frozen=True, slots=True)
class Feeling:
    """One word for a feeling.

    The two scales are those of Russell's circumplex; where a word stands on them is our
    own mark.

    Args:
        id: The word in lower case with hyphens, as kept in an entry.
        word: The word as it is shown.
        meaning: What it means, in one plain line.
        pleasantness: -5 (very unpleasant) to 5 (very pleasant).
        energy: -5 (flat, still) to 5 (highly charged).
        common: True for words shown before "more words" is opened.
    """

    id: str
    word: str
    meaning: str
    pleasantness: int = 0
    energy: int = 0
    common: bool = False


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """One place in the body.

    Args:
        id: Lower case with hyphens, as kept in an entry.
        name: The name as it is shown.
        side: Where it is drawn on the figure; ``none`` is not drawn.
    """

    id: str
    name: str
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class Sensation:
    """One word for what a place in the body feels like."""

    id: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words on offer, in the order they are shown."""

    feelings: tuple[Feeling, ...] = ()
    places: tuple[BodyPlace, ...] = ()
    sensations: tuple[Sensation, ...] = ()

    def feeling(self, feeling_id: str) -> Feeling | None:
        """Return the feeling with this id, or None."""
        return next((one for one in self.feelings if one.id == feeling_id), None)

    def place(self, place_id: str) -> BodyPlace | None:
        """Return the body place with this id, or None."""
        return next((one for one in self.places if one.id == place_id), None)
