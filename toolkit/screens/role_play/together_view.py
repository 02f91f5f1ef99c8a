"""What the page draws of a case that is played together, one phase at a time.

A card is in the view only while it lies open for the one who holds the laptop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from toolkit.practice.case.case import Case, RoleCard
from toolkit.practice.case.text import lines_of, plain
from toolkit.practice.play.debrief import prebrief
from toolkit.practice.together.cards import (
    ADVICE,
    PART_NAMES,
    called,
    card_lists,
    cards,
    observer_sheet,
)
from toolkit.practice.together.clock import time_left
from toolkit.practice.together.group import (
    NOBODY,
    Phase,
    Triad,
    all_read,
    feedback,
    observed,
    table,
)
from toolkit.practice.together.resume import to_body
from toolkit.practice.together.round import round_of
from toolkit.practice.together.seats import FEWEST, MOST, Seat, beginning, casts
from toolkit.practice.together.words import (
    STOPPED,
    agreed,
    before_turning,
    closing,
    moves,
    out_of_role,
    out_steps,
)

LENGTHS = (5, 8, 10, 15, 20)
"""Minutes of play on offer."""
USUAL = 10

Shown = dict[str, Any]


def choose_view(cases: Iterable[Case], wanted: str = "") -> Shown:
    """Return what a group chooses from.

    Args:
        cases: The cases that can be played.
        wanted: The short name of the one somebody has just looked at, or empty.
    """
    there = [_to_choose(case) for case in cases]
    return {
        "phase": "choose",
        "cases": there,
        "wanted": wanted if any(one["key"] == wanted for one in there) else "",
        "lengths": list(LENGTHS),
        "usual": USUAL,
    }


def paper_view(case: Case) -> Shown:
    """Return everything that is handed out on paper, cards included."""
    cast = casts(case, MOST - 1)[0]
    return {
        "phase": "paper",
        "case": {"key": case.key, "title": case.title},
        "before": _before(case),
        "stages": [asdict(one) for one in round_of(USUAL)],
        "opening": _opening(case, cast.others),
        "cards": [card_view(case, card) for card in cards(case)],
        "sheet": sheet_view(case),
    }


def together_view(case: Case, triad: Triad, now: datetime) -> Shown:
    """Return where a group is.

    Args:
        case: The case that it plays.
        triad: The group.
        now: This moment, with its time zone.
    """
    there = table(case, triad)
    return {
        "phase": triad.phase,
        "case": {"key": case.key, "title": case.title},
        "people": triad.people,
        "round": triad.rounds + (triad.phase not in ("turn", "close")),
        "turn": triad.turn,
        "seats": [_seat(one) for one in there],
        "held": to_body(triad),
        "stopped": list(STOPPED) if triad.stopped else [],
        "in_hand": _in_hand(case, triad, there),
        "time": _time(case, triad, now),
        **PHASE_VIEWS[triad.phase](case, triad),
    }


def card_view(case: Case, card: RoleCard) -> Shown:
    """Return one card to read."""
    name = called(card)
    return {
        "name": name[:1].upper() + name[1:],
        "part": PART_NAMES[card.part],
        "seat": card.part,
        "advice": ADVICE[card.part],
        "lines": [line.text for line in lines_of(card.text, ())],
        "lists": [
            {"name": heading, "lines": [plain(one) for one in lines]}
            for heading, lines in card_lists(case, card)
        ],
    }


def sheet_view(case: Case, there: Iterable[Seat] = ()) -> Shown:
    """Return the observer's sheet, for those who are played."""
    sheet = observer_sheet(case, [seat.who for seat in there if seat.part == "other"])
    return {
        "items": [{**asdict(one), "counted": one.counted} for one in sheet.items],
        "always": list(sheet.always),
        "moments": [asdict(one) for one in sheet.moments],
    }


