"""Puts text from elsewhere in order: no control characters, no halves of characters.

Turns simple HTML into plain Markdown and drops what a page could run. Never keeps a
tag that a browser would follow.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

# Control characters and halves of characters; tabs and line ends stay.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST = 200_000
"""Characters that one scene may hold."""
# Tags that mean something in plain Markdown, and what stands for them.
BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre"})
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
KEPT = frozenset({*BLOCKS, *MARKS, "br", "li", "blockquote"})
DROPPED_WHOLE = frozenset({"script", "style", "iframe", "object", "embed", "svg"})
# ``<p``, ``</p``, ``<!--``; not ``a < b`` or ``<3``.
ANY_TAG = re.compile(r"<[a-zA-Z!/]")


def clean_foreign_text(text: str) -> str:
    """Return a text with one kind of line end and nothing that cannot be shown."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub("", plain) if CONTROL.search(plain) else plain


def convert_html_to_markdown(text: str) -> str:
    """Return simple HTML as Markdown, without anything that a page could run.

    Args:
        text: HTML from an untrusted file; what is too long is cut.
    """
    text = clean_foreign_text(text)[:LONGEST]
    if not ANY_TAG.search(text) and "&" not in text:
        return text.strip()
    clean = nh3.clean(
        text,
        tags=set(KEPT),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={},
        link_rel=None,
    )
    writer = _Markdown()
    writer.feed(clean)
    writer.close()
    joined = "".join(writer.parts)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", joined)).strip()


class _Markdown(HTMLParser):
    """Writes Markdown for HTML that is known to be clean and well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],
    ) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        else:
            self.parts.append(MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")
        else:
            self.parts.append(MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"\s+", " ", data))
