"""The word of a training room, without a server around it."""

from __future__ import annotations

import pytest

from toolkit.errors import ServeError
from toolkit.serving.access.gate import (
    MOST_ADDRESSES,
    AccessGate,
    AccessRateLimit,
    clean_access_word,
    require_long_word,
)

WORD = "Blue Heron"
HERE = "192.0.2.7"


@pytest.fixture
def gate() -> AccessGate:
    return AccessGate(WORD)


@pytest.mark.parametrize("typed", [WORD, "blueheron", " BLUE  heron ", "Blue\tHeron"])
def test_capitals_and_gaps_make_no_difference(gate, typed):
    assert gate.check_word(typed, HERE, 0).right


@pytest.mark.parametrize("typed", ["", "blue", "blueheronn", "b1ue heron", "x" * 999])
def test_anything_else_is_not_the_word(gate, typed):
    assert not gate.check_word(typed, HERE, 0).right


def test_an_accent_typed_either_way_is_the_same():
    assert clean_access_word("Café") == clean_access_word("Cafe\u0301")


def test_the_word_is_not_held_anywhere(gate):
    assert "heron" not in repr(vars(gate)).lower()


def test_only_the_value_of_this_run_shows_that_it_was_typed(gate):
    assert gate.knows(gate.pass_value)
    for shown in ("", "x", AccessGate(WORD).pass_value, "é"):
        assert not gate.knows(shown)


def test_without_a_word_everybody_is_known():
    assert AccessGate("").knows("")


def guesses(
    tries: AccessRateLimit, address: str, seconds: int, step: float = 0.1
) -> int:
    """Return how many wrong words were looked at in a time."""
    done, now = 0, 0.0
    while now < seconds:
        if tries.wait(address, now) == 0:
            tries.wrong(address)
            done += 1
        now += step
    return done


def test_a_room_behind_one_address_has_a_dozen_slips_at_once():
    assert guesses(AccessRateLimit(), HERE, 1, step=0.01) == 12


def test_one_address_makes_six_guesses_a_minute_and_no_more():
    assert 12 + 55 <= guesses(AccessRateLimit(), HERE, 600) <= 12 + 61


def test_a_thousand_addresses_together_make_thirty_a_minute():
    tries, done = AccessRateLimit(), 0
    for number in range(6000):
        address = f"10.0.{number // 250 % 250}.{number % 250}"
        if tries.wait(address, number / 10) == 0:
            tries.wrong(address)
            done += 1
    assert 60 + 280 <= done <= 60 + 301


def test_one_guesser_does_not_shut_the_others_out(gate):
    for second in range(600):
        gate.check_word("wrong word", HERE, second)
    assert gate.check_word(WORD, "192.0.2.8", 600).right


def test_while_it_waits_the_right_word_is_not_looked_at_either(gate):
    for _ in range(12):
        gate.check_word("wrong word", HERE, 0)
    verdict = gate.check_word(WORD, HERE, 0)
    assert not verdict.right
    assert 1 <= verdict.wait <= 11
    assert gate.check_word(WORD, HERE, verdict.wait).right


def test_all_of_one_ipv6_network_counts_as_one_place():
    tries = AccessRateLimit()
    for number in range(12):
        tries.wrong(f"2001:db8::{number:x}")
    assert tries.wait("2001:db8::ffff", 0) > 0
    assert tries.wait("2001:db8:0:1::1", 0) == 0


def test_addresses_are_not_remembered_without_end():
    tries = AccessRateLimit()
    for number in range(MOST_ADDRESSES + 50):
        tries.wait(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", 0)
    assert len(tries._each) == MOST_ADDRESSES


@pytest.mark.parametrize("word", ["", "heron", "a-b-c-d", "x" * 201])
def test_a_word_that_is_too_short_or_too_long_is_refused(word):
    with pytest.raises(ServeError, match="6 letters or more"):
        require_long_word(word)


def test_a_fair_word_is_taken():
    require_long_word("kettle")
