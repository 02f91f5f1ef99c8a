"""One round of playing a case together: its stages in order, and what is said in each.

The same on paper and on the page. Out of the roles comes before any feedback, the
worker speaks first and last, and an observer gives one or two points, never a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.practice.case.case import RolePart

SHORTEST, LONGEST = 3, 30
"""Minutes of play in one round; our own mark, not a rule."""
LENGTHS = (5, 8, 10, 15, 20)
"""Minutes of play on offer; our own mark, not a rule."""
USUAL_LENGTH = 10
"""Minutes of play where nobody chose; our own mark, not a rule."""

# The stages' minutes are our own mark, not a rule.
# Name, minutes (0 for the play itself), who speaks, what to say to the group, and what
# the one who speaks is asked. The minutes are our own marks. That whoever played the
# worker speaks before the observers follows cupola.columbia.edu/1k26pal/23, one or two
# points from each observer issuhub.com/view/index/10439.
_ROUND: tuple[tuple[str, int, RolePart | None, str, tuple[str, ...]], ...] = (
    (
        "Before you begin",
        2,
        None,
        "Read the aims and what the case contains. Agree a word and a hand signal "
        "that stop it. Then each of you reads your own card, and nobody else’s.",
        (),
    ),
    (
        "Play",
        0,
        None,
        "Begin where it says, and let it be clumsy. Anybody may stop it at any moment, "
        "without a reason.",
        (),
    ),
    (
        "Out of the roles",
        1,
        None,
        "Say your own name, and one way in which you are not the person you played. "
        "Stand up, and change chairs.",
        (),
    ),
    (
        "The worker speaks first",
        2,
        "worker",
        "Everybody else listens. Nobody consoles, agrees or explains yet.",
        (
            "What went well? Begin there, even if it was small.",
            "What was hard, and at which moment?",
            "What did you feel, and where in your body did you notice it?",
        ),
    ),
    (
        "Then the other person, from inside the role",
        2,
        "other",
        "You are yourself again. Tell the worker what it was like to be spoken to.",
        (
            "“When you said …, I felt …”",
            "When did it get easier to talk? What had the worker just done?",
            "What did you nearly say, and keep back? What would have brought it out?",
        ),
    ),
    (
        "Then the observer, from the sheet",
        2,
        "observer",
        "Read out what you saw and heard. Leave out “brilliant” and “you should have”.",
        (
            "One thing that worked: “I heard you say …, and then …”",
            "One thing you wonder about: “I saw …, and I wondered …”",
        ),
    ),
    (
        "One thing to try next",
        1,
        "worker",
        "Everybody else hears it, and adds nothing.",
        (
            "What will you try next time? Say it as the sentence that you will "
            "really say.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RoundStage:
    """One stage of a round.

    Args:
        name: What happens.
        minutes: How long it takes.
        speaks: Who speaks; None for everybody.
        say: What to say to the group.
        asks: What the one who speaks is asked.
    """

    name: str
    minutes: int
    speaks: RolePart | None
    say: str
    asks: tuple[str, ...] = ()


def build_round_stages(minutes: int) -> tuple[RoundStage, ...]:
    """Return the stages of one round.

    Args:
        minutes: Minutes of play; taken to the nearest length that is of use.
    """
    play = max(SHORTEST, min(LONGEST, minutes))
    return tuple(
        RoundStage(name, length or play, speaks, say, asks)
        for name, length, speaks, say, asks in _ROUND
    )
