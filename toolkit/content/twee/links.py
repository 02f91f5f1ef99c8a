"""Finds the links in a passage's words, as Twine itself does.

Takes the arrows that word processors put in place of typed ones. Knows nothing of
choices; one look from left to right, however many brackets there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TYPED = {"→": "->", "⟶": "->", "➔": "->", "⇒": "->", "←": "<-", "⟵": "<-"}
# An arrow that a word processor made of a typed one, as in ``[[Knock→At the door]]``.
ODD = re.compile("|".join(TYPED))


@dataclass(frozen=True, slots=True)
class Link:
    """One link.

    Args:
        text: The words that are shown.
        target: The passage it leads to, or an address elsewhere.
        start: Where its first bracket stands in the text.
        end: Where the text goes on after it.
        setter: What stands in the second pair of brackets, or empty.
        odd: True when its arrow is one that a word processor made.
    """

    text: str
    target: str
    start: int
    end: int
    setter: str = ""
    odd: bool = False

    @property
    def leaves(self) -> bool:
        """Tell whether it leads out of the story, to an address elsewhere."""
        return "://" in self.target or self.target.startswith("mailto:")


def find_links(text: str) -> Iterator[Link]:
    """Return each link in a text, in order.

    Args:
        text: A passage's words; a link never goes over the end of a line.
    """
    at = text.find("[[")
    while at >= 0:
        end = text.find("]]", at + 2)
        if end < 0:
            return
        broken = text.find("\n", at, end)
        if broken >= 0:
            at = text.find("[[", broken)
            continue
        while at + 2 < end and text[at + 2] == "[":
            # [[[name]] is a bracket before a link: the last pair opens it.
            at += 1
        yield _link(text[at + 2 : end], at, end + 2)
        at = text.find("[[", end + 2)


def strip_links(text: str) -> str:
    """Return a text with each link replaced by the words it shows."""
    if "[[" not in text:
        return text
    kept: list[str] = []
    at = 0
    for link in find_links(text):
        kept += (text[at : link.start], link.text)
        at = link.end
    return "".join((*kept, text[at:]))


def _link(inner: str, start: int, end: int) -> Link:
    words, _, setter = inner.partition("][")
    arrows = ODD.search(words) is not None
    if arrows and "->" not in words and "<-" not in words:
        words = ODD.sub(lambda one: TYPED[one[0]], words)
    else:
        arrows = False
    text, target = _parted(words)
    return Link(text or target, target, start, end, setter.strip(), arrows)


def _parted(words: str) -> tuple[str, str]:
    """Part the words shown from the target: the last ->, the first <-, the last |."""
    if "->" in words:
        text, _, target = words.rpartition("->")
    elif "<-" in words:
        target, _, text = words.partition("<-")
    elif "|" in words:
        text, _, target = words.rpartition("|")
    else:
        text = target = words
    return text.strip(), target.strip()
