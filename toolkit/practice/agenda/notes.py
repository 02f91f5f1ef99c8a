"""A session under way and what is written in it: notes and decisions in their bins.

Only what it is and how it is kept; the turns a session takes are in ``hour``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from toolkit.errors import FormError
from toolkit.practice.agenda.item import BINS, Bin
from toolkit.practice.clock import Clock
from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body

LineKind = Literal["note", "decision"]

LINE_KINDS: tuple[LineKind, ...] = ("note", "decision")
KIND_RUN = "supervision.run"
MOST_LINES = 500
"""Notes and decisions that one session holds; our own mark, not a rule."""
MOST_EXTENDED = 480
"""Minutes that a session is ever moved by, either way; our own mark, not a rule."""
_LABELS = {"text": "The note", "bin": "Where it goes", "kind": "What it is"}


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A note or a decision, with the bin it belongs to.

    Args:
        id: Its own id.
        item_id: The item it was written under, or empty for the meeting as a whole.
        text: What was written.
        kind: ``note`` or ``decision``.
        bin: A note starts private, a decision starts in the shared record.
    """

    id: str
    item_id: str
    text: str
    kind: LineKind = "note"
    bin: Bin = "private"


@dataclass(frozen=True, slots=True)
class SessionRun:
    """A session under way.

    Args:
        agenda_id: The agenda it follows.
        started: When it began, with its time zone.
        current: The id of the item under way; empty when all were taken.
        clock: The time of the whole session.
        item_clocks: The time of each item that was begun, by item id.
        extra: Minutes added to items by staying, by item id.
        extended: Minutes added to the whole session.
        timer: False when the clock is turned off and only the order is shown.
        both: True while both people look at this screen; private notes stay hidden.
        lines: Notes and decisions, in the order they were written.
        reached: Ids of items that were begun, in the order they were.
        ended: When it ended, or None.
    """

    agenda_id: str
    started: datetime
    current: str = ""
    clock: Clock = field(default_factory=Clock)
    item_clocks: Mapping[str, Clock] = field(default_factory=dict[str, Clock])
    extra: Mapping[str, int] = field(default_factory=dict[str, int])
    extended: int = 0
    timer: bool = True
    both: bool = False
    lines: tuple[SessionLine, ...] = ()
    reached: tuple[str, ...] = ()
    ended: datetime | None = None

    @property
    def paused(self) -> bool:
        """Tell whether the clock stands still though the session is not over."""
        return self.ended is None and not self.clock.running

    def minutes_on(self, item_id: str, now: datetime) -> int:
        """Return the whole minutes spent on an item so far.

        Args:
            item_id: The item; 0 minutes where it was not begun.
            now: This moment, with its time zone.
        """
        clock = self.item_clocks.get(item_id, Clock())
        return round(clock.passed(now) / 60)


def put_line(run: SessionRun, line: SessionLine) -> SessionRun:
    """Return the session with a new line, or with a line of that id changed.

    Args:
        run: The session.
        line: The line, new or changed.

    Raises:
        FormError: If the session holds as many lines as it can.
    """
    if any(one.id == line.id for one in run.lines):
        lines = tuple(line if one.id == line.id else one for one in run.lines)
        return replace(run, lines=lines)
    if len(run.lines) >= MOST_LINES:
        raise FormError({"": "This session holds as many notes as it can."})
    return replace(run, lines=(*run.lines, line))


def remove_line(run: SessionRun, line_id: str) -> SessionRun:
    """Return the session without a line.

    Args:
        run: The session.
        line_id: The line to take out; one that is not there changes nothing.
    """
    return replace(run, lines=tuple(one for one in run.lines if one.id != line_id))


def read_line(form: Mapping[str, object], *, id: str, item_id: str) -> SessionLine:
    """Return the note or decision that a form holds, or say what is missing.

    Args:
        form: ``text``, ``kind`` and ``bin``; untrusted. Without a bin, a note is
            private and a decision goes to the shared record.
        id: The line's id.
        item_id: The item it was written under, or empty.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, _LABELS)
    kind: LineKind = reader.choice("kind", LINE_KINDS, "note")
    usual: Bin = "shared" if kind == "decision" else "private"
    bin: Bin = reader.choice("bin", BINS, usual)
    text = reader.text("text")
    if not text and not reader.problems:
        reader.problems["text"] = "There is nothing to keep yet. A few words do."
    reader.finish()
    return SessionLine(id, item_id, text, kind, bin)


def write_run_body(run: SessionRun) -> dict[str, object]:
    """Return what the journal keeps of a session under way, as JSON can hold it."""
    return write_record_body(run)


def read_run_body(body: Mapping[str, object], now: datetime) -> SessionRun:
    """Return the session that a record keeps.

    Args:
        body: What the record holds; missing or unknown keys do no harm.
        now: This moment, for a record that lost its beginning.
    """
    kept = RecordReader(body)
    clocks = kept.part("item_clocks")
    extra = kept.part("extra")
    return SessionRun(
        agenda_id=kept.text("agenda_id"),
        started=kept.moment("started") or now,
        current=kept.text("current"),
        clock=_clock(kept.part("clock")),
        item_clocks={name: _clock(clocks.part(name)) for name in clocks.body},
        extra={name: extra.whole(name) for name in extra.body},
        extended=_signed(kept),
        timer=kept.flag("timer", True),
        both=kept.flag("both"),
        lines=tuple(_line(one) for one in kept.parts("lines") if one.text("id")),
        reached=kept.texts("reached"),
        ended=kept.moment("ended"),
    )


def _clock(kept: RecordReader) -> Clock:
    return Clock(kept.seconds("before"), kept.moment("since"))


def _line(kept: RecordReader) -> SessionLine:
    return SessionLine(
        id=kept.text("id"),
        item_id=kept.text("item_id"),
        text=kept.text("text"),
        kind=kept.choice("kind", LINE_KINDS, "note"),
        bin=kept.choice("bin", BINS, "private"),
    )


def _signed(kept: RecordReader) -> int:
    value = kept.body.get("extended")
    return value if type(value) is int and abs(value) <= MOST_EXTENDED else 0