def _to_choose(case: Case) -> Shown:
    plan = case.plan
    numbers = range(FEWEST, MOST + 1)
    return {
        "key": case.key,
        "title": case.title,
        "need": plan.need,
        "contains": plan.content_note,
        "casts": {
            str(people): [asdict(cast) for cast in casts(case, people)]
            for people in numbers
        },
    }


def _before(case: Case) -> Shown:
    said = prebrief(case)
    return {
        "about": plain(said.about),
        "role": said.role,
        "aims": list(said.aims),
        "contains": said.contains,
        "lighter": said.lighter,
        "fiction": [*said.fiction[:3], *said.words],
        "support": said.support,
    }


def _agree(case: Case, triad: Triad) -> Shown:
    return {"before": _before(case), "agreed": list(agreed(case, triad))}


def _cards(case: Case, triad: Triad) -> Shown:
    ready = all_read(triad)
    return {
        "read": triad.read,
        "ready": ready,
        "opening": _opening(case, triad.others) if ready else None,
    }


def _play(case: Case, triad: Triad) -> Shown:
    return {
        "opening": _opening(case, triad.others),
        "sheet": sheet_view(case, table(case, triad))
        if observed(case, triad)
        else None,
    }


def _out(case: Case, triad: Triad) -> Shown:
    spoken = out_of_role(case, triad)
    return {
        "spoken": [{"seat": _seat(one.seat), "says": one.says} for one in spoken],
        "steps": list(out_steps(case)),
    }


def _feedback(case: Case, triad: Triad) -> Shown:
    words, there = feedback(case, triad), table(case, triad)
    word = words[triad.word]
    following = words[triad.word + 1].seat if triad.word + 1 < len(words) else None
    return {
        "word": {**asdict(word.stage), "seat": _seat(word.seat)},
        "place": f"{triad.word + 1} of {len(words)}",
        "next": following.who if following else "",
        "sheet": sheet_view(case, there) if word.seat.part == "observer" else None,
    }


def _turn(case: Case, triad: Triad) -> Shown:
    return {
        "moves": [
            {
                "was": one.was.heading,
                "will_be": one.will_be.who,
                "person": one.was.person,
            }
            for one in moves(case, triad)
        ],
        "mind": list(before_turning(case, triad)),
        "everybody": triad.turn + 1 >= triad.people,
    }


def _close(case: Case, _triad: Triad) -> Shown:
    return {"closing": list(closing(case))}


PHASE_VIEWS: Mapping[Phase, Callable[[Case, Triad], Shown]] = {
    "agree": _agree,
    "cards": _cards,
    "play": _play,
    "out": _out,
    "feedback": _feedback,
    "turn": _turn,
    "close": _close,
}


def _in_hand(case: Case, triad: Triad, there: tuple[Seat, ...]) -> Shown | None:
    """Return whose card it is; the card itself only while it lies open."""
    if triad.seat == NOBODY or triad.stopped:
        return None
    seat = there[triad.seat]
    card = card_view(case, seat.card) if triad.open else None
    if card is not None and seat.part == "observer":
        card["sheet"] = sheet_view(case, there)
    first = triad.phase == "cards" and not all_read(triad)
    return {"seat": _seat(seat), "card": card, "first": first}


def _time(case: Case, triad: Triad, now: datetime) -> Shown | None:
    left = time_left(case, triad, now)
    if left is None or triad.stopped:
        return None
    return {
        "sentence": left.sentence,
        "share": round(left.share, 4),
        "due": left.due,
        "timer": triad.timer,
        "held": not triad.clock.running,
    }


def _opening(case: Case, others: tuple[int, ...]) -> Shown | None:
    scene = beginning(case, others)
    if scene is None:
        return None
    values = {meter.name: meter.start for meter in case.meters}
    said = lines_of(scene.words(values), [one.name for one in case.plan.people])
    lines = [{"who": line.who, "text": line.text} for line in said]
    return {"name": scene.name, "lines": lines}


def _seat(seat: Seat) -> Shown:
    return {
        "who": seat.who,
        "heading": seat.heading,
        "part": seat.part,
        "person": seat.person,
    }
