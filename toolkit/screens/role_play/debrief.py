"""The debrief: the way that was taken, what is asked about it, another try."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from toolkit.errors import MessageError
from toolkit.practice.case.case import FRAMES, Case, Frame
from toolkit.practice.case.text import parse_spans
from toolkit.practice.case.walk import Walk, walk_case
from toolkit.practice.play.again import PlayComparison, compare_plays, fork_play
from toolkit.practice.play.debrief import Debrief, build_debrief
from toolkit.practice.play.map import build_case_map
from toolkit.practice.play.meters import build_play_course, describe_pause_notice
from toolkit.practice.play.path import TakenChoice, build_play_path, get_last_scene
from toolkit.practice.play.play import Play
from toolkit.practice.vocabulary import Vocabulary
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.place import RolePlayPlace
from toolkit.screens.role_play.view import build_gauge_view, build_runs
from toolkit.screens.screen import Action, Fields, Reply

FRAME_WORDS = {
    "PEARLS": "what happened, thinking it through, what you take with you",
    "Plus-Delta": "what worked, what to change",
    "Advocacy-Inquiry": "I saw, I think, I wonder",
    "Gather-Analyse-Summarise": "tell it, look behind it, sum it up",
}


class DebriefPart:
    """The last step of a play.

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen
        self._walked: tuple[Case, Walk] | None = None

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for in a debrief."""
        return {
            "frame": self.set_frame,
            "again": self.try_again,
            "other-try": self.other_try,
        }

    def walked(self, place: RolePlayPlace) -> Walk:
        """Return a walk through the case at the person's level, made once."""
        held = self._walked
        if held is None or held[0] is not place.case or held[1].level != place.level:
            held = (place.case, walk_case(place.case, place.level))
            self._walked = held
        return held[1]

    def stops(self) -> tuple[TakenChoice, ...]:
        """Return the way that was taken."""
        place = self.screen.place
        return build_play_path(place.case, place.playing, self.walked(place))

    def asked(self) -> Debrief:
        """Return what is asked about the way that was taken."""
        place = self.screen.place
        return build_debrief(place.case, place.playing, self.stops(), place.frame)

    def both(self) -> PlayComparison | None:
        """Return two tries side by side, or None when there was only one."""
        place = self.screen.place
        if place.first is None:
            return None
        return compare_plays(place.case, place.first, place.playing)

    def view(self) -> dict[str, Any]:
        """Return the debrief as the page draws it."""
        place, stops, asked = self.screen.place, self.stops(), self.asked()
        case, play = place.case, place.playing
        words = self.screen.vocabulary
        sections = [one for one in asked.sections if one.prompts]
        return {
            "heading": asked.heading,
            "title": case.title,
            "ending": asked.ending,
            "ended": get_last_scene(case, play).ending,
            "in_short": asked.in_short,
            "sections": [
                {"title": one.title, "prompts": list(one.prompts)} for one in sections
            ],
            "last": asked.last,
            "frame": place.frame or case.plan.frame,
            "frames": [
                {"id": one, "name": f"{one}: {FRAME_WORDS[one]}"} for one in FRAMES
            ],
            **build_way_view(case, play, stops, words),
            "compare": _compare_view(self.both()),
        }

    def set_frame(self, fields: Fields) -> Reply:
        """Ask in another shape; answers given so far stay with their questions.

        Raises:
            MessageError: There is no such shape.
        """
        wanted = read_text_field(fields, "which", 40)
        if wanted not in FRAMES:
            raise MessageError(WRONG_SHAPE)
        self.screen.place.frame = cast("Frame", wanted)
        return self.screen.moved()

    def try_again(self, fields: Fields) -> Reply:
        """Go back to one decision and try another way; the first try stays.

        Raises:
            MessageError: The page named no decision of this play.
        """
        place, number = self.screen.place, fields.get("number")
        if type(number) is not int:
            raise MessageError(WRONG_SHAPE)
        tried = place.playing
        place.play = fork_play(tried, number)
        if place.first is None:
            place.first, place.first_kept = tried, place.kept_id
        place.kept_id = ""
        place.step = "scene"
        return self.screen.moved()

    def other_try(self, _fields: Fields) -> Reply:
        """Look back on the other of two tries.

        Raises:
            MessageError: There was only one.
        """
        place = self.screen.place
        if place.first is None:
            raise MessageError(WRONG_SHAPE)
        place.play, place.first = place.first, place.playing
        place.kept_id, place.first_kept = place.first_kept, place.kept_id
        return self.screen.moved()


def build_way_view(
    case: Case, play: Play, stops: tuple[TakenChoice, ...], words: Vocabulary
) -> dict[str, Any]:
    """Return the way that was taken: as a list, as a map, and along its course.

    Args:
        case: The case that was played.
        play: The play.
        stops: The choices that were taken, in their order.
        words: The words for feelings and places.
    """
    numbers = {stop.number: at for at, stop in enumerate(_decisions(stops), 1)}
    return {
        "path": [_stop_view(one, numbers.get(one.number, 0), words) for one in stops],
        "map": _map_view(case, play, stops),
        "course": asdict(build_play_course(case, play, stops, words)),
    }


def _decisions(stops: tuple[TakenChoice, ...]) -> list[TakenChoice]:
    return [stop for stop in stops if stop.decision]


def _stop_view(stop: TakenChoice, decision: int, words: Vocabulary) -> dict[str, Any]:
    notice = stop.notice
    return {
        "number": stop.number,
        "decision": decision,
        "scene": stop.scene,
        "chosen": build_runs(parse_spans(stop.chosen)),
        "target": stop.target,
        "others": [
            {
                "words": build_runs(parse_spans(one.text)),
                "open": one.open,
                "why": build_runs(parse_spans(one.why)),
            }
            for one in stop.others
        ],
        "moved": [build_gauge_view(one) for one in stop.meters if one.moved],
        "why": build_runs(parse_spans(stop.why)),
        "thoughts": [{"who": one.who, "words": one.words} for one in stop.thoughts],
        "said": stop.said,
        "pause": stop.pause,
        "noticed": describe_pause_notice(notice, words) if notice else "",
        "note": notice.note if notice else "",
        "turn": stop.turn,
    }


def _map_view(case: Case, play: Play, stops: tuple[TakenChoice, ...]) -> dict[str, Any]:
    drawn = build_case_map(case, play)
    turns = {stop.scene for stop in stops if stop.turn}
    places = {dot.name: at for at, dot in enumerate(drawn.dots)}
    return {
        "columns": drawn.columns,
        "rows": drawn.rows,
        "dots": [
            {
                "name": dot.name,
                "x": dot.column,
                "y": dot.row,
                "ending": dot.ending,
                "taken": dot.taken,
                "turn": dot.name in turns,
            }
            for dot in drawn.dots
        ],
        "ways": [
            [places[way.start], places[way.end], int(way.taken)]
            for way in drawn.ways
            if way.start in places and way.end in places
        ],
    }


def _compare_view(found: PlayComparison | None) -> dict[str, Any] | None:
    if found is None:
        return None
    made = cast("dict[str, Any]", asdict(found))
    for name in ("one", "other"):
        made[name]["chosen"] = build_runs(parse_spans(made[name]["chosen"]))
    return made
