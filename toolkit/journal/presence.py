"""Notices when one journal is open in two tabs, so that the second can be told.

Each open journal touches a small file named at random. No text and no name is in it.
"""

from __future__ import annotations

import contextlib
import secrets
from datetime import datetime
from pathlib import Path

from toolkit.journal.atomic_files import ensure_private_folder
from toolkit.journal.record import convert_to_ticks

ALIVE_SECONDS = 60
_SECOND = 1_000_000  # ticks

ELSEWHERE = (
    "This journal is also open in another tab. Both can be used; "
    "if the same entry is changed in both, you will be asked which to keep."
)


class Presence:
    """One tab among those that have a journal open.

    Args:
        folder: Where the tabs of this journal show themselves.
        opened: When this tab opened it, aware.
        before: The session of this tab's page before, which needs no notice unless
            it shows itself again.
    """

    def __init__(self, folder: Path, opened: datetime, before: str = "") -> None:
        self.session = secrets.token_hex(16)
        self._folder = folder
        self._opened = convert_to_ticks(opened)
        self._before = before

    def beat(self, now: datetime) -> None:
        """Show that this tab is still there; a read-only folder is left alone."""
        if not self._folder.parent.exists():
            return  # erased in another tab: nothing of it may come back
        with contextlib.suppress(OSError):
            ensure_private_folder(self._folder)
            path = self._folder / self.session
            path.touch(mode=0o600)
            path.write_text(str(convert_to_ticks(now)), encoding="ascii")

    def others(self, now: datetime) -> bool:
        """Return whether another tab showed itself in the last minute."""
        return any(
            self._counts(session, beat, convert_to_ticks(now))
            for session, beat in self._beats().items()
        )

    def leave(self) -> None:
        """Take this tab's file away."""
        with contextlib.suppress(OSError):
            (self._folder / self.session).unlink(missing_ok=True)

    def follow(self) -> None:
        """Take away the sign of this tab's page before; if it lives, it comes back."""
        if self._before:
            with contextlib.suppress(OSError):
                (self._folder / self._before).unlink(missing_ok=True)

    def sweep(self, now: datetime) -> None:
        """Take away the files of tabs that are long gone."""
        for session, beat in self._beats().items():
            if session != self.session and not _alive(beat, convert_to_ticks(now)):
                with contextlib.suppress(OSError):
                    (self._folder / session).unlink(missing_ok=True)

    def _counts(self, session: str, beat: int, now: int) -> bool:
        if session == self.session or not _alive(beat, now):
            return False
        return session != self._before or beat > self._opened

    def _beats(self) -> dict[str, int]:
        beats = {}
        with contextlib.suppress(OSError):
            for path in list(self._folder.iterdir()):
                beats[path.name] = _beat(path)
        return beats


def _alive(beat: int, now: int) -> bool:
    # A beat from the future means that the clock was set back: the same span counts.
    return abs(now - beat) < ALIVE_SECONDS * _SECOND


def _beat(path: Path) -> int:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
