"""Reads the made-up entries a person can try things with: ``samples/*.yaml``.

The file counts days back from today, so that the entries are never old.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.content.vocabulary import load_vocabulary
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.log import Bin, Entry, GoodThing
from toolkit.practice.vocabulary import Vocabulary

# A time of day in 24 hours: ``7:05``, ``17:50``; not ``24:00``.
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
EARLIEST = 366
"""Days: made-up entries lie within the last year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEntry:
    """An entry as the file gives it; each key means what it means in an entry."""

    days_ago: int
    time: str
    happened: str = ""
    person: str = ""
    places: tuple[str, ...] = ()
    sensations: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    strength: int | None = None
    telling: str = ""
    coping: str = ""
    strength_now: int | None = None
    bin: Bin = "private"
    supervision_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleGoodThing:
    """A good thing as the file gives it."""

    days_ago: int
    time: str
    what: str
    helped: str = ""
    tell: str = ""
    told: bool = False


Sample = SampleEntry | SampleGoodThing
Thing = Entry | GoodThing


def _build(found: list[Sheet], context: ReadingContext) -> tuple[Sample, ...]:
    samples: list[Sample] = []
    for sheet in found:
        samples += _fitting(sheet, "entries", SampleEntry, context.vocabulary)
        samples += _fitting(sheet, "good_things", SampleGoodThing, context.vocabulary)
    return tuple(samples)


LOG_SAMPLES = ExerciseKind(
    "samples/*.yaml",
    ("entries", "good_things", "actions", "sessions"),
    _build,
    may_be_missing=True,
)
"""The made-up entries and good things, as the files give them."""


def load_log_samples(folder: Path, now: datetime) -> tuple[Thing, ...]:
    """Return the made-up entries and good things, oldest first.

    Args:
        folder: The content folder.
        now: This moment in the person's own time zone, from which days are counted.

    Raises:
        ContentError: The first thing that keeps the files from being used.
    """
    context = ReadingContext(vocabulary=load_vocabulary(folder))
    samples = LOG_SAMPLES.load(folder, context)
    things = [_thing(number, one, now) for number, one in enumerate(samples, 1)]
    return tuple(sorted(things, key=lambda one: one.created))


def _fitting(
    sheet: Sheet, key: str, kind: type[Any], vocabulary: Vocabulary | None
) -> Iterable[Any]:
    for where in sheet.list_places(key):
        before = len(sheet.problems)
        sample = sheet.build_value(where, kind)
        if sample is None:
            continue
        _check_when(sheet, where, sample)
        if isinstance(sample, SampleEntry):
            _check_strength(sheet, where, sample)
            if vocabulary is not None:
                _check_words(sheet, where, sample, vocabulary)
        if len(sheet.problems) == before:
            yield sample


def _check_when(sheet: Sheet, where: Where, sample: Sample) -> None:
    if not 1 <= sample.days_ago <= EARLIEST:
        message = f'"days_ago" is {sample.days_ago}.'
        hint = f"It goes from 1 (yesterday) to {EARLIEST}."
        sheet.report(message, (*where, "days_ago"), hint)
    if not CLOCK.fullmatch(sample.time):
        message = f"{quote_value(sample.time)} is not a time of day."
        sheet.report(message, (*where, "time"), 'Write it as "17:50".')


def _check_words(
    sheet: Sheet, where: Where, sample: SampleEntry, vocabulary: Vocabulary
) -> None:
    for key, ids, known in (
        ("feelings", sample.feelings, vocabulary.feelings),
        ("places", sample.places, vocabulary.places),
        ("sensations", sample.sensations, vocabulary.sensations),
    ):
        _check_ids(sheet, (*where, key), ids, [one.id for one in known])


def _check_strength(sheet: Sheet, where: Where, sample: SampleEntry) -> None:
    for key in ("strength", "strength_now"):
        strength = getattr(sample, key)
        if strength is not None and not 0 <= strength <= 10:
            message = f"{quote_value(key)} is {strength}."
            sheet.report(message, (*where, key), "It goes from 0 to 10.")


def _check_ids(
    sheet: Sheet, where: Where, ids: Iterable[str], known: Collection[str]
) -> None:
    for position, one in enumerate(ids):
        if one not in known:
            kind = str(where[-1])
            message = f"{quote_value(one)} is not among the {kind} of the vocabulary."
            hint = suggest_known_word(one.replace(" ", "-"), known)
            sheet.report(message, (*where, position), hint)


def _thing(number: int, sample: Sample, now: datetime) -> Thing:
    when = _moment(sample, now)
    given = {
        one.name: getattr(sample, one.name)
        for one in fields(sample)
        if one.name not in {"days_ago", "time"}
    }
    about = {"id": f"sample-{number:03}", "created": when, "updated": when}
    if isinstance(sample, SampleEntry):
        return Entry(**about, **given, sample=True)
    told_on = now.date() - timedelta(days=sample.days_ago) if sample.told else None
    return GoodThing(**about, **given, told_on=told_on, sample=True)


def _moment(sample: Sample, now: datetime) -> datetime:
    hour, _, minute = sample.time.partition(":")
    day = now.date() - timedelta(days=sample.days_ago)
    clock = time(int(hour), int(minute))
    return datetime.combine(day, clock, tzinfo=now.tzinfo).astimezone(UTC)
