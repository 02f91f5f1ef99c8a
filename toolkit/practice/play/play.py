"""One person playing a case: where they are, how they came there, what is asked next.

A play is a value: each step returns a new one, so going back is only an older one.
Nothing is kept and nobody is told; leaving needs no step at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from toolkit.errors import FormError, MessageError
from toolkit.practice.case.case import Case, Level, Scene
from toolkit.practice.case.meter import State, apply_effects, build_opening_state
from toolkit.practice.form import FormReader
from toolkit.practice.log.entry import Entry
from toolkit.practice.log.form import read_entry
from toolkit.practice.vocabulary import Vocabulary

Pending = Literal["pause", "own words", "choose", "ended", "unwritten"]
MOST_STEPS = 300
"""Choices in one play; a case that circles more often is not being read any more. Our
own mark, not a rule."""
NOT_HERE = "That choice is not on offer here. Please choose one that is on the page."
TOO_MANY = "This case has gone round many times. Please go to the debrief from here."


@dataclass(frozen=True, slots=True)
class PauseNotice:
    """What somebody noticed at a pause, in the parts of the log.

    Args:
        places: Ids of places in the body.
        sensations: Ids of sensations.
        feelings: Ids of feelings.
        own_words: Words for feelings that are their own.
        strength: How strong it is, 0 to 10, or None.
        note: Anything they wrote about it.
    """

    places: tuple[str, ...] = ()
    sensations: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    strength: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlayStep:
    """One choice that was made.

    Args:
        scene: The scene it was made in.
        number: The position of the choice in that scene.
        text: The words of the choice, in case the file changes later.
        before: The state in which it was made.
        said: The person's own words, written before they saw the choices.
        notice: What they noticed there.
    """

    scene: str
    number: int
    text: str
    before: State
    said: str = ""
    notice: PauseNotice | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """Where somebody is in a case.

    Args:
        case: The case's short name.
        here: The scene they are in.
        state: The state they are in.
        level: Whom the case is played by.
        lighter: True for the lighter version.
        steps: The choices that led here.
        paused: True once the pause of this scene was passed.
        spoken: True once their own words were asked for in this scene.
        said: Their own words in this scene.
        notice: What they noticed in this scene.
    """

    case: str
    here: str
    state: State
    level: Level = "student"
    lighter: bool = False
    steps: tuple[PlayStep, ...] = ()
    paused: bool = False
    spoken: bool = False
    said: str = ""
    notice: PauseNotice | None = None


def start_play(case: Case, level: Level = "student", lighter: bool = False) -> Play:
    """Return a play that stands at the first scene.

    Args:
        case: The case.
        level: Whom it is played by.
        lighter: True for the lighter version.
    """
    return Play(case.key, case.start, build_opening_state(case.meters), level, lighter)


def get_scene(case: Case, play: Play) -> Scene:
    """Return the scene a play stands at; an empty one where none is written yet.

    Args:
        case: The case.
        play: The play.
    """
    return case.scenes.get(play.here) or Scene(play.here)


def get_pending(case: Case, play: Play) -> Pending:
    """Return what is asked next: to notice, to say it in own words, or to choose.

    Args:
        case: The case.
        play: The play.
    """
    if play.here not in case.scenes:
        return "unwritten"
    scene = case.scenes[play.here]
    if scene.pause and not play.paused:
        return "pause"
    if scene.ending or not case.list_offered(scene, play.state, play.level):
        return "ended"
    if needs_own_words(case, scene) and not play.spoken:
        return "own words"
    return "choose"


def needs_own_words(case: Case, scene: Scene) -> bool:
    """Tell whether a scene asks for the person's own words before its choices.

    Args:
        case: The case.
        scene: One of its scenes.
    """
    return bool(scene.own_words) or (case.plan.own_words and scene.decision)


def end_pause(play: Play, notice: PauseNotice | None) -> Play:
    """Return the play after its pause.

    Args:
        play: The play.
        notice: What was noticed; None when the person goes on without saying.
    """
    return replace(play, paused=True, notice=notice)


def record_own_words(play: Play, words: str) -> Play:
    """Return the play after the person's own words, which may be none.

    Args:
        play: The play.
        words: What they would say, already cleaned.
    """
    return replace(play, spoken=True, said=words)


def take_choice(case: Case, play: Play, number: int) -> Play:
    """Return the play after a choice.

    Args:
        case: The case.
        play: The play.
        number: The position of the choice in its scene; untrusted.

    Raises:
        MessageError: The choice is not on offer, or something else is asked first.
    """
    scene = get_scene(case, play)
    offered = case.list_offered(scene, play.state, play.level)
    if get_pending(case, play) != "choose" or number not in offered:
        raise MessageError(NOT_HERE)
    if len(play.steps) >= MOST_STEPS:
        raise MessageError(TOO_MANY)
    choice = scene.choices[number]
    step = PlayStep(scene.name, number, choice.text, play.state, play.said, play.notice)
    return replace(
        play,
        here=choice.target,
        state=apply_effects(case.meters, play.state, choice.effects),
        steps=(*play.steps, step),
        paused=False,
        spoken=False,
        said="",
        notice=None,
    )


def undo_last_choice(play: Play) -> Play:
    """Return the play before its last choice; what was noticed and said is kept."""
    return undo_to_choice(play, len(play.steps) - 1) if play.steps else play


def undo_to_choice(play: Play, number: int) -> Play:
    """Return the play as it stood before one of its choices.

    Args:
        play: The play.
        number: Which choice, counted from 0.

    Raises:
        MessageError: There is no such choice.
    """
    if not 0 <= number < len(play.steps):
        raise MessageError(NOT_HERE)
    step = play.steps[number]
    return replace(
        play,
        here=step.scene,
        state=step.before,
        steps=play.steps[:number],
        paused=True,
        spoken=True,
        said=step.said,
        notice=step.notice,
    )


def extract_pause_notice(entry: Entry) -> PauseNotice:
    """Return the parts of a log entry that a pause asks for."""
    return PauseNotice(
        entry.places,
        entry.sensations,
        entry.feelings,
        entry.own_words,
        entry.strength,
        entry.happened,
    )


def read_pause_notice(
    form: Mapping[str, object], vocabulary: Vocabulary, now: datetime
) -> PauseNotice | None:
    """Return what a form says was noticed, or None when it says nothing.

    Args:
        form: What the page sent, under the names of the log's fields; untrusted.
        vocabulary: The words on offer.
        now: This moment.

    Raises:
        FormError: With a sentence for each field that cannot be kept.
    """
    try:
        entry = read_entry(form, id="", created=now, now=now, vocabulary=vocabulary)
    except FormError as error:
        if set(error.problems) == {""}:
            return None
        raise
    return extract_pause_notice(entry)


def read_own_words(form: Mapping[str, object]) -> str:
    """Return the person's own words from a form.

    Args:
        form: What the page sent, the words under ``said``; untrusted.

    Raises:
        FormError: They cannot be kept as they are.
    """
    reader = FormReader(form, {"said": "Your own words"})
    words = reader.text("said")
    reader.finish()
    return words
