"""Tells whether files have changed, so that nothing old is shown after an edit.

Looks at names, sizes and times of change; opens nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

AGAIN = 1.0  # seconds for which an answer is believed


class FolderWatcher:
    """Watches some folders.

    Args:
        folders: What is watched, with everything below.
        endings: Only files whose names end so count; all, when there are none.
    """

    def __init__(self, *folders: Path, endings: tuple[str, ...] = ()) -> None:
        self._folders, self._endings = folders, endings
        self._known, self._looked = 0, 0.0

    def stamp(self) -> int:
        """Return a number that is another one once a file has changed.

        An answer is believed for a second (``AGAIN``).
        """
        now = time.monotonic()
        if not self._looked or now - self._looked >= AGAIN:
            self._looked = now
            found = sorted(each for folder in self._folders for each in _files(folder))
            kept = [each for each in found if each[0].endswith(self._endings or "")]
            self._known = hash(tuple(kept))
        return self._known


def _files(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                seen = entry.stat()
                yield entry.path, seen.st_mtime_ns, seen.st_size
