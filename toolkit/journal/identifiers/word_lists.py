"""The word lists that identifiers are looked for with, and the walk over all words.

The lists are plain text files beside this module; a hash sign begins a remark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

Span = tuple[int, int, str]
Cue = Callable[[str, int, int], Iterable[Span]]

# "well-known" and "O'Dell" as one word; of "B12" the letter alone.
_WORD = re.compile(r"[^\W\d_]+(?:[\-'’][^\W\d_]+){0,4}")


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words in lower case and without accents.

    Args:
        names: First names that are hardly anything else.
        soft: First names that are everyday words too.
        hard: First names that are months, places or very common words too.
        not_names: Words that stand with a capital without being a name.
        public: Surnames that everybody in the trade knows.
        towns: Places that are noticed in lower case too.
        first: Every first name.
    """

    names: frozenset[str]
    soft: frozenset[str]
    hard: frozenset[str]
    not_names: frozenset[str]
    public: frozenset[str]
    towns: frozenset[str]
    first: frozenset[str]


@cache
def load_word_lists() -> WordLists:
    """Return the word lists."""
    names = _words_in("names.txt")
    soft = {name[1:] for name in names if name.startswith("~")}
    hard = {name[1:] for name in names if name.startswith("=")}
    return WordLists(
        names=frozenset(each for each in names if each[0] not in "~=") - soft - hard,
        soft=frozenset(soft),
        hard=frozenset(hard),
        not_names=frozenset(_words_in("not-names.txt")),
        public=frozenset(_words_in("public-names.txt")),
        towns=frozenset(_words_in("towns.txt")),
        first=frozenset(each.lstrip("~=") for each in names),
    )


@cache
def load_small_list(name: str) -> frozenset[str]:
    """Return one of the short lists, as it is written.

    Raises:
        KeyError: There is no list of this name.
    """
    lists: dict[str, list[str]] = {}
    for line in _lines("small-lists.txt"):
        if line.startswith("["):
            lists[line.strip("[]")] = []
        else:
            lists[list(lists)[-1]].extend(line.split())
    return frozenset(lists[name])


def clean_word(word: str) -> str:
    """Return a word in lower case, without accents, without its possessive ending."""
    low = word.lower()
    if not low.isascii():
        apart = unicodedata.normalize("NFD", low.replace("’", "'"))
        low = "".join(each for each in apart if not unicodedata.combining(each))
    return low.removesuffix("'s").rstrip("'")


def walk_words(text: str, cues: Mapping[str, list[Cue]]) -> Iterator[Span]:
    """Go over every word once, and ask those who wait for it.

    Args:
        text: Any text at all.
        cues: Who waits for which plain word; each is handed the text and where the
            word begins and ends, and looks at no more than a line around it.
    """
    for found in _WORD.finditer(text):
        word = found[0].lower()
        waiting = cues.get(word)
        if waiting is None and not (word.isascii() and word.isalpha()):
            word = clean_word(word)
            waiting = cues.get(word) or cues.get(word.partition("-")[0])
        for cue in waiting or ():
            yield from cue(text, found.start(), found.end())


def may_be_name(word: str) -> bool:
    """Return whether a word is on no list of words that are something else."""
    low = clean_word(word)
    lists = load_word_lists()
    return low not in lists.not_names and low not in lists.public and len(low) > 1


def is_sentence_start(text: str, start: int) -> bool:
    """Return whether a word stands where any word has a capital.

    Args:
        text: Any text at all.
        start: Where the word begins, in characters.
    """
    before = text[max(0, start - 4) : start].rstrip(" \t(['‘“\"")
    return start == 0 or not before or before[-1] in '.!?:;•*>\n\r-–—"“'


def get_word_before(text: str, start: int) -> str:
    """Return the word that stands right before a place in the text, or nothing.

    Args:
        text: Any text at all.
        start: The place, in characters; a single space has to stand before it.
    """
    if start == 0 or text[start - 1] != " ":
        return ""
    parts = text[max(0, start - 33) : start].split()
    return parts[-1] if parts else ""


def _words_in(name: str) -> list[str]:
    return [clean_word(word) for line in _lines(name) for word in line.split()]


def _lines(name: str) -> Iterable[str]:
    file = resources.files("toolkit.journal.identifiers") / name
    lines = file.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))
