"""The hour: the item under way, the time that is left, and what is written down.

The clock never moves anybody on. It can be paused, made longer or turned off, and it
is Python's own: the page only shows what it is told.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.errors import MessageError
from toolkit.practice.agenda import (
    KIND_AGENDA,
    KIND_RUN,
    Agenda,
    SessionLine,
    SessionRun,
    compute_time_left,
    end_session,
    extend_item,
    extend_session,
    park_session_item,
    pause_session,
    put_line,
    read_line,
    remove_line,
    resume_session,
    set_seen_by_both,
    set_timer,
    start_session,
    turn_to_item,
    turn_to_next_item,
)
from toolkit.practice.agenda.hour import EXTENSIONS, STAYS_OPEN
from toolkit.practice.supervision import KIND_SESSION, build_session
from toolkit.practice.supervision.ending import KIND_ENDING, SessionEnding
from toolkit.screens.agenda.editor import NOT_HERE, AgendaEditor
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import (
    WRONG_SHAPE,
    create_id,
    read_form_field,
    read_or_create_id,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply

NOT_RUNNING = "This session is not under way. Start it first."


class HourPart(AgendaPart):
    """The part of the page that runs a session."""

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        super().__init__(screen, bench)
        self.said = ""  # the time left as the page last heard it

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for during a session."""
        return {
            "start": self.start,
            "next": self.next_item,
            "go-to": self.go_to,
            "stay-on": self.stay_on,
            "extend": self.extend,
            "clock-pause": self.pause,
            "clock-resume": self.resume,
            "timer": self.timer,
            "both-here": self.both_here,
            "line-save": self.save_line,
            "line-remove": self.remove_line,
            "park-now": self.park,
            "end": self.end,
        }

    def under_way(self) -> tuple[Agenda, SessionRun]:
        """Return the agenda in hand and its session.

        Raises:
            MessageError: No session is under way or being closed.
        """
        agenda = self.bench.agenda()
        run = self.bench.drawer.run(agenda.id)
        if run is None or agenda.state == "preparing":
            raise MessageError(NOT_RUNNING)
        return agenda, run

    def tick(self) -> None:
        """Tell the page when another minute has gone, and keep it open meanwhile."""
        if self.screen.shelf is None or self.screen.lock.needs_code:
            return
        agenda = self.bench.agenda()
        run = self.bench.drawer.run(agenda.id)
        if agenda.state != "running" or run is None or run.ended:
            return
        left = compute_time_left(agenda, run, self.bench.now)
        if not run.paused and left.session > -STAYS_OPEN:
            # People talk: nobody touches the page, and it must not lock on them.
            self.screen.lock.opened()
        if left.sentence != self.said:
            self.screen.publish()

    def start(self, _fields: Fields) -> Reply:
        """Begin the session with the first item.

        Raises:
            MessageError: It has been started already.
            JournalError: It could not be written; nothing was changed.
        """
        agenda = self.bench.agenda()
        if agenda.state != "preparing":
            raise MessageError("This session has been started already.")
        self._keep(*start_session(agenda, self.bench.now))
        return self.bench.done("The session has started.")

    def next_item(self, _fields: Fields) -> Reply:
        """Move on to the next item that was not begun."""
        agenda, run = self.under_way()
        moved = turn_to_next_item(agenda, run, self.bench.now)
        if run.paused:
            moved = resume_session(moved, self.bench.now)
        return self._turn(moved, "")

    def go_to(self, fields: Fields) -> Reply:
        """Go to another item, earlier or later."""
        agenda, run = self.under_way()
        which = read_text_field(fields, "which", 64)
        return self._turn(turn_to_item(agenda, run, which, self.bench.now), "")

    def stay_on(self, _fields: Fields) -> Reply:
        """Stay with the item under way for five more minutes."""
        return self._turn(
            extend_item(self.under_way()[1]), "Five more minutes for this item."
        )

    def extend(self, fields: Fields) -> Reply:
        """Move the end of the session.

        Raises:
            MessageError: The page sent minutes that are not on offer, or none is under
                way.
            JournalError: It could not be written; nothing was changed.
        """
        minutes = fields.get("minutes")
        if type(minutes) is not int or minutes not in EXTENSIONS:
            raise MessageError(WRONG_SHAPE)
        way = "later" if minutes > 0 else "earlier"
        words = f"The session ends {abs(minutes)} minutes {way}."
        return self._turn(extend_session(self.under_way()[1], minutes), words)

    def pause(self, _fields: Fields) -> Reply:
        """Let the clock stand still."""
        return self._turn(
            pause_session(self.under_way()[1], self.bench.now), "Clock paused."
        )

    def resume(self, _fields: Fields) -> Reply:
        """Let the clock run again."""
        return self._turn(
            resume_session(self.under_way()[1], self.bench.now), "Clock running."
        )

    def timer(self, fields: Fields) -> Reply:
        """Show the clock, or turn it off and show only the order."""
        on = fields.get("on") is True
        words = "The timer is on." if on else "The timer is off."
        return self._turn(set_timer(self.under_way()[1], on), words)

    def both_here(self, fields: Fields) -> Reply:
        """Hide what is private while both look at this screen, or show it again."""
        on = fields.get("on") is True
        words = "What is private is hidden." if on else "What is private is shown."
        return self._turn(set_seen_by_both(self.under_way()[1], on), words)

    def save_line(self, fields: Fields) -> Reply:
        """Keep a note or a decision, once names were pointed out."""
        agenda, run = self.under_way()
        form = read_form_field(fields)
        before = _line(run, read_text_field(form, "id", 64))
        item_id = before.item_id if before else read_text_field(form, "item_id", 64)
        known = item_id if agenda.item(item_id) else ""
        line_id = before.id if before else read_or_create_id(form)
        line = read_line(form, id=line_id, item_id=known)
        found = self.bench.pointed_out(fields, {"text": line.text})
        if found:
            return found
        words = "Decision kept." if line.kind == "decision" else "Note kept."
        return self._turn(put_line(run, line), words)

    def remove_line(self, fields: Fields) -> Reply:
        """Take a note or a decision out.

        Raises:
            MessageError: It is no longer there, or no session is under way.
            JournalError: It could not be written; nothing was changed.
        """
        _agenda, run = self.under_way()
        line = _line(run, read_text_field(fields, "which", 64))
        if line is None:
            raise MessageError(NOT_HERE)
        words = "Decision removed." if line.kind == "decision" else "Note removed."
        return self._turn(remove_line(run, line.id), words)

    def park(self, fields: Fields) -> Reply:
        """Put an item aside for another time and go on."""
        agenda, run = self.under_way()
        which = read_text_field(fields, "which", 64)
        self._keep(*park_session_item(agenda, run, which, self.bench.now))
        return self.bench.done("Put aside for another time.")

    def end(self, _fields: Fields) -> Reply:
        """End the session and remember that it was held.

        Raises:
            MessageError: It has ended already, or none is under way.
            JournalError: It could not be written; nothing was changed.
        """
        agenda, run = self.under_way()
        if agenda.state == "closed":
            raise MessageError("This session has ended already.")
        now = self.bench.now
        agenda, run = end_session(agenda, run, now)
        self._keep(agenda, run)
        self.bench.put(KIND_ENDING, SessionEnding(agenda.id))
        template = self.bench.words.templates.template(agenda.template)
        group = bool(template and template.group)
        session = build_session(agenda, run, create_id(), now, group)
        self.bench.put(KIND_SESSION, session)
        return self.bench.done("The session has ended.")

    def _turn(self, run: SessionRun, words: str) -> Reply:
        self.bench.put(KIND_RUN, run)
        return self.bench.done(words)

    def _keep(self, agenda: Agenda, run: SessionRun) -> None:
        self.bench.put(KIND_AGENDA, replace(agenda, updated=self.bench.now))
        self.bench.put(KIND_RUN, run)


def _line(run: SessionRun, line_id: str) -> SessionLine | None:
    return next((one for one in run.lines if one.id == line_id), None)
