"""Reads the stories in a Twine 2 page: a published one, or an archive of several.

Looks only at the story's own elements, as text. Nothing of the page is run, shown or
fetched, and its length is read through once whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.exchange.twine_text import clean_foreign_text
from toolkit.content.twee.story import (
    MOST_PASSAGES,
    Passage,
    Story,
    build_title_and_data,
)
from toolkit.practice.text import join_lines

# The element itself and none that only begins like it: ``<tw-tag>``, not ``<tw-tags>``.
STORY = re.compile(rb"<tw-storydata(?=[\s/>])", re.IGNORECASE)
STORY_END = re.compile(rb"</tw-storydata", re.IGNORECASE)
PASSAGE = re.compile(r"<tw-passagedata(?=[\s/>])", re.IGNORECASE)
PASSAGE_END = re.compile(r"</tw-passagedata", re.IGNORECASE)
TAG = re.compile(r"<tw-tag(?=[\s/>])", re.IGNORECASE)
CODE = re.compile(r"<(script|style)\b", re.IGNORECASE)
# ``name="Hall"``, ``name='Hall'``, ``name=Hall`` or ``hidden`` alone.
ATTRIBUTE = re.compile(
    r"[\s/]*([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']*)))?"
)
LARGEST = 8_000_000
"""Bytes of one story; the words of the longest public ones are under one million."""
MOST_STORIES = 50
MOST_ATTRIBUTES = 60
KEPT = ("ifid", "format", "format-version", "zoom", "creator", "creator-version")


@dataclass(frozen=True, slots=True)
class _Element:
    """One element's attributes, and where its content begins."""

    attributes: dict[str, str]
    end: int


def read_twine_html(raw: bytes, losses: Losses) -> list[Story]:
    """Return every story in a page, in order.

    Args:
        raw: The page's bytes.
        losses: Where to note what is left out.
    """
    starts = [found.start() for found in STORY.finditer(raw)][:MOST_STORIES]
    ends = [found.start() for found in STORY_END.finditer(raw)]
    stories: list[Story] = []
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else len(raw)
        at = bisect_left(ends, start)
        end = min(following, ends[at] if at < len(ends) else following)
        if end - start > LARGEST:
            losses.note("One story in this page is too large to read and is left out.")
            continue
        text = clean_foreign_text(raw[start:end].decode("utf-8", "replace"))
        story = _story(text, losses)
        if story is not None:
            stories.append(story)
    return stories


def _story(text: str, losses: Losses) -> Story | None:
    head = _element(text, len("<tw-storydata"))
    passages, by_id = _passages(text, losses)
    if not passages:
        return None
    data: dict[str, object] = {
        key: head.attributes[key] for key in KEPT if head.attributes.get(key)
    }
    start = by_id.get(head.attributes.get("startnode", ""))
    if start:
        data["start"] = start
    elif head.attributes.get("startnode"):
        losses.note("The page names a first scene that is not in it.")
    colours = _colours(text)
    if colours:
        data["tag-colors"] = colours
    _code(text, losses)
    title = join_lines(head.attributes.get("name", "")) or "A story without a name"
    return Story((*build_title_and_data(title, data), *passages))


def _passages(text: str, losses: Losses) -> tuple[list[Passage], dict[str, str]]:
    """Return the passages, and the name of each by the number the page gives it."""
    starts = [found.start() for found in PASSAGE.finditer(text)]
    ends = [found.start() for found in PASSAGE_END.finditer(text)]
    passages: list[Passage] = []
    by_id: dict[str, str] = {}
    if len(starts) > MOST_PASSAGES:
        losses.note(f"Only the first {MOST_PASSAGES:,} scenes are read.")
    for number, start in enumerate(starts[:MOST_PASSAGES]):
        following = starts[number + 1] if number + 1 < len(starts) else len(text)
        element = _element(text, start + len("<tw-passagedata"))
        at = bisect_left(ends, element.end)
        end = min(following, ends[at] if at < len(ends) else following)
        words = unescape(text[element.end : end]) if end > element.end else ""
        passage = _passage(element.attributes, clean_foreign_text(words), number + 1)
        by_id.setdefault(element.attributes.get("pid", ""), passage.name)
        passages.append(passage)
    return passages, by_id


def _passage(attributes: dict[str, str], text: str, number: int) -> Passage:
    places = {
        key: attributes[key] for key in ("position", "size") if attributes.get(key)
    }
    return Passage(
        join_lines(attributes.get("name", "")) or f"Scene {number}",
        text.rstrip(),
        tuple(attributes.get("tags", "").split()),
        places,
    )


def _element(text: str, at: int) -> _Element:
    """Return the attributes that stand from here to the end of the tag."""
    attributes: dict[str, str] = {}
    for _ in range(MOST_ATTRIBUTES):
        found = ATTRIBUTE.match(text, at)
        if found is None:
            break
        value = found[2] or found[3] or found[4] or ""
        attributes.setdefault(found[1].lower(), clean_foreign_text(unescape(value)))
        at = found.end()
    end = text.find(">", at, at + 200)
    return _Element(attributes, end + 1 if end >= 0 else at)


def _colours(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _elements(text, TAG):
        name, colour = tag.get("name", ""), tag.get("color", "")
        if name and colour:
            found[name] = colour
    return found


def _elements(text: str, pattern: re.Pattern[str]) -> Iterator[dict[str, str]]:
    for found in list(pattern.finditer(text))[:500]:
        yield _element(text, found.end()).attributes


def _code(text: str, losses: Losses) -> None:
    """Say that the story's own script and style are left out, when it has some."""
    first = PASSAGE.search(text)
    head = (text[: first.start()] if first else text)[:1_000_000]
    kinds = {found[1].lower() for found in CODE.finditer(head)}
    for kind, words in (("script", "script"), ("style", "style sheet")):
        # ``<script id="x">alert(1)``: one that is not empty.
        full = rf"<{kind}\b[^>]{{0,500}}>\s*+(?!</)\S"
        begin = re.search(full, head, re.IGNORECASE)
        if kind in kinds and begin:
            losses.note(f"The story's own {words} is left out, and never runs here.")
