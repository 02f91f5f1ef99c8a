"""Hides from Twine the lines of a case that say something about a scene or a choice.

Touches only those lines: comment marks come before and after them, and no word is
lost. Read here, the case is the same in both spellings.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.content.problem import ProblemList
from toolkit.content.twee.cases import is_scene_passage
from toolkit.content.twee.line_kinds import AllowedKeys, KeyLine
from toolkit.content.twee.lines import sort_lines
from toolkit.content.twee.scene import CHOICE_KEYS, SCENE_KEYS
from toolkit.content.twee.story import Passage, Story

OPEN, CLOSE = "<!--", "-->"


def convert_for_twine(story: Story, people: tuple[str, ...] = ()) -> Story:
    """Return a story whose lines about scenes and choices are hidden from Twine.

    Args:
        story: The story.
        people: Who speaks in it, so that their lines stay words.
    """
    names = frozenset(name.lower() for name in people)
    keys = AllowedKeys(SCENE_KEYS, CHOICE_KEYS, names)
    made: list[Passage] = []
    for passage in story.passages:
        text = passage.text
        if is_scene_passage(passage):
            text = _wrap_key_lines(text, keys)
        made.append(passage if text == passage.text else passage.with_text(text))
    return replace(story, passages=tuple(made))


def _find_key_lines(text: str, keys: AllowedKeys) -> set[int]:
    """Return the lines, counted from 0, that say something about a scene or choice."""
    found: set[int] = set()
    for item in sort_lines(text, 0, keys, ProblemList("")):
        if isinstance(item, KeyLine) and item.key:
            found |= set(range(item.line, item.line + len(item.lines)))
    return found


def _wrap_key_lines(text: str, keys: AllowedKeys) -> str:
    """Put comment marks around each run of lines that are not words."""
    lines = text.split("\n")
    inside = _in_comments(lines)
    about = _find_key_lines(text, keys) - inside
    made: list[str] = []
    for number, line in enumerate(lines):
        if number in about and number - 1 not in about:
            made.append(OPEN)
        made.append(line.replace(CLOSE, "-- >") if number in about else line)
        if number in about and number + 1 not in about:
            made.append(CLOSE)
    return "\n".join(made)


def _in_comments(lines: list[str]) -> set[int]:
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        rest = line
        touched = inside
        while mark := (CLOSE if inside else OPEN):
            _, seen, rest = rest.partition(mark)
            if not seen:
                break
            inside, touched = not inside, True
        if touched:
            found.add(number)
    return found
