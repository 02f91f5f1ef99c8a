"""What was lost or changed when a story came in or went out, in words.

A loss is never a failure: what could not be understood stays visible as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.content.problem import quote_value

SHOWN = 40
"""Losses told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that could not be taken over as it was.

    Args:
        message: One sentence.
        scene: The scene it is about; empty for the story as a whole.
    """

    message: str
    scene: str = ""

    def __str__(self) -> str:
        """Return the loss as one sentence for a terminal or a page."""
        return (
            f"In {quote_value(self.scene)}: {self.message}"
            if self.scene
            else self.message
        )


@dataclass(slots=True)
class Losses:
    """Every loss of one story, each said once."""

    found: dict[Loss, None] = field(default_factory=dict[Loss, None])

    def note(self, message: str, scene: str = "") -> None:
        """Note one loss.

        Args:
            message: One sentence on what is lost.
            scene: The scene it is about; empty for the story as a whole.
        """
        self.found.setdefault(Loss(message, scene))

    def __iter__(self) -> Iterator[Loss]:
        """Return the losses in the order in which they were noted."""
        return iter(self.found)


def describe_losses(losses: Iterable[Loss]) -> list[str]:
    """Return losses as sentences; a very long list ends with a count.

    Args:
        losses: What was lost.
    """
    lines = [str(loss) for loss in losses]
    if len(lines) <= SHOWN:
        return lines
    return [*lines[:SHOWN], f"And {len(lines) - SHOWN} more like these."]
