"""How meters and feelings went along a play: a sentence, lines to draw, a table.

Says where things stood in words. Numbers are for drawing only; nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.practice.case.case import Case, Meter
from toolkit.practice.case.meter import State
from toolkit.practice.chart import Table
from toolkit.practice.play.path import TakenChoice
from toolkit.practice.play.play import PauseNotice, Play
from toolkit.practice.vocabulary import Vocabulary

FELT = "How strong it felt"
STRONGEST = 10
"""The top of the log's scale for strength, which begins at 0."""


@dataclass(frozen=True, slots=True)
class PlayTrack:
    """One line along the way.

    Args:
        name: What it shows.
        values: Where it stood, one more than there were choices; None where nothing
            was noted.
        top: The greatest value it can have.
        first: Where it began, in words.
        last: Where it ended, in words.
    """

    name: str
    values: tuple[int | None, ...]
    top: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PlayCourse:
    """A whole play, seen along its way.

    Args:
        sentence: What it says, to be read first.
        tracks: A line for each meter, and one for feelings where any were noted.
        table: The same, choice by choice.
    """

    sentence: str
    tracks: tuple[PlayTrack, ...]
    table: Table


def build_play_course(
    case: Case, play: Play, stops: Sequence[TakenChoice], vocabulary: Vocabulary
) -> PlayCourse:
    """Return how meters and feelings went along a play.

    Args:
        case: The case.
        play: The play.
        stops: Its way, from ``build_play_path``.
        vocabulary: The words for feelings and places.
    """
    states = [*(step.before for step in play.steps), play.state]
    tracks = [
        _track(meter, [state[at] for state in states])
        for at, meter in enumerate(case.meters)
    ]
    notices = [*(step.notice for step in play.steps), play.notice]
    felt = _build_feelings_track(notices)
    return PlayCourse(
        _sentence(tracks, stops, notices),
        (*tracks, *([felt] if felt else ())),
        _table(case.meters, stops, states, vocabulary),
    )


def describe_pause_notice(notice: PauseNotice, vocabulary: Vocabulary) -> str:
    """Return in a line what was noticed at a pause: feelings, places, strength.

    Args:
        notice: What was noticed.
        vocabulary: The words for feelings and places.
    """
    feelings = [vocabulary.feeling(one) for one in notice.feelings]
    places = [vocabulary.place(one) for one in notice.places]
    words = [*(one.word for one in feelings if one), *notice.own_words]
    where = [one.name for one in places if one]
    parts = [
        ", ".join(words),
        ", ".join(where),
        f"{notice.strength} out of 10" if notice.strength is not None else "",
    ]
    return "; ".join(part for part in parts if part)


def _track(meter: Meter, values: Sequence[int]) -> PlayTrack:
    return PlayTrack(
        meter.name,
        tuple(values),
        meter.top,
        meter.word(values[0]),
        meter.word(values[-1]),
    )


def _build_feelings_track(notices: Sequence[PauseNotice | None]) -> PlayTrack | None:
    values = tuple(one.strength if one else None for one in notices)
    known = [value for value in values if value is not None]
    if not known:
        return None
    return PlayTrack(
        FELT, values, STRONGEST, f"{known[0]} out of 10", f"{known[-1]} out of 10"
    )


def _sentence(
    tracks: Iterable[PlayTrack],
    stops: Sequence[TakenChoice],
    notices: Iterable[PauseNotice | None],
) -> str:
    said = [_describe_track(track) for track in tracks]
    times = sum(one is not None for one in notices)
    if times:
        count = "once" if times == 1 else "twice" if times == 2 else f"{times} times"
        said.append(f"You stopped to notice {count}{_strongest(stops)}.")
    return " ".join(said)


def _describe_track(track: PlayTrack) -> str:
    name = track.name[:1].upper() + track.name[1:]
    if track.first == track.last:
        moved = len(set(track.values)) > 1
        return f"{name} {'ended where it began:' if moved else 'stayed'} {track.last}."
    return f"{name} went from {track.first} to {track.last}."


def _strongest(stops: Sequence[TakenChoice]) -> str:
    felt = [one for one in stops if one.notice and one.notice.strength is not None]
    if not felt:
        return ""
    most = max(felt, key=lambda one: (one.notice and one.notice.strength) or 0)
    return f"; it was strongest at “{most.scene}”"


def _table(
    meters: Sequence[Meter],
    stops: Sequence[TakenChoice],
    states: Sequence[State],
    vocabulary: Vocabulary,
) -> Table:
    columns = ("Scene", *(_capital(one.name) for one in meters), "What you noticed")
    rows = [
        (
            stop.scene,
            *(one.word(state[at]) for at, one in enumerate(meters)),
            describe_pause_notice(stop.notice, vocabulary) if stop.notice else "",
        )
        for stop, state in zip(stops, states, strict=False)
    ]
    last = (
        "Where it ended",
        *(one.word(states[-1][at]) for at, one in enumerate(meters)),
        "",
    )
    return Table(columns, (*rows, last))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
