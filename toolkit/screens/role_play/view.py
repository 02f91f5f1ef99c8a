"""What the page draws while a case is played: one moment at a time, and no more.

Everything is plain text in runs; nothing of a case is ever handed over as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.practice.case.case import Case
from toolkit.practice.case.text import SceneLine, TextSpan, parse_spans
from toolkit.practice.case.walk import list_levels
from toolkit.practice.play.debrief import build_prebrief, list_de_role_steps
from toolkit.practice.play.play import Play, get_scene, undo_to_choice
from toolkit.practice.play.view import MeterView, build_play_view, build_scene_lines
from toolkit.screens.role_play.place import RolePlayPlace

Runs = list[list[str]]
IN_HAND = ("pause", "own words", "choose")
"""What a scene may still ask; after the last of them it has come to its end."""


def build_runs(spans: Iterable[TextSpan]) -> Runs:
    """Return words in runs of text and look: ``strong``, ``em`` or nothing."""
    return [
        [one.text, "strong" if one.strong else "em" if one.emphasis else ""]
        for one in spans
    ]


def build_line_view(line: SceneLine) -> dict[str, Any]:
    """Return one line of a scene."""
    made: dict[str, Any] = {"kind": line.kind, "words": build_runs(line.spans)}
    if line.kind == "say":
        made |= {"who": line.who, "how": line.how}
    return made


def build_prebrief_view(place: RolePlayPlace) -> dict[str, Any]:
    """Return what is said before a case begins, and how it can be played."""
    said = build_prebrief(place.case)
    plan = place.case.plan
    return {
        "key": place.case.key,
        "title": said.title,
        "role": said.role,
        "about": said.about,
        "minutes": said.minutes,
        "aims": list(said.aims),
        "contains": said.contains,
        "can_lighter": said.lighter,
        "fiction": list(said.fiction),
        "words": list(said.words),
        "stepping_out": said.stepping_out,
        "support": said.support,
        "levels": len(list_levels(place.case)) > 1,
        "asks_always": plan.own_words,
        "form": {
            "level": place.level,
            "lighter": place.lighter,
            "ask_first": place.ask_first,
        },
    }


def build_scene_view(place: RolePlayPlace) -> dict[str, Any]:
    """Return the present scene: what is read, what is asked, what can be chosen."""
    case, play = place.case, place.playing
    seen = build_play_view(case, play)
    return {
        "title": case.title,
        "at": len(play.steps),
        "scene": seen.scene or play.here,
        "you": build_runs(parse_spans(play.steps[-1].text)) if play.steps else [],
        "lines": [build_line_view(one) for one in seen.lines],
        "pending": seen.pending,
        "pause": seen.pause,
        "own_words": seen.own_words,
        "said": play.said,
        "choices": [
            {"number": one.number, "key": one.key, "words": build_runs(one.text)}
            for one in seen.choices
        ],
        "meters": [build_gauge_view(one) for one in seen.meters],
        "hint": seen.hint,
        "thought": seen.thought,
        "reason": seen.reason,
        "lighter": play.lighter,
        "can_lighter": bool(case.plan.lighter),
        "again": place.first is not None,
        "de_role": build_de_role_view(case) if seen.pending not in IN_HAND else None,
    }


def build_gauge_view(gauge: MeterView) -> dict[str, Any]:
    """Return a meter in words, with its value for drawing only."""
    return {
        "name": gauge.name,
        "word": gauge.word,
        "value": gauge.value,
        "top": gauge.top,
        "told": gauge.sentence,
        "was": _was(gauge),
    }


def _was(gauge: MeterView) -> str:
    if not gauge.moved:
        return ""
    if gauge.was != gauge.word:
        return f"was {gauge.was}"
    return "a little more" if gauge.moved > 0 else "a little less"


def build_turn_view(case: Case, play: Play, number: int) -> dict[str, Any]:
    """Return one scene that lies behind, as it was read, and what was chosen there.

    Args:
        case: The case.
        play: The play.
        number: Which choice, counted from 0.
    """
    then = undo_to_choice(play, number)
    step = play.steps[number]
    return {
        "scene": step.scene,
        "lines": [
            build_line_view(one)
            for one in build_scene_lines(case, get_scene(case, then), then)
        ],
        "said": step.said,
        "chosen": build_runs(parse_spans(step.text)),
    }


def build_here_view(case: Case, play: Play) -> dict[str, Any]:
    """Return the scene a play stands at, only to be read.

    Args:
        case: The case.
        play: The play.
    """
    lines = build_scene_lines(case, get_scene(case, play), play)
    return {"scene": play.here, "lines": [build_line_view(one) for one in lines]}


def build_out_view(place: RolePlayPlace) -> dict[str, Any]:
    """Return what is there after stepping out."""
    return {
        "title": place.case.title,
        "begun": place.play is not None,
        "to_prebrief": place.back_to == "prebrief",
        "support": build_prebrief(place.case).support,
        "de_role": build_de_role_view(place.case) if place.play is not None else None,
    }


def build_de_role_view(case: Case) -> dict[str, Any]:
    """Return the steps out of the role, for every page that leads to the debrief."""
    return {"role": case.plan.role, "steps": list(list_de_role_steps(case))}
