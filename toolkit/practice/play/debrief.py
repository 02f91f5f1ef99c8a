"""Before and after a play: the prebrief, stepping out of the role, and the debrief.

Feelings come before facts, and the last question is always what the person will
really say. Prompts are filled with the person's own way, never with a mark. The
prebrief follows statpearls.com/articlelibrary/viewarticle/63792, the last question
Bostock et al. 2019, doi.org/10.1016/j.childyouth.2019.03.027.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.practice.case.case import Case, Frame
from toolkit.practice.play.path import TakenChoice
from toolkit.practice.play.play import Play, get_scene
from toolkit.practice.play.prompts import FRAME_SECTIONS, DebriefContext, DebriefSection

HEADING = "What happened, and what you felt"
FICTION = (
    "This is made up. The people in it are not real, and you are not being tested.",
    "Act as if it were real, as well as you can, and let it be clumsy where it is.",
    "Try something that you would not usually say. That is what it is for.",
    "You can stop at any moment, without a reason. Leaving is not recorded.",
)
STEPPING_OUT = (
    "“Step out” is on every screen. It stops the case and gives you a quiet minute; "
    "then you can come back, go to the debrief or leave."
)
SUPPORT = (
    "If this touches something of your own, talk to your supervisor or somebody you "
    "trust today. “Help and support lines” is on every page."
)
DE_ROLE = (
    "Say your own name, aloud or to yourself.",
    "Name one way in which you are not the person you played.",
    "Change how you sit, or stand up and shake your hands out.",
    "Look round the room and find three things that were not in the case.",
)
LAST = "What will you actually say next time? Write it as you would say it."


@dataclass(frozen=True, slots=True)
class Prebrief:
    """What is said before a case begins.

    Args:
        title: The case's title.
        role: Who the person is in it.
        about: The situation.
        minutes: How long it takes, without the debrief.
        aims: What it lets a person practise.
        contains: What it contains.
        lighter: What the lighter version leaves out; empty when there is none.
        fiction: What is agreed about its being made up.
        words: Anything else its author says before play.
        stepping_out: How to stop.
        support: Where to turn.
    """

    title: str
    role: str
    about: str
    minutes: int
    aims: tuple[str, ...]
    contains: str
    lighter: str
    fiction: tuple[str, ...]
    words: tuple[str, ...]
    stepping_out: str
    support: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """The debrief of one play.

    Args:
        heading: Its heading.
        ending: The scene it ended at.
        in_short: That ending in a line.
        sections: What is asked, feelings first.
        last: The last question.
    """

    heading: str
    ending: str
    in_short: str
    sections: tuple[DebriefSection, ...]
    last: str = LAST


def build_prebrief(case: Case) -> Prebrief:
    """Return what is said before a case begins; nobody can switch it off."""
    plan = case.plan
    return Prebrief(
        case.title,
        plan.role,
        plan.about,
        plan.minutes,
        tuple(one.words for one in plan.objectives),
        plan.content_note,
        plan.lighter,
        FICTION,
        tuple(line.strip() for line in plan.prebrief.split("\n") if line.strip()),
        STEPPING_OUT,
        plan.support or SUPPORT,
    )


def list_de_role_steps(case: Case) -> tuple[str, ...]:
    """Return the steps out of the role."""
    return case.plan.de_role or DE_ROLE


def build_debrief(
    case: Case, play: Play, stops: Sequence[TakenChoice], frame: Frame | None = None
) -> Debrief:
    """Return the debrief of a play, filled with the person's own way.

    Args:
        case: The case.
        play: The play.
        stops: Its way, from ``build_play_path``.
        frame: The shape of the debrief; None for the one that the case names.
    """
    scene = get_scene(case, play)
    context = DebriefContext(
        tuple(stop for stop in stops if stop.decision),
        scene.name,
        tuple(one.words for one in case.plan.questions),
        tuple(dict.fromkeys(q for q in _questions(case, stops, scene.debrief) if q)),
    )
    sections = FRAME_SECTIONS[frame or case.plan.frame](context)
    return Debrief(HEADING, scene.name, scene.in_short, sections)


def _questions(case: Case, stops: Sequence[TakenChoice], last: str) -> list[str]:
    return [*(stop.question for stop in stops), last]
