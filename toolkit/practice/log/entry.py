"""What an entry and a good thing are, and how each is kept as a journal record.

A record's body holds only what JSON can hold. Reading one back is tolerant: what is
missing or of the wrong kind is taken as not filled in, so that an older or a newer
version's record still opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from toolkit.practice.record import RecordReader, write_record_body

Bin = Literal["private", "supervision", "case-file"]

BINS: tuple[Bin, ...] = ("private", "supervision", "case-file")
KIND_ENTRY = "log.entry"
KIND_GOOD = "log.good-thing"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one piece of work did to a person, and what they made of it.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        happened: What happened.
        person: Where the child or person was in this.
        places: Ids of places in the body.
        sensations: Ids of sensations.
        feelings: Ids of feelings from the vocabulary.
        own_words: Words for feelings that are the person's own.
        strength: How strong it was, 0 to 10, or None.
        telling: What it might be telling them.
        coping: How they could change it, or cope.
        strength_now: How strong it is after that, 0 to 10, or None.
        bin: Where it goes.
        supervision_line: What to say about it in supervision.
        sample: True for a made-up entry that shows how this works.
        sent_to_file: True once what happened was copied out to the case file.
    """

    id: str
    created: datetime
    updated: datetime
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
    sample: bool = False
    sent_to_file: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all was filled in."""
        words = self.happened or self.feelings or self.own_words or self.places
        marked = self.strength is not None
        return self.quick and not (words or marked or self.supervision_line)

    @property
    def quick(self) -> bool:
        """Tell whether only the quick parts are filled, so it can grow later."""
        later = (self.person, self.sensations, self.telling, self.coping)
        return not any(later) and self.strength_now is None

    @property
    def lasting(self) -> int | None:
        """Return how strong it was when last marked, 0 to 10, or None."""
        return self.strength if self.strength_now is None else self.strength_now


@dataclass(frozen=True, slots=True)
class GoodThing:
    """One good thing at the end of a day.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        what: What was good.
        helped: Who it helped.
        tell: Who the person will tell.
        told: True once somebody was told.
        told_on: The day somebody was told, where it is known.
        sample: True for a made-up one that shows how this works.
    """

    id: str
    created: datetime
    updated: datetime
    what: str = ""
    helped: str = ""
    tell: str = ""
    told: bool = False
    told_on: date | None = None
    sample: bool = False


Thing: TypeAlias = Entry | GoodThing


def get_thing_kind(thing: Thing) -> str:
    """Return the kind of record that keeps this."""
    return KIND_ENTRY if isinstance(thing, Entry) else KIND_GOOD


def write_thing_body(thing: Thing) -> dict[str, object]:
    """Return what the journal keeps of an entry or a good thing.

    Args:
        thing: An entry or a good thing.

    Returns:
        A dictionary that JSON can hold; id and times stay with the record.
    """
    return write_record_body(thing)


def read_entry_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> Entry:
    """Return the entry that a record keeps.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; missing or unknown keys do no harm.

    Returns:
        The entry, with what could not be read left empty.
    """
    kept = RecordReader(body)
    return Entry(
        id=id,
        created=created,
        updated=updated,
        happened=kept.text("happened"),
        person=kept.text("person"),
        places=kept.texts("places"),
        sensations=kept.texts("sensations"),
        feelings=kept.texts("feelings"),
        own_words=kept.texts("own_words"),
        strength=kept.strength("strength"),
        telling=kept.text("telling"),
        coping=kept.text("coping"),
        strength_now=kept.strength("strength_now"),
        bin=kept.choice("bin", BINS, "private"),
        supervision_line=kept.text("supervision_line"),
        sample=kept.flag("sample"),
        sent_to_file=kept.flag("sent_to_file"),
    )


def read_good_thing_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> GoodThing:
    """Return the good thing that a record keeps.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; missing or unknown keys do no harm.

    Returns:
        The good thing, with what could not be read left empty.
    """
    kept = RecordReader(body)
    return GoodThing(
        id=id,
        created=created,
        updated=updated,
        what=kept.text("what"),
        helped=kept.text("helped"),
        tell=kept.text("tell"),
        told=kept.flag("told"),
        told_on=kept.day("told_on"),
        sample=kept.flag("sample"),
    )


def read_thing_body(
    kind: str, id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> Thing | None:
    """Return what a record of any kind keeps, or None where it is not of the log.

    Args:
        kind: The record's kind.
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; missing or unknown keys do no harm.
    """
    if kind == KIND_ENTRY:
        return read_entry_body(id, created, updated, body)
    return (
        read_good_thing_body(id, created, updated, body) if kind == KIND_GOOD else None
    )
