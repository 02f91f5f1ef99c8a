"""What the server was asked to do, and whether that is safe to start.

Knows folders and numbers only; starts nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import ServeError
from toolkit.settings import default_content, default_data, default_notebooks


@dataclass(frozen=True)
class Options:
    """The choices made when the server is started.

    Args:
        host: Address to listen on.
        port: Port to listen on, 1 to 65535; never replaced by another.
        data: Folder for journals; must lie outside the notebooks folder.
        content: Folder that holds what a trainer edits.
        notebooks: Folder of pages.
        allow_hosts: Names under which the server answers beside this machine's own.
        pool: Kernels kept ready for each page, 0 to 20.
        seats: Pages that may be open at once.
        open_browser: Whether to open the home page when it can be used.
        verbose: Whether the kernels' own messages are shown.
        run_secret: Hexadecimal text that lives as long as this server does.
    """

    host: str = "127.0.0.1"
    port: int = 8866
    data: Path = field(default_factory=default_data)
    content: Path = field(default_factory=default_content)
    notebooks: Path = field(default_factory=default_notebooks)
    allow_hosts: tuple[str, ...] = ()
    pool: int = 1
    seats: int = 40
    open_browser: bool = False
    verbose: bool = False
    run_secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def kernel_environment(self) -> dict[str, str]:
        """What each kernel is told through its environment."""
        return {
            "TOOLKIT_DATA": str(self.data),
            "TOOLKIT_CONTENT": str(self.content),
            "TOOLKIT_SERVED": "1",
            "TOOLKIT_RUN_SECRET": self.run_secret,
            "OPENBLAS_NUM_THREADS": "1",
        }


def check(options: Options) -> None:
    """Make sure that these choices are safe to serve.

    Raises:
        ServeError: A folder is missing, holds symbolic links, or journals would be
            kept among the pages.
    """
    notebooks = options.notebooks
    if not notebooks.is_dir():
        raise ServeError(
            "The folder of notebooks is not there. "
            "Please give its place with --notebooks."
        )
    if options.data.resolve().is_relative_to(notebooks.resolve()):
        raise ServeError(
            "Journals must not be kept inside the notebooks folder, because that "
            "folder is served to browsers. Please choose another place with --data."
        )
    if any(path.is_symlink() for path in notebooks.rglob("*")):
        raise ServeError(
            "The notebooks folder holds a symbolic link, which could show files from "
            "elsewhere. Please put the file itself there instead of the link."
        )
