"""What somebody sees at one moment of a play: lines, meters in words, choices.

Holds back what is not asked yet: choices wait for a pause and for own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.practice.case.case import Case, Level, Scene
from toolkit.practice.case.meter import State, after
from toolkit.practice.case.text import Line, Span, lines_of, spans_of
from toolkit.practice.play.play import Pending, Play, asks_for_words, pending, scene_of

OWN_WORDS = "Before you see the choices: what would you say or do here, in your words?"
UNWRITTEN = "This scene is not written yet. You can go back, or stop here."


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice as it is shown.

    Args:
        number: Its position in the scene, to send back.
        key: The key that chooses it, 1 to 9; 0 for none.
        text: Its words, with what stands out in them.
    """

    number: int
    key: int
    text: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A meter as it is shown: its name and a word, never a number alone.

    Args:
        name: The meter's name.
        word: Where it stands, in words.
        value: The same as a number, for drawing only.
        top: The highest value.
        moved: By how much the last choice moved it.
        was: Where it stood before, in words.
    """

    name: str
    word: str
    value: int
    top: int
    moved: int = 0
    was: str = ""

    @property
    def told(self) -> str:
        """Return the move in words, such as ``trust went from shut to wary``."""
        if not self.moved:
            return ""
        if self.was == self.word:
            return f"{self.name} went {'up' if self.moved > 0 else 'down'} a little"
        return f"{self.name} went from {self.was} to {self.word}"


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a play.

    Args:
        scene: The scene's name.
        lines: What is read.
        pending: What is asked next.
        pause: The question to stop at, while it is asked.
        own_words: Asks for the person's own words, while it is asked.
        choices: What can be chosen; empty until that is asked.
        meters: The meters, where the case shows them.
        hint: A word of help for somebody new to this.
        thought: What the other person thinks, where the case shows it while playing.
        reason: The reason for the last choice, where the case gives it at once.
        ending: True where the case ends.
        can_go_back: True when there is a choice to take back.
    """

    scene: str
    lines: tuple[Line, ...]
    pending: Pending
    pause: str = ""
    own_words: str = ""
    choices: tuple[Offered, ...] = ()
    meters: tuple[Gauge, ...] = ()
    hint: str = ""
    thought: str = ""
    reason: str = ""
    ending: bool = False
    can_go_back: bool = False


def view(case: Case, play: Play) -> View:
    """Return what is seen now.

    Args:
        case: The case.
        play: The play.
    """
    scene = scene_of(case, play)
    asked = pending(case, play)
    return View(
        scene.name,
        reading(case, scene, play),
        asked,
        pause=scene.pause if asked == "pause" else "",
        own_words=(scene.own_words or OWN_WORDS) if asked == "own words" else "",
        choices=_choices(case, scene, play) if asked == "choose" else (),
        meters=gauges(case, play) if case.plan.meters_shown == "words" else (),
        hint=scene.hint if play.level == "student" else "",
        thought=_thought(case, scene),
        reason=_reason(case, play),
        ending=scene.ending,
        can_go_back=bool(play.steps),
    )


def reading(case: Case, scene: Scene, play: Play) -> tuple[Line, ...]:
    """Return a scene's lines as this play reads them."""
    if scene.name not in case.scenes:
        return (Line("tell", spans_of(UNWRITTEN)),)
    text = scene.words(case.values(play.state), play.lighter)
    return lines_of(text, [person.name for person in case.plan.people])


def gauges(case: Case, play: Play) -> tuple[Gauge, ...]:
    """Return each meter in words, and by how much the last choice moved it."""
    before = play.steps[-1].before if play.steps else play.state
    return _gauges(case, before, play.state)


def reasons_at_once(case: Case, level: Level) -> bool:
    """Tell whether the reason for a choice is shown as soon as it is made."""
    feedback = case.plan.feedback
    return feedback == "immediate" or (feedback == "novice" and level == "student")


def asks_for_own_words(case: Case, play: Play) -> bool:
    """Tell whether the scene a play stands at asks for own words at all."""
    return asks_for_words(case, scene_of(case, play))


def moved(case: Case, play: Play, number: int) -> tuple[Gauge, ...]:
    """Return each meter after one of the choices made, and by how much it moved.

    Args:
        case: The case.
        play: The play.
        number: Which choice, counted from 0.
    """
    step = play.steps[number]
    choice = case.scenes[step.scene].choices[step.number]
    return _gauges(case, step.before, after(case.meters, step.before, choice.effects))


def _gauges(case: Case, before: State, now: State) -> tuple[Gauge, ...]:
    return tuple(
        Gauge(m.name, m.word(value), value, m.top, value - then, m.word(then))
        for m, value, then in zip(case.meters, now, before, strict=True)
    )


def _choices(case: Case, scene: Scene, play: Play) -> tuple[Offered, ...]:
    numbers = case.offered(scene, play.state, play.level)
    return tuple(
        Offered(number, key if key < 10 else 0, spans_of(scene.choices[number].text))
        for key, number in enumerate(numbers, 1)
    )


def _thought(case: Case, scene: Scene) -> str:
    if case.plan.thoughts != "scene" or scene.thought is None:
        return ""
    who = f"{scene.thought.who}: " if scene.thought.who else ""
    return f"{who}{scene.thought.words}"


def _reason(case: Case, play: Play) -> str:
    if not play.steps or not reasons_at_once(case, play.level):
        return ""
    step = play.steps[-1]
    return case.scenes[step.scene].choices[step.number].why
