"""The peers: where they are installed for a benchmark, and how each is started.

They never come into the toolkit's own environment or its folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import ROOT, Server, free_port, running

PACKAGES = ("panel", "streamlit", "voila>=0.5.13,<0.6", "ipywidgets", "ipykernel")
PACKAGES = (*PACKAGES, "solara")
SHOWN = ("panel", "bokeh", "streamlit", "solara", "voila", "ipywidgets", "ipykernel")
# What Solara's page asks another host for, unless it lies in Solara's own cache.
SOLARA_FILES = (
    "@widgetti/solara-vuetify3-app@5.2.0",
    "requirejs@2.3.6",
    "font-awesome@4.5.0",
)
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
    def serve(self, name: str, app: str = "log") -> Iterator[Server]:
        """Run one peer's small log, or its role-play, until the block ends.

        Args:
            name: One of ``NAMES``; for the role-play also "Solara" or "static page".
            app: ``log`` or ``story``.

        Yields:
            The server, at rest.
        """
        port = free_port()
        words = str(HERE)
        command = self._command(name, app, port)
        with running(command, port, PYTHONPATH=words) as server:
            yield server

    def _command(self, name: str, app: str, port: int) -> list[str]:
        if name == "Panel":
            serve = [self.program("panel"), "serve", str(HERE / f"panel_{app}.py")]
            return [*serve, "--port", str(port), "--address", "127.0.0.1"]
        if name == "Solara":
            serve = [self.program("solara"), "run", str(HERE / f"solara_{app}.py")]
            quiet = ["--no-open", "--production", "--host=127.0.0.1"]
            return [*serve, f"--port={port}", *quiet]
        if name == "static page":
            serve = [self.program("python"), "-m", "http.server", str(port)]
            return [*serve, "--bind", "127.0.0.1", "--directory", str(HERE)]
        if name == "Streamlit":
            shown = str(HERE / f"streamlit_{app}.py")
            serve = [self.program("streamlit"), "run", shown]
            quiet = ["--server.headless=true", "--browser.gatherUsageStats=false"]
            where = [f"--server.port={port}", "--server.address=127.0.0.1"]
            return [*serve, *where, *quiet, "--server.fileWatcherType=none"]
        serve = [self.program("voila"), str(HERE / f"voila_{app}.ipynb")]
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
    if not Path(peers.program("solara")).exists():
        venv.create(folder, with_pip=True)
        install = [peers.program("python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, *PACKAGES], check=True)
    if not (folder / "share" / "solara" / "cdn").exists():
        _fill_solara(folder)
    return peers


def _fill_solara(folder: Path) -> None:
    """Lay the files of Solara's page where it looks before it asks another host."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("The files of Solara's page come by npm. Install it first.")
    install = [npm, "install", "--silent", "--no-audit", "--ignore-scripts"]
    with tempfile.TemporaryDirectory() as passing:
        subprocess.run([*install, *SOLARA_FILES], cwd=passing, check=True)
        for each in SOLARA_FILES:
            name, _, version = each.rpartition("@")
            came = Path(passing, "node_modules", name)
            shutil.copytree(came, folder / f"share/solara/cdn/{name}@{version}")
