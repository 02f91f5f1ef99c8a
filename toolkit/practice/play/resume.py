"""A play as something to keep: in the tab while it lasts, in a journal if wanted.

Reading one back is tolerant. Where the case has changed since, the play goes as far as
it still fits and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from toolkit.practice.case.case import LEVELS, Case
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
from toolkit.practice.text import LIMIT, clean

KIND_PLAY = "role-play.debrief"
"""The kind of journal record that keeps a play with its debrief."""
CHANGED = (
    "The case was changed since you were here. "
    "You are at the last scene that is still the same."
)
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
    level = body.get("level")
    play = start_play(
        case,
        level if level in LEVELS else "student",
        body.get("lighter") is True,
    )
    if body.get("case") != case.key:
        return ResumedPlay(play, False, OTHER_CASE)
    for kept in _list(body.get("steps"))[:MOST_STEPS]:
        again = _repeat_choice(case, play, kept)
        if again is None:
            return ResumedPlay(play, False, CHANGED)
        play = again
    if body.get("here") not in (play.here, None):
        return ResumedPlay(play, False, CHANGED)
    if body.get("paused") is True:
        play = end_pause(play, _notice(body.get("notice")))
    if body.get("spoken") is True:
        play = record_own_words(play, _text(body.get("said")))
    return ResumedPlay(play)


def _repeat_choice(case: Case, play: Play, kept: Mapping[str, object]) -> Play | None:
    """Make a kept choice once more, or return None where it no longer fits."""
    if kept.get("scene") != play.here:
        return None
    play = end_pause(play, _notice(kept.get("notice")))
    play = record_own_words(play, _text(kept.get("said")))
    if get_pending(case, play) != "choose":
        return None
    scene = get_scene(case, play)
    offered = case.list_offered(scene, play.state, play.level)
    text = kept.get("choice")
    same = [number for number in offered if scene.choices[number].text == text]
    if not same:
        return None
    number = kept.get("number")
    chosen = number if isinstance(number, int) and number in same else same[0]
    return take_choice(case, play, chosen)


def _notice_body(notice: PauseNotice | None) -> dict[str, object] | None:
    if notice is None:
        return None
    return {
        "places": list(notice.places),
        "sensations": list(notice.sensations),
        "feelings": list(notice.feelings),
        "own_words": list(notice.own_words),
        "strength": notice.strength,
        "note": notice.note,
    }


def _notice(value: object) -> PauseNotice | None:
    if not isinstance(value, Mapping):
        return None
    body = cast("Mapping[str, object]", value)
    return PauseNotice(
        _words(body.get("places")),
        _words(body.get("sensations")),
        _words(body.get("feelings")),
        _words(body.get("own_words")),
        _strength(body.get("strength")),
        _text(body.get("note")),
    )


def _strength(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= 10 else None


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    items = cast("list[object]", value)[:200]
    return tuple(clean(item)[:200] for item in items if isinstance(item, str))


def _text(value: object) -> str:
    return clean(value[: 2 * LIMIT])[:LIMIT] if isinstance(value, str) else ""


def _list(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        return []
    items = cast("list[object]", value)
    return [cast("Mapping[str, object]", one) for one in items if _is_mapping(one)]


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)
