"""A scene's words as lines to read aloud: who speaks, what is told, what stands out.

Gives plain parts and never markup, so that nothing in a case, imported or not, can
become anything but text on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

SceneLineKind = Literal["say", "tell", "item", "heading"]

# Somebody speaks: in "Tasha (quietly): I know." who is Tasha, and how is quietly.
SPOKEN = re.compile(r"(?P<who>[^:\n(]{1,40}?)\s*(?:\((?P<how>[^)\n]{1,60})\))?:\s+")
# "# The visit", up to "###### The visit".
HEADING = re.compile(r"#{1,6}\s+")
# An item of a list: "- a pen", "• a pen", "2. a pen", "2) a pen"; not "-5", "2026. ".
ITEM = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+")
# **strong**, then *emphasis*, then _emphasis_; not "2 * 3 * 4", nor "own_case_text".
MARKED = re.compile(r"\*\*(?=\S)([^*\n]+?)\*\*|\*(?=\S)([^*\n]+?)\*|\b_([^_\n]+?)_\b")
# A sign that is to stand for itself: "\*" in "3 \* 4".
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A run of words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class SceneLine:
    """One line of a scene.

    Args:
        kind: Spoken, told, an item of a list, or a heading.
        spans: Its words.
        who: Who speaks; empty unless spoken.
        how: How it is said, such as ``quietly``; often empty.
    """

    kind: SceneLineKind
    spans: tuple[TextSpan, ...]
    who: str = ""
    how: str = ""

    @property
    def text(self) -> str:
        """Return its words without any look."""
        return "".join(span.text for span in self.spans)


def parse_scene_lines(text: str, people: Iterable[str]) -> tuple[SceneLine, ...]:
    """Return a text as lines to read aloud.

    Args:
        text: Paragraphs in plain Markdown; ``Name: words`` is speech for those named.
        people: The names of those who speak.

    Returns:
        One line for each paragraph, speech and item, in order.
    """
    names = {name.lower(): name for name in people}
    return tuple(_line(block, names) for block in _blocks(text, names))


def strip_emphasis(text: str) -> str:
    """Return a text's words alone, without signs for emphasis."""
    return "".join(span.text for span in parse_spans(text))


def parse_spans(text: str) -> tuple[TextSpan, ...]:
    """Return a line's words in runs: ``*emphasis*`` and ``**strong**`` stand out."""
    found: list[TextSpan] = []
    at = 0
    for mark in MARKED.finditer(text):
        if mark.start() > at:
            found.append(TextSpan(_drop_escapes(text[at : mark.start()])))
        words = mark[1] or mark[2] or mark[3]
        found.append(TextSpan(_drop_escapes(words), bool(mark[1]), not mark[1]))
        at = mark.end()
    if at < len(text):
        found.append(TextSpan(_drop_escapes(text[at:])))
    return tuple(found)


def _blocks(text: str, names: dict[str, str]) -> Iterator[str]:
    """Return paragraphs; speech, items and headings start one of their own."""
    held: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        own = bare and (_starts(bare) or _speaker(bare, names) is not None)
        if held and (not bare or own):
            yield " ".join(held)
            held = []
        if bare:
            held.append(bare)
    if held:
        yield " ".join(held)


def _starts(line: str) -> bool:
    return ITEM.match(line) is not None or HEADING.match(line) is not None


def _line(block: str, names: dict[str, str]) -> SceneLine:
    said = _speaker(block, names)
    if said is not None:
        words = block[said.end() :]
        who = names[said["who"].strip().lower()]
        return SceneLine("say", parse_spans(words), who, (said["how"] or "").strip())
    if found := HEADING.match(block):
        return SceneLine("heading", parse_spans(block[found.end() :]))
    if found := ITEM.match(block):
        return SceneLine("item", parse_spans(block[found.end() :]))
    return SceneLine("tell", parse_spans(block))


def _speaker(line: str, names: dict[str, str]) -> re.Match[str] | None:
    found = SPOKEN.match(line) if names else None
    known = found is not None and found["who"].strip().lower() in names
    return found if known else None


def _drop_escapes(text: str) -> str:
    return ESCAPED.sub(r"\1", text)
