"""Playing a case in threes: a card for each, an observer's sheet, a clock, turns.

Works on paper and on one laptop in turn. The player speaks first in every round of
feedback, and an observer gives one or two points, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.practice.scenario import Case, Part, RoleCard
from toolkit.practice.scenario_text import plain

PARTS: tuple[Part, ...] = ("worker", "other", "observer")
PART_NAMES: dict[Part, str] = {
    "worker": "The worker",
    "other": "The other person",
    "observer": "The observer",
}
REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LISTS: dict[Part, tuple[str, str, str, str]] = {
    "worker": (
        "What you say without being asked",
        "What you say only if somebody asks",
        "What you hold to",
        "What steadies you",
    ),
    "other": (
        "What you say without being asked",
        "What you say only if you are asked well",
        "What makes you close up",
        "What softens you",
    ),
    "observer": ("You may say", "Only if asked", "What you leave be", "What helps"),
}
SHORTEST, LONGEST = 3, 30
"""Minutes of play in one round."""
ALWAYS_WATCH = (
    "Write down words that were said, not what you thought of them.",
    "Where was the child, or the person this is about, in what was said?",
    "One thing that worked, with the words. One thing you wonder about.",
)


# Name, minutes (0 for the play itself), who speaks, what to say to the group, and what
# the one who speaks is asked.
_ROUND: tuple[tuple[str, int, Part | None, str, tuple[str, ...]], ...] = (
    (
        "Before you begin",
        2,
        None,
        "Read the aims and what the case contains. Agree a word and a hand that stop "
        "it. Then each of you reads your own card, and nobody else’s.",
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
class SheetItem:
    """One thing to watch for, and the objective it serves."""

    objective: str
    aim: str
    watch: str


@dataclass(frozen=True, slots=True)
class ObserverSheet:
    """What an observer is handed.

    Args:
        title: The case's title.
        items: What to watch for, from the case's objectives.
        moments: The scenes in which there is something to decide.
        always: What every observer is asked.
    """

    title: str
    items: tuple[SheetItem, ...]
    moments: tuple[str, ...]
    always: tuple[str, ...] = ALWAYS_WATCH


@dataclass(frozen=True, slots=True)
class Stage:
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
    speaks: Part | None
    say: str
    asks: tuple[str, ...] = ()


def observer_sheet(case: Case) -> ObserverSheet:
    """Return the observer's sheet, made from the objectives and the decisions."""
    aims = {one.id: one.words for one in case.plan.objectives}
    items = [
        SheetItem(asked.objective, aims.get(asked.objective, ""), asked.words)
        for asked in case.plan.observer
    ]
    watched = {item.objective for item in items}
    items += [
        SheetItem(id, aim, f"When did you see or hear the worker {_begin(aim)}?")
        for id, aim in aims.items()
        if id not in watched
    ]
    return ObserverSheet(
        case.title, tuple(items), tuple(scene.name for scene in case.decisions)
    )


def cards(case: Case) -> tuple[RoleCard, ...]:
    """Return a card for each part; one that the case does not give is made plain."""
    made = list(case.cards)
    there = {card.part for card in made}
    for part in PARTS:
        if part not in there:
            made.append(RoleCard(PART_NAMES[part], part, _plain_card(case, part)))
    return tuple(sorted(made, key=lambda card: PARTS.index(card.part)))


def called(card: RoleCard) -> str:
    """Return whom a card is for, without its remark in brackets.

    Args:
        card: A card, such as ``Card: Lee (if there are four of you)``.
    """
    return REMARK.sub("", card.name.removeprefix("Card: ")).strip() or card.name


def spare(card: RoleCard) -> bool:
    """Tell whether a card is only for a larger group: its name carries a remark."""
    return REMARK.search(card.name) is not None


def card_lists(case: Case, card: RoleCard) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what stands on a card below its text, as headings and lines.

    Args:
        case: The case; its aims stand on the worker's card.
        card: The card.
    """
    aims = tuple(one.words for one in case.plan.objectives)
    given = (card.volunteers, card.asked_well, card.red_lines, card.softens)
    lists = list(zip(_LISTS[card.part], given, strict=True))
    if card.part == "worker":
        lists.insert(0, ("What you are practising", aims))
    return tuple((heading, lines) for heading, lines in lists if lines)


def round_of(minutes: int) -> tuple[Stage, ...]:
    """Return the stages of one round.

    Args:
        minutes: Minutes of play; taken to the nearest length that is of use.
    """
    play = max(SHORTEST, min(LONGEST, minutes))
    return tuple(
        Stage(name, length or play, speaks, say, asks)
        for name, length, speaks, say, asks in _ROUND
    )


def rotation(names: Iterable[str]) -> tuple[dict[Part, str], ...]:
    """Return who plays what in each round, so that everybody plays every part.

    Args:
        names: Three people, in any order; or two, who then share the observing.
    """
    there = list(names)
    rounds: list[dict[Part, str]] = []
    for turn in range(len(there)):
        order = there[turn:] + there[:turn]
        rounds.append(dict(zip(PARTS, order, strict=False)))
    return tuple(rounds)


def _plain_card(case: Case, part: Part) -> str:
    plan = case.plan
    if part == "worker":
        return f"You are {plan.role or 'the worker'}. {plain(plan.about)}".strip()
    if part == "observer":
        return "You watch and listen, and you say nothing while it is played."
    who = plan.people[0] if plan.people else None
    if who is None:
        return "You are the person the worker has come to talk to."
    return f"You are {who.name}{', ' if who.about else ''}{who.about}."


def _begin(aim: str) -> str:
    return aim[:1].lower() + aim[1:]
