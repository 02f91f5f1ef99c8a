"""Tells when two lines on coping are about the same way of coping.

Compares the first clause by its plain words, so that "A walk round the block" and
"walked round the block, then home" come together. A rough, honest grouping: it never
reads meaning into what was written, and leaves single lines alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from toolkit.practice.text import fold, join_lines, shorten

# What ends the first clause: a sign, a dash or a word that joins on what follows.
# "Walked round the block, then home" and "A walk - 20 minutes" end at "," and " - ".
_CLAUSE = re.compile(
    r"[.,;:!?\n–—(/]| - |\b(?:and|then|because|so that|before|after|when|while)\b", re.I
)
# A word, with one apostrophe inside it: "I'd" and "café", but no sign or underscore.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL_WORDS = """
    a an and the i i'll i'd i'm we my me our it its this that these to too for of in on
    at by with from into up out off round around some just more next could can will
    would should might must maybe perhaps try tried trying go goes going went gone get
    got getting take took taking have had having make made making do did doing be been
    was is keep kept give gave put let then again first bit little few need want think
    quick short small good now today tonight tomorrow
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_IRREGULAR = {
    "rang": "ring",
    "spoke": "speak",
    "wrote": "write",
    "written": "write",
    "slept": "sleep",
    "ate": "eat",
    "drank": "drink",
    "ran": "run",
    "left": "leave",
    "told": "tell",
    "said": "say",
    "sat": "sit",
}
_LABEL = 60
"""Characters of the name that a way of coping is shown under."""


def group_coping_lines(lines: Sequence[str], least: int) -> list[str | None]:
    """Return for each line on coping which way of coping it is.

    Args:
        lines: What was written, one for each entry; empty where nothing was.
        least: How many lines make a way that is worth comparing. A way with fewer
            lines joins others that begin with the same plain word, if together they
            are enough.

    Returns:
        For each line a label in the person's own words, or None for an empty line.
    """
    clauses = [extract_first_clause(line) for line in lines]
    keys = [build_clause_key(clause) for clause in clauses]
    rare = {key for key, count in Counter(keys).items() if key and count < least}
    begun = Counter(key[0] for key in keys if key in rare)
    widened = [
        key[:1] if key in rare and begun[key[0]] >= least else key for key in keys
    ]
    labels = _labels(widened, clauses)
    return [labels.get(key) for key in widened]


def extract_first_clause(line: str) -> str:
    """Return the first clause of a line, without what follows a comma or "and"."""
    text = join_lines(line.strip(" -–—•*\"'“”‘’\t\n"))
    if not text.isascii():
        text = text.replace("’", "'")
    for part in _CLAUSE.split(text):
        if _WORD.search(part):
            return part.strip()
    return ""


def build_clause_key(clause: str) -> tuple[str, ...]:
    """Return the plain words by which two clauses are compared, at most four."""
    words = _WORD.findall(fold(clause))
    telling = [word for word in words if word not in _SMALL] or words
    return tuple(_stem(word) for word in telling[:4])


def _stem(word: str) -> str:
    """Take the commonest endings off an English word; our own rough way, no stemmer."""
    word = _IRREGULAR.get(word, word)
    if not word.isascii():
        return word
    for ending in ("ing", "ed", "es", "s", "e"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and not word.endswith("ss"):
            return _single(stem)
    return word


def _single(stem: str) -> str:
    """Undo the doubled letter of "planned" and "stopping"."""
    doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if doubled and len(stem) > 3 else stem


def _labels(
    keys: Sequence[tuple[str, ...]], clauses: Sequence[str]
) -> dict[tuple[str, ...], str]:
    """Name each way by the clause used most for it."""
    said: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for key, clause in zip(keys, clauses, strict=True):
        if key:
            said[key][clause] += 1
    return {key: _label(counts.most_common(1)[0][0]) for key, counts in said.items()}


def _label(clause: str) -> str:
    short = shorten(clause, _LABEL)
    return short[:1].upper() + short[1:]
