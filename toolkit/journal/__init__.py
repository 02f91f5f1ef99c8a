"""The private encrypted store: one folder, one key and one person per journal.

Stores generic records and knows no feature. ``identifiers`` is imported by name where
it is needed, because its number plans take a moment to load.
"""

from __future__ import annotations

from toolkit.journal import passphrase
from toolkit.journal.autolock import AutoLock
from toolkit.journal.console import open_by_name
from toolkit.journal.encryption import Kdf
from toolkit.journal.process_guard import check_installation, protect_process
from toolkit.journal.record import (
    Record,
    convert_to_ticks,
    decode_bodies,
    find_differing_ids,
)
from toolkit.journal.store import Journal
from toolkit.journal.vault import Vault

__all__ = [
    "AutoLock",
    "Journal",
    "Kdf",
    "Record",
    "Vault",
    "check_installation",
    "convert_to_ticks",
    "decode_bodies",
    "find_differing_ids",
    "open_by_name",
    "passphrase",
    "protect_process",
]
