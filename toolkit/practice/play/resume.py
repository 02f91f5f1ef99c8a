"""A play as something to keep: in the tab while it lasts, in a journal if wanted.

Reading one back is tolerant. Where the case has changed since, the play goes as far as
it still fits and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from toolkit.practice.case.case import LEVELS, Case, Level
from toolkit.practice.play.play import (
    MOST_STEPS,
    PauseNotice,
    Play,
    end_pause,
    get_pending,
    get_scene,
    record_own_words,
    start_play,
    take_choice,
)
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.text import clean

KIND_PLAY = "role-play.debrief"
"""The kind of journal record that keeps a play with its debrief."""
CHANGED = (
    "The case was changed since you were here. "
    "You are at the last scene that is still the same."
)
MOST_WORDS = 200
"""Words of one list at a pause that are taken up again."""
LONGEST_WORD = 200
"""Characters of each."""
OTHER_CASE = "That was another case, so this one starts at its first scene."


@dataclass(frozen=True, slots=True)
class ResumedPlay:
    """A play that was taken up again.

    Args:
        play: The play, as far as it still fits.
        whole: True when nothing of it was lost.
        sentence: What to tell the person when something was; empty otherwise.
    """

    play: Play
    whole: bool = True
    sentence: str = ""


def write_play_body(play: Play) -> dict[str, object]:
    """Return a play as JSON can hold it."""
    return {
        "case": play.case,
        "level": play.level,
        "lighter": play.lighter,
        "here": play.here,
        "steps": [
            {
                "scene": step.scene,
                "choice": step.text,
                "number": step.number,
                "said": step.said,
                "notice": _notice_body(step.notice),
            }
            for step in play.steps
        ],
        "paused": play.paused,
        "spoken": play.spoken,
        "said": play.said,
        "notice": _notice_body(play.notice),
    }


def resume_play(case: Case, body: Mapping[str, object]) -> ResumedPlay:
    """Return the play that a body holds, played again choice by choice.

    Args:
        case: The case as it is now.
        body: What was kept; it may be old, short or from elsewhere.
    """
    kept = RecordReader(body)
    level: Level = kept.choice("level", LEVELS, "student")
    play = start_play(case, level, kept.flag("lighter"))
    if body.get("case") != case.key:
        return ResumedPlay(play, False, OTHER_CASE)
    for step in islice(kept.parts("steps"), MOST_STEPS):
        again = _repeat_choice(case, play, step)
        if again is None:
            return ResumedPlay(play, False, CHANGED)
        play = again
    if body.get("here") not in (play.here, None):
        return ResumedPlay(play, False, CHANGED)
    if kept.flag("paused"):
        play = end_pause(play, _notice(kept))
    if kept.flag("spoken"):
        play = record_own_words(play, kept.clean_text("said"))
    return ResumedPlay(play)


def _repeat_choice(case: Case, play: Play, kept: RecordReader) -> Play | None:
    """Make a kept choice once more, or return None where it no longer fits."""
    if kept.body.get("scene") != play.here:
        return None
    play = end_pause(play, _notice(kept))
    play = record_own_words(play, kept.clean_text("said"))
    if get_pending(case, play) != "choose":
        return None
    scene = get_scene(case, play)
    offered = case.list_offered(scene, play.state, play.level)
    text = kept.body.get("choice")
    same = [number for number in offered if scene.choices[number].text == text]
    if not same:
        return None
    number = kept.body.get("number")
    chosen = number if isinstance(number, int) and number in same else same[0]
    return take_choice(case, play, chosen)


def _notice_body(notice: PauseNotice | None) -> dict[str, object] | None:
    return None if notice is None else write_record_body(notice)


def _notice(kept: RecordReader) -> PauseNotice | None:
    notice = kept.find_part("notice")
    if notice is None:
        return None
    return PauseNotice(
        _words(notice, "places"),
        _words(notice, "sensations"),
        _words(notice, "feelings"),
        _words(notice, "own_words"),
        notice.strength("strength"),
        notice.clean_text("note"),
    )


def _words(notice: RecordReader, name: str) -> tuple[str, ...]:
    words = notice.texts(name, MOST_WORDS)
    return tuple(clean(word)[:LONGEST_WORD] for word in words)
