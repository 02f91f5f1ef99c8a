"""What a page says about an entry: its headline, its words, its part for the case file.

Makes sentences and lines, never a judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo

from toolkit.practice.dates import describe_day_and_time
from toolkit.practice.log.entry import Entry, GoodThing, Thing
from toolkit.practice.text import shorten
from toolkit.practice.vocabulary import Vocabulary

STRENGTH_WORDS = (
    "none",
    "barely there",
    "slight",
    "mild",
    "noticeable",
    "medium",
    "quite strong",
    "strong",
    "very strong",
    "intense",
    "overwhelming",
)
HEADLINE = 80
"""Characters that a headline can hold."""


def describe_strength(strength: int) -> str:
    """Return the word that stands beside a strength.

    Args:
        strength: 0 to 10.

    Returns:
        From "none" to "overwhelming".
    """
    return STRENGTH_WORDS[min(max(strength, 0), 10)]


def list_feeling_words(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the entry's words for feelings as they are shown, own words last.

    Args:
        entry: The entry.
        vocabulary: The words on offer; an id that it lacks is still shown.
    """
    known = {one.id: one.word for one in vocabulary.feelings}
    return _named(entry.feelings, known) + entry.own_words


def list_pleasant_ids(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the ids of the feelings that the vocabulary places as pleasant."""
    return frozenset(one.id for one in vocabulary.feelings if one.pleasantness > 0)


def is_only_pleasant(entry: Entry, pleasant: frozenset[str]) -> bool:
    """Tell whether every feeling in the entry is a pleasant one.

    Args:
        entry: An entry; one without feelings, or with own words, is not.
        pleasant: Ids from ``pleasant_ids``.
    """
    chosen = bool(entry.feelings) and not entry.own_words
    return chosen and pleasant.issuperset(entry.feelings)


def list_place_names(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the entry's places in the body as they are shown.

    Args:
        entry: The entry.
        vocabulary: The words on offer; an id that it lacks is still shown.
    """
    return _named(entry.places, {one.id: one.name for one in vocabulary.places})


def list_sensation_names(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the entry's sensations as they are shown.

    Args:
        entry: The entry.
        vocabulary: The words on offer; an id that it lacks is still shown.
    """
    known = {one.id: one.name for one in vocabulary.sensations}
    return _named(entry.sensations, known)


def join_with_commas(words: Iterable[str]) -> str:
    """Return words as one list, with a capital only at its beginning."""
    first, *rest = [*words] or [""]
    return ", ".join([first[:1].upper() + first[1:], *map(_uncapped, rest)])


def describe_unknown_id(unknown: str) -> str:
    """Return an id that the vocabulary no longer holds as words to show."""
    words = unknown.replace("-", " ").strip() or unknown
    return words[:1].upper() + words[1:]


def build_headline(thing: Thing, vocabulary: Vocabulary) -> str:
    """Return the line that stands for this in a list.

    Args:
        thing: An entry or a good thing.
        vocabulary: The words on offer.

    Returns:
        One line of at most 80 characters, never empty.
    """
    if isinstance(thing, GoodThing):
        line = shorten(thing.what or thing.helped or thing.tell, HEADLINE)
        return line or "A good thing"
    words = join_with_commas(list_feeling_words(thing, vocabulary))
    line = _first_line(thing)
    return shorten(": ".join(part for part in (words, line) if part), HEADLINE) or (
        _without_words(thing, vocabulary)
    )


def take_case_file_facts(entry: Entry, zone: tzinfo | None = None) -> tuple[Entry, str]:
    """Part what belongs in the case file from what is the person's own.

    Args:
        entry: An entry whose facts are to be copied out.
        zone: The person's time zone, to put the day and time above the facts.

    Returns:
        The entry as it is kept here (what happened and where the person was are
        gone; feelings stay) and the text to copy out, which holds no feelings.
    """
    kept = replace(entry, happened="", person="", bin="private", sent_to_file=True)
    written = f"Written {describe_day_and_time(entry.created, zone)}" if zone else ""
    where = entry.person and f"Where the child or person was in this\n{entry.person}"
    happened = entry.happened and f"What happened\n{entry.happened}"
    return kept, "\n\n".join(part for part in (written, happened, where) if part)


def _named(ids: Iterable[str], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(known.get(one) or describe_unknown_id(one) for one in ids)


def _uncapped(word: str) -> str:
    """Drop the capital of a word in a list, but not that of I or GP."""
    return word[:1].lower() + word[1:] if word[1:2].islower() else word


def _first_line(entry: Entry) -> str:
    parts = (
        entry.happened,
        entry.telling,
        entry.coping,
        entry.person,
        entry.supervision_line,
    )
    return next((part.strip().split("\n")[0] for part in parts if part.strip()), "")


def _without_words(entry: Entry, vocabulary: Vocabulary) -> str:
    places = list_place_names(entry, vocabulary) + list_sensation_names(
        entry, vocabulary
    )
    if places:
        return shorten(join_with_commas(places), HEADLINE)
    if entry.lasting is not None:
        return f"Strength {entry.lasting} of 10 ({describe_strength(entry.lasting)})"
    return "Copied to the case file" if entry.sent_to_file else "An entry without words"
