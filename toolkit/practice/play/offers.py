"""Choosing a case by what is needed: a need in own words, a level, minutes.

Says what each case contains before anybody begins it. Hides nothing: what fits less
well only comes later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.practice.case.case import Case, Level
from toolkit.practice.text import fold

_SMALL = (
    "a an and are at be but do for from have how i if in is it me my not of on or "
    "say that the them this to want what when where who will with you your need "
    "must tell ask talk case worker person people about going next week"
)
SMALL = frozenset(re.findall(r"\w+", _SMALL))
"""Words that say nothing about a need."""


@dataclass(frozen=True, slots=True)
class CaseOffer:
    """One case as it is offered.

    Args:
        key: The case's short name.
        title: Its title.
        need: The need it answers.
        role: Who the person is in it.
        minutes: How long the play takes.
        levels: Whom it is written for; empty for everybody.
        contains: What it contains.
        lighter: What the lighter version leaves out; empty when there is none.
        aims: What it lets a person practise.
        fits: How many of the words that were looked for it answers; one in the title
            or the need counts twice, which is our own mark.
    """

    key: str
    title: str
    need: str
    role: str
    minutes: int
    levels: tuple[Level, ...]
    contains: str
    lighter: str
    aims: tuple[str, ...]
    fits: int = 0


def list_case_offers(
    cases: Iterable[Case],
    words: str = "",
    level: Level | None = None,
    minutes: int = 0,
) -> tuple[CaseOffer, ...]:
    """Return the cases on offer, those that fit best first.

    Args:
        cases: Every case there is.
        words: A need in the person's own words; empty for none.
        level: The level they want; None for any.
        minutes: The minutes they have for the play; 0 for any.
    """
    wanted = _words(words)
    made = [_offer(case, wanted) for case in cases]
    kept = [
        offer
        for offer in made
        if (level is None or not offer.levels or level in offer.levels)
        and (not minutes or offer.minutes <= minutes)
    ]
    return tuple(sorted(kept, key=lambda one: -one.fits))


def _offer(case: Case, wanted: frozenset[str]) -> CaseOffer:
    plan = case.plan
    aims = tuple(one.words for one in plan.objectives)
    near = _words(" ".join((case.title, plan.need)))
    far = _words(" ".join((plan.role, plan.about, *aims)))
    return CaseOffer(
        case.key,
        case.title,
        plan.need,
        plan.role,
        plan.minutes,
        plan.levels,
        plan.content_note,
        plan.lighter,
        aims,
        2 * len(wanted & near) + len(wanted & (far - near)),
    )


def _words(text: str) -> frozenset[str]:
    # Runs of two letters or more: "visit" and "café", but no "I", "2" or "_".
    found = re.findall(r"[^\W\d_]{2,}", fold(text[:2_000]))
    return frozenset(_stem(word) for word in found if word not in SMALL)


def _stem(word: str) -> str:
    """Cut the commonest endings, so that ``visits`` finds ``visit``; our own way."""
    for ending in ("ing", "ors", "ers", "or", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
