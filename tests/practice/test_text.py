from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.text import clean, fold, join_lines, shorten

ANY = st.text(alphabet=st.characters(), max_size=200)


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_clean_text_has_no_control_characters_and_can_be_written(text: str) -> None:
    kept = clean(text)
    kept.encode("utf-8")
    controls = {one for one in kept if unicodedata.category(one) == "Cc"}
    assert controls <= {"\n", "\t"}


def test_line_ends_of_every_system_become_one_kind() -> None:
    assert clean("a\r\nb\rc\x85d\u2028e") == "a\nb\nc\nd\ne"


def test_emoji_and_right_to_left_writing_are_kept() -> None:
    text = "👩🏽‍👧 שלום مرحبا"
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_two_halves_of_an_emoji_are_joined_and_a_lone_half_is_replaced() -> None:
    assert clean("\ud83d\ude00 \ud83d!") == "😀 \ufffd!"


def test_letters_with_loose_accents_are_joined() -> None:
    assert clean("cafe\u0301") == "café"


def test_folding_hides_capitals_accents_and_curly_quotes() -> None:
    assert fold("It’s CAFÉ Élan") == fold("it's cafe elan")


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY, st.integers(2, 100))
def test_a_shortened_line_is_never_longer_than_asked(text: str, most: int) -> None:
    line = shorten(text, most)
    assert len(line) <= most
    assert "\n" not in line


def test_a_long_line_is_cut_at_a_word() -> None:
    assert shorten("one two, three four", 12) == "one two…"


def test_a_line_that_fits_stays_whole() -> None:
    assert shorten("one two", 7) == "one two"


def test_a_cut_never_parts_an_emoji() -> None:
    assert shorten("a" * 8 + "👩🏽" + "b" * 5, 10) == "a" * 8 + "…"


def test_one_line_takes_out_line_ends() -> None:
    assert join_lines(" a \n\n b\tc ") == "a b c"
