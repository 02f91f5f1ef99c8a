"""Turns a Twine story into a case: scenes, choices, meters, in plain lines.

Simple variables become meters. What cannot be translated stays visible as words that
do nothing, and each such thing is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from toolkit.content.exchange.twine_chapbook import parse_chapbook as chapbook
from toolkit.content.exchange.twine_harlowe import parse_harlowe as harlowe
from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.exchange.twine_meters import StoryMeters, gather_meters
from toolkit.content.exchange.twine_nodes import Node, Note, SetNode, parse_links
from toolkit.content.exchange.twine_render import RenderedScene, render_scene
from toolkit.content.exchange.twine_sugarcube import parse_sugarcube as sugarcube
from toolkit.content.exchange.twine_words import strip_markup
from toolkit.content.twee.cases import OUR_TAGS, SPECIAL_NAMES, SPECIAL_TAGS, is_plan
from toolkit.content.twee.links import find_links
from toolkit.content.twee.story import DATA, TITLE, Passage, Story

Parse = Callable[[str, Note], tuple[Node, ...]]
FORMATS: Mapping[str, Parse] = {
    "harlowe": harlowe,
    "sugarcube": sugarcube,
    "chapbook": chapbook,
}
SETUP_NAMES = frozenset({"StoryInit"})
SETUP_TAGS = frozenset({"startup", "init"})
MACROS_TOLD = 4
# ``$trust`` in the middle of words.
NAMED = re.compile(r"\$[A-Za-z_]\w{0,60}")
# A whole macro: ``<<set $a to 1>>`` of SugarCube, ``(set: $a to 1)`` of Harlowe.
MACRO = re.compile(r"<<[^<>]{0,300}>>|\([A-Za-z][\w-]{0,40}:[^()]{0,300}\)")
MAY_LEAD = re.compile(
    "link|click|go|button|action|choice|return|back|undo|display|include|embed|replace"
)
"""Macros that may have been the way on from a scene."""


@dataclass(slots=True)
class _Scene:
    """One passage while it is translated."""

    passage: Passage
    nodes: tuple[Node, ...]
    macros: Counter[str] = field(default_factory=Counter[str])


def convert_story(story: Story, losses: Losses) -> Story:
    """Return a story as a case, unless it is one already.

    Args:
        story: The story as it was read.
        losses: Where to note what could not be taken over.
    """
    if any(is_plan(passage) for passage in story.passages):
        return story
    parse = _format(story, losses)
    scenes = [_parsed(one, parse, losses) for one in story.passages if _is_scene(one)]
    setup = _setup(story, parse)
    start = story.find_data_text("start") or next(
        (one.passage.name for one in scenes if one.passage.name == "Start"), ""
    )
    start = start or (scenes[0].passage.name if scenes else "")
    nodes = {one.passage.name: one.nodes for one in scenes}
    meters = gather_meters(nodes, setup, start, losses)
    made = [_written(one, meters, losses) for one in scenes]
    _report_left_out(story, losses)
    _report_new_endings(made, losses)
    head = [one for one in story.passages if one.name in {TITLE, DATA}]
    return Story((*head, _plan(story, meters), *(passage for passage, _ in made)))


def _format(story: Story, losses: Losses) -> Parse:
    told = story.find_data_text("format").lower().replace(" ", "")
    for name, parse in FORMATS.items():
        if told.startswith(name):
            return parse
    if told and told not in {"snowman", "twison"}:
        losses.note("The story format is not known here; words and links are read.")
    sample = " ".join(one.text[:2_000] for one in story.passages[:200])
    if not told and "<<" in sample:
        return sugarcube
    if not told and ("(set:" in sample or "(if:" in sample or "(link" in sample):
        return harlowe
    return lambda text, _note: tuple(parse_links(text))


def _is_scene(passage: Passage) -> bool:
    return passage.name not in SPECIAL_NAMES and not SPECIAL_TAGS & set(passage.tags)


def _parsed(passage: Passage, parse: Parse, losses: Losses) -> _Scene:
    scene = _Scene(passage, ())

    def note(name: str) -> None:
        scene.macros[name] += 1

    text = strip_markup(passage.text, passage.name, losses)
    scene.nodes = parse(text, note)
    return scene


def _setup(story: Story, parse: Parse) -> list[SetNode]:
    found: list[SetNode] = []
    for passage in story.passages:
        if passage.name in SETUP_NAMES or SETUP_TAGS & set(passage.tags):
            nodes = parse(passage.text, lambda _name: None)
            found += [node for node in nodes if isinstance(node, SetNode)]
    return found


def _written(
    scene: _Scene, meters: StoryMeters, losses: Losses
) -> tuple[Passage, tuple[RenderedScene, int]]:
    name = scene.passage.name
    made = render_scene(scene.nodes, meters, lambda message: losses.note(message, name))
    count = sum(scene.macros.values())
    if count:
        listed = ", ".join(sorted(scene.macros)[:MACROS_TOLD])
        words = (
            "1 macro is shown as words and does nothing"
            if count == 1
            else f"{count} macros are shown as words and do nothing"
        )
        losses.note(f"{words} ({listed}).", name)
    _report_inert_words(made.text, name, losses)
    tags = tuple(_own_tag(tag, losses) for tag in scene.passage.tags)
    if not made.choices and "ending" not in tags:
        tags = (*tags, "ending")
    passage = replace(scene.passage, text=made.text, tags=tags, source="")
    return passage, (made, sum(bool(MAY_LEAD.search(one)) for one in scene.macros))


def _report_inert_words(text: str, name: str, losses: Losses) -> None:
    """Tell which names and addresses stay in a scene as words that do nothing."""
    names = sorted(set(NAMED.findall(MACRO.sub("", text))))
    if names:
        listed = ", ".join(names[:MACROS_TOLD])
        words = (
            "A variable is shown as its name"
            if len(names) == 1
            else "Variables are shown as their names"
        )
        losses.note(f"{words} ({listed}).", name)
    if any(link.leaves for link in find_links(text)):
        losses.note("A link that leads out of the story is shown as words.", name)


def _own_tag(tag: str, losses: Losses) -> str:
    if tag not in OUR_TAGS:
        return tag
    losses.note(f'The tag "{tag}" means something else here, so it is now "{tag}-tag".')
    return f"{tag}-tag"


def _report_new_endings(
    made: list[tuple[Passage, tuple[RenderedScene, int]]], losses: Losses
) -> None:
    ends = [(one, count) for one, (done, count) in made if not done.choices]
    plain = sum(1 for _, count in ends if not count)
    if plain:
        words = "1 scene" if plain == 1 else f"{plain} scenes"
        losses.note(f"{words} without a way on became endings.")
    for passage, count in ends:
        if count:
            losses.note(
                "No way on can be read here; it is now an ending.", passage.name
            )


def _report_left_out(story: Story, losses: Losses) -> None:
    code = [one for one in story.passages if {"script", "stylesheet"} & set(one.tags)]
    if code:
        losses.note("Scripts and style sheets are left out, and never run here.")
    others = [
        one.name
        for one in story.passages
        if not _is_scene(one) and one not in code and one.name not in {TITLE, DATA}
    ]
    if others:
        listed = ", ".join(others[:MACROS_TOLD])
        losses.note(f"Passages that only Twine uses are left out: {listed}.")


def _plan(story: Story, meters: StoryMeters) -> Passage:
    names = {passage.name for passage in story.passages}
    name = next(
        one for one in ("Case", "Plan of the case", "Case plan") if one not in names
    )
    lines = ["role:", "time:", "content note:", "objectives:"]
    if meters.listed:
        lines += [
            "meters shown: hidden",
            "meters:",
            *(f"  {one}" for one in meters.lines),
        ]
    return Passage(name, "\n".join(lines), ("case",))
