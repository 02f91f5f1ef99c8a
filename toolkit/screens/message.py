"""The door for messages from a page: their shape and size, before anything is done.

Everything that arrives here is untrusted, whoever seems to have sent it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.errors import MessageError

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 8

TOO_LONG = (
    "That is longer than this page can take in one go. "
    "Nothing was lost: shorten it, or keep it in two parts."
)
WRONG_SHAPE = (
    "The page sent something this screen does not know, and nothing was changed. "
    "Please reload the page and try again."
)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person did.

    Args:
        id: The page's own name for this message, or empty.
        do: Name of the action.
        fields: Everything else in the message.
    """

    id: str
    do: str
    fields: Mapping[str, Any]


def check_message(content: object, known: frozenset[str]) -> Message:
    """Return a message whose shape and size are sound.

    Args:
        content: Whatever came from the page.
        known: Names of the actions this screen answers.

    Raises:
        MessageError: It is not an object, names no known action or is too long.
    """
    if not isinstance(content, dict):
        raise MessageError(WRONG_SHAPE)
    message_id, do = content.get("id", ""), content.get("do")
    if not isinstance(message_id, str) or len(message_id) > 64:
        raise MessageError(WRONG_SHAPE)
    if not isinstance(do, str) or do not in known:
        raise MessageError(WRONG_SHAPE)
    if _weigh(content, MAX_DEPTH) > MAX_CHARACTERS:
        raise MessageError(TOO_LONG)
    fields = {key: content[key] for key in content if key not in ("id", "do")}
    return Message(message_id, do, fields)


def _weigh(value: object, depth: int) -> int:
    """Return about how many characters a value holds.

    Raises:
        MessageError: It is nested deeper than any screen needs.
    """
    if depth < 0:
        raise MessageError(WRONG_SHAPE)
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(len(str(k)) + _weigh(v, depth - 1) for k, v in value.items())
    if isinstance(value, list | tuple):
        return sum(1 + _weigh(each, depth - 1) for each in value)
    return 8


def read_text_field(fields: Mapping[str, Any], name: str, limit: int = 20_000) -> str:
    """Return a field that must be text, empty when it is missing.

    Args:
        fields: A message's fields.
        name: Which one.
        limit: Most characters it may hold.

    Raises:
        MessageError: It is not text, or too long.
    """
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise MessageError(WRONG_SHAPE)
    if len(value) > limit:
        raise MessageError(TOO_LONG)
    return value


def read_form_field(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the form in a message.

    Raises:
        MessageError: There is none.
    """
    form = fields.get("form")
    if not isinstance(form, dict):
        raise MessageError(WRONG_SHAPE)
    return form


def create_id() -> str:
    """Return an id for something new."""
    return secrets.token_hex(16)


def read_or_create_id(form: Mapping[str, Any]) -> str:
    """Return the id the page gave something new, so that a repeat is no copy."""
    given = read_text_field(form, "id", 64)
    return given if given.isalnum() and len(given) >= 16 else create_id()


def read_revision_field(fields: Mapping[str, Any]) -> int | None:
    """Return the revision the page has read, or None for something new."""
    revision = fields.get("revision")
    return revision if isinstance(revision, int) else None
