"""Reads SugarCube's simple macros: set, if, elseif, else, link, button, goto, actions.

Every other macro stays as the words it is written in, and is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.content.exchange.twine_nodes import (
    DEEPEST,
    IfBranch,
    IfNode,
    LinkNode,
    Node,
    Note,
    SetNode,
    TextNode,
    extract_strings,
    find_link_target,
    parse_links,
)
from toolkit.content.exchange.twine_terms import read_changes
from toolkit.content.twee.links import find_links

OPENING = frozenset({"if", "link", "button"})
CLOSING = {"/if": "if", "endif": "if", "/link": "link", "/button": "button"}
SILENT = frozenset({
    "nobr", "/nobr", "silently", "/silently", "endsilently", "endnobr",
})  # fmt: skip


@dataclass(slots=True)
class _Frame:
    """A macro that is still open: its branches so far."""

    name: str
    argument: str = ""
    conditions: list[str | None] = field(default_factory=list[str | None])
    bodies: list[list[Node]] = field(default_factory=list[list[Node]])


def parse_sugarcube(text: str, note: Note) -> tuple[Node, ...]:
    """Return a passage's parts.

    Args:
        text: The passage's words.
        note: Is told the name of each macro that stays as it is.
    """
    frames = [_Frame("", bodies=[[]])]
    for words, macro in _tokens(text):
        frames[-1].bodies[-1] += parse_links(words)
        if macro is not None:
            _take(macro, frames, note)
    while len(frames) > 1:
        _close(frames, note)
    return tuple(frames[0].bodies[0])


def _tokens(text: str) -> Iterator[tuple[str, str | None]]:
    """Return each stretch of words with the macro after it."""
    at = 0
    while True:
        start = text.find("<<", at)
        end = text.find(">>", start + 2) if start >= 0 else -1
        if end < 0:
            yield text[at:], None
            return
        yield text[at:start], text[start + 2 : end].strip()
        at = end + 2


def _take(macro: str, frames: list[_Frame], note: Note) -> None:
    name, _, argument = macro.partition(" ")
    name, argument = name.lower(), argument.strip()
    if name in OPENING and len(frames) < DEEPEST:
        condition = argument if name == "if" else None
        frames.append(_Frame(name, argument, [condition], [[]]))
    elif name in {"elseif", "else"} and frames[-1].name == "if":
        frames[-1].conditions.append(argument if name == "elseif" else None)
        frames[-1].bodies.append([])
    elif CLOSING.get(name) == frames[-1].name and len(frames) > 1:
        _close(frames, note)
    elif name not in SILENT:
        frames[-1].bodies[-1] += _single(name, argument, macro, note)


def _single(name: str, argument: str, macro: str, note: Note) -> list[Node]:
    changes = read_changes(argument) if name in {"set", "run"} else None
    if changes:
        return [SetNode(changes)]
    words = extract_strings(argument)
    inside = [one for one in find_links(argument) if not one.leaves]
    if name == "goto" and (words or inside):
        return [LinkNode("Go on", words[0] if words else inside[0].target)]
    if name == "actions" and (words or inside):
        found = [(one.text, one.target) for one in inside] or [(w, w) for w in words]
        return [LinkNode(text, target) for text, target in found]
    note(name)
    return [TextNode(f"<<{macro}>>")]


def _close(frames: list[_Frame], note: Note) -> None:
    frame = frames.pop()
    outer = frames[-1].bodies[-1]
    if frame.name == "if":
        pairs = zip(frame.conditions, frame.bodies, strict=True)
        outer.append(IfNode(tuple(IfBranch(one, tuple(body)) for one, body in pairs)))
        return
    body = tuple(frame.bodies[0])
    made = _link(frame.argument, body)
    if made is None:
        note(frame.name)
        outer += [TextNode(f"<<{frame.name} {frame.argument}>>"), *body]
    else:
        outer.append(made)


def _link(argument: str, body: tuple[Node, ...]) -> LinkNode | None:
    changes = [
        one for node in body if isinstance(node, SetNode) for one in node.changes
    ]
    inside = next((one for one in find_links(argument) if not one.leaves), None)
    if inside is not None:
        setter = read_changes(inside.setter) or ()
        return LinkNode(inside.text, inside.target, (*setter, *changes))
    words = extract_strings(argument)
    if len(words) >= 2:
        return LinkNode(words[0], words[1], tuple(changes))
    leads = find_link_target(body)
    return LinkNode(words[0], leads[0], leads[1]) if words and leads else None
