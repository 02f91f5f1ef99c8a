"""Style sheets, modules and typefaces, kept in memory with a version in their address.

The version is a hash of the whole folder and stands in the path
(``v-1a2b3c4d5e6f/host.js``), so that a file may be cached for good and the relative
imports inside it carry the same version.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.serving.changes import FolderWatcher

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_PACKED = {".js", ".css", ".svg", ".txt"}
Builder = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent.

    Args:
        body: Its bytes.
        packed: The same, gzipped; None where that gains nothing.
        kind: Its media type.
        tag: Quoted hash of its bytes, for ``ETag``.
    """

    body: bytes
    packed: bytes | None
    kind: str
    tag: str


class StaticFiles:
    """Folders of files for browsers, read again when one of them changes.

    Args:
        *folders: Where the files are; nothing outside them is ever sent. No name is in
            two of them.
        build: Makes a file's text from its name, or returns None to send it as it is.
        changed: Called when a file has changed, before it is built anew.
    """

    def __init__(
        self,
        *folders: Path,
        build: Builder = lambda _name: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._folders = folders
        self._build = build
        self._changed = changed
        self._watcher, self._stamp = FolderWatcher(*folders, endings=tuple(TYPES)), 0
        self._paths: dict[str, Path] = {}
        self._assets: dict[str, Asset] = {}
        self._version = ""

    @property
    def version(self) -> str:
        """Return a short hash of all the files together, as they are now."""
        self._look()
        return self._version

    def has(self, name: str) -> bool:
        """Tell whether there is such a file."""
        self._look()
        return name in self._paths

    def get(self, name: str) -> Asset | None:
        """Return a file by its path below the folder, or None."""
        self._look()
        if name not in self._assets:
            body = self._read(name)
            if body is None:
                return None
            self._assets[name] = _build_asset(name, body)
        return self._assets[name]

    def _files(self) -> dict[str, Path]:
        return {
            path.relative_to(folder).as_posix(): path
            for folder in self._folders
            for path in sorted(folder.rglob("*"))
            if path.suffix in TYPES and path.is_file()
        }

    def _look(self) -> None:
        """Notice whether a file came, went or changed since last time."""
        stamp = self._watcher.stamp()
        if stamp == self._stamp:
            return
        files = self._files()
        self._changed()
        self._stamp, self._paths, self._assets = stamp, files, {}
        whole = hashlib.sha256()
        for path in files.values():
            whole.update(path.name.encode() + path.read_bytes())
        self._version = whole.hexdigest()[:12]

    def _read(self, name: str) -> bytes | None:
        """Return what a name stands for, built or as it lies there, or None."""
        built = self._build(name)
        if built is not None:
            return built.encode()
        return self._paths[name].read_bytes() if name in self._paths else None


def _build_asset(name: str, body: bytes) -> Asset:
    suffix = Path(name).suffix
    tag = hashlib.sha256(body).hexdigest()[:20]
    packed = gzip.compress(body, mtime=0) if suffix in _PACKED else None
    return Asset(body, packed, TYPES[suffix], f'"{tag}"')
