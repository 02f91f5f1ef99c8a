"""Reads Twine 2 JSON: the specification's keys, extwee's and Twison's.

Takes any value of any kind and never more than it needs; says what is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.exchange.twine_text import (
    LONGEST,
    clean_foreign_text,
)
from toolkit.content.twee.story import (
    MOST_PASSAGES,
    Passage,
    Story,
    build_title_and_data,
)
from toolkit.practice.text import join_lines

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "ifid": ("ifid",),
    "format": ("format",),
    "format-version": ("format-version", "formatVersion", "format_version"),
    "zoom": ("zoom",),
    "creator": ("creator",),
    "creator-version": ("creator-version", "creatorVersion"),
}


def is_story(value: object) -> bool:
    """Tell whether a JSON value looks like a Twine story."""
    return isinstance(value, dict) and isinstance(value.get("passages"), list)


def read_story(value: Mapping[str, object], losses: Losses) -> Story:
    """Return the story that a JSON object holds.

    Args:
        value: The object.
        losses: Where to note what is left out.
    """
    items = _list(value.get("passages"))
    if len(items) > MOST_PASSAGES:
        losses.note(f"Only the first {MOST_PASSAGES:,} scenes are read.")
    passages: list[Passage] = []
    by_id: dict[str, str] = {}
    for number, item in enumerate(items[:MOST_PASSAGES], 1):
        if not isinstance(item, dict):
            losses.note("One of the passages is not in a form that can be read.")
            continue
        passage = _passage(item, number)
        passages.append(passage)
        if "pid" in item:
            by_id.setdefault(str(item["pid"]), passage.name)
    title = (
        join_lines(clean_foreign_text(_text(value.get("name"))))
        or "A story without a name"
    )
    data = _data(value)
    start = _start(value, passages, by_id)
    if start:
        data["start"] = start
    _code(value, losses)
    return Story((*build_title_and_data(title, data), *passages))


def _passage(item: Mapping[str, object], number: int) -> Passage:
    tags = item.get("tags")
    if isinstance(tags, str):
        tags = tags.split()
    words = [one for one in _list(tags) if isinstance(one, str)]
    return Passage(
        join_lines(clean_foreign_text(_text(item.get("name")))) or f"Scene {number}",
        clean_foreign_text(_text(item.get("text")))[:LONGEST].rstrip(),
        tuple(
            "-".join(clean_foreign_text(word).split()) for word in words if word.split()
        ),
        _places(item),
    )


def _places(item: Mapping[str, object]) -> dict[str, str]:
    metadata = item.get("metadata")
    source = metadata if isinstance(metadata, dict) else item
    found: dict[str, str] = {}
    for key in ("position", "size"):
        value = source.get(key)
        if isinstance(value, str):
            found[key] = join_lines(clean_foreign_text(value))
        elif isinstance(value, dict):
            x, y = (
                value.get("x", value.get("width")),
                value.get("y", value.get("height")),
            )
            if isinstance(x, (int, float, str)) and isinstance(y, (int, float, str)):
                found[key] = f"{x},{y}"
    return found


def _data(value: Mapping[str, object]) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, spellings in SPELLINGS.items():
        for spelling in spellings:
            word = value.get(spelling)
            if isinstance(word, (str, int, float)) and not isinstance(word, bool):
                data.setdefault(
                    key, clean_foreign_text(str(word)) if key != "zoom" else word
                )
    colours = value.get("tag-colors", value.get("tagColors"))
    if isinstance(colours, dict) and colours:
        data["tag-colors"] = {str(key): str(one) for key, one in colours.items()}
    return data


def _start(
    value: Mapping[str, object], passages: list[Passage], by_id: dict[str, str]
) -> str:
    """Return the first scene: both a name and a number are used for it."""
    for key in ("start", "startnode"):
        told = value.get(key)
        if isinstance(told, (str, int)):
            if any(one.name == told for one in passages):
                return str(told)
            if str(told) in by_id:
                return by_id[str(told)]
    return ""


def _code(value: Mapping[str, object], losses: Losses) -> None:
    for key, words in (("script", "script"), ("style", "style sheet")):
        if _text(value.get(key)).strip():
            losses.note(f"The story's own {words} is left out, and never runs here.")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
