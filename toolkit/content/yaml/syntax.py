"""What YAML complains about, in the words of someone who does not know YAML.

Takes the complaint and the text it is about; opens no file.
"""

from __future__ import annotations

import re

import yaml

from toolkit.content.problem import Problem

# A tab or another space than the usual one in front, as pasted from a web page.
ODD_SPACE = re.compile(r"^[ ]*[\t\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
# ``word:Torn`` or ``- word:Torn``; not an address such as ``web://``.
NO_SPACE = re.compile(r"^\s*(?:- )?[A-Za-z_-]+:[^\s:/]")
# Words after the closing quotation mark: ``note: "Torn" is a word``.
EARLY_QUOTE = re.compile(r"^\s*(?:- |[A-Za-z_-]+: )+(?:'[^']*'|\"[^\"]*\")\s*[^\s#:]")
# A colon in a sentence without quotation marks: ``note: Ask: who needs it?``.
SECOND_COLON = re.compile(r"^\s*(?:- )?[A-Za-z_-]+: +[^\"'|>\[{].*: ")

INDENT = (
    "This line is not indented like the lines around it.",
    "Put the same number of spaces before each line of one item.",
)
# What the parser says, and the sentence and hint a person gets instead. The first
# one that is found in the complaint is used, so the order matters.
PHRASES: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "unexpected end of stream",
        (
            "A quotation mark is opened here and never closed.",
            "Add the missing one at the end of the sentence.",
        ),
    ),
    (
        "while scanning an alias",
        ("The sign * starts this value.", "Put the whole value in quotation marks."),
    ),
    (
        "while scanning an anchor",
        ("The sign & starts this value.", "Put the whole value in quotation marks."),
    ),
    (
        "while parsing a flow mapping",
        ("The sign { starts this value.", "Put the whole value in quotation marks."),
    ),
    (
        "while parsing a flow",
        (
            "A list in brackets is not finished here.",
            "Put commas between the words and the closing bracket at the end.",
        ),
    ),
    (
        "cannot start any token",
        (
            "This value starts with a sign that has a meaning of its own.",
            "Put the whole value in quotation marks.",
        ),
    ),
    (
        "could not find expected ':'",
        (
            "This line has no colon after its first word.",
            'Write it as "meaning: the words", with a space after the colon.',
        ),
    ),
    ("did not find expected key", INDENT),
    ("did not find expected '-'", INDENT),
    ("block end", INDENT),
    ("block mapping", INDENT),
    ("block collection", INDENT),
    ("not allowed", INDENT),
)
# Complaints whose cause is where the parser began, not where it gave up.
FROM_THE_START = (
    "while scanning a quoted",
    "while scanning a simple key",
    "while parsing a flow",
)


def describe_syntax_error(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """Return the complaint as a problem with the line a person should look at.

    Args:
        error: What the parser raised.
        text: The file's text, with line feeds between its lines.
        shown: The file as a person would name it.
    """
    line = _line(error)
    complaint = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if "end of stream" not in complaint:
        lines = text.split("\n")
        for near in (line, line - 1):
            words = _typical(lines[near - 1]) if 0 < near <= len(lines) else None
            if words:
                return Problem(shown, near, *words)
    for phrase, words in PHRASES:
        if phrase in complaint:
            return Problem(shown, line, *words)
    return Problem(
        shown,
        line,
        "This line cannot be read.",
        "Compare it with the lines above it, sign by sign.",
    )


def _line(error: yaml.YAMLError) -> int:
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0
    context = error.context or ""
    from_start = any(context.startswith(start) for start in FROM_THE_START)
    mark = error.context_mark if from_start else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0


def _typical(line: str) -> tuple[str, str] | None:
    if ODD_SPACE.match(line):
        return (
            "This line starts with a tab or an invisible sign where spaces belong.",
            "Delete what is before the first word and use the space bar.",
        )
    if EARLY_QUOTE.match(line):
        return (
            "A quotation mark ends the sentence on this line too early.",
            "Put the whole sentence in the other kind of quotation marks.",
        )
    if SECOND_COLON.match(line):
        return (
            "The sentence on this line holds a second colon.",
            "Put the whole sentence in quotation marks.",
        )
    if NO_SPACE.match(line):
        return (
            "There is no space after the colon on this line.",
            "Put one space after it.",
        )
    return None
