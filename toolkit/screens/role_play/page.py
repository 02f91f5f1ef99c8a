"""Role-play: choose a case, play it, look back on it; play together; write one.

Gathers the parts of the page; each part has its own file beside this one. A case can
be chosen and played with no journal open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qs

from toolkit.content.twee.cases import load_case
from toolkit.practice.log import STRENGTH_WORDS
from toolkit.screens.message import MAX_CHARACTERS, read_text_field
from toolkit.screens.notice import drop_made_up_names, find_notices
from toolkit.screens.role_play.case_screen import FIRST, CaseScreen
from toolkit.screens.role_play.choose import NO_SUCH_CASE, ChoosePart
from toolkit.screens.role_play.debrief import DebriefPart
from toolkit.screens.role_play.debrief_store import DebriefStore
from toolkit.screens.role_play.keep_debrief import KeepPart
from toolkit.screens.role_play.place import (
    RolePlayPlace,
    collect_fiction_words,
    strip_written_words,
)
from toolkit.screens.role_play.play import PlayPart
from toolkit.screens.role_play.together import TogetherPart
from toolkit.screens.role_play.view import (
    build_out_view,
    build_prebrief_view,
    build_scene_view,
)
from toolkit.screens.role_play.write import WritePart
from toolkit.screens.screen import Action, Fields, Reply

PARTS = {
    "play": "Play a case",
    "together": "Play together",
    "write": "Write a case",
}


class RolePlayScreen(CaseScreen):
    """The screen of ``notebooks/role-play.ipynb``.

    Args:
        *args: As every desk takes them.
        case: The short name of the case to open at; empty to choose one.
        **kwargs: As every desk takes them.

    Raises:
        ContentError: There is no such case, or it cannot be played yet.
    """

    module = "role_play/page.js"
    name = "role-play"

    def __init__(self, *args: Any, case: str = "", **kwargs: Any) -> None:
        self.first_place = ""
        self.playing = PlayPart(self)
        self.debriefing = DebriefPart(self)
        self.kept_ones = DebriefStore(self)
        self.keeping = KeepPart(self, self.kept_ones, self.debriefing)
        self.choosing = ChoosePart(self, self.kept_ones)
        self.together = TogetherPart(self)
        self.writing = WritePart(self)
        super().__init__(*args, **kwargs)
        if case:
            load_case(self.settings.content, case)
            self.first_place = case
            self.closed()
            self.publish()

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            **self.choosing.actions(),
            **self.playing.actions(),
            **self.debriefing.actions(),
            **self.keeping.actions(),
            **self.kept_ones.actions(),
            **self.together.actions(),
            **self.writing.actions(),
            "words": self.words,
            "part": self.show_part,
        }

    def view(self) -> dict[str, Any]:
        """Return the lock, and the page whether or not a journal is open."""
        parts = [{"id": key, "name": name} for key, name in PARTS.items()]
        page: dict[str, Any] = {"part": self.part, "parts": parts}
        if self.part == "together":
            page["together"] = self.together.view()
        elif self.part == "write":
            page["write"] = self.writing.view()
        else:
            page["play"] = self.play_view()
        return {"lock": self.lock.view(), "page": page}

    def play_view(self) -> dict[str, Any]:
        """Return the step of the journey that the person is at."""
        place = self.place
        shown: dict[str, Any] = {"step": place.step, "note": place.note}
        draw = self._steps.get(place.step, self._choose)
        return {**shown, place.step.replace("-", "_"): draw(place)}

    def _choose(self, _place: RolePlayPlace) -> dict[str, Any]:
        return {**self.choosing.view(), **self.kept_ones.view()}

    def _debrief(self, _place: RolePlayPlace) -> dict[str, Any]:
        return {**self.debriefing.view(), **self.keeping.view()}

    def _kept(self, _place: RolePlayPlace) -> dict[str, Any]:
        return self.kept_ones.opened_view()

    @property
    def _steps(self) -> dict[str, Callable[[RolePlayPlace], dict[str, Any]]]:
        return {
            "prebrief": build_prebrief_view,
            "scene": build_scene_view,
            "out": build_out_view,
            "debrief": self._debrief,
            "kept": self._kept,
        }

    def words(self, _fields: Fields) -> Reply:
        """Return the words for feelings and places, asked for before a pause."""
        words = self.vocabulary
        return {
            "words": {
                "feelings": [asdict(each) for each in words.feelings],
                "places": [asdict(each) for each in words.places],
                "sensations": [asdict(each) for each in words.sensations],
                "strengths": list(STRENGTH_WORDS),
            }
        }

    def hello(self, fields: Fields) -> Reply:
        """Meet a page, and open the case that its address names."""
        reply = super().hello(fields)
        wanted = read_case_from_query(read_text_field(fields, "query", 500))
        if wanted and self.place.step == "choose":
            file = self.case_named(wanted)
            self.place = (
                RolePlayPlace("prebrief", file)
                if file
                else RolePlayPlace(note=NO_SUCH_CASE)
            )
            self.publish()
        return reply

    def notice(self, fields: Fields) -> Reply:
        """Point out what may identify somebody; the names in the case are made up."""
        if self.part != FIRST or self.place.file is None:
            return super().notice(fields)
        # A question of the debrief is the name of its field.
        field = read_text_field(fields, "field", MAX_CHARACTERS)
        text = read_text_field(fields, "text", MAX_CHARACTERS)
        found = drop_made_up_names(
            find_notices(field, text), collect_fiction_words(self.place.case)
        )
        return {"notices": [asdict(each) for each in found]}

    def tick(self) -> None:
        """Let the lock close when its time has come, and do what a part has due."""
        super().tick()
        self.together.tick()
        self.writing.tick()

    def _lock_changed(self) -> None:
        # A class that talked for ten minutes finds its scene again, without anything
        # that was written. Whoever locks by hand, or has a journal, is told nothing.
        closed_by, shelf = self.lock.closed_by, self.shelf
        in_tab = shelf is not None and not shelf.journal.kept
        if closed_by == "idle" and in_tab and self.place.play is not None:
            self.waiting = strip_written_words(self.place)
        elif closed_by not in ("", "idle"):
            self.waiting = None
        super()._lock_changed()

    def closed(self) -> None:
        """Forget what was played, written and chosen on the page just locked."""
        file = self.case_named(self.first_place) if self.first_place else None
        self.part = FIRST
        self.place = RolePlayPlace("prebrief", file) if file else RolePlayPlace()
        self.choosing.forget()
        self.kept_ones.forget()
        self.together.closed()
        self.writing.closed()

    def show_part(self, fields: Fields) -> Reply:
        """Open another part of the page."""
        wanted = read_text_field(fields, "which", 20)
        self.part = wanted if wanted in PARTS else FIRST
        self.publish()
        return {}


def read_case_from_query(query: str) -> str:
    """Return the case that a page's address names, or an empty text.

    Args:
        query: What stands after the path, such as ``?case=home-visit``.
    """
    try:
        found = parse_qs(query.removeprefix("?"), max_num_fields=20)
    except ValueError:
        return ""
    return found.get("case", [""])[0].strip()[:200]
