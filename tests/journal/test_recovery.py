"""The recovery code as it is written down and typed back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import CodeMistyped
from toolkit.journal import recovery

CODES = st.binary(min_size=20, max_size=20)


@given(CODES)
def test_what_is_written_reads_back(code: bytes):
    assert recovery.parse_recovery_code(recovery.format_recovery_code(code)) == code


@given(CODES)
def test_it_is_nine_groups_of_four_without_look_alikes(code: bytes):
    assert re.fullmatch(
        r"([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}",
        recovery.format_recovery_code(code),
    )


@given(CODES)
def test_case_gaps_and_look_alikes_do_not_matter(code: bytes):
    typed = recovery.format_recovery_code(code).lower().replace("-", "  ")
    typed = typed.replace("0", "o").replace("1", "l")
    assert recovery.parse_recovery_code(typed) == code


@given(CODES, st.integers(0, 35), st.sampled_from(recovery.ALPHABET))
def test_one_wrong_letter_is_noticed(code: bytes, at: int, letter: str):
    letters = recovery.format_recovery_code(code).replace("-", "")
    if letters[at] == letter:
        return
    with pytest.raises(CodeMistyped):
        recovery.parse_recovery_code(letters[:at] + letter + letters[at + 1 :])


@pytest.mark.parametrize(
    "typed", ["", "--", "U" * 36, "0" * 35, "0" * 500, "\u0663" * 36]
)
def test_something_else_is_a_slip(typed: str):
    with pytest.raises(CodeMistyped):
        recovery.parse_recovery_code(typed)


def test_no_two_codes_are_alike():
    assert len({recovery.create_recovery_code() for _ in range(100)}) == 100
