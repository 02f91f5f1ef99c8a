"""From the page's form to an entry or a good thing. The form is never trusted.

Raises sentences, one for each field, and never repeats what a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from toolkit.errors import FormError
from toolkit.practice.form import FormReader
from toolkit.practice.log.entry import BINS, Entry, GoodThing
from toolkit.practice.text import fold
from toolkit.practice.vocabulary import Vocabulary

LABELS: Mapping[str, str] = {
    "happened": "What happened",
    "person": "Where the child or person was in this",
    "places": "Places in the body",
    "sensations": "What it feels like in the body",
    "feelings": "Feelings",
    "own_words": "Your own words",
    "strength": "How strong it is",
    "telling": "What it might be telling you",
    "coping": "How you could change it, or cope",
    "strength_now": "How strong it is now",
    "bin": "Where this goes",
    "supervision_line": "The line for supervision",
    "what": "What was good",
    "helped": "Who it helped",
    "tell": "Who you will tell",
    "told": "Whether you told somebody",
    "told_on": "The day you told somebody",
}
"""How each field is called at the beginning of a sentence."""

NOTHING_YET = (
    "There is nothing to keep yet. A word, a place in the body or one line is enough."
)
NOTHING_GOOD_YET = "There is nothing to keep yet. One line on what was good is enough."


def read_entry(
    form: Mapping[str, object],
    *,
    id: str,
    created: datetime,
    now: datetime,
    vocabulary: Vocabulary,
) -> Entry:
    """Return the entry that a form holds, or say what needs another look.

    A made-up entry that is kept again from a form counts as the person's own. A
    feeling that the vocabulary does not know becomes one of their own words; an own
    word that it does know becomes that feeling; unknown body places and sensations
    are left out.

    Args:
        form: What the page sent, under the names of the entry's fields; untrusted.
        id: The record's id.
        created: When it was first kept, with its time zone.
        now: The moment of keeping it, with its time zone.
        vocabulary: The words on offer.

    Returns:
        The entry, with clean text.

    Raises:
        FormError: With one sentence for each field that cannot be kept, or under the
            empty name where nothing was filled in.
    """
    reader = FormReader(form, LABELS)
    feelings, own_words = _feelings(reader, vocabulary)
    entry = Entry(
        id=id,
        created=created,
        updated=now,
        happened=reader.text("happened"),
        person=reader.text("person"),
        places=_known(reader.choices("places"), (p.id for p in vocabulary.places)),
        sensations=_known(
            reader.choices("sensations"), (s.id for s in vocabulary.sensations)
        ),
        feelings=feelings,
        own_words=own_words,
        strength=reader.strength("strength"),
        telling=reader.text("telling"),
        coping=reader.text("coping"),
        strength_now=reader.strength("strength_now"),
        bin=reader.choice("bin", BINS, "private"),
        supervision_line=reader.text("supervision_line"),
        sent_to_file=reader.flag("sent_to_file"),
    )
    reader.finish()
    if entry.empty:
        raise FormError({"": NOTHING_YET})
    return entry


def read_good_thing(
    form: Mapping[str, object], *, id: str, created: datetime, now: datetime
) -> GoodThing:
    """Return the good thing that a form holds, or say what needs another look.

    Args:
        form: What the page sent, under the names of its fields; untrusted.
        id: The record's id.
        created: When it was first kept, with its time zone.
        now: The moment of keeping it, in the person's own time zone.

    Returns:
        The good thing; one marked told without a day was told today.

    Raises:
        FormError: With one sentence for each field that cannot be kept, or under the
            empty name where nothing was filled in.
    """
    reader = FormReader(form, LABELS)
    good = GoodThing(
        id=id,
        created=created,
        updated=now,
        what=reader.text("what"),
        helped=reader.text("helped"),
        tell=reader.text("tell"),
        told=reader.flag("told"),
        told_on=_told_on(reader, now.date()),
    )
    reader.finish()
    if not (good.what or good.helped or good.tell):
        raise FormError({"": NOTHING_GOOD_YET})
    return good


def _told_on(reader: FormReader, today: date) -> date | None:
    day = reader.day("told_on")
    return (day or today) if reader.flag("told") else None


def _known(chosen: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    among = set(known)
    return tuple(item for item in chosen if item in among)


def _feelings(
    reader: FormReader, vocabulary: Vocabulary
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort what was chosen and what was typed into known feelings and own words."""
    by_word = {fold(one.word): one.id for one in vocabulary.feelings}
    by_word |= {one.id: one.id for one in vocabulary.feelings}
    chosen = reader.choices("feelings")
    typed = reader.words("own_words")
    feelings = [by_word[word] for word in chosen if word in by_word]
    feelings += [by_word[fold(word)] for word in typed if fold(word) in by_word]
    own = [_as_words(word) for word in chosen if word not in by_word]
    own += [word for word in typed if fold(word) not in by_word]
    return tuple(dict.fromkeys(feelings)), _each_once(own)


def _as_words(feeling_id: str) -> str:
    """Turn an id that the vocabulary no longer holds into words."""
    return feeling_id.replace("-", " ").strip() or feeling_id


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(fold(word), word)
    return tuple(first.values())
