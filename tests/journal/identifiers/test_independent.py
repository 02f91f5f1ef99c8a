"""How much the scanner notices in sentences that its author did not write.

The figures are floors, not promises. Nobody tunes the scanner to one sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from toolkit.journal.identifiers import IdentifierFinding, find_identifiers

SENTENCES = Path(__file__).with_name("identifier_sentences.yaml")


@dataclass(frozen=True)
class Sentence:
    text: str
    spans: tuple[tuple[int, int, str], ...]

    def found(self) -> list[IdentifierFinding]:
        return find_identifiers(self.text)


@cache
def sentences() -> tuple[Sentence, ...]:
    content = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return tuple(_sentence(each) for each in content["sentences"])


def _sentence(fields: dict) -> Sentence:
    spans = []
    for span in fields.get("spans") or ():
        start = fields["text"].index(span["text"])
        spans.append((start, start + len(span["text"]), span["kind"]))
    return Sentence(fields["text"], tuple(spans))


@cache
def recall() -> dict[str, tuple[int, int]]:
    noticed: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for sentence in sentences():
        found = sentence.found()
        for start, end, kind in sentence.spans:
            there[kind] += 1
            noticed[kind] += any(f.start < end and start < f.end for f in found)
    return {kind: (noticed[kind], there[kind]) for kind in there}


# When first measured: names 21 of 24, schools 2 of 3, all of the rest. Less some room.
FLOORS = {"name": 0.75, "school": 0.5}


def test_there_is_something_to_measure():
    assert len(sentences()) >= 40 and len(recall()) >= 8


@pytest.mark.parametrize("kind", sorted(recall()))
def test_enough_of_each_kind_is_noticed(kind: str):
    noticed, there = recall()[kind]
    assert noticed / there >= FLOORS.get(kind, 0.85), (noticed, there)


def test_at_most_a_tenth_of_plain_trade_sentences_are_pointed_at():
    innocuous = [each for each in sentences() if not each.spans]
    pointed_at = [each.text for each in innocuous if each.found()]
    assert len(pointed_at) <= len(innocuous) / 10, pointed_at
