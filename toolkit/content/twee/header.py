r"""Reads and writes the first line of a Twee passage: name, tags and metadata.

Takes the spellings of Twee 1 and Twee 2 as well. A backslash makes the sign after it
an ordinary one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from toolkit.content.problem import Level

# A backslash and the sign it keeps, as in ``A \\[box\\]``.
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
MUST_ESCAPE = re.compile(r"([\\\[\]{}])")
# Where a scene lies on the map in the first Twee, ``<12,-30.5>``.
COORDINATES = re.compile(r"<\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*>")

Complaint = tuple[str, str, Level]


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says.

    Args:
        name: The passage's name.
        tags: Its tags.
        metadata: Its metadata, each value as text.
        complaints: What is wrong with the line: a sentence, a hint and a level.
    """

    name: str
    tags: tuple[str, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()


def read_header(line: str) -> Header:
    """Return what a line that starts with two colons says.

    Args:
        line: The line, without its end.
    """
    complaints: list[Complaint] = []
    rest = line[2:]
    cut = _until(rest, "[{")
    name, rest = _plain(rest[:cut]).strip(), rest[cut:].strip()
    tags: tuple[str, ...] = ()
    if rest.startswith("["):
        tags, rest = _tags(rest, complaints)
    metadata: dict[str, str] = {}
    name, rest = _coordinates(name, rest, metadata)
    if rest:
        _metadata(rest, metadata, complaints)
    if not name:
        hint = 'Write it after the colons, such as ":: At the door".'
        complaints.append(("This scene has no name.", hint, "must"))
    return Header(name, tags, metadata, tuple(complaints))


def write_header(header: Header) -> str:
    """Return the line for a passage, without its end."""
    name = " ".join(header.name.split("\n"))
    parts = ["::", _safe(name)]
    if header.tags:
        parts.append(f"[{' '.join(_safe(tag) for tag in header.tags)}]")
    if header.metadata:
        made = json.dumps(header.metadata, ensure_ascii=False, separators=(",", ":"))
        parts.append(made)
    return " ".join(parts)


def _until(text: str, signs: str) -> int:
    """Return where the first of some signs stands that no backslash escapes."""
    at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] in signs:
            return at
        else:
            at += 1
    return len(text)


def _plain(text: str) -> str:
    return ESCAPED.sub(r"\1", text)


def _safe(text: str) -> str:
    return MUST_ESCAPE.sub(r"\\\1", text)


def _tags(rest: str, complaints: list[Complaint]) -> tuple[tuple[str, ...], str]:
    end = _until(rest[1:], "]") + 1
    if end >= len(rest):
        hint = 'Put "]" after the last tag.'
        complaints.append(("The list of tags is not closed.", hint, "should"))
    words = rest[1:end].split()
    return tuple(_plain(word) for word in words), rest[end + 1 :].strip()


def _coordinates(name: str, rest: str, metadata: dict[str, str]) -> tuple[str, str]:
    """Take a place on the map in the spelling of Twee 2: ``<100,200>``."""
    for text in (rest, name):
        found = COORDINATES.search(text)
        if found and found.end() == len(text):
            metadata["position"] = f"{found[1]},{found[2]}"
            left = text[: found.start()].strip()
            return (name, left) if text is rest else (left, rest)
    return name, rest


def _metadata(rest: str, metadata: dict[str, str], complaints: list[Complaint]) -> None:
    try:
        found = json.loads(rest)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        metadata.update({str(key): _text(value) for key, value in found.items()})
        return
    hint = "Delete what stands after the name and the tags."
    complaints.append(("The end of this line cannot be read.", hint, "should"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
