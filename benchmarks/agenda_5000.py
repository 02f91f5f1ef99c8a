"""Ten years of supervision, 500 sessions and 5,000 actions: open it, look at each part.

Run it with ``python -m benchmarks.agenda_5000``. It measures in its own process what
a page's kernel does, from the passphrase to all that the page is told.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from benchmarks.entries import NAME, NOW, PASSPHRASE
from benchmarks.figures import Budget, Report, Table
from benchmarks.journal_10000 import lock, met, unlock
from benchmarks.timing import COLUMNS, Timed, timed
from toolkit.journal import Record, Vault
from toolkit.practice.action import KIND_ACTION, Action, write_action_body
from toolkit.practice.agenda import (
    KIND_AGENDA,
    KIND_RUN,
    Agenda,
    AgendaItem,
    SessionLine,
    SessionRun,
    write_agenda_body,
    write_run_body,
)
from toolkit.practice.supervision import (
    KIND_RECORD,
    KIND_SESSION,
    Closing,
    SupervisionSession,
    build_shared_record,
    write_session_body,
    write_shared_record_body,
)
from toolkit.practice.supervision.ending import (
    KIND_ENDING,
    SessionEnding,
    write_ending_body,
)
from toolkit.screens.agenda.page import PARTS, AgendaScreen

SESSIONS, ACTIONS = 500, 5_000
OPEN_MOST = 500  # milliseconds
STILL_OPEN = 50  # of all actions, one in this many
ITEMS = 6


@dataclass(frozen=True, slots=True)
class Past:
    """One session as it was, with everything that a journal keeps of it.

    Args:
        number: Which one, from 0.
        when: When it was held.
    """

    number: int
    when: datetime

    def records(self) -> Iterator[Record]:
        """Give each of its records."""
        agenda, run = self.agenda(), self.run()
        name, held = agenda.id, self.session()
        closing = Closing("It went well.", "A bit long.", "Ask sooner.", "shared")
        agreed = build_shared_record(agenda, run, (), closing, self.when)
        yield self._of(name, KIND_AGENDA, write_agenda_body(agenda))
        yield self._of(f"{name}-run", KIND_RUN, write_run_body(run))
        ending = SessionEnding(name, closing, done=True)
        yield self._of(f"{name}-end", KIND_ENDING, write_ending_body(ending))
        yield self._of(f"{name}-record", KIND_RECORD, write_shared_record_body(agreed))
        yield self._of(held.id, KIND_SESSION, write_session_body(held))

    def agenda(self) -> Agenda:
        """Return its agenda."""
        about = "What the week did to me, and one case to look at from several sides"
        items = tuple(
            AgendaItem(
                f"i{n}", about, leave_with="One thing I see differently", bin="shared"
            )
            for n in range(ITEMS)
        )
        name, day = f"agenda{self.number:010}", self.when.date()
        return Agenda(name, self.when, self.when, day=day, items=items, state="closed")

    def run(self) -> SessionRun:
        """Return the hour itself, with two lines under each item."""
        text = "We said this and agreed that."
        lines = tuple(
            SessionLine(f"l{n}", f"i{n % ITEMS}", text, bin="shared")
            for n in range(2 * ITEMS)
        )
        reached = tuple(f"i{n}" for n in range(ITEMS))
        name = f"agenda{self.number:010}"
        return SessionRun(
            name, self.when, lines=lines, reached=reached, ended=self.when
        )

    def session(self) -> SupervisionSession:
        """Return what the record of sessions says of it."""
        state: Literal["held", "cancelled"] = "cancelled" if self.number % 9 else "held"
        return SupervisionSession(
            f"session{self.number:010}",
            self.when,
            self.when,
            self.when.date(),
            state=state,
            minutes=60,
            reflection_minutes=20,
        )

    def _of(self, name: str, kind: str, body: dict[str, object]) -> Record:
        return Record.of(name, kind, body, self.when)


def actions(count: int) -> Iterator[Record]:
    """Give as many actions, one in fifty of them still open.

    Args:
        count: How many.
    """
    for number in range(count):
        when = NOW - timedelta(hours=17 * (count - number))
        still = number % STILL_OPEN == 0
        action = Action(
            f"action{number:010}",
            when,
            when,
            "Ask the duty manager for a joint visit before the review",
            by=when.date() + timedelta(days=14),
            small="Two sentences by message",
            state="open" if still else "done",
            moved=number % 4,
        )
        yield Record.of(action.id, KIND_ACTION, write_action_body(action), when)


def keep(folder: Path, sessions: int, count: int) -> None:
    """Make a kept journal of made-up supervision, ready to be opened.

    Args:
        folder: The data folder.
        sessions: How many sessions.
        count: How many actions.
    """
    journal, code = Vault(folder).create(NAME, PASSPHRASE, NOW)
    journal.confirm_code(code)
    for number in range(sessions):
        when = NOW - timedelta(days=7 * (sessions - number))
        journal.put_all(list(Past(number, when).records()), NOW)
    journal.put_all(list(actions(count)), NOW)
    journal.lock()


def look(screen: Any, part: str) -> Any:
    """Open a part of the page, as a press on its name does."""
    return screen.act("part", which=part)


def measure(rounds: int, sessions: int = SESSIONS, count: int = ACTIONS) -> Report:
    """Measure a journal of made-up supervision.

    Args:
        rounds: How many times each thing is done.
        sessions: How many sessions the journal holds.
        count: How many actions.
    """
    with tempfile.TemporaryDirectory() as folder:
        keep(Path(folder), sessions, count)
        screen = met(AgendaScreen, Path(folder))
        opened = timed(
            "passphrase to view",
            rounds,
            lambda: unlock(screen),
            lambda _done: lock(screen),
        )
        unlock(screen)
        parts = [_part(screen, part, rounds) for part in PARTS]
        weight = len(json.dumps(screen.state).encode())
        look(screen, "session")
        form = {"text": "What stayed with me", "minutes": "10"}
        saved = timed(
            "add an item", rounds, lambda: screen.act("item-save", form=dict(form))
        )
        lock(screen)
    note = f"What the last part sends: {weight / 1024:.1f} KiB of JSON."
    title = f"Supervision: {sessions} sessions, {count:,} actions"
    rows = [each.row for each in (opened, *parts, saved)]
    what = f"open supervision of {sessions} sessions, {count:,} actions"
    return Report(
        [Table(title, COLUMNS, rows, [note])],
        [Budget(what, OPEN_MOST, opened.median, "ms")],
    )


def _part(screen: Any, part: str, rounds: int) -> Timed:
    return timed(f"open {PARTS[part]}", rounds, lambda: look(screen, part))


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    print(measure(chosen.rounds).markdown())


if __name__ == "__main__":
    main()
