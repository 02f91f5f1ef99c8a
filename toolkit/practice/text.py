"""What is done to any text a person typed, before it is kept, searched or shortened.

Knows nothing of forms, entries or pages, and never judges what was written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LIMIT = 20_000
"""Characters that one answer can hold."""

# Every way to end a line but "\n": of Windows, of old Macs, and Unicode's own.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Signs that show nothing, such as "\x00" and "\x1b", but not tab and newline.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# The accent that NFKD parts from its letter: "e\u0301" for "é".
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))
# What belongs to the sign before it: accents, the joiner inside "👩\u200d👧", the
# choice of a drawing (\ufe0f) and a colour of skin.
_JOINED = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


def clean(text: str) -> str:
    """Return the text as it is kept: nothing a person can see is changed.

    Args:
        text: Anything that was typed or pasted.

    Returns:
        The text with one kind of line end, without control characters other than
        newline and tab, without white space at either end, and NFC-normalised.
        Emoji and right-to-left writing stay as they are; half of a broken emoji
        becomes the usual replacement sign.
    """
    if not text.isascii():
        whole = text.encode("utf-16-le", "surrogatepass")
        text = whole.decode("utf-16-le", "replace")
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).strip()


def join_lines(text: str) -> str:
    """Return the text on one line, with single spaces."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the text for comparing: no capitals, no accents, straight quotes."""
    for curly, straight in _QUOTES:
        text = text.replace(curly, straight)
    return text.lower() if text.isascii() else _NOT_ASCII.sub(_plain, text).lower()


def _plain(found: re.Match[str]) -> str:
    run = found[0]
    return _plain_sign(run) if len(run) == 1 else _plain_run(run)


@lru_cache(maxsize=512)
def _plain_sign(sign: str) -> str:
    """Fold one sign; nothing longer that a person wrote is ever remembered."""
    return _plain_run(sign)


def _plain_run(run: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", run).casefold())


def shorten(text: str, most: int) -> str:
    """Return one line of at most this many characters, cut at a word.

    Args:
        text: Any text; line ends become spaces.
        most: Characters to keep at most, the final dots included; 2 or more.

    Returns:
        The line itself if it fits, otherwise its beginning with ``…`` after it.
    """
    line = join_lines(text)
    if len(line) <= most:
        return line
    start = line[:most]
    words = start.rpartition(" ")[0].rstrip(" ,;:-–—")
    return (words or _unbroken(line, most - 1)) + "…"


def _unbroken(line: str, most: int) -> str:
    """Cut a line without a space, never between a letter and its accent."""
    while most > 1 and (_JOINED.match(line[most]) or line[most - 1] == "\u200d"):
        most -= 1
    return line[:most]
