"""Offers passphrases, and says when one would be easy to guess.

Keeps and logs nothing of what was typed.
"""

from __future__ import annotations

import random
import re
import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

MIN_CHARACTERS = 12  # our own mark, not a rule
# On zxcvbn's scale (Wheeler, USENIX Security 2016) 3 takes a hundred million guesses or
# more, and here each of them costs what Argon2id costs.
MIN_STRENGTH = 3
LOOKED_AT = 72  # characters
LONGEST = 1_000  # characters

TOO_SHORT = (
    "Please use at least twelve characters. "
    "Five or six everyday words in a row are easy to remember."
)
TOO_EASY = (
    "That would be easy to guess. Try five or six words that do not belong "
    "together, or take the words we offer."
)
TOO_LONG = "Please use at most a thousand characters; six words are plenty."

# What somebody who knows the trade would try first.
_TRADE = frozenset(
    re.findall(
        r"\S+",
        """
        social work worker socialwork socialworker supervision supervisor supervise
        reflective reflection reflect journal toolkit safeguarding safeguard protection
        child children family families adult adults care carer council authority local
        placement student nqsw asye practice educator assessment case visit home team
        duty section court looked after foster fostering adoption university college
        england cymru wales scotland ireland password passphrase secret private diary
        monday tuesday wednesday thursday friday saturday sunday today tomorrow
        is on in at the my our a an and of for with to every
        """,
    )
)


@cache
def load_offered_words() -> tuple[str, ...]:
    """Return the 7,776 words of the EFF's long list."""
    source = resources.files("diceware") / "wordlists" / "wordlist_en_eff.txt"
    lines = source.read_text(encoding="utf-8").split()
    # "abacus" and "yo-yo"; never the dice that stand before them, "11111".
    return tuple(word for word in lines if re.fullmatch(r"[a-z][a-z-]+", word))


def suggest_passphrase(words: int = 6, rng: random.Random | None = None) -> str:
    """Return a passphrase of words drawn at random.

    Args:
        words: How many, 5 to 10.
        rng: Where chance comes from; the system's own unless given.
    """
    draw = rng or secrets.SystemRandom()
    count = min(max(words, 5), 10)
    return " ".join(draw.choice(load_offered_words()) for _ in range(count))


def suggest_improvement(passphrase: str, known: Sequence[str] = ()) -> str | None:
    """Return what would make a passphrase harder to guess.

    Args:
        passphrase: As it was typed.
        known: Words that somebody close could guess, such as the journal's name.

    Returns:
        One or two sentences, or None when it is strong enough.
    """
    words = unicodedata.normalize("NFC", passphrase)
    if len(words) > LONGEST:
        return TOO_LONG
    if len(words) < MIN_CHARACTERS:
        return TOO_SHORT
    return TOO_EASY if _strength(words, known) < MIN_STRENGTH else None


def _strength(words: str, known: Sequence[str]) -> int:
    """Return 0 (at once) to 4 (never), without what anybody here could guess."""
    from zxcvbn import zxcvbn

    named = {part for name in known for part in _parts(name)}
    guessable = sorted(_TRADE | named)
    rest = " ".join(part for part in _parts(words) if part not in guessable)
    # zxcvbn refuses more than 72 characters; what follows only adds strength.
    looked_at = [each[:LOOKED_AT] for each in (words, rest)]
    if not rest:
        return 0
    return min(int(zxcvbn(each, guessable)["score"]) for each in looked_at)


def _parts(words: str) -> list[str]:
    # "Tea_4two!?" is "tea", "4two" and "!?": letters and figures, or signs, together.
    return re.findall(r"[^\W_]+|[^\w\s]+", words.lower())
