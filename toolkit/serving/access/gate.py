"""The word a training room shares: whether it was typed, and how often it was not.

Optional. It keeps passers-by out of the pages; it knows nobody by name, opens no
journal and is written nowhere. Knows nothing of pages.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass

from toolkit.errors import ServeError

SHORTEST = 6
LONGEST = 200
MOST_ADDRESSES = 5000


def require_long_word(word: str) -> None:
    """Make sure that a word cannot be guessed in a few tries.

    Raises:
        ServeError: It has fewer than six letters or figures, or far too many.
    """
    letters = sum(letter.isalnum() for letter in word)
    if letters < SHORTEST or len(word) > LONGEST:
        raise ServeError(
            f"The word for the room needs {SHORTEST} letters or more, so that nobody "
            f"guesses it, and at most {LONGEST}. Two words together are good."
        )


def clean_access_word(word: str) -> str:
    """Return a word as it is compared: without capitals, gaps and stray accents' forms.

    Phones write capitals and gaps by themselves.
    """
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(folded.split())


class TokenBucket:
    """Tries that may be made at once, and how they come back: a token bucket.

    The method is the meter of RFC 2697, section 3: what is left grows with time up to
    ``most``, and each try takes one. Its numbers are our own mark, not a rule.

    Args:
        most: Tries at once.
        each: Seconds after which one more may be made.
    """

    def __init__(self, most: int, each: float) -> None:
        self._most, self._each = most, each
        self._left, self._seen = float(most), 0.0

    def wait(self, now: float) -> float:
        """Return the seconds until a try may be made; 0 when one may be made now.

        Args:
            now: Seconds on a clock that is never set back.
        """
        back = max(0.0, now - self._seen) / self._each
        self._left, self._seen = min(self._most, self._left + back), now
        return max(0.0, (1 - self._left) * self._each)

    def take(self) -> None:
        """Count a try."""
        self._left -= 1


class AccessRateLimit:
    """How often the word was wrong: from each address, and over all.

    One address runs out long before all of them do, so a single guesser cannot shut
    the others out. A room behind one address still has a dozen slips at once, and one
    more every ten seconds; over all there are sixty, and one more every two seconds.
    """

    def __init__(self) -> None:
        self._all = TokenBucket(60, 2.0)
        self._each: OrderedDict[str, TokenBucket] = OrderedDict()

    def wait(self, address: str, now: float) -> float:
        """Return the seconds until somebody there may try; 0 for at once.

        Args:
            address: The browser's address.
            now: Seconds on a clock that is never set back.
        """
        return max(self._all.wait(now), self._of(address).wait(now))

    def wrong(self, address: str) -> None:
        """Count a wrong word."""
        self._all.take()
        self._of(address).take()

    def _of(self, address: str) -> TokenBucket:
        place = _group_address(address)
        bucket = self._each.setdefault(place, TokenBucket(12, 10.0))
        self._each.move_to_end(place)
        while len(self._each) > MOST_ADDRESSES:
            self._each.popitem(last=False)
        return bucket


def _group_address(address: str) -> str:
    """Return what counts as one place: an address, or one network of IPv6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a word that was typed.

    Args:
        right: Whether it was the word.
        wait: Whole seconds until the next try may be made; 0 when it was looked at.
    """

    right: bool
    wait: int = 0


class AccessGate:
    """Decides who sees the pages.

    Args:
        word: What has to be typed; empty to let everybody in.
    """

    def __init__(self, word: str) -> None:
        self.closed = bool(word)
        self.pass_value = secrets.token_urlsafe(32)
        self._secret = secrets.token_bytes(32)
        self._word = self._blurred(word)
        self._tries = AccessRateLimit()

    def knows(self, shown: str) -> bool:
        """Tell whether a browser shows that the word was typed in it."""
        expected = self.pass_value.encode()
        return not self.closed or hmac.compare_digest(shown.encode(), expected)

    def check_word(self, typed: str, address: str, now: float) -> Verdict:
        """Look at a word that somebody typed, unless there were too many wrong ones.

        Args:
            typed: As it arrived.
            address: The browser's address.
            now: Seconds on a clock that is never set back.
        """
        wait = self._tries.wait(address, now)
        if wait > 0:
            return Verdict(False, int(wait) + 1)
        blurred = self._blurred(typed[: LONGEST + 1])
        if hmac.compare_digest(blurred, self._word):
            return Verdict(True)
        self._tries.wrong(address)
        return Verdict(False)

    def _blurred(self, word: str) -> bytes:
        """Return a word so that neither its length nor its letters can be told."""
        return hmac.digest(
            self._secret, clean_access_word(word).encode("utf-8"), hashlib.sha256
        )
