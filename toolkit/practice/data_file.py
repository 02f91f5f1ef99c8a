"""Opens a file of data that this toolkit wrote and that is brought in again.

Trusts nothing: whether a file is ours, whole and not too large is settled here, and how
each thing in it is known. What else a thing holds is read by the part that wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from toolkit.errors import FormError

# An id such as "3f2c-9_a": nothing that could be a path, a tag or a line end.
_GOOD_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One kind of file, and what is said of a file that is not of it.

    Args:
        format: The name that stands in the file.
        version: The newest version that can be read, from 1.
        largest: Bytes that it may have.
        too_large: What is said of a larger one.
        not_ours: What is said of a foreign or a damaged one.
        too_new: What is said of a later version.
    """

    format: str
    version: int
    largest: int
    too_large: str
    not_ours: str
    too_new: str

    def read(self, data: bytes) -> Mapping[str, object]:
        """Return what a file of this kind holds.

        Args:
            data: The file's bytes; untrusted.

        Raises:
            FormError: Under the empty name, if the file cannot be taken in.
        """
        if len(data) > self.largest:
            raise FormError({"": self.too_large})
        try:
            whole: object = json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise self.build_foreign_error() from None
        if not isinstance(whole, dict):
            raise self.build_foreign_error()
        named = cast("dict[str, object]", whole)
        version = named.get("version")
        if named.get("format") != self.format or type(version) is not int:
            raise self.build_foreign_error()
        if version > self.version:
            raise FormError({"": self.too_new})
        if version < 1:
            raise self.build_foreign_error()
        return named

    def build_foreign_error(self) -> FormError:
        """Return the fault of a file that is foreign or damaged."""
        return FormError({"": self.not_ours})


def read_sound_id(value: object) -> str:
    """Return an id that a file holds, or an empty text where it cannot be one."""
    return value if isinstance(value, str) and _GOOD_ID.match(value) else ""


def read_moment(value: object) -> datetime | None:
    """Read a moment of the years 1900 to 2199; one without a zone is taken as UTC.

    Args:
        value: What a file holds, as ISO 8601; untrusted.

    Returns:
        The moment in UTC, or None where it cannot be one.
    """
    try:
        read = datetime.fromisoformat(value if isinstance(value, str) else "")
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        there = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return there if 1900 <= there.year < 2200 else None
