"""Changes between the two spellings of a case: plain lines, and lines Twine hides.

Touches only the lines that say something about a scene or a choice. Going there and
back again gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.content.twee.cases import is_scene_passage
from toolkit.content.twee.lines import AllowedKeys, KeyLine, ProblemList, sort_lines
from toolkit.content.twee.links import replace_arrows
from toolkit.content.twee.scene import CHOICE_KEYS, SCENE_KEYS
from toolkit.content.twee.story import Passage, Story

OPEN, CLOSE = "<!--", "-->"
Change = Callable[[str, AllowedKeys], str]


def convert_for_twine(story: Story, people: tuple[str, ...] = ()) -> Story:
    """Return a story whose lines about scenes and choices are hidden from Twine.

    Args:
        story: The story.
        people: Who speaks in it, so that their lines stay words.
    """
    return _each(story, _wrap_key_lines, people)


def convert_for_reading(story: Story, people: tuple[str, ...] = ()) -> Story:
    """Return a story whose lines about scenes and choices stand in the open.

    Args:
        story: The story.
        people: Who speaks in it, so that their lines stay words.
    """
    return _each(story, _open_key_lines, people)


def replace_story_arrows(story: Story) -> tuple[Story, int]:
    """Return a story with ``->`` for the arrows of word processors, and how many."""
    passages: list[Passage] = []
    total = 0
    for passage in story.passages:
        text, changed = (
            replace_arrows(passage.text) if is_scene_passage(passage) else ("", 0)
        )
        passages.append(passage.edited(text) if changed else passage)
        total += changed
    return replace(story, passages=tuple(passages)), total


def _each(story: Story, change: Change, people: tuple[str, ...]) -> Story:
    names = frozenset(name.lower() for name in people)
    keys = AllowedKeys(SCENE_KEYS, CHOICE_KEYS, names)
    made: list[Passage] = []
    for passage in story.passages:
        text = passage.text
        if is_scene_passage(passage):
            text = change(text, keys)
        made.append(passage if text == passage.text else passage.edited(text))
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


def _open_key_lines(text: str, keys: AllowedKeys) -> str:
    """Take the comment marks away from around lines that are not words."""
    lines = text.split("\n")
    about = _find_key_lines(text, keys)
    made: list[str] = []
    at = 0
    while at < len(lines):
        end = _comment_end(lines, at)
        block = range(at + 1, end)
        if end > at and all(one in about or not lines[one].strip() for one in block):
            made += [lines[one] for one in block]
            at = end + 1
        else:
            made.append(lines[at])
            at += 1
    return "\n".join(made)


def _comment_end(lines: list[str], at: int) -> int:
    """Return the line that closes a comment opened on this line alone, or this one."""
    if lines[at].strip() != OPEN:
        return at
    for end in range(at + 1, len(lines)):
        if lines[end].strip() == CLOSE:
            return end
        if CLOSE in lines[end] or OPEN in lines[end]:
            break
    return at


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
