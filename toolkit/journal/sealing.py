"""A journal that is only in memory, sealed for the browser tab that holds it.

The tab keeps the sealed text; only the server that sealed it, while it runs, can
open it. Nothing here touches the disk.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from toolkit.errors import JournalDamaged, JournalFull
from toolkit.journal.encryption import derive_key, seal_bytes, unseal_bytes
from toolkit.journal.record import (
    Record,
    convert_from_ticks,
    convert_to_ticks,
    encode_body,
)

GOOD_FOR = timedelta(hours=24)
UNPACKED_LIMIT = 64_000_000  # bytes
# Ordinary writing of this length is sealed in half as many characters, and browsers
# hold two and a half million or more for a tab, with what is not saved yet.
TAB_HOLDS = 3_000_000
NEARLY = 0.8
_VERSION = 1
_TIME_BYTES = 8

NOT_A_PACK = (
    "What this tab held could not be read, so it was not opened. "
    "You can start again without saving."
)

NEARLY_FULL = (
    "This tab is nearly as full as a tab can be. Before you write much more, choose "
    "Keep this, or take everything with you as a file."
)
TAB_FULL = (
    "This tab can hold no more, so this was not kept; everything kept before is still "
    "here. Choose Keep this, or take it with you as a file, then try again."
)


def describe_fullness(size: int) -> list[str]:
    """Return what to say of bodies of so many characters; nothing when few.

    Args:
        size: Characters of the bodies together; above 2.4 million there is a line.
    """
    return [NEARLY_FULL] if size > TAB_HOLDS * NEARLY else []


def require_tab_room(size: int, new: Iterable[Record]) -> None:
    """Refuse what a tab could not carry to its next page.

    Args:
        size: Characters of the bodies that are held already.
        new: What is to be kept beside them.

    Raises:
        JournalFull: There is not enough room; nothing was changed.
    """
    if size + sum(len(each.text) for each in new) > TAB_HOLDS:
        raise JournalFull(TAB_FULL)


def pack_records(records: Iterable[Record]) -> bytes:
    """Return records as JSON.

    Args:
        records: What to pack, oldest first.
    """
    rows = ",".join(map(_row, records))
    return f'{{"version":{_VERSION},"records":[{rows}]}}'.encode()


def unpack_records(content: bytes) -> list[Record]:
    """Return the records of a pack.

    Raises:
        JournalDamaged: It is not a pack.
    """
    try:
        pack = json.loads(content)
        if pack["version"] != _VERSION:
            raise JournalDamaged(NOT_A_PACK)
        return [_record(row) for row in pack["records"]]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise JournalDamaged(NOT_A_PACK) from None


def seal_for_tab(content: bytes, secret: bytes, now: datetime) -> str:
    """Return content as text that only the same secret opens, within a day.

    Args:
        content: What to seal; it is compressed first.
        secret: 32 random bytes that live as long as the server does.
        now: The present moment, aware; it is sealed with the content.
    """
    made = convert_to_ticks(now).to_bytes(_TIME_BYTES, "big", signed=True)
    key = derive_key(secret, b"", "tab")
    whole = made + seal_bytes(key, zlib.compress(content), made)
    return base64.urlsafe_b64encode(whole).decode()


def unseal_from_tab(text: str, secret: bytes, now: datetime) -> bytes | None:
    """Return what was sealed; None when it is old, foreign or was tampered with.

    Args:
        text: What :func:`seal_for_tab` returned.
        secret: The 32 bytes that it was sealed with.
        now: The present moment, aware; a day before or after is too far.
    """
    try:
        whole = base64.urlsafe_b64decode(text.encode("ascii"))
        made, rest = whole[:_TIME_BYTES], whole[_TIME_BYTES:]
        content = unseal_bytes(derive_key(secret, b"", "tab"), rest, made)
        if content is None or abs(now - _moment(made)) > GOOD_FOR:
            return None
        return zlib.decompressobj().decompress(content, UNPACKED_LIMIT)
    except (ValueError, OverflowError, zlib.error):
        return None


def _moment(made: bytes) -> datetime:
    return convert_from_ticks(int.from_bytes(made, "big", signed=True))


def _row(record: Record) -> str:
    about = {
        "id": record.id,
        "kind": record.kind,
        "created": record.created_ticks,
        "updated": record.updated_ticks,
        "revision": record.revision,
    }
    # Its body is JSON already, and as long as everything else together.
    return f'{json.dumps(about)[:-1]},"body":{record.text}}}'


def _record(row: dict[str, Any]) -> Record:
    for name in ("created", "updated"):
        convert_from_ticks(
            int(row[name])
        )  # a moment that no calendar knows is refused here
    return Record(
        str(row["id"]),
        str(row["kind"]),
        int(row["created"]),
        int(row["updated"]),
        int(row["revision"]),
        encode_body(dict(row["body"])),
    )
