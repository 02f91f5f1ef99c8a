"""How a case reads: empty scenes, long sentences, reading age, who is speaking."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.content.problem import quote_value
from toolkit.practice.case.case import Scene
from toolkit.practice.case.text import SPOKEN, parse_scene_lines

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

# The end of a sentence with the quotation marks after it: ``.” `` or ``?!* ``.
SENTENCE = re.compile(r"[.?!…]+(?:[\"'”’)*_]*)(?:\s+|$)")
# A run of vowels: ``su-per-vi-sion`` has ``u``, ``e``, ``i``, ``io``.
SYLLABLE = re.compile(r"[aeiouy]+")
LONGEST_SENTENCE = 40
"""Words in one sentence before we point it out; our own mark, not a rule."""
LONGEST_SCENE = 220
"""Words before the next choice, about a minute and a half read aloud; our own mark."""
OLDEST = 14
"""Years, from which a reading age is pointed out; our own mark, not a rule."""
ENOUGH = 40
"""Words a scene needs before its reading age means anything; our own mark."""


def check_readability(context: CheckContext) -> None:
    """Note everything about how it reads."""
    names = [person.name for person in context.case.plan.people]
    for scene in context.case.scenes.values():
        text = "\n\n".join(stretch.text for stretch in scene.text)
        if not text.strip():
            message = f"{quote_value(scene.name)} has no words yet."
            context.note(scene.line, message, "Write what happens in it.", "should")
            continue
        if context.cased:
            _length(context, scene, text)
            _sentences(context, scene, text, names)
            _speakers(context, scene, text, names)


def compute_reading_age(text: str) -> int:
    """Return about how old somebody is who reads this with ease, in years.

    It is the Flesch-Kincaid grade (Kincaid et al., 1975) and five years, since a first
    grade begins at about six; syllables are estimated by their vowels.

    Args:
        text: Some sentences; the estimate counts words, sentences and syllables.

    Returns:
        Whole years, 5 or more; 0 where there are no words.
    """
    sentences = [one for one in SENTENCE.split(text) if one.strip()]
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    if not words or not sentences:
        return 0
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return max(5, round(grade + 5))


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    found = len(SYLLABLE.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and found > 1
    return max(1, found - silent)


def _length(context: CheckContext, scene: Scene, text: str) -> None:
    words = len(text.split())
    if words > LONGEST_SCENE:
        message = f"{quote_value(scene.name)} has {words} words before the next choice."
        hint = "Break it in two: a scene read aloud in a minute has about 150."
        context.note(scene.line, message, hint, "info")


def _sentences(
    context: CheckContext, scene: Scene, text: str, names: list[str]
) -> None:
    plain = " ".join(line.text for line in parse_scene_lines(text, names))
    longest = max((len(one.split()) for one in SENTENCE.split(plain)), default=0)
    if longest > LONGEST_SENTENCE:
        message = f"A sentence in {quote_value(scene.name)} has {longest} words."
        hint = "Read it aloud; where you breathe, a full stop may help."
        context.note(scene.line, message, hint, "info")
    age = compute_reading_age(plain) if len(plain.split()) >= ENOUGH else 0
    if age > OLDEST:
        message = f"{quote_value(scene.name)} asks for a reading age of about {age}."
        hint = "Shorter words and sentences would let more people in."
        context.note(scene.line, message, hint, "info")


def _speakers(context: CheckContext, scene: Scene, text: str, names: list[str]) -> None:
    known = {name.lower() for name in names}
    for line in text.split("\n"):
        found = SPOKEN.match(line)
        who = found["who"].strip() if found else ""
        if who.istitle() and len(who.split()) <= 2 and who.lower() not in known:
            message = f"{quote_value(who)} seems to speak here and is not in the plan."
            hint = 'Add a line under "people:".'
            context.note(scene.line, message, hint, "info")
            return
