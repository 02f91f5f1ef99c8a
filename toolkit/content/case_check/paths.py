"""Saved ways through a case: do they still lead where their author wanted?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content.problem import quote_value, suggest_known_word
from toolkit.practice.case.case import SavedPath, Scene
from toolkit.practice.case.meter import build_opening_state
from toolkit.practice.case.walk import Node, list_edges

if TYPE_CHECKING:
    from toolkit.content.case_check.context import CheckContext


def check_saved_paths(context: CheckContext) -> None:
    """Replay every saved way and note where it no longer fits."""
    for path in context.case.paths:
        end = _replayed(context, path)
        if end is not None and path.ends and end != path.ends:
            message = f"{quote_value(path.name)} now ends at {quote_value(end)}."
            hint = (
                f"It ended at {quote_value(path.ends)}: put that right here or there."
            )
            context.note(path.line, message, hint, "should")


def _replayed(context: CheckContext, path: SavedPath) -> str | None:
    """Return where a saved way ends, or None when a choice is no longer there."""
    node: Node = (context.case.start, build_opening_state(context.case.meters))
    for words, line in path.choices:
        steps = list_edges(context.case, node, path.level)
        scene = context.case.scenes.get(node[0], Scene(node[0]))
        offered = {scene.choices[number].text: target for number, target in steps}
        while words not in offered and len(offered) == 1:
            # Scenes with a single way on need not be written down.
            node = next(iter(offered.values()))
            scene = context.case.scenes.get(node[0], Scene(node[0]))
            steps = list_edges(context.case, node, path.level)
            offered = {scene.choices[number].text: target for number, target in steps}
        if words not in offered:
            message = (
                f"{quote_value(scene.name)} no longer offers {quote_value(words)}."
            )
            hint = (
                suggest_known_word(words, offered)
                or f"Change {quote_value(path.name)}."
            )
            context.note(line, message, hint, "should")
            return None
        node = offered[words]
    return _walk_single_choices(context, node, path)


def _walk_single_choices(context: CheckContext, node: Node, path: SavedPath) -> str:
    """Follow single ways on, at most once around the case."""
    for _ in context.case.scenes:
        steps = list_edges(context.case, node, path.level)
        if len(steps) != 1:
            break
        node = steps[0][1]
    return node[0]
