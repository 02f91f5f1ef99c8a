"""What somebody sees at one moment of a play: lines, meters in words, choices.

Holds back what is not asked yet: choices wait for a pause and for own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.practice.case.case import Case, Level, Scene
from toolkit.practice.case.meter import State, apply_effects
from toolkit.practice.case.text import (
    SceneLine,
    TextSpan,
    parse_scene_lines,
    parse_spans,
)
from toolkit.practice.play.play import (
    Pending,
    Play,
    get_pending,
    get_scene,
)

OWN_WORDS = "Before you see the choices: what would you say or do here, in your words?"
UNWRITTEN = "This scene is not written yet. You can go back, or stop here."


@dataclass(frozen=True, slots=True)
class OfferedChoice:
    """One choice as it is shown.

    Args:
        number: Its position in the scene, to send back.
        key: The key that chooses it, 1 to 9; 0 for none.
        text: Its words, with what stands out in them.
    """

    number: int
    key: int
    text: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class MeterView:
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
    def sentence(self) -> str:
        """Return the move in words, such as ``trust went from shut to wary``."""
        if not self.moved:
            return ""
        if self.was == self.word:
            return f"{self.name} went {'up' if self.moved > 0 else 'down'} a little"
        return f"{self.name} went from {self.was} to {self.word}"


@dataclass(frozen=True, slots=True)
class PlayView:
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
    """

    scene: str
    lines: tuple[SceneLine, ...]
    pending: Pending
    pause: str = ""
    own_words: str = ""
    choices: tuple[OfferedChoice, ...] = ()
    meters: tuple[MeterView, ...] = ()
    hint: str = ""
    thought: str = ""
    reason: str = ""
    ending: bool = False


def build_play_view(case: Case, play: Play) -> PlayView:
    """Return what is seen now.

    Args:
        case: The case.
        play: The play.
    """
    scene = get_scene(case, play)
    asked = get_pending(case, play)
    return PlayView(
        scene.name,
        build_scene_lines(case, scene, play),
        asked,
        pause=scene.pause if asked == "pause" else "",
        own_words=(scene.own_words or OWN_WORDS) if asked == "own words" else "",
        choices=_choices(case, scene, play) if asked == "choose" else (),
        meters=build_meter_views(case, play)
        if case.plan.meters_shown == "words"
        else (),
        hint=scene.hint if play.level == "student" else "",
        thought=_thought(case, scene),
        reason=_reason(case, play),
        ending=scene.ending,
    )


def build_scene_lines(case: Case, scene: Scene, play: Play) -> tuple[SceneLine, ...]:
    """Return a scene's lines as this play reads them.

    Args:
        case: The case.
        scene: The scene to read.
        play: The play, whose state decides what is told.
    """
    if scene.name not in case.scenes:
        return (SceneLine("tell", parse_spans(UNWRITTEN)),)
    text = scene.assemble_text(case.name_values(play.state), play.lighter)
    return parse_scene_lines(text, [person.name for person in case.plan.people])


def build_meter_views(case: Case, play: Play) -> tuple[MeterView, ...]:
    """Return each meter in words, and by how much the last choice moved it.

    Args:
        case: The case.
        play: The play.
    """
    before = play.steps[-1].before if play.steps else play.state
    return _compare_meters(case, before, play.state)


def has_immediate_reasons(case: Case, level: Level) -> bool:
    """Tell whether the reason for a choice is shown as soon as it is made.

    Args:
        case: The case.
        level: Whom it is played by.
    """
    feedback = case.plan.feedback
    return feedback == "immediate" or (feedback == "novice" and level == "student")


def build_meter_changes(case: Case, play: Play, number: int) -> tuple[MeterView, ...]:
    """Return each meter after one of the choices made, and by how much it moved.

    Args:
        case: The case.
        play: The play.
        number: Which choice, counted from 0.
    """
    step = play.steps[number]
    choice = case.scenes[step.scene].choices[step.number]
    return _compare_meters(
        case, step.before, apply_effects(case.meters, step.before, choice.effects)
    )


def _compare_meters(case: Case, before: State, now: State) -> tuple[MeterView, ...]:
    return tuple(
        MeterView(m.name, m.word(value), value, m.top, value - then, m.word(then))
        for m, value, then in zip(case.meters, now, before, strict=True)
    )


def _choices(case: Case, scene: Scene, play: Play) -> tuple[OfferedChoice, ...]:
    numbers = case.list_offered(scene, play.state, play.level)
    return tuple(
        OfferedChoice(
            number, key if key < 10 else 0, parse_spans(scene.choices[number].text)
        )
        for key, number in enumerate(numbers, 1)
    )


def _thought(case: Case, scene: Scene) -> str:
    if case.plan.thoughts != "scene" or scene.thought is None:
        return ""
    who = f"{scene.thought.who}: " if scene.thought.who else ""
    return f"{who}{scene.thought.words}"


def _reason(case: Case, play: Play) -> str:
    if not play.steps or not has_immediate_reasons(case, play.level):
        return ""
    step = play.steps[-1]
    return case.scenes[step.scene].choices[step.number].why
