"""Finds entries and good things: by words, feeling, place, day and where they go.

Works on what is already in memory; ten thousand entries take a moment too short to
notice. Searching never changes or keeps anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from toolkit.practice.form import FormReader
from toolkit.practice.log.entry import BINS, Entry, GoodThing, Thing
from toolkit.practice.text import fold
from toolkit.practice.vocabulary import Vocabulary

_LABELS = {
    "words": "What to look for",
    "bin": "Where it goes",
    "feeling": "The feeling",
    "place": "The place in the body",
    "start": "The first day",
    "end": "The last day",
}
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; an empty part does not narrow anything.

    Args:
        words: Words that must all occur, in any order; capitals and accents do not
            matter.
        bin: ``private``, ``supervision`` or ``case-file``.
        feeling: A feeling's id, or one of the person's own words.
        place: A body place's id.
        start: The first day, in the person's time zone.
        end: The last day, in the person's time zone.
    """

    words: str = ""
    bin: str = ""
    feeling: str = ""
    place: str = ""
    start: date | None = None
    end: date | None = None

    @property
    def empty(self) -> bool:
        """Tell whether everything would be found."""
        return self == Filter()


def read_filter(form: Mapping[str, object]) -> Filter:
    """Return the filter that a page sent.

    Args:
        form: What the page sent, under the names of the filter's fields; untrusted.

    Returns:
        The filter, with its two days in order.

    Raises:
        FormError: With one sentence for each field that cannot be read.
    """
    reader = FormReader(form, _LABELS)
    start, end = reader.day("start"), reader.day("end")
    if start and end and end < start:
        start, end = end, start
    found = Filter(
        words=reader.text("words")[:500],
        bin=reader.choice("bin", BINS, ""),
        feeling=reader.text("feeling")[:500],
        place=reader.text("place")[:500],
        start=start,
        end=end,
    )
    reader.finish()
    return found


def select_things(
    things: Iterable[Thing],
    filter: Filter,
    zone: tzinfo,
    vocabulary: Vocabulary | None = None,
) -> list[Thing]:
    """Return what fits the filter, newest first.

    Args:
        things: Entries and good things. A good thing has no feeling, body place or
            bin, so a filter for one of those leaves it out.
        filter: What to look for.
        zone: The person's time zone, in which the filter's days are meant.
        vocabulary: The words on offer, so that a search finds feelings and places by
            the words shown; without it their ids are searched.

    Returns:
        A new list.
    """
    tests = [*_chosen(filter), *_days(filter, zone), *_words(filter, vocabulary)]
    found = [one for one in things if all(test(one) for test in tests)]
    return sorted(found, key=lambda one: (one.created, one.id), reverse=True)


_Test = Callable[[Thing], bool]


def _chosen(filter: Filter) -> Iterable[_Test]:
    """Give a test for each choice in the filter."""
    if filter.bin == "case-file":
        yield (
            lambda one: (
                isinstance(one, Entry) and (one.sent_to_file or one.bin == "case-file")
            )
        )
    elif filter.bin:
        yield lambda one: isinstance(one, Entry) and one.bin == filter.bin
    if filter.feeling:
        own = fold(filter.feeling)
        yield (
            lambda one: (
                isinstance(one, Entry)
                and (filter.feeling in one.feelings or own in map(fold, one.own_words))
            )
        )
    if filter.place:
        yield lambda one: isinstance(one, Entry) and filter.place in one.places


def _days(filter: Filter, zone: tzinfo) -> Iterable[_Test]:
    """Give a test for the first and the last day, both included."""
    if filter.start:
        first = _midnight(filter.start, zone)
        yield lambda one: one.created >= first
    if filter.end and filter.end < date.max:
        after = _midnight(filter.end + timedelta(days=1), zone)
        yield lambda one: one.created < after


def _midnight(day: date, zone: tzinfo) -> datetime:
    """Return the moment a day begins there, as UTC."""
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _words(filter: Filter, vocabulary: Vocabulary | None) -> Iterable[_Test]:
    """Give one test that all the words occur."""
    wanted = fold(filter.words).split()[:_MOST_WORDS]
    if wanted:
        shown = _shown(vocabulary or Vocabulary())
        yield lambda one: _has_all(wanted, _searched(one, shown))


def _has_all(wanted: list[str], text: str) -> bool:
    return all(word in text for word in wanted)


def _shown(vocabulary: Vocabulary) -> dict[str, str]:
    """Give the words for each id; an id in two lists is searched by both."""
    words: dict[str, str] = {}
    named = [(one.id, one.word) for one in vocabulary.feelings]
    named += [(one.id, one.name) for one in vocabulary.places]
    named += [(one.id, one.name) for one in vocabulary.sensations]
    for key, word in named:
        words[key] = f"{words.get(key, '')} {word}".strip()
    return words


def _searched(one: Thing, shown: Mapping[str, str]) -> str:
    """Give everything of one thing that can be searched, folded."""
    if isinstance(one, GoodThing):
        return fold("\n".join((one.what, one.helped, one.tell)))
    chosen = (*one.feelings, *one.places, *one.sensations)
    named = [shown.get(key) or key.replace("-", " ") for key in chosen]
    typed = (
        one.happened,
        one.person,
        one.telling,
        one.coping,
        one.supervision_line,
    )
    return fold("\n".join((*typed, *named, *one.own_words)))
