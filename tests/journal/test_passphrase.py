"""Offered passphrases, and advice on typed ones."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.journal import passphrase


def test_six_words_are_offered():
    assert re.fullmatch(r"[a-z-]+( [a-z-]+){5}", passphrase.suggest_passphrase())


def test_what_is_offered_is_strong_enough():
    for seed in range(30):
        words = passphrase.suggest_passphrase(5, random.Random(seed))
        assert passphrase.suggest_improvement(words) is None


def test_no_two_offers_are_alike():
    assert len({passphrase.suggest_passphrase() for _ in range(50)}) == 50


def test_fewer_than_five_words_are_never_offered():
    assert len(passphrase.suggest_passphrase(1).split()) == 5


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "short",
        "aaaaaaaaaaaaa",
        "qwertyuiop1234",
        "socialwork2026",
        "supervision is on tuesday",
        "safeguarding children is every day",
        "my passphrase is secret",
        "Tuesday supervision 2026",
        "x" * 200,
    ],
)
def test_what_is_easy_to_guess_gets_advice(typed: str):
    assert passphrase.suggest_improvement(typed)


def test_the_journals_own_name_adds_no_strength():
    assert passphrase.suggest_improvement("Wetherby kestrel 91") is None
    assert (
        passphrase.suggest_improvement("Wetherby kestrel 91", ["Wetherby Kestrel"])
        is not None
    )


def test_twelve_characters_are_enough_and_eleven_are_not():
    assert passphrase.suggest_improvement("kzvq wumb fj") is None
    assert passphrase.suggest_improvement("kzvq wumb f") == passphrase.TOO_SHORT


@pytest.mark.parametrize("length", [72, 73, 500])
def test_length_is_no_fault(length: int):
    assert (
        passphrase.suggest_improvement(("obsession rasping simply " * 30)[:length])
        is None
    )


def test_an_accent_typed_either_way_gets_the_same_advice():
    composed, apart = "caf\u00e9 cr\u00e8me", "cafe\u0301 cre\u0300me"
    said = passphrase.suggest_improvement(composed)
    assert said
    assert said == passphrase.suggest_improvement(apart)


@given(st.text(max_size=1200))
def test_advice_never_fails(typed: str):
    said = passphrase.suggest_improvement(typed)
    assert said is None or typed not in said or len(typed) < 12
