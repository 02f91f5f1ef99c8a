"""What the screens' tests type in."""

from __future__ import annotations

PASSPHRASE = "kettle orbit lantern meadow spoon ladder"


def entry(**fields) -> dict:
    """A form as the page sends it."""
    return {"happened": "The door stayed shut.", "feelings": ["anxious"], **fields}


def item(text: str = "The visit that stayed with me", **fields) -> dict:
    """An agenda item as the page sends it."""
    return {"text": text, "minutes": "10", **fields}


def action(what: str = "Book the joint visit", **fields) -> dict:
    """An action as the page sends it."""
    return {"what": what, "who": "Me", "by": "2026-12-01", **fields}


def meeting(**fields) -> dict:
    """A meeting as the page sends it."""
    usual = {"day": "2026-11-25", "at": "10:00", "minutes_booked": "90"}
    return {**usual, "with_whom": "My supervisor", **fields}
