"""Care for readers and for real people: content notes, identifiers, wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.content.case_check.terms import build_word_pattern
from toolkit.content.problem import quote_value
from toolkit.practice.case.case import Scene

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext

IDENTIFIERS: tuple[tuple[str, str], ...] = (
    ("an e-mail address", r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"),
    ("a postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b"),
    ("a telephone number", r"(?<!\d)(?:\+44\s?|0)(?:\d[\s-]?){8,10}\d(?!\d)"),
    # 943 476 5919
    ("an NHS number", r"(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{4}(?!\d)"),
    # QQ 12 34 56 C
    ("a National Insurance number", r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"),
    # 14/03/2012
    ("a date of birth", r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b"),
    # 12b Station Road, 7 Old Mill Lane
    (
        "an address",
        r"\b\d{1,4}[a-z]?\s+(?:[A-Z][a-z]+\s+){1,2}"
        r"(?:Street|Road|Avenue|Close|Lane|Drive|Court|Crescent|Terrace|Way|Gardens)\b",
    ),
)
NOT_A_NAME = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
# Two capitalised words inside a sentence: ``met Rosa Diaz``; not ``on Monday Rosa``.
FULL_NAME = re.compile(
    rf"(?<=[a-z,;] )(?!(?:{NOT_A_NAME})day)[A-Z][a-z]{{2,}} [A-Z][a-z]{{2,}}\b"
)
# Colour as the only way to tell: ``press the red button``, ``the green option``.
COLOUR = re.compile(
    r"\b(?:red|green|blue|yellow|orange|amber)\s+(?:button|choice|link|option|text|words?)",
    re.IGNORECASE,
)
# A picture without words in its place: ``![](x.png)`` or ``<img src="x.png">``.
PICTURE = re.compile(r"!\[\s*\]\(|<img(?![^>]*\balt\s*=\s*[\"'][^\"'])", re.IGNORECASE)
_FOUND = [(name, re.compile(pattern)) for name, pattern in IDENTIFIERS]


def check_safety(context: CheckContext) -> None:
    """Note everything about care for readers and real people."""
    _topics(context)
    for scene in context.case.scenes.values():
        text = "\n".join(list_scene_words(scene))
        _privacy(context, scene, text)
        _wording(context, scene, text)
        _for_everybody(context, scene, text)


def list_scene_words(scene: Scene) -> Iterator[str]:
    """Return all words of a scene that somebody reads."""
    yield from (stretch.text for stretch in scene.text)
    yield from (scene.pause, scene.hint, scene.own_words, scene.lighter)
    yield from (scene.debrief, scene.in_short)
    for choice in scene.choices:
        yield from (choice.text, choice.why)


def _topics(context: CheckContext) -> None:
    note = context.case.plan.content_note
    for topic in context.terms.topics:
        if build_word_pattern((*topic.note, topic.name)).search(note):
            continue
        pattern = build_word_pattern(topic.words)
        for scene in context.case.scenes.values():
            text = " ".join(stretch.text for stretch in scene.text)
            found = pattern.search(text)
            if found:
                message = (
                    f"{quote_value(scene.name)} speaks of {topic.name} "
                    f"({quote_value(found[0])}), and the content note does not."
                )
                hint = "Add it to the content note, in plain words."
                context.note(scene.line, message, hint, "should")
                break


def _privacy(context: CheckContext, scene: Scene, text: str) -> None:
    for name, pattern in _FOUND:
        if pattern.search(text):
            message = f"{quote_value(scene.name)} holds what looks like {name}."
            hint = "Make up something that cannot be real, or leave it out."
            context.note(scene.line, message, hint, "should")
    known = {person.name for person in context.case.plan.people}
    named = FULL_NAME.search(text)
    if named and named[0] not in known:
        message = f"{quote_value(scene.name)} may hold somebody's full name."
        hint = "First names are enough, and easier to make up."
        context.note(scene.line, message, hint, "info")


def _wording(context: CheckContext, scene: Scene, text: str) -> None:
    for phrase in context.terms.phrases:
        found = build_word_pattern((phrase.words,)).search(text)
        if found:
            message = f"{quote_value(scene.name)} says {quote_value(found[0])}."
            hint = f"If it is not somebody's own words, try: {phrase.instead}."
            context.note(scene.line, message, hint, "info")


def _for_everybody(context: CheckContext, scene: Scene, text: str) -> None:
    if PICTURE.search(text):
        message = f"A picture in {quote_value(scene.name)} has no words for it."
        hint = "Say in square brackets what it shows, for whoever cannot see it."
        context.note(scene.line, message, hint, "should")
    if COLOUR.search(text):
        message = f"{quote_value(scene.name)} tells things apart by colour alone."
        hint = "Name them by their words as well."
        context.note(scene.line, message, hint, "should")
