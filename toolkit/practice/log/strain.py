"""Notices strain in what a person marked, and says so gently, once, with the reason.

Never a diagnosis, never an alarm, never about made-up entries. It counts days that
the person marked as hard; it does not read what they wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from toolkit.practice.dates import WEEKDAYS, describe_day
from toolkit.practice.log.entry import Entry, Thing
from toolkit.practice.log.words import is_only_pleasant, list_pleasant_ids
from toolkit.practice.vocabulary import Vocabulary

# Every number here is our own mark, not a rule: nobody's scale stands behind it.
VERY_STRONG = 9
"""Out of 10, from which one entry alone is worth a gentle word."""
STRONG = 7
"""Out of 10, from which an entry makes its day a hard one."""
STRONG_DAYS = 4
"""Hard days within ``STRONG_WINDOW`` days that are worth a gentle word."""
STRONG_WINDOW = 14
"""Days, today's among them, in which hard days count as close together."""
STILL_NEAR = 2
"""Days, of 24 hours, for which one very strong entry is still near."""
PLACE_DAYS = 5
"""Days within ``PLACE_WINDOW`` on which one place in the body keeps coming up."""
PLACE_WINDOW = 21
"""Days, today's among them, in which a place in the body is counted."""
LOOKED_BACK = timedelta(days=max(STRONG_WINDOW, PLACE_WINDOW, STILL_NEAR) + 1)
"""Further than any gentle word looks: whatever is older changes none of them."""
NO_PLACE = frozenset({"not-sure", "nowhere"})


@dataclass(frozen=True, slots=True)
class Strain:
    """One gentle sentence, and what it rests on.

    Args:
        kind: ``now`` for something very strong, ``repeated`` for hard days close
            together, ``body`` for a place in the body that keeps coming up.
        key: Stays the same for as long as the reason does, so that a page can say it
            once and let it be put away.
        sentence: What to say.
        reason: Why it is said, with its dates.
    """

    kind: Literal["now", "repeated", "body"]
    key: str
    sentence: str
    reason: str


def is_gentle_word_due(entry: Entry) -> bool:
    """Tell whether a hard spell may be spoken of now that this entry was kept.

    After an entry that is not hard itself, 7 or more of 10 at the last, a word about
    hard days would come out of the blue.
    """
    return (entry.lasting or 0) >= STRONG


def find_strain(
    entries: Iterable[Thing], now: datetime, vocabulary: Vocabulary | None = None
) -> Strain | None:
    """Return what is worth a gentle word, if anything is.

    Args:
        entries: The person's entries, in any order; good things are passed over.
        now: This moment, in the person's own time zone.
        vocabulary: The words on offer, so that a strong but purely pleasant entry
            is left in peace.

    Returns:
        Something very strong that was marked in the last two days, or hard days
        (7 or more of 10) on at least 4 of the last 14 days; otherwise None.
    """
    hard = list(_hard(entries, now, vocabulary))
    return _very_strong(hard, now) or _repeated(hard, now)


def find_repeated_place(
    entries: Iterable[Thing], now: datetime, vocabulary: Vocabulary | None = None
) -> Strain | None:
    """Return the body place that keeps coming up, if one does.

    Args:
        entries: The person's entries, in any order; good things are passed over.
        now: This moment, in the person's own time zone.
        vocabulary: The words on offer, for the place's name.

    Returns:
        The place marked on the most of the last 21 days, if on 5 or more; else None.
    """
    days: dict[str, set[date]] = defaultdict(set)
    for entry in _hard(entries, now, vocabulary):
        on = _day(entry, now)
        if (now.date() - on).days < PLACE_WINDOW:
            for place in set(entry.places) - NO_PLACE:
                days[place].add(on)
    place = max(sorted(days), key=lambda one: len(days[one]), default="")
    if not place or len(days[place]) < PLACE_DAYS:
        return None
    return _body(place, days[place], now, vocabulary)


def _hard(
    entries: Iterable[Thing], now: datetime, vocabulary: Vocabulary | None
) -> Iterable[Entry]:
    """Give the person's own entries up to now, but not the purely pleasant ones."""
    pleasant = list_pleasant_ids(vocabulary or Vocabulary())
    for entry in entries:
        if not isinstance(entry, Entry) or entry.sample or entry.created > now:
            continue
        if not is_only_pleasant(entry, pleasant):
            yield entry


def _day(entry: Entry, now: datetime) -> date:
    return entry.created.astimezone(now.tzinfo).date()


def _very_strong(hard: Iterable[Entry], now: datetime) -> Strain | None:
    near = now - timedelta(days=STILL_NEAR)
    found = [
        _day(entry, now)
        for entry in hard
        if entry.created >= near and (entry.lasting or 0) >= VERY_STRONG
    ]
    if not found:
        return None
    on = max(found)
    return Strain(
        kind="now",
        key=f"now:{on.isoformat()}",
        sentence=(
            "You have marked something as very strong. That is worth telling "
            "somebody about; your employer's own support comes first."
        ),
        reason=(
            f"An entry on {WEEKDAYS[on.weekday()]} {describe_day(on, now.date())} is "
            "marked "
            f"{VERY_STRONG} or more out of 10."
        ),
    )


def _repeated(hard: Iterable[Entry], now: datetime) -> Strain | None:
    first = now.date() - timedelta(days=STRONG_WINDOW - 1)
    marked = {_day(one, now) for one in hard if (one.strength or 0) >= STRONG}
    days = sorted(on for on in marked if on >= first)
    if len(days) < STRONG_DAYS:
        return None
    return Strain(
        kind="repeated",
        key=f"repeated:{days[-1].isoformat()}",
        sentence=(
            "You have marked several hard days close together. That is worth telling "
            "somebody about; your employer's own support comes first."
        ),
        reason=(
            f"{len(days)} of the last {STRONG_WINDOW} days have an entry marked "
            f"{STRONG} or more out of 10, the latest on "
            f"{describe_day(days[-1], now.date())}."
        ),
    )


def _body(
    place: str, days: set[date], now: datetime, vocabulary: Vocabulary | None
) -> Strain:
    known = vocabulary.place(place) if vocabulary else None
    name = known.name if known else place.replace("-", " ").capitalize()
    since = min(days)
    return Strain(
        kind="body",
        key=f"body:{place}:{now.date().isoformat()[:7]}",
        sentence=(
            f"{name} has come up on {len(days)} of the last {PLACE_WINDOW} days. "
            "A body can have many reasons for that. Would it be good for a GP or "
            "occupational health to hear about it?"
        ),
        reason=(
            f"You marked it on {len(days)} days since "
            f"{describe_day(since, now.date())}."
        ),
    )
