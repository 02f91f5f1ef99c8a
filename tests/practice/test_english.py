from __future__ import annotations

import pytest

from toolkit.practice.english import (
    entries,
    halves,
    joined,
    share,
    some,
    times,
    too_few,
    uncapped,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (7, "7"),
        (6.5, "6½"),
        (0.5, "½"),
        (0, "0"),
        (-2.5, "−2½"),
        (-0.1, "0"),
        (10, "10"),
    ],
)
def test_middles_are_said_in_wholes_and_halves(value: float, said: str) -> None:
    assert halves(value) == said


def test_too_few_says_how_many_are_missing() -> None:
    assert too_few(7, 10, "entry", "entries") == (
        "Three more entries and this can say something."
    )
    assert too_few(9, 10, "entry", "entries").startswith("One more entry and")


def test_counts_read_as_english() -> None:
    assert (entries(1), entries(1200)) == ("1 entry", "1,200 entries")
    assert [times(one) for one in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert share(1, 3) == "33%"
    assert share(0, 0) == "–"


def test_lists_read_as_english() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert some(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert some(["a", "b"], most=2) == "a, b"


def test_inside_a_sentence_only_words_lose_their_capital() -> None:
    assert [uncapped(one) for one in ("Torn", "GP", "I", "I can")] == [
        "torn",
        "GP",
        "I",
        "I can",
    ]
