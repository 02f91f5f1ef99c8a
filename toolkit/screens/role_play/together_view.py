"""What the page draws of a case that is played together, one phase at a time.

A card is in the view only while it lies open for the one who holds the laptop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from toolkit.practice.case.case import Case, RoleCard
from toolkit.practice.case.text import parse_scene_lines, strip_emphasis
from toolkit.practice.play.debrief import build_prebrief
from toolkit.practice.together.cards import (
    ADVICE,
    PART_NAMES,
    build_observer_sheet,
    build_role_cards,
    get_card_name,
    list_card_sections,
)
from toolkit.practice.together.clock import compute_group_time_left
from toolkit.practice.together.group import (
    NOBODY,
    Phase,
    TogetherGroup,
    has_everybody_read,
    has_observer,
    list_feedback_speakers,
    list_round_seats,
)
from toolkit.practice.together.resume import write_group_body
from toolkit.practice.together.round import LENGTHS, USUAL_LENGTH, build_round_stages
from toolkit.practice.together.seats import (
    FEWEST,
    MOST,
    Seat,
    find_first_played_scene,
    list_casts,
)
from toolkit.practice.together.words import (
    STOPPED,
    list_agreements,
    list_closing_words,
    list_de_role_lines,
    list_group_de_role_steps,
    list_seat_change_notes,
    list_seat_changes,
)

Shown = dict[str, Any]


def build_choose_view(cases: Iterable[Case], wanted: str = "") -> Shown:
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
        "usual": USUAL_LENGTH,
    }


def build_paper_view(case: Case) -> Shown:
    """Return everything that is handed out on paper, cards included."""
    cast = list_casts(case, MOST - 1)[0]
    return {
        "phase": "paper",
        "case": {"key": case.key, "title": case.title},
        "before": _before(case),
        "stages": [asdict(one) for one in build_round_stages(USUAL_LENGTH)],
        "opening": _opening(case, cast.others),
        "cards": [build_card_view(case, card) for card in build_role_cards(case)],
        "sheet": build_sheet_view(case),
    }


def build_together_view(case: Case, group: TogetherGroup, now: datetime) -> Shown:
    """Return where a group is.

    Args:
        case: The case that it plays.
        group: The group.
        now: This moment, with its time zone.
    """
    there = list_round_seats(case, group)
    return {
        "phase": group.phase,
        "case": {"key": case.key, "title": case.title},
        "people": group.people,
        "round": group.rounds + (group.phase not in ("turn", "close")),
        "turn": group.turn,
        "seats": [_seat(one) for one in there],
        "held": write_group_body(group),
        "stopped": list(STOPPED) if group.stopped else [],
        "in_hand": _in_hand(case, group, there),
        "time": _time(case, group, now),
        **PHASE_VIEWS[group.phase](case, group),
    }


def build_card_view(case: Case, card: RoleCard) -> Shown:
    """Return one card to read.

    Args:
        case: The case that is played.
        card: One of its cards.
    """
    name = get_card_name(card)
    return {
        "name": name[:1].upper() + name[1:],
        "part": PART_NAMES[card.part],
        "seat": card.part,
        "advice": ADVICE[card.part],
        "lines": [line.text for line in parse_scene_lines(card.text, ())],
        "lists": [
            {"name": heading, "lines": [strip_emphasis(one) for one in lines]}
            for heading, lines in list_card_sections(case, card)
        ],
    }


def build_sheet_view(case: Case, there: Iterable[Seat] = ()) -> Shown:
    """Return the observer's sheet, for those who are played.

    Args:
        case: The case that is played.
        there: The seats that are taken; none for a sheet on paper.
    """
    sheet = build_observer_sheet(
        case, [seat.who for seat in there if seat.part == "other"]
    )
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
            str(people): [asdict(cast) for cast in list_casts(case, people)]
            for people in numbers
        },
    }


def _before(case: Case) -> Shown:
    said = build_prebrief(case)
    return {
        "about": strip_emphasis(said.about),
        "role": said.role,
        "aims": list(said.aims),
        "contains": said.contains,
        "lighter": said.lighter,
        "fiction": [*said.fiction[:3], *said.words],
        "support": said.support,
    }


def _agree(case: Case, group: TogetherGroup) -> Shown:
    return {"before": _before(case), "agreed": list(list_agreements(case, group))}


def _cards(case: Case, group: TogetherGroup) -> Shown:
    ready = has_everybody_read(group)
    return {
        "read": group.read,
        "ready": ready,
        "opening": _opening(case, group.others) if ready else None,
    }


def _play(case: Case, group: TogetherGroup) -> Shown:
    return {
        "opening": _opening(case, group.others),
        "sheet": build_sheet_view(case, list_round_seats(case, group))
        if has_observer(case, group)
        else None,
    }


def _out(case: Case, group: TogetherGroup) -> Shown:
    spoken = list_de_role_lines(case, group)
    return {
        "spoken": [{"seat": _seat(one.seat), "says": one.says} for one in spoken],
        "steps": list(list_group_de_role_steps(case)),
    }


def _feedback(case: Case, group: TogetherGroup) -> Shown:
    seats, speakers = list_round_seats(case, group), list_feedback_speakers(case, group)
    speaker, rest = speakers[group.word], speakers[group.word + 1 :]
    return {
        "word": {**asdict(speaker.stage), "seat": _seat(speaker.seat)},
        "place": f"{group.word + 1} of {len(speakers)}",
        "next": rest[0].seat.who if rest else "",
        "sheet": build_sheet_view(case, seats)
        if speaker.seat.part == "observer"
        else None,
    }


def _turn(case: Case, group: TogetherGroup) -> Shown:
    return {
        "moves": [
            {
                "was": one.was.heading,
                "will_be": one.will_be.who,
                "person": one.was.person,
            }
            for one in list_seat_changes(case, group)
        ],
        "mind": list(list_seat_change_notes(case, group)),
        "everybody": group.turn + 1 >= group.people,
    }


def _close(case: Case, _group: TogetherGroup) -> Shown:
    return {"closing": list(list_closing_words(case))}


PHASE_VIEWS: Mapping[Phase, Callable[[Case, TogetherGroup], Shown]] = {
    "agree": _agree,
    "cards": _cards,
    "play": _play,
    "out": _out,
    "feedback": _feedback,
    "turn": _turn,
    "close": _close,
}


def _in_hand(case: Case, group: TogetherGroup, there: tuple[Seat, ...]) -> Shown | None:
    """Return whose card it is; the card itself only while it lies open."""
    if group.seat == NOBODY or group.stopped:
        return None
    seat = there[group.seat]
    card = build_card_view(case, seat.card) if group.open else None
    if card is not None and seat.part == "observer":
        card["sheet"] = build_sheet_view(case, there)
    first = group.phase == "cards" and not has_everybody_read(group)
    return {"seat": _seat(seat), "card": card, "first": first}


def _time(case: Case, group: TogetherGroup, now: datetime) -> Shown | None:
    left = compute_group_time_left(case, group, now)
    if left is None or group.stopped:
        return None
    return {
        "sentence": left.sentence,
        "share": round(left.share, 4),
        "due": left.due,
        "timer": group.timer,
        "held": not group.clock.running,
    }


def _opening(case: Case, others: tuple[int, ...]) -> Shown | None:
    scene = find_first_played_scene(case, others)
    if scene is None:
        return None
    values = {meter.name: meter.start for meter in case.meters}
    said = parse_scene_lines(
        scene.assemble_text(values), [one.name for one in case.plan.people]
    )
    lines = [{"who": line.who, "text": line.text} for line in said]
    return {"name": scene.name, "lines": lines}


def _seat(seat: Seat) -> Shown:
    return {
        "who": seat.who,
        "heading": seat.heading,
        "part": seat.part,
        "person": seat.person,
    }
