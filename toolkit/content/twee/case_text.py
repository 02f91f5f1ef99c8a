"""Turns the bytes of a case's file into text, or says why they are none.

Changes nothing in the text: its line ends stay as they are, to be written back.
"""

from __future__ import annotations

from toolkit.content.problem import Problem
from toolkit.content.yaml.reading import CONTROL, UTF16_STARTS


def decode_case_text(raw: bytes, shown: str) -> str | Problem:
    """Return the text of a file, or the one thing that keeps it from being text.

    Args:
        raw: The file's bytes.
        shown: How problems name it.
    """
    line = 0
    if not raw.startswith(UTF16_STARTS) and b"\x00" not in raw:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
        else:
            control = CONTROL.search(text)
            if control is None:
                return text
            line = text.count("\n", 0, control.start()) + 1
            hint = "Delete the line and type it again."
            return Problem(shown, line, "An invisible sign is on this line.", hint)
    hint = 'Open it in your editor, choose "Save as" and the encoding UTF-8.'
    return Problem(shown, line, "This file is not saved as UTF-8 text.", hint)
