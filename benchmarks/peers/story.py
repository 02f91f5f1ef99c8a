"""The same story of forty scenes for every role-play that is compared."""

from __future__ import annotations

COUNT = 40
TELLING = (
    "The hall smells of fresh paint. Somebody has turned the television down, and a "
    "child is counting the stairs out loud, one by one, as far as eleven. You say who "
    "you are and why you came, and you wait a little longer than feels comfortable."
)


def telling(number: int) -> str:
    """Return the words of one scene.

    Args:
        number: From 1 to ``COUNT``.
    """
    return f"Scene {number} of {COUNT}. {TELLING}"


def ways_on(number: int) -> list[tuple[str, int]]:
    """Return what may be chosen in a scene: the words, and the scene that follows.

    Args:
        number: From 1 to ``COUNT``; after the last the story begins again.
    """
    steps = (("Go on: ask what happened", 1), ("Wait a moment", 2), ("Say it again", 3))
    return [
        (f"{words} ({number})", (number + step - 1) % COUNT + 1)
        for words, step in steps
    ]
