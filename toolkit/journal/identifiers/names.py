"""Finds people's names: from a list of first names, and from the words around them.

Names that are everyday words too are only pointed out where they stand like a name.
It finds many names and misses many; it must never be called complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.journal.identifiers.word_lists import (
    Cue,
    Span,
    clean_word,
    get_word_before,
    is_sentence_start,
    load_small_list,
    load_word_lists,
    may_be_name,
)

# A word with a capital: "Marlow", "O'Dell"; never "I" alone or "marlow".
_CAP = r"[A-ZÀ-Þ][\w'’\-]{1,30}"
# What stands right after "Mrs": " Ade", ". van Marlow", " O'Dell Marlow"; never " the".
_TITLED = re.compile(rf"\.?[ ]((?:de |van |al[ \-]|O['’])?{_CAP}(?:[ ]{_CAP}){{0,2}})")
# The same after "mrs" in small letters: " okafor", ". okafor"; never " Okafor".
_SMALL_TITLED = re.compile(r"\.?[ ]([a-z][a-z'’\-]{2,20})")
# What stands right after "her son": " Corin", ", Corin Ade"; never " and".
_NEXT = re.compile(rf",?[ ]({_CAP})(?:[ ]({_CAP}))?")
# What stands right after "a boy": " called Corin", " who is known as corin"; never
# " called 4".
_CALLED = re.compile(
    r"(?:[ ](?:is|was|who is))?[ ](?:called|named|known as)[ ]"
    r"([^\W\d_][\w'’\-]{1,30})",
    re.IGNORECASE,
)
# What stands right after "her name": " is Corin"; never " is known".
_IS_NAMED = re.compile(rf"[ ](?:is|was)[ ]({_CAP})")
# A surname right after a name: " Ade", " van Marlow", " al-Amin"; never " and".
_NEXT_CAP = re.compile(rf"[ ]((?:(?:de|van|von|bin|bint|al|el|ibn|di|da)[ \-])?{_CAP})")
# Any word right after another: " said"; never ", said".
_NEXT_WORD = re.compile(r"[ ]([^\W\d_][\w'’]{0,20})")
_STILL = frozenset({"has", "had", "is", "was", "went"})
_MORE = frozenset(
    {"been", "crying", "angry", "upset", "quiet", "scared", "sad", "hurt"}
)


def find_known_names(text: str, known: Sequence[str]) -> Iterator[Span]:
    """Find names that the writer has said to look out for, in any case.

    Args:
        text: Any text at all.
        known: The names; gaps around them and empty ones do not matter.
    """
    wanted = sorted({name.strip() for name in known if name.strip()}, key=len)
    if not wanted:
        return
    # "Corin" finds the "corin" of "corin's mum"; never that of "Corinne".
    choice = "|".join(re.escape(name) for name in reversed(wanted))
    for found in re.finditer(rf"(?<!\w)(?:{choice})(?!\w)", text, re.IGNORECASE):
        yield found.start(), found.end(), "name"


def _title(text: str, start: int, end: int) -> Iterator[Span]:
    """Look after "Mrs" for a name."""
    found = _TITLED.match(text, end) if text[start].isupper() else None
    if found and may_be_name(found[1].split()[0]):
        yield start, _end_of_name(text, found), "name"


def _small_title(text: str, start: int, end: int) -> Iterator[Span]:
    found = _SMALL_TITLED.match(text, end) if text[start].islower() else None
    if found and may_be_name(found[1]):
        yield start, found.end(), "name"


def _relation(text: str, start: int, end: int) -> Iterator[Span]:
    """Look after "her son" and "a boy called" for a name."""
    found = _CALLED.match(text, end) or _NEXT.match(text, end)
    if found and may_be_name(found[1]) and not _is_shouted(found[1]):
        yield found.start(1), _with_surname(text, found.end(1)), "name"


def _find_after_named(text: str, start: int, end: int) -> Iterator[Span]:
    found = _IS_NAMED.match(text, end)
    if found and may_be_name(found[1]):
        yield found.start(1), _with_surname(text, found.end(1)), "name"


def _kin(text: str, start: int, end: int) -> Iterator[Span]:
    """Look before "mum" and "placement" for whose it is."""
    owner = get_word_before(text, start)
    base = owner.replace("’", "'").removesuffix("s").removesuffix("'")
    if len(base) < len(owner) and _could_stand(base) and "'" in owner.replace("’", "'"):
        yield start - 1 - len(owner), start - 1, "name"


def _family(text: str, start: int, end: int) -> Iterator[Span]:
    """Look before "family" for a surname."""
    who = get_word_before(text, start)
    at = start - 1 - len(who)
    if _could_stand(who) and not is_sentence_start(text, at) and len(who) > 2:
        yield at, start - 1, "name"


def _find_before_speech(text: str, start: int, end: int) -> Iterator[Span]:
    """Look before "said" and "cried" for who did it."""
    who = get_word_before(text, start)
    at = start - 1 - len(who)
    if _could_stand(who) and not is_sentence_start(text, at):
        yield at, start - 1, "name"


def _listed(text: str, start: int, end: int) -> Iterator[Span]:
    word, lists = text[start:end], load_word_lists()
    low = clean_word(word)
    first = low if low in lists.first else low.split("-")[0]
    if _is_shouted(word) or _is_public(text, end):
        return
    if first not in lists.names:
        if word[0].islower() and not _is_speaking(text, start, end):
            return
        soft = first in lists.soft and not is_sentence_start(text, start)
        if not soft and not _among_people(text, start, end):
            return
    yield start, _with_surname(text, end), "name"


def _is_speaking(text: str, start: int, end: int) -> bool:
    """Return whether a small word that is a name too speaks, as in "grace said"."""
    after = _NEXT_WORD.match(text, end)
    if after is None or after[1].lower() not in load_small_list("says"):
        return False
    return get_word_before(text, start).lower() not in load_small_list(
        "not-before-saying"
    )


def _among_people(text: str, start: int, end: int) -> bool:
    if get_word_before(text, start).lower() in load_small_list("met"):
        return True
    owns = text[start:end].endswith(("'s", "’s"))
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return False
    low = after[1].lower().replace("’", "'")
    if owns:
        return low in load_small_list("kin")
    if low in _STILL:
        more = _NEXT_WORD.match(text, after.end())
        return bool(more and more[1].lower() in _MORE)
    return low in load_small_list("acts")


def _is_public(text: str, end: int) -> bool:
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return False
    low = clean_word(after[1])
    return low in load_small_list("public-after") or low in load_word_lists().public


def _with_surname(text: str, end: int) -> int:
    for _ in range(2):
        found = _NEXT_CAP.match(text, end)
        if found is None or not may_be_name(found[1].split()[-1]):
            break
        end = found.end()
    return end


def _end_of_name(text: str, found: re.Match[str]) -> int:
    first = found.start(1) + len(found[1].split()[0])
    return _with_surname(text, first)


def _could_stand(word: str) -> bool:
    capital = len(word) > 1 and word[0].isupper() and word.replace("-", "").isalpha()
    return capital and not word.isupper() and may_be_name(word)


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) < 5


def list_name_cues() -> list[tuple[str, Cue]]:
    """Return who waits for which word."""
    lists = load_word_lists()
    return [
        *((word, _title) for word in load_small_list("titles")),
        *((word, _small_title) for word in load_small_list("small-titles")),
        *((word, _relation) for word in load_small_list("relations")),
        *((word, _find_after_named) for word in ("name", "surname")),
        *((word, _kin) for word in load_small_list("kin")),
        *((word, _family) for word in load_small_list("families")),
        *((word, _find_before_speech) for word in load_small_list("acts")),
        *((word, _listed) for word in lists.first),
    ]
