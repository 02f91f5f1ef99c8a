"""Four shapes of a debrief, filled with the way somebody took.

The words are our own; the shapes are known as PEARLS, Plus-Delta, Advocacy-Inquiry and
Gather-Analyse-Summarise. Every one of them begins with feelings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.practice.case.case import Frame
from toolkit.practice.case.text import strip_emphasis
from toolkit.practice.play.path import TakenChoice
from toolkit.practice.text import shorten


@dataclass(frozen=True, slots=True)
class DebriefSection:
    """One part of a debrief: its heading and what is asked in it."""

    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DebriefContext:
    """What the prompts are filled with.

    Args:
        decisions: The decisions on the way.
        ending: Where it ended.
        questions: The case's own questions.
        asked: What the scenes on the way ask.
    """

    decisions: tuple[TakenChoice, ...]
    ending: str
    questions: tuple[str, ...]
    asked: tuple[str, ...]

    @property
    def turning_point(self) -> TakenChoice | None:
        """Return the decision at which most turned, or the last one."""
        turned = (stop for stop in self.decisions if stop.turn)
        return next(turned, self.decisions[-1] if self.decisions else None)

    @property
    def strongest_moment(self) -> TakenChoice | None:
        """Return the strongest moment that was noticed."""
        noticed = [stop for stop in self.decisions if stop.notice is not None]
        return max(noticed, key=_strength, default=None)


def _strength(stop: TakenChoice) -> int:
    return (stop.notice.strength or 0) if stop.notice else 0


def _feelings(context: DebriefContext) -> DebriefSection:
    prompts = ["What are you feeling now, and where do you notice it?"]
    if context.strongest_moment is not None:
        prompts.append(
            f"You stopped to notice at “{context.strongest_moment.scene}”. "
            "What is left of it now?"
        )
    else:
        prompts.append("Which moment touched you most, and what did it touch?")
    return DebriefSection("First, what you felt", tuple(prompts))


def _happened(context: DebriefContext) -> DebriefSection:
    prompts = ["In two or three sentences: what happened, and to whom?"]
    prompts += [f"You came to “{context.ending}”. {one}" for one in context.asked[-1:]]
    prompts += list(context.asked[:-1])
    return DebriefSection("What happened", tuple(prompts))


def _chose(stop: TakenChoice, at: str = "At") -> str:
    words = shorten(strip_emphasis(stop.chosen), 90).strip('"').rstrip(".")
    return f"{at} “{stop.scene}” you chose “{words}”"


def _moved(stop: TakenChoice) -> str:
    told = " and ".join(one.sentence for one in stop.meters if one.moved)
    return f", and {told}" if told else ""


def _pearls(context: DebriefContext) -> tuple[DebriefSection, ...]:
    analysis = [
        "What went well, and how do you know?",
        "What would you do differently?",
    ]
    if context.turning_point is not None:
        analysis.append(
            f"{_chose(context.turning_point)}{_moved(context.turning_point)}. "
            "What were you hoping for, and what do you make of what happened?"
        )
    return (
        _feelings(context),
        _happened(context),
        DebriefSection("Thinking it through", (*analysis, *context.questions)),
        DebriefSection(
            "What you take with you", ("Name one thing you want to remember.",)
        ),
    )


def _plus_delta(context: DebriefContext) -> tuple[DebriefSection, ...]:
    plus = tuple(
        f"{_chose(stop)}{_moved(stop)}. What would you keep of that?"
        for stop in _risen(context)[:2]
    )
    return (
        _feelings(context),
        DebriefSection("Plus: what worked", ("What did you do that worked?", *plus)),
        DebriefSection(
            "Delta: what you would change",
            ("What would you change, and to what exactly?", *_doubtful(context)),
        ),
        DebriefSection("Questions from the case", context.questions + context.asked),
    )


def _advocacy(context: DebriefContext) -> tuple[DebriefSection, ...]:
    prompts = [
        f"I saw: {_chose(stop, 'at')}{_moved(stop)}. "
        "I think something was decided there. "
        "I wonder what you were thinking of just then?"
        for stop in _turning(context)
    ]
    return (
        _feelings(context),
        DebriefSection("I saw, I think, I wonder", tuple(prompts)),
        DebriefSection("Questions from the case", context.questions + context.asked),
    )


def _gather(context: DebriefContext) -> tuple[DebriefSection, ...]:
    gathered = [
        f"{_chose(stop)}{_moved(stop)}. What was going on there?"
        for stop in _turning(context)
    ]
    return (
        _feelings(context),
        DebriefSection("Gather", ("Tell it from your side, in order.", *gathered)),
        DebriefSection(
            "Analyse",
            ("What stood behind your choices at these points?", *context.questions),
        ),
        DebriefSection(
            "Summarise", ("Say in two sentences what you learnt.", *context.asked)
        ),
    )


def _risen(context: DebriefContext) -> list[TakenChoice]:
    return [s for s in context.decisions if sum(one.moved for one in s.meters) > 0]


def _doubtful(context: DebriefContext) -> tuple[str, ...]:
    fallen = [s for s in context.decisions if sum(one.moved for one in s.meters) < 0]
    return tuple(
        f"{_chose(stop)}{_moved(stop)}. What would you try there now?"
        for stop in fallen[:2]
    )


def _turning(context: DebriefContext) -> list[TakenChoice]:
    turned = [stop for stop in context.decisions if stop.turn]
    return turned or list(context.decisions[-1:])


FRAME_SECTIONS: Mapping[
    Frame, Callable[[DebriefContext], tuple[DebriefSection, ...]]
] = {
    "PEARLS": _pearls,
    "Plus-Delta": _plus_delta,
    "Advocacy-Inquiry": _advocacy,
    "Gather-Analyse-Summarise": _gather,
}
