"""Entries and good things as a Word document, to read on paper or take to supervision.

One calm column with real headings, in British English. The properties name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from toolkit.exports.log_words import (
    CONFIDENTIAL,
    list_entry_parts,
    strip_control_characters,
)
from toolkit.exports.word_document import WordDocument
from toolkit.practice.dates import describe_day, describe_day_and_time
from toolkit.practice.log import Entry, GoodThing, Thing
from toolkit.practice.vocabulary import Vocabulary

TITLE = "Emotional-response log"
NOTHING = "Nothing was chosen for this document."


def write_log_document(
    things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo, today: date
) -> bytes:
    """Return entries and good things as a Word document.

    Args:
        things: What to write, in this order; entries come before good things.
        vocabulary: The words on offer.
        zone: The person's time zone, for days and times.
        today: Today, there; it stands under the title.

    Returns:
        The bytes of a .docx file.
    """
    paper = WordDocument(TITLE, CONFIDENTIAL, today)
    paper.add("Subtitle", f"Written out on {describe_day(today)}")
    paper.add("Subtitle", CONFIDENTIAL)
    _write(paper, things, vocabulary, zone)
    return paper.write_bytes()


def _write(
    paper: WordDocument, things: Sequence[Thing], vocabulary: Vocabulary, zone: tzinfo
) -> None:
    entries = [one for one in things if isinstance(one, Entry)]
    good = [one for one in things if isinstance(one, GoodThing)]
    if entries:
        paper.add("Heading 1", "Entries")
    for entry in entries:
        paper.add("Heading 2", _heading(entry, zone))
        for label, text in list_entry_parts(entry, vocabulary):
            paper.add_labelled(label, text)
    if good:
        paper.add("Heading 1", "Good things")
    for thing in good:
        paper.add("Heading 2", _heading(thing, zone))
        for label, text in _good_parts(thing):
            paper.add_labelled(label, text)
    if not things:
        paper.add("Normal", NOTHING)


def _heading(thing: Thing, zone: tzinfo) -> str:
    example = " (a made-up example)" if thing.sample else ""
    return f"{describe_day_and_time(thing.created, zone)}{example}"


def _good_parts(good: GoodThing) -> list[tuple[str, str]]:
    on = f" on {describe_day(good.told_on)}" if good.told_on else ""
    parts = [
        ("What was good", good.what),
        ("Who it helped", good.helped),
        ("Who I will tell", good.tell),
        ("Told", f"Yes{on}" if good.told else ""),
    ]
    return [
        (label, strip_control_characters(text))
        for label, text in parts
        if strip_control_characters(text).strip()
    ]
