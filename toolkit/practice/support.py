"""Where a person can turn: their employer first, then people outside work.

The lines live in ``exercises/support/``, dated and by region.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Region = Literal["uk", "england", "wales", "scotland", "northern-ireland"]


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One place to turn to.

    Args:
        name: What it is called.
        offers: What happens when a person gets in touch, in one line.
        who: Whom it is for.
        phone: Telephone number as it is dialled in the UK, or empty.
        text: How to reach it by text message, or empty.
        web: A name of a site to look for, shown as text and never as a link.
        hours: When it answers, in words.
        regions: Where it serves.
        order: Lower comes first; an employer's own support is below 10.
        checked: The day somebody last checked these details, or None when nobody
            has yet: then the page says "check this".
        written: The day these details were written down from their source.
        note: Anything else worth knowing.
    """

    name: str
    offers: str
    who: str = ""
    phone: str = ""
    text: str = ""
    web: str = ""
    hours: str = ""
    regions: tuple[Region, ...] = ("uk",)
    order: int = 50
    checked: date | None = None
    written: date | None = None
    note: str = ""


def list_nearest_lines(
    lines: tuple[SupportLine, ...], region: Region
) -> list[SupportLine]:
    """Return the lines that serve a region, the employer's own first.

    Args:
        lines: Every line that is known.
        region: Where the person works; ``uk`` gives all of them.
    """
    serving = [
        line
        for line in lines
        if region == "uk" or "uk" in line.regions or region in line.regions
    ]
    return sorted(serving, key=lambda line: (line.order, line.name))
