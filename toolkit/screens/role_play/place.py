"""Where somebody is on the role-play page: which case, which step, which way so far.

Lives in this tab's kernel alone. The page holds a copy for a reload; a journal holds
one only when the person keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args

from toolkit.content.twee.cases import CaseFile
from toolkit.errors import MessageError
from toolkit.practice.case.case import FRAMES, LEVELS, Case, Frame, Level
from toolkit.practice.play.play import Play
from toolkit.practice.play.resume import resume_play, write_play_body

Step = Literal["choose", "prebrief", "scene", "out", "debrief", "kept"]
STEPS: tuple[Step, ...] = get_args(Step)
PLAYED: tuple[Step, ...] = ("scene", "out", "debrief")
"""Steps that stand on a play."""

NOT_PLAYING = "No case is being played here any more. Please choose one again."
GONE = (
    "The case you were in is not among the cases here. If you are writing it, open it "
    "under “Write a case” and try it from there."
)


@dataclass(slots=True)
class RolePlayPlace:
    """Where somebody is.

    Args:
        step: Which step of the journey is on the page.
        file: The case in hand, or None while one is being chosen.
        level: Whom it is played by.
        lighter: True for the lighter version.
        ask_first: True when every decision asks for the person's own words.
        play: The play, once it has begun.
        first: The finished try before this one, to lay the two side by side.
        frame: The shape of the debrief; None for the one that the case names.
        back_to: The step to come back to after stepping out.
        kept_id: The record that keeps this play's debrief; empty until it is kept.
        first_kept: The same for the try before this one.
        note: A sentence for the page, such as what was lost since.
    """

    step: Step = "choose"
    file: CaseFile | None = None
    level: Level = "student"
    lighter: bool = False
    ask_first: bool = False
    play: Play | None = None
    first: Play | None = None
    frame: Frame | None = None
    back_to: Step = "prebrief"
    kept_id: str = ""
    first_kept: str = ""
    note: str = ""

    @property
    def case(self) -> Case:
        """Return the case in hand as this person plays it.

        Raises:
            MessageError: None is in hand.
        """
        if self.file is None:
            raise MessageError(NOT_PLAYING)
        case = self.file.case
        if not self.ask_first or case.plan.own_words:
            return case
        return replace(case, plan=replace(case.plan, own_words=True))

    @property
    def playing(self) -> Play:
        """Return the play.

        Raises:
            MessageError: None has begun.
        """
        if self.play is None:
            raise MessageError(NOT_PLAYING)
        return self.play


def collect_fiction_words(case: Case) -> frozenset[str]:
    """Return every word in a case that may be a made-up name, in small letters."""
    texts = [case.title, case.plan.role, case.plan.about]
    texts += [one.name for one in case.plan.people]
    for scene in case.scenes.values():
        texts += [scene.name, *(part.text for part in scene.text)]
        texts += [choice.text for choice in scene.choices]
    # "Amira" and "Home" in "Amira opens. Home at last", not the one letter of "I"
    found = re.findall(r"\b[A-Z]\w+", " ".join(texts))
    return frozenset(word.casefold() for word in found)


def write_place_body(place: RolePlayPlace) -> dict[str, Any]:
    """Return a place as the page holds it, to come back after a reload."""
    return {
        "step": place.step,
        "case": place.file.case.key if place.file else "",
        "level": place.level,
        "lighter": place.lighter,
        "ask_first": place.ask_first,
        "play": write_play_body(place.play) if place.play else None,
        "first": write_play_body(place.first) if place.first else None,
        "frame": place.frame or "",
        "back_to": place.back_to,
        "kept_id": place.kept_id,
        "first_kept": place.first_kept,
    }


Finder = Callable[[str], CaseFile | None]


def strip_written_words(place: RolePlayPlace) -> RolePlayPlace:
    """Return a place with the choices that led there, and nothing that was written."""
    return replace(
        place,
        play=_strip_play(place.play) if place.play else None,
        first=_strip_play(place.first) if place.first else None,
        kept_id="",
        first_kept="",
    )


def _strip_play(play: Play) -> Play:
    steps = tuple(replace(one, said="", notice=None) for one in play.steps)
    return replace(play, steps=steps, said="", notice=None)


def read_place(body: Mapping[str, Any], find: Finder) -> RolePlayPlace:
    """Return the place that a page held, as far as it still fits.

    Args:
        body: What the page held; untrusted.
        find: Returns a case by its short name, or None.
    """
    file = find(str(body.get("case", ""))[:200])
    if file is None:
        return RolePlayPlace(note=GONE)
    level, frame = body.get("level"), body.get("frame")
    place = RolePlayPlace(
        _step(body.get("step"), "prebrief"),
        file,
        level if level in LEVELS else "student",
        body.get("lighter") is True,
        body.get("ask_first") is True,
        frame=frame if frame in FRAMES else None,
        back_to=_step(body.get("back_to"), "prebrief"),
        kept_id=_id(body.get("kept_id")),
        first_kept=_id(body.get("first_kept")),
    )
    return _with_play(place, body)


def _with_play(place: RolePlayPlace, body: Mapping[str, Any]) -> RolePlayPlace:
    """Put the plays back into a place; without one it stands before the first scene."""
    if not isinstance(body.get("play"), Mapping):
        in_play = place.step in PLAYED and place.back_to != "prebrief"
        place.step = "prebrief" if in_play or place.step != "out" else "out"
        return place
    again = resume_play(place.case, cast("Mapping[str, object]", body["play"]))
    place.play, place.note = again.play, again.sentence
    first = body.get("first")
    if isinstance(first, Mapping):
        place.first = resume_play(place.case, cast("Mapping[str, object]", first)).play
    if place.step not in PLAYED or not again.whole:
        place.step = "scene"
    return place


def _step(value: object, otherwise: Step) -> Step:
    return cast("Step", value) if value in STEPS else otherwise


def _id(value: object) -> str:
    fits = isinstance(value, str) and value.isalnum() and len(value) <= 64
    return str(value) if fits else ""
