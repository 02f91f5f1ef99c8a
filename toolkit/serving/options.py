"""What the server was asked to do, and whether that is safe to start.

Knows folders and numbers only; starts nothing.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from toolkit.errors import ServeError
from toolkit.serving.access.addresses import is_loopback
from toolkit.serving.access.certificate import build_ssl_context
from toolkit.serving.access.gate import require_long_word
from toolkit.serving.access.proxy import parse_network
from toolkit.settings import (
    get_default_content,
    get_default_data,
    get_default_notebooks,
)

# "/" and "/user/sam@training.example/"; never "//", "/../" or one without its last
# slash. A hub puts people's names there, which may be e-mail addresses.
_BASE = re.compile(r"/(?:[A-Za-z0-9_~%@-][A-Za-z0-9._~%@-]*/)*")


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
        pool: Kernels kept ready for each page, 0 to 100; as many as memory allows, or
            one where only this computer is served, when it is None.
        seats: Pages that may be open at once.
        base_url: Where the home page is under each name; begins and ends with a slash.
        trusted_proxies: Addresses of reverse proxies that are believed.
        certfile: PEM file of the certificate for https; None for plain http.
        keyfile: PEM file of its key; None when the key stands in ``certfile``.
        access_word: What everybody has to type before they see a page; may be empty.
        open_browser: Whether to open the home page when it can be used.
        verbose: Whether the kernels' own messages are shown.
        run_secret: Hexadecimal text that lives as long as this server does.
    """

    host: str = "127.0.0.1"
    port: int = 8866
    data: Path = field(default_factory=get_default_data)
    content: Path = field(default_factory=get_default_content)
    notebooks: Path = field(default_factory=get_default_notebooks)
    allow_hosts: tuple[str, ...] = ()
    pool: int | None = None
    seats: int = 40
    base_url: str = "/"
    trusted_proxies: tuple[str, ...] = ()
    certfile: Path | None = None
    keyfile: Path | None = None
    access_word: str = field(default="", repr=False)
    open_browser: bool = False
    verbose: bool = False
    run_secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def serves_others(self) -> bool:
        """Whether people on other computers may come, and so several at once."""
        known = self.allow_hosts or self.trusted_proxies
        return bool(known) or not is_loopback(self.host)

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


def check_options(options: Options) -> None:
    """Make sure that these choices are safe to serve.

    Raises:
        ServeError: A folder is missing, holds symbolic links, or journals would be
            kept among the pages; or an address, a certificate or the access word
            cannot be used.
    """
    _check_folders(options)
    _check_addresses(options)
    if options.access_word:
        require_long_word(options.access_word)
    if options.certfile:
        build_ssl_context(options.certfile, options.keyfile, datetime.now(UTC))
    elif options.keyfile:
        raise ServeError(
            "A key for https was given without its certificate. "
            "Please give that too, with --certfile."
        )


def _check_folders(options: Options) -> None:
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


def _check_addresses(options: Options) -> None:
    if not _BASE.fullmatch(options.base_url):
        raise ServeError(
            "The address given with --base-url cannot be used. It begins and ends with "
            "a slash and has only letters, figures and hyphens between, as /training/."
        )
    for each in options.trusted_proxies:
        if parse_network(each) is None:
            raise ServeError(
                f"The proxy {each} is not the address of one computer or of a few. "
                "Please give it in figures, for instance --trust-proxy 127.0.0.1"
            )
