from __future__ import annotations

import pytest

from toolkit.practice.english import (
    describe_too_few,
    format_entry_count,
    format_halves,
    format_how_often,
    format_share,
    join_with_and,
    join_with_rest,
    strip_capital,
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
    assert format_halves(value) == said


def test_too_few_says_how_many_are_missing() -> None:
    assert describe_too_few(7, 10, "entry", "entries") == (
        "Three more entries and this can say something."
    )
    assert describe_too_few(9, 10, "entry", "entries").startswith("One more entry and")


def test_counts_read_as_english() -> None:
    assert (format_entry_count(1), format_entry_count(1200)) == (
        "1 entry",
        "1,200 entries",
    )
    assert [format_how_often(one) for one in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert format_share(1, 3) == "33%"
    assert format_share(0, 0) == "–"


def test_lists_read_as_english() -> None:
    assert join_with_and(["a", "b", "c"]) == "a, b and c"
    assert join_with_rest(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert join_with_rest(["a", "b"], most=2) == "a, b"


def test_inside_a_sentence_only_words_lose_their_capital() -> None:
    assert [strip_capital(one) for one in ("Torn", "GP", "I", "I can")] == [
        "torn",
        "GP",
        "I",
        "I can",
    ]
