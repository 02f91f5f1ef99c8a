"""Reads Harlowe's simple macros: set, if, unless, else, link-goto, link, goto.

Every other macro stays as the words it is written in, and is counted.
"""

from __future__ import annotations

import re

from toolkit.content.exchange.twine_nodes import (
    DEEPEST,
    IfBranch,
    IfNode,
    LinkNode,
    Node,
    Note,
    SetNode,
    extract_strings,
    find_link_target,
    parse_links,
)
from toolkit.content.exchange.twine_terms import read_changes

# The head of a macro, ``(link-goto:`` or ``(if:``.
MACRO = re.compile(r"\(([A-Za-z][\w-]{0,40})\s*:")
SPACE = re.compile(r"\s*+")
# A hook after a macro, with a name or without: the ``|name>`` before ``[words]``.
ANCHOR = re.compile(r"\s*+\|?[\w]*+[>]?(?=\[)")
LINKS = frozenset({
    "link", "linkreveal", "linkrepeat", "linkrerun", "linkreplace", "clickgoto",
})  # fmt: skip

# Where a hook's words begin and end, and where the text goes on.
_Hook = tuple[int, int, int]


def parse_harlowe(text: str, note: Note) -> tuple[Node, ...]:
    """Return a passage's parts.

    Args:
        text: The passage's words.
        note: Is told the name of each macro that stays as it is.
    """
    return _HarloweReader(text.replace("{", "").replace("}", ""), note).nodes()


class _HarloweReader:
    def __init__(self, text: str, note: Note) -> None:
        self.text = text
        self.note = note
        self.closing = {**_pairs(text, "(", ")"), **_pairs(text, "[", "]")}

    def nodes(self) -> tuple[Node, ...]:
        return tuple(self._range(0, len(self.text), 0))

    def _range(self, at: int, end: int, depth: int) -> list[Node]:
        found: list[Node] = []
        plain = at
        while depth < DEEPEST:
            macro = MACRO.search(self.text, at, end)
            if macro is None:
                break
            close = self.closing.get(macro.start(), end)
            if close >= end:
                at = macro.end()
                continue
            nodes, after = self._macro(macro, close, end, depth)
            if nodes is None:
                self.note(macro[1].lower())
                at = close + 1
                continue
            found += [*parse_links(self.text[plain : macro.start()]), *nodes]
            plain = at = after
        return [*found, *parse_links(self.text[plain:end])]

    def _macro(
        self, macro: re.Match[str], close: int, end: int, depth: int
    ) -> tuple[list[Node] | None, int]:
        """Return the nodes of a macro and where the text goes on; None for unknown."""
        name = re.sub(r"[-_]", "", macro[1].lower())
        inner = self.text[macro.end() : close].strip()
        if name in {"set", "put"}:
            changes = read_changes(inner)
            return ([SetNode(changes)] if changes else None), close + 1
        if name in {"linkgoto", "goto"}:
            return self._goto(name, inner), close + 1
        if name in {"if", "unless"}:
            return self._branches(name, inner, close + 1, end, depth)
        if name in LINKS:
            return self._link(inner, close + 1, end, depth)
        return None, close + 1

    def _goto(self, name: str, inner: str) -> list[Node] | None:
        words = extract_strings(inner)
        if not words or len(words) > 2:
            return None
        return [LinkNode(words[0] if name == "linkgoto" else "Go on", words[-1])]

    def _link(
        self, inner: str, at: int, end: int, depth: int
    ) -> tuple[list[Node] | None, int]:
        words = extract_strings(inner)
        hook = self._hook(at, end)
        if not words or hook is None:
            return None, at
        leads = find_link_target(tuple(self._range(hook[0], hook[1], depth + 1)))
        if leads is None:
            return None, at
        return [LinkNode(words[0], leads[0], leads[1])], hook[2]

    def _branches(
        self, name: str, inner: str, at: int, end: int, depth: int
    ) -> tuple[list[Node] | None, int]:
        hook = self._hook(at, end)
        if hook is None:
            return None, at
        nodes = tuple(self._range(hook[0], hook[1], depth + 1))
        branches = [IfBranch(inner, nodes, name == "unless")]
        after = hook[2]
        while following := self._else(after, end):
            condition, hook = following
            nodes = tuple(self._range(hook[0], hook[1], depth + 1))
            branches.append(IfBranch(condition, nodes))
            after = hook[2]
            if condition is None:
                break
        return [IfNode(tuple(branches))], after

    def _else(self, at: int, end: int) -> tuple[str | None, _Hook] | None:
        space = SPACE.match(self.text, at, end)
        macro = MACRO.match(self.text, space.end() if space else at, end)
        if macro is None:
            return None
        name = re.sub(r"[-_]", "", macro[1].lower())
        close = self.closing.get(macro.start(), end)
        if name not in {"elseif", "else"} or close >= end:
            return None
        hook = self._hook(close + 1, end)
        if hook is None:
            return None
        inner = self.text[macro.end() : close].strip()
        return (inner if name == "elseif" else None), hook

    def _hook(self, at: int, end: int) -> _Hook | None:
        """Return where the hook after a macro begins and ends, and what follows."""
        anchor = ANCHOR.match(self.text, at, end)
        if anchor is None:
            return None
        start = anchor.end()
        close = self.closing.get(start)
        if close is None or close >= end:
            return None
        if self.text.startswith("[[", start) and self.closing[start + 1] == close - 1:
            # Only a link, without a hook around it: its author meant just that link.
            return start, close + 1, close + 1
        return start + 1, close, close + 1


def _pairs(text: str, opening: str, closing: str) -> dict[int, int]:
    """Return where each bracket is closed, in one look from left to right."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for at, sign in enumerate(text):
        if sign == opening:
            open_at.append(at)
        elif sign == closing and open_at:
            found[open_at.pop()] = at
    return found
