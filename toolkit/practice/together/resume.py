"""Where a group is, as its tab holds it over a reload: no names, no words, no card.

Reading one back trusts nothing in it; what does not fit is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.clock import Clock
from toolkit.practice.record import RecordReader
from toolkit.practice.together.clock import MOST_EXTRA
from toolkit.practice.together.group import (
    MOST_ROUNDS,
    NOBODY,
    PHASES,
    TIMED,
    Phase,
    TogetherGroup,
    build_group,
    list_feedback_speakers,
)
from toolkit.practice.together.round import LONGEST

LONGEST_PASSED = 24 * 3600.0
"""Seconds on a clock that is taken up again: a day; our own mark, not a rule."""
MOST_OTHERS = 9
"""Parts of a case that are looked at; a group has room for far fewer."""


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
    kept = RecordReader(body)
    if body.get("case") != case.key or kept.text("phase") not in PHASES:
        return None
    phase: Phase = kept.choice("phase", PHASES, "agree")
    try:
        sat = build_group(
            case,
            kept.nearest("people", 0, 9),
            kept.wholes("others", MOST_OTHERS),
            kept.nearest("minutes", 0, LONGEST),
        )
    except FormError:
        return None
    read = kept.nearest("read", 0, sat.people)
    group = TogetherGroup(
        sat.case,
        sat.people,
        sat.others,
        sat.minutes,
        phase,
        read=read,
        seat=read if phase == "cards" and read < sat.people else NOBODY,
        turn=kept.nearest("turn", 0, sat.people - 1),
        rounds=kept.nearest("rounds", 0, MOST_ROUNDS),
        clock=_clock(kept, now) if phase in (*TIMED, "out") else Clock(),
        extra=kept.nearest("extra", -MOST_EXTRA, MOST_EXTRA),
        timer=kept.flag("timer", True),
        stopped=kept.flag("stopped"),
        word=kept.nearest("word", 0, 99),
    )
    return group if group.word < len(list_feedback_speakers(case, group)) else None


def _clock(kept: RecordReader, now: datetime) -> Clock:
    passed = kept.seconds("before", LONGEST_PASSED)
    return Clock(round(passed, 1), _since(kept, now))  # as fine as it is written


def _since(kept: RecordReader, now: datetime) -> datetime | None:
    """Return the moment since which the clock runs, or None: it then stands still."""
    since = kept.moment("since")
    if since is None or since > now:
        return None
    return since if (now - since).total_seconds() < LONGEST_PASSED else None
