"""Reads single values of a content.json, whatever really stands there.

A value of another kind than the one looked for counts as left out.
"""

from __future__ import annotations

from typing import cast

from toolkit.content.exchange.twine_render import escape_scene_line
from toolkit.content.exchange.twine_text import convert_html_to_markdown
from toolkit.practice.text import join_lines


def read_prose(value: object) -> str:
    """Return HTML as the words of a scene, none of which may look like a key."""
    text = convert_html_to_markdown(value) if isinstance(value, str) else ""
    text = text.replace("[[", "[ [").replace("]]", "] ]").replace("<!--", "< !--")
    return "\n".join(escape_scene_line(line) for line in text.split("\n"))


def read_line(value: object) -> str:
    """Return HTML as words on one line; anything but text is empty."""
    return join_lines(convert_html_to_markdown(value)) if isinstance(value, str) else ""


def read_group(value: object) -> dict[str, object]:
    """Return a group of keys; anything else is an empty one."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def read_list(value: object) -> list[object]:
    """Return a list; anything else is an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []
