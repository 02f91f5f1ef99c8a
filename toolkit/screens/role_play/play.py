"""Playing: the prebrief, one scene after another, stepping out, out of the role.

Nothing here is kept unless the person asks for it; leaving leaves no trace.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from typing import Any, cast

from toolkit.content.twee.cases import CaseFile
from toolkit.errors import MessageError
from toolkit.practice.case.case import LEVELS
from toolkit.practice.case.own import LONGEST
from toolkit.practice.log import read_entry
from toolkit.practice.play import play as play_module
from toolkit.practice.play.play import (
    end_pause,
    get_pending,
    read_own_words,
    read_pause_notice,
    record_own_words,
    start_play,
    undo_last_choice,
)
from toolkit.screens.message import (
    WRONG_SHAPE,
    read_form_field,
    read_text_field,
)
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.place import (
    PLAYED,
    RolePlayPlace,
    collect_fiction_words,
    read_place,
)
from toolkit.screens.role_play.view import build_here_view, build_turn_view
from toolkit.screens.role_play.write_check import parse_case_text
from toolkit.screens.screen import Action, Fields, Reply

OWN = "own-"
"""Begins the short name of a case that is tried by whoever writes it."""

KEPT_IN_LOG = "Kept as an entry in your log."
KEPT_IN_TAB = "Kept as an entry in your log, in this tab only."
LIGHTER = "From here on you read the lighter version."
FULL = "From here on you read the case as it is written."


class PlayPart:
    """The steps from the prebrief to the end of a case.

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    @property
    def place(self) -> RolePlayPlace:
        """Return where the person is."""
        return self.screen.place

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while a case is played."""
        return {
            "begin": self.begin,
            "choose": self.choose,
            "pause-done": self.pause_done,
            "say": self.say,
            "back": self.back,
            "lighter": self.lighter,
            "step-out": self.step_out,
            "come-back": self.come_back,
            "to-debrief": self.to_debrief,
            "resume": self.resume,
            "earlier": self.earlier,
        }

    def begin(self, fields: Fields) -> Reply:
        """Begin the case; with no journal open, in this tab alone."""
        place, form = self.place, read_form_field(fields)
        level = form.get("level")
        place.level = level if level in LEVELS else place.level
        place.lighter = form.get("lighter") is True and bool(place.case.plan.lighter)
        place.ask_first = form.get("ask_first") is True
        place.play = start_play(place.case, place.level, place.lighter)
        place.first, place.kept_id, place.first_kept, place.note = None, "", "", ""
        place.step = "scene"
        return self.screen.moved(self.screen.make_sure_open())

    def choose(self, fields: Fields) -> Reply:
        """Take one of the choices on offer.

        Raises:
            MessageError: It is not on offer, or no case is being played.
        """
        place, play = self.place, self.place.playing
        number, at = fields.get("number"), fields.get("at")
        if type(number) is not int or type(at) is not int:
            raise MessageError(WRONG_SHAPE)
        if at != len(play.steps):
            return self.screen.moved()  # a second press of the same button
        place.play = play_module.take_choice(place.case, play, number)
        place.step, place.note = "scene", ""
        return self.screen.moved({"turn": build_turn_view(place.case, place.play, at)})

    def pause_done(self, fields: Fields) -> Reply:
        """Go on after a pause, with or without what was noticed."""
        place, form = self.place, read_form_field(fields)
        if get_pending(place.case, place.playing) != "pause":
            return self.screen.moved()
        notice = read_pause_notice(form, self.screen.vocabulary, self.screen.clock())
        reply: Reply = {}
        if fields.get("keep") is True and notice is not None:
            found = warn_of_identifiers(
                fields, _texts_of(form), collect_fiction_words(place.case)
            )
            if found:
                return found
            reply = self._keep_as_entry(form)
        place.play = end_pause(place.playing, notice)
        return self.screen.moved(reply)

    def _keep_as_entry(self, form: Fields) -> Reply:
        """Keep what was noticed as an entry of the log."""
        now, place = self.screen.clock(), self.place
        made = {**form, "bin": "private"}
        words = self.screen.vocabulary
        entry = read_entry(
            made, id=secrets.token_hex(16), created=now, now=now, vocabulary=words
        )
        where = f"In the role-play “{place.case.title}”, at “{place.playing.here}”."
        said = f"{where}\n{entry.happened}".strip()
        shelf = self.screen.open_shelf()
        shelf.put(replace(entry, happened=said), now)
        journal = self.screen.lock.journal
        kept = bool(journal and journal.kept)
        return self.screen.carried({"said": KEPT_IN_LOG if kept else KEPT_IN_TAB})

    def say(self, fields: Fields) -> Reply:
        """Hear what the person would say, and then show the choices."""
        place = self.place
        if get_pending(place.case, place.playing) == "own words":
            place.play = record_own_words(
                place.playing, read_own_words(read_form_field(fields))
            )
        return self.screen.moved()

    def back(self, fields: Fields) -> Reply:
        """Take the last choice back; before the first scene stands the prebrief."""
        place, at = self.place, fields.get("at")
        play = place.playing
        if type(at) is int and at != len(play.steps):
            return self.screen.moved()
        place.note = ""
        if play.steps:
            place.play, place.step = undo_last_choice(play), "scene"
        else:
            place.play, place.step = None, "prebrief"
        return self.screen.moved()

    def lighter(self, fields: Fields) -> Reply:
        """Read on in the lighter version, or in the one as it is written."""
        place = self.place
        on = fields.get("on") is True and bool(place.case.plan.lighter)
        place.lighter = on
        place.play = replace(place.playing, lighter=on)
        return self.screen.moved({"said": LIGHTER if on else FULL})

    def step_out(self, _fields: Fields) -> Reply:
        """Stop, wherever the person is. Nobody is told."""
        place = self.place
        _ = place.case
        if place.step not in ("out", "choose", "kept"):
            place.back_to, place.step = place.step, "out"
        return self.screen.moved()

    def come_back(self, _fields: Fields) -> Reply:
        """Go on where the person stepped out."""
        place = self.place
        to = place.back_to
        lost = place.file is None or (to in PLAYED and place.play is None)
        place.step = "choose" if lost else to
        return self.screen.moved()

    def to_debrief(self, _fields: Fields) -> Reply:
        """Go to the debrief; the way out of the role stood beside the button."""
        place = self.place
        _ = place.playing
        place.step = "debrief"
        return self.screen.moved()

    def resume(self, fields: Fields) -> Reply:
        """Take up what the page held when it was reloaded, or its kernel was lost.

        Raises:
            MessageError: The page held nothing of the right shape.
        """
        held = fields.get("place")
        if not isinstance(held, dict):
            raise MessageError(WRONG_SHAPE)
        if self.place.play is not None:
            return self.screen.moved()
        written = read_text_field(fields, "text", LONGEST)
        find = partial(self._case_held, written)
        self.screen.place = read_place(cast("Fields", held), find)
        return self.screen.moved(self.screen.make_sure_open())

    def _case_held(self, written: str, key: str) -> CaseFile | None:
        """Return a case by its name, or the one that its author is writing here."""
        if not key.startswith(OWN):
            return self.screen.case_named(key)
        file = parse_case_text(written)
        own = replace(file.case, key=f"{OWN}{file.case.key}")
        fits = own.key == key and own.start
        return replace(file, case=own) if fits else None

    def earlier(self, _fields: Fields) -> Reply:
        """Return everything that was read and chosen so far, this scene included."""
        case, play = self.place.case, self.place.playing
        turns = [build_turn_view(case, play, one) for one in range(len(play.steps))]
        return {"turns": turns, "here": build_here_view(case, play)}


def _texts_of(form: Fields) -> dict[str, str]:
    names: tuple[str, ...] = ("happened", "own_words")
    return {name: _text(form.get(name)) for name in names}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""
