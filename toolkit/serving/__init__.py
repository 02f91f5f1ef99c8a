"""How the notebooks become a website: our own locked-down Voila with a thin page.

Importing this is cheap; :mod:`toolkit.serving.app` is loaded when it is asked for.
The server never opens a journal and never reads what a person writes.
"""

from __future__ import annotations

from typing import Any, NoReturn

from toolkit.errors import ServeError

NOT_AN_EXTENSION = (
    "The toolkit does not run inside a shared Jupyter server: there, anyone who "
    "can log in could run code in another person's page. "
    "Please start it on its own, with: toolkit serve"
)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Let a Jupyter server find us, so that it can be told why not."""
    return [{"module": "toolkit.serving"}]


def _load_jupyter_server_extension(_server: Any) -> NoReturn:
    """Refuse to run as an extension of a shared Jupyter server."""
    raise ServeError(NOT_AN_EXTENSION)
