"""The peers: where they are installed for a benchmark, and how each is started.

They never come into the toolkit's own environment or its folder.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import ROOT, Server, free_port, running

PACKAGES = ("panel", "streamlit", "voila>=0.5.13,<0.6", "ipywidgets", "ipykernel")
SHOWN = ("panel", "bokeh", "streamlit", "voila", "ipywidgets", "ipykernel")
HERE = Path(__file__).with_name("peers")
NAMES = ("Panel", "Streamlit", "stock Voila")


@dataclass(frozen=True, slots=True)
class Peers:
    """An environment in which the peers are installed.

    Args:
        folder: The environment's own folder.
    """

    folder: Path

    def program(self, name: str) -> str:
        """Return the path of one of its programs."""
        inside = "Scripts" if os.name == "nt" else "bin"
        return str(self.folder / inside / name)

    def versions(self) -> str:
        """Return the versions that are compared."""
        said = subprocess.run(
            [self.program("python"), "-m", "pip", "freeze"],
            capture_output=True,
            text=True,
            check=True,
        )
        pinned = (line.split("==") for line in said.stdout.split() if "==" in line)
        return ", ".join(f"{name} {it}" for name, it in pinned if name in SHOWN)

    @contextmanager
    def serve(self, name: str) -> Iterator[Server]:
        """Run one peer's small log until the block ends.

        Args:
            name: One of ``NAMES``.

        Yields:
            The server, at rest.
        """
        port = free_port()
        words = str(HERE)
        with running(self._command(name, port), port, PYTHONPATH=words) as server:
            yield server

    def _command(self, name: str, port: int) -> list[str]:
        if name == "Panel":
            serve = [self.program("panel"), "serve", str(HERE / "panel_log.py")]
            return [*serve, "--port", str(port), "--address", "127.0.0.1"]
        if name == "Streamlit":
            serve = [self.program("streamlit"), "run", str(HERE / "streamlit_log.py")]
            quiet = ["--server.headless=true", "--browser.gatherUsageStats=false"]
            where = [f"--server.port={port}", "--server.address=127.0.0.1"]
            return [*serve, *where, *quiet, "--server.fileWatcherType=none"]
        serve = [self.program("voila"), str(HERE / "voila_log.ipynb")]
        return [*serve, f"--port={port}", "--no-browser"]


def address_of(name: str, server: Server) -> str:
    """Return where a peer's small log is."""
    return f"{server.url}/panel_log" if name == "Panel" else f"{server.url}/"


@contextmanager
def installed(folder: Path | None) -> Iterator[Peers]:
    """Have the peers installed, each by its package's name.

    Args:
        folder: An environment to keep for next time, outside the repository; a
            passing one when it is None.

    Yields:
        The environment.
    """
    if folder is not None:
        if folder.resolve().is_relative_to(ROOT):
            raise SystemExit("The peers must be installed outside the repository.")
        yield _filled(folder)
        return
    with tempfile.TemporaryDirectory(prefix="toolkit-peers-") as passing:
        yield _filled(Path(passing))


def _filled(folder: Path) -> Peers:
    peers = Peers(folder)
    if not Path(peers.program("streamlit")).exists():
        venv.create(folder, with_pip=True)
        install = [peers.program("python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, *PACKAGES], check=True)
    return peers
