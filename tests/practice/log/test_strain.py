from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from toolkit.practice.log import (
    LOOKED_BACK,
    find_repeated_place,
    find_strain,
    is_gentle_word_due,
)
from toolkit.practice.log.strain import PLACE_WINDOW, STRONG_WINDOW


@pytest.fixture
def hard_days(entry, now):
    """Make one entry for each of some days ago."""

    def make(*days_ago: int, **parts):
        return [entry(now - timedelta(days=n), id=f"e{n}", **parts) for n in days_ago]

    return make


def test_something_very_strong_now_is_met_gently(hard_days, now) -> None:
    found = find_strain(hard_days(0, strength=9), now)
    assert found is not None
    assert found.kind == "now"
    assert "employer's own support comes first" in found.sentence
    assert "Tuesday 3 November" in found.reason


def test_what_has_eased_is_left_in_peace(hard_days, now) -> None:
    assert find_strain(hard_days(0, strength=10, strength_now=4), now) is None


def test_what_was_very_strong_last_week_is_left_in_peace(hard_days, now) -> None:
    assert find_strain(hard_days(6, strength=10), now) is None


def test_four_hard_days_in_a_fortnight_are_met_gently(hard_days, now) -> None:
    found = find_strain(hard_days(1, 4, 9, 13, strength=7, strength_now=2), now)
    assert found is not None
    assert found.kind == "repeated"
    assert "several hard days close together" in found.sentence
    assert "4 of the last 14 days" in found.reason


@pytest.mark.parametrize("days", [(1, 4, 9), (1, 4, 9, 14), (1, 1, 1, 1)])
def test_fewer_or_older_hard_days_are_not_repeated_strain(hard_days, now, days) -> None:
    assert find_strain(hard_days(*days, strength=8), now) is None


def test_made_up_entries_never_count(hard_days, now) -> None:
    made_up = hard_days(0, 1, 2, 3, 4, 5, strength=10, sample=True, places=("stomach",))
    assert find_strain(made_up, now) is None
    assert find_repeated_place(made_up, now) is None


def test_entries_in_the_future_never_count(hard_days, now) -> None:
    assert find_strain(hard_days(-1, -2, -3, -4, strength=10), now) is None


def test_a_strong_good_feeling_is_left_in_peace(hard_days, now, vocabulary) -> None:
    proud = hard_days(0, strength=10, feelings=("proud",))
    assert find_strain(proud, now, vocabulary) is None
    torn = [replace(proud[0], feelings=("proud", "anxious"))]
    assert find_strain(torn, now, vocabulary) is not None


def test_the_key_stays_while_the_reason_does(hard_days, now) -> None:
    entries = hard_days(1, 4, 9, 12, strength=7)
    later = now + timedelta(hours=5)
    first, second = find_strain(entries, now), find_strain(entries, later)
    assert first is not None and second is not None
    assert first.key == second.key


def test_a_place_on_five_of_three_weeks_asks_once_about_a_gp(
    hard_days, now, vocabulary
) -> None:
    found = find_repeated_place(
        hard_days(0, 3, 8, 12, 20, places=("stomach",)), now, vocabulary
    )
    assert found is not None
    assert found.sentence.startswith("Stomach has come up on 5 of the last 21 days.")
    assert "GP or occupational health" in found.sentence


@pytest.mark.parametrize("days", [(0, 3, 8, 12), (0, 3, 8, 12, 21), (0, 0, 0, 0, 0)])
def test_fewer_days_with_a_place_say_nothing(hard_days, now, days) -> None:
    assert find_repeated_place(hard_days(*days, places=("stomach",)), now) is None


def test_not_sure_is_not_a_place_that_repeats(hard_days, now) -> None:
    assert (
        find_repeated_place(hard_days(0, 1, 2, 3, 4, places=("not-sure",)), now) is None
    )


def test_no_sentence_diagnoses_or_alarms(hard_days, now) -> None:
    very = find_strain(hard_days(0, strength=10), now)
    often = find_strain(hard_days(3, 4, 5, 6, strength=8), now)
    body = find_repeated_place(hard_days(0, 1, 2, 3, 4, places=("stomach",)), now)
    for found in (very, often, body):
        assert found is not None
        said = f"{found.sentence} {found.reason}".lower()
        assert "!" not in said
        for word in ("burnout", "symptom", "disorder", "warning", "risk", "must"):
            assert word not in said


def test_good_things_are_passed_over(good, now) -> None:
    assert find_strain([good(now)], now) is None


@pytest.mark.parametrize(
    ("strengths", "due"),
    [((7, None), True), ((6, None), False), ((9, 6), False), ((None, None), False)],
)
def test_a_gentle_word_is_due_only_after_an_entry_still_hard(entry, strengths, due):
    strength, now = strengths
    assert is_gentle_word_due(entry(strength=strength, strength_now=now)) is due


def test_whoever_asks_for_a_gentle_word_looks_back_far_enough():
    assert timedelta(days=max(PLACE_WINDOW, STRONG_WINDOW)) < LOOKED_BACK
