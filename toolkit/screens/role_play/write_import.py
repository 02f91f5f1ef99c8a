"""A story that somebody brings in: its bytes in pieces, then what became of it.

Pieces are held in memory until the last has come, never longer than needed, and
nothing in them is run.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from toolkit.content.case_check.terms import WatchList
from toolkit.content.exchange.bring_in import (
    LARGEST,
    TOO_LARGE,
    ImportedCase,
    import_case,
)
from toolkit.content.problem import describe_count, quote_value
from toolkit.errors import ContentError, MessageError
from toolkit.practice.case.own import LONGEST
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.screen import Fields

PIECE = 750_000
"""Bytes of a file that travel in one message; a multiple of three, for base64."""
MOST_PIECES = LARGEST // PIECE + 2
BROKE_OFF = "The file did not come through whole. Please choose it again."
NOT_HELD = "That file is not at hand any more. Please choose it again."
TOO_LONG = (
    "This story is too long to be written on here ({size} million characters). "
    "On the command line, toolkit import turns it into a file for an editor."
)


class StoryUpload:
    """The file that is being brought in."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._name = ""
        self._held = b""

    def forget(self) -> None:
        """Let go of every piece."""
        self._pieces, self._name, self._held = [], "", b""

    def take(self, fields: Fields, terms: WatchList) -> dict[str, Any]:
        """Take one piece; the last one turns the file into a case.

        Args:
            fields: The message; untrusted.
            terms: Words to look out for.

        Raises:
            ContentError: It is no story, or too large, with the reason.
            MessageError: A piece is missing or has the wrong shape.
        """
        number, pieces = _count(fields, "part"), _count(fields, "parts")
        if number == 0:
            self.forget()
            self._name = read_text_field(fields, "name", 300)
        if number != len(self._pieces) or number >= pieces:
            self.forget()
            raise MessageError(BROKE_OFF)
        self._pieces.append(_bytes(read_text_field(fields, "data", PIECE * 2)))
        self._weigh()
        if number < pieces - 1:
            return {"got": number + 1}
        self._held, self._pieces = b"".join(self._pieces), []
        return self.story(0, terms)

    def story(self, which: int, terms: WatchList) -> dict[str, Any]:
        """Return one of the stories in the file that has come.

        Args:
            which: Which one, counted from 0.
            terms: Words to look out for.

        Raises:
            ContentError: It is no story, or too large, with the reason.
        """
        try:
            brought = import_case(self._held, self._name, which, terms)
        except ContentError:
            self.forget()
            raise
        if len(brought.titles) < 2:
            self.forget()
        if len(brought.twee) > LONGEST:
            size = f"{len(brought.twee) / 1_000_000:.1f}"
            raise ContentError(TOO_LONG.format(size=size))
        return {"text": brought.twee, "report": _report(brought, which)}

    def another(self, which: int, terms: WatchList) -> dict[str, Any]:
        """Return another story of the file that came last.

        Args:
            which: Which one, counted from 0.
            terms: Words to look out for.

        Raises:
            MessageError: The file is not held any more.
        """
        if not self._held:
            raise MessageError(NOT_HELD)
        return self.story(which, terms)

    def _weigh(self) -> None:
        size = sum(map(len, self._pieces))
        if size > LARGEST:
            self.forget()
            raise ContentError(TOO_LARGE.format(size=size // 1_000_000))


def _report(brought: ImportedCase, which: int) -> dict[str, Any]:
    case = brought.file.case
    counts = (
        f"{describe_count(len(case.scenes), 'scene')}, "
        f"{describe_count(brought.links, 'link')}"
    )
    return {
        "title": case.title,
        "sentence": (
            f"{brought.kind}: {counts}. It starts at {quote_value(case.start)}."
        ),
        "losses": brought.sentences(),
        "stories": list(brought.titles[:50]) if len(brought.titles) > 1 else [],
        "which": which,
    }


def _count(fields: Fields, name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= MOST_PIECES:
        raise MessageError(WRONG_SHAPE)
    return value


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MessageError(WRONG_SHAPE) from error
