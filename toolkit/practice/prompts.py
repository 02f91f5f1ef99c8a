"""Short words that stand ready: ideas for coping, and the grounding minute.

The words themselves live in ``exercises/prompts.yaml``; this says what they are.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """Words a page offers, each on one line.

    Args:
        coping: Ideas a person may pick as a start for how to change it, or cope.
        grounding: The steps of the grounding minute, in order.
    """

    coping: tuple[str, ...] = ()
    grounding: tuple[str, ...] = ()
