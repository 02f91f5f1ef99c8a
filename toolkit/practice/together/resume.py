"""Where a group is, as its tab holds it over a reload: no names, no words, no card.

Reading one back trusts nothing in it; what does not fit is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.clock import Clock
from toolkit.practice.together.clock import MOST_EXTRA
from toolkit.practice.together.group import (
    MOST_ROUNDS,
    NOBODY,
    PHASES,
    TIMED,
    TogetherGroup,
    build_group,
    list_feedback_speakers,
)
from toolkit.practice.together.round import LONGEST

LONGEST_PASSED = 24 * 3600
"""Seconds on a clock that is taken up again."""


def write_group_body(group: TogetherGroup) -> dict[str, object]:
    """Return where a group is as JSON can hold it; cards come back covered."""
    since = group.clock.since
    return {
        "case": group.case,
        "people": group.people,
        "others": list(group.others),
        "minutes": group.minutes,
        "phase": group.phase,
        "read": group.read,
        "word": group.word,
        "turn": group.turn,
        "rounds": group.rounds,
        "before": round(group.clock.before, 1),
        "since": since.isoformat() if since else "",
        "extra": group.extra,
        "timer": group.timer,
        "stopped": group.stopped,
    }


def read_group_body(
    case: Case, body: Mapping[str, object], now: datetime
) -> TogetherGroup | None:
    """Return the group that a body holds, or None where it does not fit.

    Args:
        case: The case it names.
        body: What a tab held; it may be old, short or from elsewhere.
        now: This moment, with its time zone.
    """
    phase = body.get("phase")
    if body.get("case") != case.key or phase not in PHASES:
        return None
    try:
        sat = build_group(
            case,
            _number(body, "people", 9),
            _others(body.get("others")),
            _number(body, "minutes", LONGEST),
        )
    except FormError:
        return None
    read = _number(body, "read", sat.people)
    group = TogetherGroup(
        sat.case,
        sat.people,
        sat.others,
        sat.minutes,
        PHASES[PHASES.index(phase)],
        read=read,
        seat=read if phase == "cards" and read < sat.people else NOBODY,
        turn=_number(body, "turn", sat.people - 1),
        rounds=_number(body, "rounds", MOST_ROUNDS),
        clock=_clock(body, now) if phase in (*TIMED, "out") else Clock(),
        extra=_number(body, "extra", MOST_EXTRA, -MOST_EXTRA),
        timer=body.get("timer") is not False,
        stopped=body.get("stopped") is True,
        word=_number(body, "word", 99),
    )
    return group if group.word < len(list_feedback_speakers(case, group)) else None


def _number(body: Mapping[str, object], name: str, most: int, least: int = 0) -> int:
    value = body.get(name)
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    return max(least, min(number, most))


def _others(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        return ()
    items = cast("list[object]", value)[:9]
    return tuple(one for one in items if type(one) is int)


def _clock(body: Mapping[str, object], now: datetime) -> Clock:
    before = body.get("before")
    told = before if isinstance(before, int | float) else 0
    passed = max(0.0, min(float(told), LONGEST_PASSED))
    return Clock(round(passed, 1), _since(body, now))  # as fine as it is written


def _since(body: Mapping[str, object], now: datetime) -> datetime | None:
    """Return the moment since which the clock runs, or None: it then stands still."""
    told = body.get("since")
    try:
        since = datetime.fromisoformat(told) if isinstance(told, str) and told else None
    except ValueError:
        return None
    if since is None or since.tzinfo is None or since > now:
        return None
    return since if (now - since).total_seconds() < LONGEST_PASSED else None
