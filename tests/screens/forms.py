"""What the screens' tests type in."""

from __future__ import annotations

PASSPHRASE = "kettle orbit lantern meadow spoon ladder"


def entry(**fields) -> dict:
    """A form as the page sends it."""
    return {"happened": "The door stayed shut.", "feelings": ["anxious"], **fields}
