"""How the notebooks become a website: our own locked-down Voila with a thin page.

Importing this is cheap; :mod:`toolkit.serving.app` is loaded when it is asked for.
The server never opens a journal and never reads what a person writes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from toolkit.errors import ServeError

# jsonschema asks for it, to look at addresses that no message here holds; it works out
# a grammar for 2.4 s of the processor's time, half of what a server took to start.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

NOT_AN_EXTENSION = (
    "The toolkit does not run inside a shared Jupyter server: there, anyone who "
    "can log in could run code in another person's page. "
    "Please start it on its own, with: toolkit serve"
)
_OF_A_HUB = ("JUPYTERHUB_USER", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_SERVICE_PREFIX")


def is_one_person_server(environment: Mapping[str, str], base_url: str) -> bool:
    """Tell whether a Jupyter server is one that a hub started for one person.

    In such a server nobody else can log in. One that a person started by hand from
    within it inherits the same environment, but not the hub's address for that person.

    Args:
        environment: The server's environment.
        base_url: The server's own base address.
    """
    if not all(environment.get(name) for name in _OF_A_HUB):
        return False
    prefix = environment["JUPYTERHUB_SERVICE_PREFIX"]
    return base_url.strip("/") == prefix.strip("/") != ""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Let a Jupyter server find us, so that it can be told why not."""
    return [{"module": "toolkit.serving"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Refuse to run as an extension of a shared Jupyter server.

    In one person's own server on a hub there is nothing to refuse, and nothing to do:
    the notebooks open there as they are.

    Raises:
        ServeError: The server is shared.
    """
    if not is_one_person_server(os.environ, getattr(server, "base_url", "")):
        raise ServeError(NOT_AN_EXTENSION)
