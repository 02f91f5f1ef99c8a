"""Puts a passage's words in order before its macros are read.

Emphasis becomes Markdown, scripts and comments go, simple tags go, other tags stay
visible as words. Every change that loses something is told.
"""

from __future__ import annotations

import re

from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.twee.links import find_links

EMPHASIS = (
    # ''bold'' of Twine; an empty pair is none.
    (re.compile(r"''(?=\S)([^'\n]{1,300}?)''"), r"**\1**"),
    # //italic// of Twine; not https://example.org or and//or.
    (re.compile(r"(?<![:/\w])//(?=[^\s/])([^/\n]{1,300}?)//(?!\w)"), r"*\1*"),
)
# ``<b>``, ``</div>``, ``<img src=x>``; not the macro ``<<set>>``.
# A link's own arrow does not end a tag that was left open before it.
TAG = re.compile(
    r"(?<!<)</?([A-Za-z][\w-]{0,30})(?:\s(?:(?!\[\[)[^<>]){0,500})?/?>(?!>)"
)
SIMPLE = frozenset({
    "b", "i", "em", "strong", "u", "s", "p", "div", "span", "center", "font", "small",
    "big", "sup", "sub", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "ul", "ol",
    "li", "blockquote", "section", "article", "table", "tr", "td", "th", "tbody",
})  # fmt: skip
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
PICTURES = frozenset({"img", "video", "audio", "source", "picture", "iframe", "embed"})
RUN = (
    ("<<script", "<</script>>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
)
# Where a link was put aside: its number between two private signs.
HELD = re.compile("\ue002(\\d+)\ue003")


def strip_markup(text: str, name: str, losses: Losses) -> str:
    """Return a passage's words without scripts, comments and simple tags.

    Args:
        text: The passage's words.
        name: Its name, for what is told.
        losses: Where to note what is left out.
    """
    text, targets = _mark_link_targets(text)
    if "<" in text:
        text = _without(text, "<!--", "-->")
        for start, end in RUN:
            shorter = _without(text, start, end)
            if shorter != text:
                losses.note(
                    "A script or style in it is left out, and never runs.", name
                )
            text = shorter
        text = _tags(text, name, losses)
    for pattern, replacement in EMPHASIS:
        text = pattern.sub(replacement, text)
    text = text.replace("<!--", "< !--")
    return HELD.sub(lambda one: targets[int(one[1])], text) if targets else text


def _mark_link_targets(text: str) -> tuple[str, list[str]]:
    """Return a text with a mark for each link's target that looks like markup.

    A scene's name is a name, whatever it looks like, and leads where it says.
    """
    kept: list[str] = []
    targets: list[str] = []
    at = 0
    for link in find_links(text) if HELD.search(text) is None else ():
        if not any(mark in link.target for mark in ("<", "''", "//")) or link.leaves:
            continue
        setter = f"[{link.setter}]" if link.setter else ""
        mark = f"\ue002{len(targets)}\ue003"
        kept += (text[at : link.start], f"[[{link.text}->{mark}]{setter}]")
        targets.append(link.target)
        at = link.end
    return "".join((*kept, text[at:])), targets


def _without(text: str, start: str, end: str) -> str:
    """Return a text without what stands between two marks, whatever their case."""
    lower = text.lower() if text.isascii() else text
    kept: list[str] = []
    at = 0
    while (begin := lower.find(start, at)) >= 0:
        close = lower.find(end, begin)
        if close < 0:
            break
        kept.append(text[at:begin])
        at = close + len(end)
    return "".join((*kept, text[at:])) if at else text


def _tags(text: str, name: str, losses: Losses) -> str:
    def put(found: re.Match[str]) -> str:
        tag = found[1].lower()
        if tag in PICTURES:
            losses.note("A picture, film or sound is not shown.", name)
            return ""
        if tag == "br":
            return "\n"
        if tag in SIMPLE:
            return MARKS.get(tag, "")
        losses.note("A tag that only a web page understands is shown as words.", name)
        return found[0]

    return TAG.sub(put, text)
