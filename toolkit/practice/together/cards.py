"""Playing a case together: a card for each part, and a sheet for whoever observes.

The same on paper and on one laptop in turn. A card never says what is on another, and
a sheet asks for what was seen and heard, never for a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from toolkit.practice.case.case import Case, RoleCard, RolePart, Scene
from toolkit.practice.case.text import parse_scene_lines, strip_emphasis
from toolkit.practice.text import shorten

PARTS: tuple[RolePart, ...] = ("worker", "other", "observer")
PART_NAMES: dict[RolePart, str] = {
    "worker": "The worker",
    "other": "The other person",
    "observer": "The observer",
}
MOST_MOMENTS = 6
"""Moments that one observer can watch for; our own mark, not a rule."""
LONGEST_SAID = 58
"""Characters of a sentence on the observer's sheet."""
# Asks for marks: "Count the open questions", "a mark for each pause"; not "remarks".
COUNTED = re.compile(r"\b(?:marks?|counts?)\b", re.IGNORECASE)
# A remark in brackets at the end, as in "Lee (if there are four of you)".
REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LISTS: dict[RolePart, tuple[str, str, str, str]] = {
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
ADVICE: dict[RolePart, str] = {
    "worker": "You need not get all of this said. Listen first.",
    "other": (
        "Let what the worker does work on you: where it softens you, soften. "
        "Do not make it harder than this card does."
    ),
    "observer": "Write down words and pictures, not opinions. You will read them out.",
}
"""What stands at the foot of a card, by its part."""
ALWAYS_WATCH = (
    "Where was the child, or the person this is about, in what was said?",
    "One thing that worked, with the words. One thing you wonder about.",
)


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One thing to watch for, and the objective it serves."""

    objective: str
    aim: str
    watch: str

    @property
    def counted(self) -> bool:
        """Tell whether it asks for marks rather than for words alone."""
        return COUNTED.search(self.watch) is not None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in which the worker has to decide: who says what just before it."""

    who: str
    says: str


@dataclass(frozen=True, slots=True)
class ObserverSheet:
    """What an observer is handed.

    Args:
        title: The case's title.
        items: What to watch for, from the case's objectives.
        moments: What those with a card say where there is something to decide.
        always: What every observer is asked.
    """

    title: str
    items: tuple[SheetItem, ...]
    moments: tuple[Moment, ...]
    always: tuple[str, ...] = ALWAYS_WATCH


def build_observer_sheet(case: Case, played: Collection[str] = ()) -> ObserverSheet:
    """Return the observer's sheet, made from the objectives and the decisions.

    Args:
        case: The case.
        played: The names of those who are played; empty for everybody with a card.
    """
    aims = {one.id: one.words for one in case.plan.objectives}
    named = {
        get_card_name(card) for card in build_role_cards(case) if card.part == "other"
    }
    away = named - set(played) if played else frozenset[str]()
    items = [
        SheetItem(asked.objective, aims.get(asked.objective, ""), asked.words)
        for asked in case.plan.observer
        if not _mentions_any(asked.words, away)
    ]
    watched = {asked.objective for asked in case.plan.observer}
    items += [
        SheetItem(id, aim, f"When did you see or hear the worker {_uncapitalise(aim)}?")
        for id, aim in aims.items()
        if id not in watched
    ]
    found = (_moment(case, scene, named - away) for scene in case.decisions)
    moments = [moment for moment in found if moment is not None]
    moments = [one for one in moments if " " in one.says] or moments
    return ObserverSheet(case.title, tuple(items), tuple(_pick_spread_moments(moments)))


def build_role_cards(case: Case) -> tuple[RoleCard, ...]:
    """Return a card for each part; one that the case does not give is made plain."""
    made = list(case.cards)
    there = {card.part for card in made}
    for part in PARTS:
        if part not in there:
            made.append(_plain_card(case, part))
    return tuple(sorted(made, key=lambda card: PARTS.index(card.part)))


def get_card_name(card: RoleCard) -> str:
    """Return whom a card is for, without its remark in brackets.

    Args:
        card: A card, such as ``Card: Lee (if there are four of you)``.
    """
    return REMARK.sub("", card.name.removeprefix("Card: ")).strip() or card.name


def is_spare_card(card: RoleCard) -> bool:
    """Tell whether a card is only for a larger group: its name carries a remark."""
    return REMARK.search(card.name) is not None


def list_card_sections(
    case: Case, card: RoleCard
) -> tuple[tuple[str, tuple[str, ...]], ...]:
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


def _mentions_any(words: str, away: Collection[str]) -> bool:
    # Whole names alone: "Lee" in "what Lee said", and not in "Leeds".
    return any(re.search(rf"\b{re.escape(who)}\b", words) for who in away)


def _moment(case: Case, scene: Scene, played: Collection[str]) -> Moment | None:
    """Return the last thing that somebody who is played says in a scene, if anybody."""
    values = {meter.name: meter.start for meter in case.meters}
    said = [
        Moment(line.who, shorten(line.text, LONGEST_SAID))
        for line in parse_scene_lines(
            scene.assemble_text(values), [one.name for one in case.plan.people]
        )
        if line.who in played
    ]
    return said[-1] if said else None


def _pick_spread_moments(moments: list[Moment]) -> list[Moment]:
    """Return moments from the whole length of a case, as many as one can watch."""
    if len(moments) <= MOST_MOMENTS:
        return moments
    step = (len(moments) - 1) / (MOST_MOMENTS - 1)
    return [moments[round(number * step)] for number in range(MOST_MOMENTS)]


def _plain_card(case: Case, part: RolePart) -> RoleCard:
    plan = case.plan
    if part == "worker":
        words = (
            f"You are {plan.role or 'the worker'}. {strip_emphasis(plan.about)}".strip()
        )
        return RoleCard(PART_NAMES[part], part, words)
    if part == "observer":
        words = "You watch and listen, and you say nothing while it is played."
        return RoleCard(PART_NAMES[part], part, words)
    who = plan.people[0] if plan.people else None
    if who is None:
        words = "You are the person the worker has come to talk to."
        return RoleCard(PART_NAMES[part], part, words)
    words = f"You are {who.name}{', ' if who.about else ''}{who.about}."
    return RoleCard(who.name, part, words)


def _uncapitalise(aim: str) -> str:
    return aim[:1].lower() + aim[1:]
