"""The close: how it was, what comes next, the record both agree on, the case file."""

from __future__ import annotations

from dataclasses import replace

from toolkit.errors import ExportError, MessageError
from toolkit.practice.agenda import (
    KIND_AGENDA,
    KIND_RUN,
    Agenda,
    SessionRun,
    plan_next_meeting,
)
from toolkit.practice.supervision import (
    KIND_RECORD,
    SharedRecord,
    build_shared_record,
    has_case_file_words,
    mark_record_agreed,
    read_closing,
    take_case_file_words,
)
from toolkit.practice.supervision.ending import KIND_ENDING, SessionEnding
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.message import create_id, read_form_field
from toolkit.screens.screen import Action, Fields, Reply

NOT_ENDED = "This session has not ended yet. End it first."
STILL_HERE = (
    "Some lines belong in the case file and are still here. "
    "Hand them out first, or put them in another bin."
)
NOTHING_SHARED = (
    "Nothing is in the shared record, so there is nothing to agree on. "
    "Put a note, a decision or an action into it first, or finish without one."
)
CLOSING_TEXT = ("how_me", "how_them", "differently")


class ClosePart(AgendaPart):
    """The part of the page that closes a session."""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for at the end of a session."""
        return {
            "closing": self.closing,
            "agree": self.agree,
            "agree-again": self.agree_again,
            "hand-out": self.hand_out,
            "finish": self.finish,
        }

    def ended(self) -> tuple[Agenda, SessionRun, SessionEnding]:
        """Return the session that is being closed.

        Raises:
            MessageError: None has ended.
        """
        agenda = self.bench.agenda()
        run = self.bench.drawer.run(agenda.id)
        ending = self.bench.drawer.ending(agenda.id)
        if run is None or agenda.state != "closed":
            raise MessageError(NOT_ENDED)
        return agenda, run, ending or SessionEnding(agenda.id)

    def record(self) -> SharedRecord:
        """Return the record as it was agreed, or as it would be."""
        agenda, run, ending = self.ended()
        drawer = self.bench.drawer
        agreed = drawer.shared(agenda.id)
        if agreed is not None:
            return agreed
        actions = drawer.actions()
        return build_shared_record(agenda, run, actions, ending.closing, self.bench.now)

    def closing(self, fields: Fields) -> Reply:
        """Keep how it was and what comes next."""
        _agenda, _run, ending = self.ended()
        closing = read_closing(read_form_field(fields))
        texts = {name: getattr(closing, name) for name in CLOSING_TEXT}
        found = self.bench.pointed_out(fields, texts)
        if found:
            return found
        self.bench.put(KIND_ENDING, replace(ending, closing=closing))
        return self.bench.done("Kept.")

    def agree(self, fields: Fields) -> Reply:
        """Keep the shared record with both names typed.

        Raises:
            MessageError: No session has ended, or nothing is in the shared record.
            FormError: A name is missing.
            JournalError: It could not be written; nothing was changed.
        """
        record = self.record()
        if record.empty:
            raise MessageError(NOTHING_SHARED)
        agreed = mark_record_agreed(record, read_form_field(fields), self.bench.now)
        self.bench.put(KIND_RECORD, agreed)
        return self.bench.done("The shared record is agreed.")

    def agree_again(self, _fields: Fields) -> Reply:
        """Open an agreed record again, so that it can be put right."""
        agenda, _run, _ending = self.ended()
        self.bench.delete(KIND_RECORD, f"{agenda.id}-record")
        return self.bench.done("The record is open again.")

    def hand_out(self, _fields: Fields) -> Reply:
        """Hand the lines for the case file over once; then they are gone.

        Raises:
            ExportError: Nothing belongs in the case file.
            MessageError: No session has ended.
            JournalError: It could not be written; nothing was changed.
        """
        agenda, run, _ending = self.ended()
        handed = take_case_file_words(agenda, run)
        if not handed.text:
            raise ExportError("Nothing here belongs in the case file.")
        now = self.bench.now
        self.bench.put(KIND_AGENDA, replace(handed.agenda, updated=now))
        self.bench.put(KIND_RUN, handed.run)
        self.bench.forget_steps()
        words = "What belongs in the case file is no longer kept here."
        return self.bench.done(words, {"copy_out": handed.text})

    def finish(self, _fields: Fields) -> Reply:
        """Put the session away and make room for the next one.

        Raises:
            MessageError: No session has ended, or lines for the case file are still
                here.
            JournalError: It could not be written; nothing was changed.
        """
        agenda, run, ending = self.ended()
        if has_case_file_words(agenda, run):
            raise MessageError(STILL_HERE)
        self.bench.put(KIND_ENDING, replace(ending, done=True))
        if run.both:  # whoever looks back at it later is alone
            self.bench.put(KIND_RUN, replace(run, both=False))
        self._prepare_next(agenda, ending)
        self.bench.chosen = ""
        return self.bench.done("This session is put away.")

    def _prepare_next(self, agenda: Agenda, ending: SessionEnding) -> None:
        drawer, space = self.bench.drawer, self.bench.space
        if any(
            one.state == "preparing" and one.space == space for one in drawer.agendas()
        ):
            return
        closing = ending.closing
        fresh = plan_next_meeting(agenda, create_id(), closing.next_day, self.bench.now)
        if closing.next_at is not None:
            fresh = replace(fresh, at=closing.next_at)
        self.bench.put(KIND_AGENDA, replace(fresh, title="Supervision", template=""))
