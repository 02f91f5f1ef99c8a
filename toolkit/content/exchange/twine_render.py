"""Writes the parts of a passage as the plain lines of a scene.

Words first, then the choices with their conditions and effects. A line that would
mean something here, and did not in Twine, is marked as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from toolkit.content.exchange.twine_meters import StoryMeters
from toolkit.content.exchange.twine_nodes import (
    IfBranch,
    IfNode,
    LinkNode,
    Node,
    TextNode,
)
from toolkit.content.exchange.twine_terms import join_conditions, negate_condition
from toolkit.content.twee.lines import IF, KEY
from toolkit.content.twee.scene import CHOICE_KEYS, SCENE_KEYS
from toolkit.practice.case.meter import Condition, Effect

# Where a way on stood in the words: its number between two private signs.
MARK = re.compile("\ue000(\\d+)\ue001")
# A line of such marks alone, with a list's signs between them: ``* 0, 1.``
ONLY_MARKS = re.compile(
    "[\\s*+>•–,.;:!|/()\\[\\]-]*(?:\ue000\\d+\ue001[\\s*+>•–,.;:!|/()\\[\\]-]*)+"
)
# What would cut a link in two inside its target: ``a->b``, ``a]]``.
NO_TARGET = re.compile(r"->|<-|\]\]|\[\[|\n")


@dataclass(frozen=True, slots=True)
class RenderedScene:
    """A scene's words, and how many ways on it has."""

    text: str
    choices: int


@dataclass(slots=True)
class _SceneDraft:
    """What is being written."""

    meters: StoryMeters
    note: Callable[[str], None]
    blocks: list[str] = field(default_factory=list[str])
    held: list[str] = field(default_factory=list[str])
    texts: list[str] = field(default_factory=list[str])
    choices: list[list[str]] = field(default_factory=list[list[str]])

    def flush(self, condition: Condition | None) -> None:
        """End a stretch of words, and write it with its condition."""
        lines = [_line(one, self.texts) for one in "".join(self.held).split("\n")]
        self.held.clear()
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        if not text.strip():
            return
        if condition is None:
            self.blocks.append(text)
        else:
            first, *others = [one for one in text.split("\n") if one.strip()]
            body = [f"if {condition}: {first.strip()}"]
            body += [f"  {one.strip()}" for one in others]
            self.blocks.append("\n".join(body))


def render_scene(
    nodes: Iterable[Node], meters: StoryMeters, note: Callable[[str], None]
) -> RenderedScene:
    """Return a passage's parts as the lines of a scene.

    Args:
        nodes: The parts.
        meters: What became of the story's variables.
        note: Is told each thing that could not be taken over.
    """
    sheet = _SceneDraft(meters, note)
    _write(sheet, nodes, None)
    sheet.flush(None)
    choices = ["\n".join(lines) for lines in sheet.choices]
    text = "\n\n".join([*sheet.blocks, "\n".join(choices)] if choices else sheet.blocks)
    return RenderedScene(text, len(choices))


def _write(sheet: _SceneDraft, nodes: Iterable[Node], when: Condition | None) -> None:
    for node in nodes:
        if isinstance(node, TextNode):
            sheet.held.append(node.text)
        elif isinstance(node, LinkNode):
            _choice(sheet, node, when)
        elif isinstance(node, IfNode):
            _branches(sheet, node, when)
        elif when is not None:
            sheet.note("A change that depends on a condition is left out.")
        elif any(one.variable not in sheet.meters.listed for one in node.changes):
            sheet.note("A change of a variable is left out.")


def _choice(sheet: _SceneDraft, node: LinkNode, when: Condition | None) -> None:
    if NO_TARGET.search(node.target) or not node.target:
        sheet.note("A link leads to a name that no link can hold, and is left out.")
        sheet.held.append(node.text)
        return
    text = " ".join(NO_TARGET.sub(" ", node.text).split()) or node.target
    sheet.held.append(f"\ue000{len(sheet.texts)}\ue001")
    sheet.texts.append(text)
    link = node.target if text == node.target else f"{text}->{node.target}"
    lines = [f"- [[{link}]]"]
    if when is not None:
        lines.append(f"  when: {when}")
    effects = sheet.meters.effects(node.changes)
    effects += sheet.meters.effects(sheet.meters.entering.get(node.target, ()))
    if effects:
        lines.append(f"  effect: {', '.join(map(str, _joined(effects)))}")
    sheet.choices.append(lines)


def _joined(effects: list[Effect]) -> list[Effect]:
    """Return effects with those on one meter added up, in order."""
    found: dict[str, Effect] = {}
    for one in effects:
        before = found.get(one.meter)
        if before is None or one.exact:
            found[one.meter] = one
        else:
            total = before.change + one.change
            found[one.meter] = Effect(one.meter, total, before.exact)
    return [one for one in found.values() if one.exact or one.change]


def _branches(sheet: _SceneDraft, node: IfNode, outer: Condition | None) -> None:
    sheet.flush(outer)
    earlier: list[Condition] = []
    for branch in node.branches:
        holds = _holds(sheet, branch, earlier)
        if holds is None:
            sheet.note("A condition cannot be read here, so its words always show.")
            asked = branch.condition or "otherwise"
            sheet.held.append(f"({asked[:120]}) ")
            _write(sheet, branch.nodes, outer)
            sheet.flush(outer)
            continue
        when = join_conditions(outer, holds)
        _write(sheet, branch.nodes, when)
        sheet.flush(when)


def _holds(
    sheet: _SceneDraft, branch: IfBranch, earlier: list[Condition]
) -> Condition | None:
    """Return when a branch is the first that holds, or None where that is unclear."""
    own = sheet.meters.condition(branch.condition)
    if branch.condition is not None and own is not None and branch.negative:
        own = negate_condition(own)
    if branch.condition is not None and own is None:
        return None
    opposite = [negate_condition(one) for one in earlier]
    if any(one is None for one in opposite) or (own is None and not opposite):
        return None
    combined = own
    for one in opposite:
        combined = join_conditions(one, combined)
    if own is not None:
        earlier.append(own)
    return combined


def _line(line: str, texts: list[str]) -> str:
    """Return a line of words: links show theirs, and a line of links shows nothing."""
    if "\ue000" in line:
        if ONLY_MARKS.fullmatch(line):
            return ""
        line = MARK.sub(lambda found: texts[int(found[1])], line)
    return escape_scene_line(line)


def escape_scene_line(line: str) -> str:
    """Return a line so that it is read as words, even where it looks like a key."""
    bare = line.strip()
    found = KEY.match(bare)
    key = " ".join(found["key"].lower().split()) if found else ""
    ours = key in SCENE_KEYS or key in CHOICE_KEYS or IF.match(bare) is not None
    return f"\\{bare}" if ours else bare
