"""The recovery code: 160 random bits a person can write down and type back.

``7K2M-9QXA-...``: eight groups of four carry the bits, a ninth checks the typing. The
letters are those of Crockford's Base32, without I, L, O and U; I, L and O are read as
the digits they look like. The check is our own: the first 20 bits of SHA-256 over a
label and the code, so that one slip in about a million goes unnoticed.
"""

from __future__ import annotations

import hashlib
import secrets

from toolkit.errors import CodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BYTES = 20
_LETTERS = 32
_CHECK_LETTERS = 4
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})

MISTYPED = (
    "There is a slip somewhere in that recovery code. "
    "Please compare it with what you wrote down, group by group."
)


def create_recovery_code() -> bytes:
    """Return the 160 bits of a new recovery code."""
    return secrets.token_bytes(CODE_BYTES)


def format_recovery_code(code: bytes) -> str:
    """Return a code as it is written down: nine groups of four.

    Args:
        code: Its 20 bytes.
    """
    letters = _letters(code, _LETTERS) + _check(code)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def parse_recovery_code(text: str) -> bytes:
    """Return the 20 bytes of a code as it was typed, in any case, with any gaps.

    Raises:
        CodeMistyped: It is too long or short, has a letter that no code has, or its
            check group does not fit the rest.
    """
    tidy = text.upper().translate(_LOOK_ALIKES)
    letters = "".join(each for each in tidy if each.isalnum())
    if len(letters) != _LETTERS + _CHECK_LETTERS or set(letters) - set(ALPHABET):
        raise CodeMistyped(MISTYPED)
    number = 0
    for each in letters[:_LETTERS]:
        number = number * 32 + ALPHABET.index(each)
    code = number.to_bytes(CODE_BYTES, "big")
    if not secrets.compare_digest(_check(code), letters[_LETTERS:]):
        raise CodeMistyped(MISTYPED)
    return code


def _check(code: bytes) -> str:
    return _letters(hashlib.sha256(b"recovery code" + code).digest(), _CHECK_LETTERS)


def _letters(content: bytes, count: int) -> str:
    number = int.from_bytes(content, "big") >> (len(content) * 8 - count * 5)
    letters = []
    for _ in range(count):
        number, digit = divmod(number, 32)
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters))
