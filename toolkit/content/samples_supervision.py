"""Reads made-up actions and sessions to try supervision with: ``samples/*.yaml``.

They stand beside the made-up entries; days are counted from today, so that they are
never old. What is wrong with a file as a whole is said by ``samples``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.samples import EARLIEST, LOG_SAMPLES
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.action import Action, ActionState
from toolkit.practice.supervision import SupervisionSession
from toolkit.practice.supervision.session import Canceller, SessionState

LATEST = 90
"""Days ahead: no made-up action is due later."""
MOST_MINUTES = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAction:
    """An action as the file gives it; each key means what it means in an action."""

    days_ago: int
    what: str
    who: str = "Me"
    due_in_days: int | None = None
    small: str = ""
    moved: int = 0
    state: ActionState = "open"
    happened: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSession:
    """A session as the file gives it; each key means what it means in a session."""

    days_ago: int
    state: SessionState = "held"
    minutes: int = 0
    reflection_minutes: int = 0
    interrupted: bool = False
    cancelled_by: Canceller = "other"


Sample = SampleAction | SampleSession


def _build(found: list[Sheet], _context: ReadingContext) -> list[Sample]:
    samples: list[Sample] = []
    for sheet in found:
        sheet.problems.clear()  # ``samples`` says what is wrong with the file as such
        samples += _fitting(sheet, "actions", SampleAction)
        samples += _fitting(sheet, "sessions", SampleSession)
    return samples


SUPERVISION_SAMPLES = ExerciseKind(
    LOG_SAMPLES.pattern, LOG_SAMPLES.keys, _build, may_be_missing=True
)
"""The made-up actions and sessions, as the same files give them."""


def load_supervision_samples(
    folder: Path, now: datetime
) -> tuple[list[Action], list[SupervisionSession]]:
    """Return the made-up actions and sessions.

    Args:
        folder: The content folder; without samples there are none.
        now: This moment in the person's own time zone, from which days are counted.

    Raises:
        ContentError: The first thing that keeps the files from being used.
    """
    numbered = list(enumerate(SUPERVISION_SAMPLES.load(folder), 1))
    actions = [_action(n, o, now) for n, o in numbered if isinstance(o, SampleAction)]
    held = [_session(n, o, now) for n, o in numbered if isinstance(o, SampleSession)]
    return actions, held


def _fitting(sheet: Sheet, key: str, kind: type[Any]) -> list[Any]:
    fitting: list[Any] = []
    for where in sheet.list_places(key):
        sample = sheet.build_value(where, kind)
        if sample is not None and _within(sheet, where, sample):
            fitting.append(sample)
    return fitting


def _within(sheet: Sheet, where: Where, sample: Sample) -> bool:
    """Report every number that lies outside what it can be."""
    limits = {"days_ago": (1, EARLIEST)}
    if isinstance(sample, SampleAction):
        limits |= {"due_in_days": (-EARLIEST, LATEST), "moved": (0, 20)}
    else:
        limits |= dict.fromkeys(("minutes", "reflection_minutes"), (0, MOST_MINUTES))
    good = True
    for name, (least, most) in limits.items():
        value = getattr(sample, name)
        if value is not None and not least <= value <= most:
            hint = f"It goes from {least} to {most}."
            sheet.report(f'"{name}" is {value}.', (*where, name), hint)
            good = False
    return good


def _action(number: int, sample: SampleAction, now: datetime) -> Action:
    when, due = _moment(sample.days_ago, now), sample.due_in_days
    return Action(
        id=f"sample-action-{number:02}",
        created=when,
        updated=when,
        what=sample.what,
        who=sample.who,
        by=None if due is None else now.date() + timedelta(days=due),
        small=sample.small,
        state=sample.state,
        reason=sample.reason,
        moved=sample.moved,
        happened=sample.happened,
        closed_on=None if sample.state == "open" else now.date() - timedelta(days=1),
        sample=True,
    )


def _session(number: int, sample: SampleSession, now: datetime) -> SupervisionSession:
    when = _moment(sample.days_ago, now)
    return SupervisionSession(
        id=f"sample-session-{number:02}",
        created=when,
        updated=when,
        day=_day(sample.days_ago, now),
        state=sample.state,
        minutes=sample.minutes,
        reflection_minutes=sample.reflection_minutes,
        interrupted=sample.interrupted,
        cancelled_by=sample.cancelled_by,
        sample=True,
    )


def _day(days_ago: int, now: datetime) -> date:
    return now.date() - timedelta(days=days_ago)


def _moment(days_ago: int, now: datetime) -> datetime:
    noon = datetime.combine(_day(days_ago, now), time(12), tzinfo=now.tzinfo)
    return noon.astimezone(UTC)
