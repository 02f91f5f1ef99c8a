"""Playing together: worker, other person and observer, each with their own card.

The group is in this page's memory and, without names or words, in its tab; nothing of
it goes into a journal, and the clock is Python's own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from toolkit.errors import MessageError
from toolkit.exports.case_cards import write_case_cards
from toolkit.exports.download import Download
from toolkit.exports.file_name import build_file_name
from toolkit.practice.case.case import Case
from toolkit.practice.together import clock as timing
from toolkit.practice.together import steps
from toolkit.practice.together.clock import EXTENSIONS, STAYS_OPEN
from toolkit.practice.together.group import TIMED, TogetherGroup, build_group
from toolkit.practice.together.resume import read_group_body
from toolkit.practice.together.steps import NOT_NOW
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.together_line import keep_line
from toolkit.screens.role_play.together_view import (
    build_choose_view,
    build_paper_view,
    build_together_view,
)
from toolkit.screens.screen import Action, Fields, Reply

NO_SUCH_CASE = "That case is not among the ones here. Choose another."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TogetherPart:
    """The part "Play together".

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen
        self.case: Case | None = None
        self.group: TogetherGroup | None = None
        self.on_paper = False
        self.said = ""  # the time left as the page last heard it

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while playing together."""
        moves: dict[str, Callable[[Case, TogetherGroup, datetime], TogetherGroup]] = {
            "cards": lambda _case, group, _now: steps.start_cards(group),
            "uncover": lambda _case, group, _now: steps.open_card(group),
            "cover": lambda _case, group, _now: steps.put_card_away(group),
            "have-cards": lambda _case, group, _now: steps.skip_cards(group),
            "hide": lambda _case, group, _now: steps.close_card(group),
            "play": lambda _case, group, now: steps.start_group_play(group, now),
            "stop": lambda _case, group, now: steps.stop_group(group, now),
            "go-on": lambda _case, group, now: steps.resume_group(group, now),
            "step-out": lambda _case, group, now: steps.step_out(group, now),
            "talk": lambda _case, group, now: steps.start_feedback(group, now),
            "next": steps.start_next_speaker,
            "back": steps.move_group_back,
            "close": lambda _case, group, _now: steps.close_group(group),
        }
        made = {f"together-{name}": self._moving(move) for name, move in moves.items()}
        return {
            **made,
            "together-begin": self.begin,
            "together-card": self.card_again,
            "together-round": self.another_round,
            "together-clock": self.clock,
            "together-resume": self.resume,
            "together-finish": self.finish,
            "together-paper": self.paper,
            "together-file": self.file,
            "together-line": self.line,
        }

    def view(self) -> dict[str, Any]:
        """Return what the page draws of this part."""
        if self.case is not None and self.group is not None:
            shown = build_together_view(self.case, self.group, self.screen.clock())
            self.said = _said(shown["time"])
            return shown
        if self.case is not None and self.on_paper:
            return build_paper_view(self.case)
        looked_at = self.screen.place.file
        wanted = looked_at.case.key if looked_at else ""
        return build_choose_view((file.case for file in self.screen.cases()), wanted)

    def closed(self) -> None:
        """Forget the group; a laptop that only fell asleep finds it again, covered."""
        if self.screen.lock.view()["closed_by"] == "silence" and self.group is not None:
            self.group = steps.close_card(self.group)
            return
        self._forget()

    def _forget(self) -> None:
        self.case, self.group, self.on_paper = None, None, False

    def tick(self) -> None:
        """Tell the page when another minute has gone, and keep it open meanwhile."""
        case, group = self.case, self.group
        if case is None or group is None or group.phase not in TIMED:
            return
        now = self.screen.clock()
        left = timing.compute_group_time_left(case, group, now)
        over = group.clock.passed(now) - (group.minutes + group.extra) * 60
        if group.clock.running and over < STAYS_OPEN:
            self._keep_open()
        shown = self.screen.part == "together" and not group.stopped
        if shown and left is not None and left.sentence != self.said:
            self.screen.publish()

    def _keep_open(self) -> None:
        # People talk: nobody touches the page, and it must not lock on them.
        lock = self.screen.lock
        if lock.journal is not None and not lock.needs_code:
            lock.opened()

    def under_way(self) -> tuple[Case, TogetherGroup]:
        """Return the group and its case.

        Raises:
            MessageError: No group is playing.
        """
        if self.case is None or self.group is None:
            raise MessageError(NOT_NOW)
        return self.case, self.group

    def begin(self, fields: Fields) -> Reply:
        """Sit a group down with a case."""
        case = self._case(fields)
        group = build_group(
            case, _whole(fields, "people"), _others(fields), _whole(fields, "minutes")
        )
        self.case, self.group, self.on_paper = case, group, False
        return self._shown()

    def card_again(self, fields: Fields) -> Reply:
        """Hand the laptop to somebody who wants to see the card again."""
        _case, group = self.under_way()
        self.group = steps.give_laptop(group, _whole(fields, "seat"))
        return self._shown()

    def another_round(self, fields: Fields) -> Reply:
        """Begin another round: in changed parts, or the same ones."""
        _case, group = self.under_way()
        self.group = steps.start_another_round(group, fields.get("change") is True)
        return self._shown()

    def clock(self, fields: Fields) -> Reply:
        """Hold the clock or let it go, make the time longer, turn it off or on.

        Raises:
            MessageError: No group is playing, or the minutes are not on offer.
        """
        _case, group = self.under_way()
        what = read_text_field(fields, "what", 20)
        if what in ("hold", "release"):
            self.group = timing.set_clock_hold(
                group, self.screen.clock(), what == "hold"
            )
        elif what in ("off", "on"):
            self.group = timing.set_timer_shown(group, what == "on")
        else:
            minutes = _whole(fields, "minutes")
            if minutes not in EXTENSIONS:
                raise MessageError(WRONG_SHAPE)
            self.group = timing.add_minutes(group, minutes)
        return self._shown()

    def resume(self, fields: Fields) -> Reply:
        """Take a group up again after a reload, where its tab says it was."""
        held = fields.get("held")
        if self.group is not None or not isinstance(held, dict):
            return self._shown()
        file = self.screen.case_named(read_text_field(held, "case", 200))
        if file is not None:
            group = read_group_body(file.case, held, self.screen.clock())
            self.case, self.group = (file.case, group) if group else (None, None)
        return self._shown()

    def finish(self, _fields: Fields) -> Reply:
        """Forget the group, and go back to the cases."""
        self._forget()
        return self._shown()

    def paper(self, fields: Fields) -> Reply:
        """Show everything that is handed out on paper, to be printed."""
        self.case, self.group, self.on_paper = self._case(fields), None, True
        return self._shown()

    def file(self, fields: Fields) -> Reply:
        """Hand cards, sheet and the order of a round over as a Word file."""
        case = self._case(fields)
        today = self.screen.local_now().date()
        name = build_file_name(f"cards {case.title}", today, "docx")
        data = write_case_cards(case, today)
        return self.screen.save_download(Download(name, WORD, data))

    def line(self, fields: Fields) -> Reply:
        """Keep one line for whoever's journal is open on this laptop."""
        case, _group = self.under_way()
        return keep_line(self.screen, case, fields)

    def _moving(
        self, move: Callable[[Case, TogetherGroup, datetime], TogetherGroup]
    ) -> Action:
        def act(_fields: Fields) -> Reply:
            case, group = self.under_way()
            self.group = move(case, group, self.screen.clock())
            return self._shown()

        return act

    def _case(self, fields: Fields) -> Case:
        file = self.screen.case_named(read_text_field(fields, "case", 200))
        if file is None:
            raise MessageError(NO_SUCH_CASE)
        return file.case

    def _shown(self) -> Reply:
        self.screen.publish()
        return {}


def _said(time: dict[str, Any] | None) -> str:
    return time["sentence"] if time else ""


def _whole(fields: Fields, name: str) -> int:
    value = fields.get(name)
    if type(value) is not int:
        raise MessageError(WRONG_SHAPE)
    return value


def _others(fields: Fields) -> tuple[int, ...]:
    value = fields.get("others", [])
    if not isinstance(value, list) or any(type(one) is not int for one in value):
        raise MessageError(WRONG_SHAPE)
    return tuple(value[:9])
