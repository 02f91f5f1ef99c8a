"""The lock on every screen: the open journal, the ways into it, and what closes it."""

from __future__ import annotations

from toolkit.screens.lock.lock import Lock

__all__ = ["Lock"]
