"""What every Twine story format shares: words, ways on, changes, conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from toolkit.content.exchange.twine_terms import VariableChange, read_changes
from toolkit.content.twee.links import find_links

# ``"words"`` or ``'words'``, with ``\\"`` inside.
STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
DEEPEST = 20
MOST_LINKS = 300
"""Ways on that are looked for in one stretch; the rest are words."""
Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TextNode:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class LinkNode:
    """A way on, with what it changes."""

    text: str
    target: str
    changes: tuple[VariableChange, ...] = ()


@dataclass(frozen=True, slots=True)
class SetNode:
    """What happens to variables when somebody comes here."""

    changes: tuple[VariableChange, ...]


@dataclass(frozen=True, slots=True)
class IfBranch:
    """One branch: its condition as it was written, or None for what is left."""

    condition: str | None
    nodes: tuple[Node, ...]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class IfNode:
    """Branches, of which the first that holds is shown."""

    branches: tuple[IfBranch, ...] = field(default=())


Node = TextNode | LinkNode | SetNode | IfNode


def extract_strings(text: str) -> list[str]:
    """Return the quoted texts in a macro's arguments."""
    found = (one[1] if one[1] is not None else one[2] for one in STRING.finditer(text))
    return [re.sub(r"\\(.)", r"\1", one) for one in found]


def parse_links(text: str) -> Iterator[Node]:
    """Return a stretch without macros as words and ways on."""
    at = 0
    for link in islice(find_links(text), MOST_LINKS):
        if link.leaves:
            continue
        if link.start > at:
            yield TextNode(text[at : link.start])
        yield LinkNode(link.text, link.target, read_changes(link.setter) or ())
        at = link.end
    if at < len(text):
        yield TextNode(text[at:])


def find_link_target(
    nodes: tuple[Node, ...],
) -> tuple[str, tuple[VariableChange, ...]] | None:
    """Return where the nodes inside a link lead, with their changes, if anywhere."""
    changes: list[VariableChange] = []
    target = ""
    for node in nodes:
        if isinstance(node, SetNode):
            changes += node.changes
        elif isinstance(node, LinkNode):
            target = node.target
            changes += node.changes
    return (target, tuple(changes)) if target else None
