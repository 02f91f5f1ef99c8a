"""Reads Chapbook's simple parts: the variables above the line, and ``[if ...]``.

Inserts and other modifiers stay as the words they are written in, and are counted.
"""

from __future__ import annotations

import re

from toolkit.content.exchange.twine_nodes import (
    IfBranch,
    IfNode,
    LinkNode,
    Node,
    Note,
    SetNode,
    TextNode,
    parse_links,
)
from toolkit.content.exchange.twine_terms import read_changes

# The line of hyphens between variables and words.
LINE = re.compile(r"^-{2,}\s*$", re.MULTILINE)
# ``[if trust > 2]`` alone on its line; not the link ``[[Knock]]``.
MODIFIER = re.compile(r"\[(?!\[)([^\[\]]{1,200})\]\s*")
# ``{trust}`` or ``{restart link}``.
INSERT = re.compile(r"\{([^{}\n]{1,300})\}")
# ``link to: 'Hall'`` or ``back link to: 'Hall'`` in such an insert.
LINK = re.compile(r"(?:back )?link\s+to:\s*['\"]([^'\"]+)['\"]", re.IGNORECASE)
# ``label: 'Go in'`` beside it.
LABEL = re.compile(r"label:\s*['\"]([^'\"]+)['\"]", re.IGNORECASE)
CONTINUE = frozenset({"continue", "cont", "cont'd"})


def parse_chapbook(text: str, note: Note) -> tuple[Node, ...]:
    """Return a passage's parts.

    Args:
        text: The passage's words.
        note: Is told the name of each part that stays as it is.
    """
    found: list[Node] = []
    line = LINE.search(text)
    if line:
        found += _variables(text[: line.start()], note)
        text = text[line.end() :].lstrip("\n")
    return (*found, *_body(text, note))


def _variables(text: str, note: Note) -> list[Node]:
    found: list[Node] = []
    for line in text.split("\n"):
        bare = line.strip()
        changes = read_changes(bare) if bare else None
        if changes:
            found.append(SetNode(changes))
        elif bare:
            note(bare.partition(":")[0].strip() or "vars")
    return found


def _body(text: str, note: Note) -> list[Node]:
    found: list[Node] = []
    branches: list[IfBranch] = []
    held: list[str] = []
    condition: str | None = None
    conditional = negative = False

    def end() -> None:
        nodes = tuple(_words("\n".join(held), note))
        held.clear()
        if conditional:
            branches.append(IfBranch(condition, nodes, negative))
        else:
            found.extend(nodes)

    for line in text.split("\n"):
        modifier = MODIFIER.fullmatch(line.strip())
        word = modifier[1].strip() if modifier else ""
        kind = word.partition(" ")[0].lower()
        if kind not in {"if", "ifalways", "unless", "else", *CONTINUE}:
            if word:
                note(kind)
            held.append(line)
            continue
        end()
        if kind != "else" and branches:
            found.append(IfNode(tuple(branches)))
            branches.clear()
        conditional = kind not in CONTINUE
        negative = kind == "unless"
        condition = None if kind == "else" else word.partition(" ")[2]
    end()
    if branches:
        found.append(IfNode(tuple(branches)))
    return found


def _words(text: str, note: Note) -> list[Node]:
    found: list[Node] = []
    at = 0
    for insert in INSERT.finditer(text):
        link, label = LINK.search(insert[1]), LABEL.search(insert[1])
        if link is None:
            note(insert[1].partition(":")[0].strip()[:40])
            continue
        found += parse_links(text[at : insert.start()])
        found.append(LinkNode(label[1] if label else link[1], link[1]))
        at = insert.end()
    found += parse_links(text[at:])
    return [TextNode(one.text) if isinstance(one, TextNode) else one for one in found]
