"""Opens the text files of exercises/ and makes sure that they are text.

A file that is too large, not text or not to be opened gives one plain problem and no
values. Knows no kind of file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from toolkit.content.problem import Problem
from toolkit.content.yaml.document import Document, UnreadableFile, parse_document

LARGEST = 1_000_000
"""Bytes; a file written by hand stays far below."""
# Signs that nobody types and no editor shows; tabs and ends of lines are none of them.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# Signs that YAML counts as the end of a line and text editors do not.
OTHER_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")


def load_documents(folder: Path, pattern: str) -> list[Document]:
    """Return every file under the content folder that a pattern names.

    Args:
        folder: The content folder.
        pattern: Such as ``support/*.yaml``; files come in the order of their names.

    Returns:
        At least one document: when there is no such file, one that says so.
    """
    paths = sorted(
        path
        for path in folder.glob(pattern)
        if path.is_file() and not path.name.startswith((".", "~"))
    )
    name = folder.resolve().name
    if not paths:
        return [_missing(folder, f"{name}/{pattern}")]
    return [
        read_document(path, f"{name}/{path.relative_to(folder).as_posix()}")
        for path in paths
    ]


def read_document(path: Path, shown: str) -> Document:
    """Return one file's values, each with its line.

    Args:
        path: The file.
        shown: How problems name it.
    """
    try:
        stat = path.stat()
    except OSError:
        return _unreadable(shown, "This file cannot be opened.")
    return _read_document_cached(path, shown, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=512)
def _read_document_cached(path: Path, shown: str, _changed: int, size: int) -> Document:
    try:
        text = _text(path, shown, size)
        return parse_document(text, shown)
    except UnreadableFile as stop:
        return Document(shown, problems=(stop.problem,))


def _missing(folder: Path, shown: str) -> Document:
    if not folder.is_dir():
        message = "There is no folder of exercises here."
        hint = "Check the folder that --content names."
        return _unreadable(folder.resolve().name, message, hint)
    place, _, pattern = shown.rpartition("/")
    if pattern.startswith("*"):
        return _unreadable(place, "There is no .yaml file in this folder.")
    return _unreadable(shown, "This file is missing.")


def _unreadable(shown: str, message: str, hint: str = "") -> Document:
    return Document(shown, problems=(Problem(shown, 0, message, hint),))


def _text(path: Path, shown: str, size: int) -> str:
    if size > LARGEST:
        hint = "Split it into several files of less than one megabyte."
        raise UnreadableFile(Problem(shown, 0, "This file is too large to read.", hint))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            Problem(shown, 0, "This file cannot be opened.")
        ) from error
    text = _decoded(raw, shown).replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        hint = "Delete the line and type it again."
        raise UnreadableFile(
            Problem(shown, line, "An invisible sign is on this line.", hint)
        )
    return text.translate(OTHER_BREAKS)


def _decoded(raw: bytes, shown: str) -> str:
    line = 0
    if not raw.startswith(UTF16_STARTS) and b"\x00" not in raw:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
    raise UnreadableFile(
        Problem(
            shown,
            line,
            "This file is not saved as UTF-8 text.",
            'Open it in your editor, choose "Save as" and the encoding UTF-8.',
        )
    )
