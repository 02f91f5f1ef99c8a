"""Made-up journals of any size, the same ones each time.

About two in five entries are quick ones, the others full; one in ten is a good
thing. Lengths are those of the made-up entries in ``exercises/samples``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from toolkit.content import load_vocabulary
from toolkit.journal import Record, Vault
from toolkit.practice.log import Entry, GoodThing, get_thing_kind, write_thing_body
from toolkit.practice.vocabulary import Vocabulary
from toolkit.settings import get_default_content

NAME = "Evenings"
PASSPHRASE = "copper lantern drizzle ferry walnut"  # noqa: S105 - opens made-up entries
NOW = datetime(2026, 11, 3, 15, 30, tzinfo=UTC)
A_DAY = 86_400  # seconds
_SENTENCES = (
    "The visit went on long after it should have ended.",
    "Dad shouted, then cried, and nobody in the room knew where to look.",
    "I left with more questions than I came with.",
    "The little one held on to my sleeve until I had to go.",
    "In the meeting I said less than I had meant to say.",
    "My manager asked for the report again before I had sat down.",
    "She laughed at something small and it changed the whole hour.",
    "I noticed that I was holding my breath on the stairs.",
    "The flat was cold and the kettle was the only thing that worked.",
    "Nobody had told the school, so I did, and they were kind about it.",
    "I drove round the block twice before I went home.",
    "It stayed with me all evening, the way he said that he was used to it.",
)
_WAYS = (
    "Talk it through with a colleague before I go home.",
    "Take ten minutes outside, then write the record.",
    "Ask for five minutes at the start of supervision.",
    "Say sooner that the visit has to end.",
    "Breathe out slowly, twice, before I knock.",
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes up entries.

    Args:
        words: The words on offer.
        chance: Where they come from; the same seed makes the same entries.
    """

    words: Vocabulary
    chance: random.Random

    def thing(self, number: int, when: datetime) -> Entry | GoodThing:
        """Return one thing that was written at that moment."""
        name = f"{number:032x}"
        if self.chance.random() < 0.1:
            return GoodThing(name, when, when, self._text(1), "The family", "A friend")
        return self._entry(name, when, full=self.chance.random() < 0.6)

    def _entry(self, name: str, when: datetime, *, full: bool) -> Entry:
        felt = self._ids(self.words.feelings, 3)
        before = self.chance.randint(2, 9)
        bring = full and self.chance.random() < 0.2
        return Entry(
            id=name,
            created=when,
            updated=when,
            happened=self._text(4 if full else 1),
            person=self._text(1) if full else "",
            places=self._ids(self.words.places, 2),
            sensations=self._ids(self.words.sensations, 2) if full else (),
            feelings=felt,
            own_words=("stretched",) if self.chance.random() < 0.1 else (),
            strength=before,
            telling=self._text(2) if full else "",
            coping=self.chance.choice(_WAYS) if full else "",
            strength_now=max(0, before - self.chance.randint(0, 4)) if full else None,
            bin="supervision" if bring else "private",
            supervision_line=self._text(1) if bring else "",
        )

    def _text(self, most: int) -> str:
        return " ".join(self.chance.sample(_SENTENCES, self.chance.randint(1, most)))

    def _ids(self, choices: tuple, most: int) -> tuple[str, ...]:
        chosen = self.chance.sample(choices, self.chance.randint(1, most))
        return tuple(each.id for each in chosen)


def made_up(count: int, content: Path | None = None) -> Iterator[Entry | GoodThing]:
    """Make up entries over the last three years, oldest first.

    Args:
        count: How many.
        content: Folder with the words on offer; the toolkit's own when left out.
    """
    maker = Maker(load_vocabulary(content or get_default_content()), random.Random(9))  # noqa: S311 - not for secrets
    step = timedelta(seconds=3 * 365 * A_DAY / max(count, 1))
    for number in range(count):
        yield maker.thing(number, NOW - step * (count - number))


def keep(folder: Path, count: int) -> None:
    """Make a kept journal of made-up entries, ready to be opened.

    Args:
        folder: The data folder.
        count: How many entries it holds.
    """
    journal, code = Vault(folder).create(NAME, PASSPHRASE, NOW)
    journal.confirm_code(code)
    records = [
        Record.of(each.id, get_thing_kind(each), write_thing_body(each), each.created)
        for each in made_up(count)
    ]
    journal.put_all(records, NOW)
    journal.lock()
