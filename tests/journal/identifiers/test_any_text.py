"""Whatever is typed, the scanner answers, in time that grows with the text alone."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.journal.identifiers import KINDS, find_identifiers

PIECES = st.sampled_from(
    re.split(
        "[ ]+",
        "Sarah sarah's MAY Will mr Mrs. St 14 Road road Elm school Primary called son "
        "born 07700 900123 943 476 5919 @ . , ' \u2019 - # / \n 12/03/2011 from in "
        "Leeds LS6 2AB QQ 12 34 56 C old aged is year case number ref 9.30am "
        "\U0001f642 \u0627\u0644 \u200f \ud800 \0 DOB d.o.b. at dot [at] O'Brien I A "
        "mary-jane",
    )
)
MESSY = st.lists(PIECES | st.text(max_size=6), max_size=40).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda gap: gap.join(parts))
)

HOSTILE = {
    "one letter": "a",
    "capitals": "A",
    "capitals apart": "A ",
    "digits": "1",
    "digits apart": "1 ",
    "zeros": "0",
    "at signs": "@",
    "letters and dots": "a.",
    "hyphens": "a-",
    "apostrophes": "a'",
    "slashes": "1/",
    "plus": "+44",
    "brackets": "(0",
    "streets": "Elm Road ",
    "schools": "The of and School ",
    "titles": "Mr ",
    "births": "born ",
    "labels": "case number ref: ",
    "ages": "14 year old in ",
    "days": "Tuesday at the ",
    "names": "Sarah ",
    "blanks": " ",
    "new lines": "\n",
    "accents": "e\u0301",
    "hashes": "#1",
    "addresses": "14 Elm ",
    "spelled out": " at a",
}


@settings(deadline=None)
@given(MESSY | st.text())
def test_it_never_fails_and_its_spans_lie_apart(text: str):
    found = find_identifiers(text, ["Sarah", text[:5]])
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert {each.kind for each in found} <= KINDS.keys()


@pytest.mark.alone
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str):
    short, long = cost(piece, 20_000), cost(piece, 80_000)
    assert long < 12 * short + 0.05, (short, long)


def cost(piece: str, size: int) -> float:
    """Return the seconds of this process's own time, at best, for so much text."""
    text = (piece * (size // len(piece) + 1))[:size]
    best = 60.0
    for _ in range(2):
        start = time.process_time()
        find_identifiers(text)
        best = min(best, time.process_time() - start)
    return best


def test_it_asks_no_network(child):
    watch = child(
        "import sys\n"
        "from toolkit.journal.identifiers import find_identifiers\n"
        "def look(event, args):\n"
        "    if event.startswith('socket.') or event == 'subprocess.Popen':\n"
        "        print(event)\n"
        "sys.addaudithook(look)\n"
        "find_identifiers('Sarah, +353 85 123 4567, 07700 900123, a@b.example')\n"
        "print('done')"
    )
    assert watch.communicate(timeout=60)[0].split() == ["done"]
