"""Which addresses the server answers to.

A browser can be led to ask this machine under a stranger's name (DNS rebinding);
then that stranger's pages could read ours. So every request must name this machine
itself, or a name that was allowed when the server was started.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

# "training.example:8866" and "[::1]:8866", with or without the port; never
# "a@training.example" or "::1" without its brackets.
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]/@\s]+)(?::\d{1,5})?")


def read_host_name(header: str) -> str:
    """Return the name in a ``Host`` header, without port and in lower case.

    Args:
        header: The header as it arrived.

    Returns:
        The bare name or address; empty when the header has no sound shape.
    """
    found = _HOST.fullmatch(header)
    return found["name"].strip("[]").rstrip(".").lower() if found else ""


def is_loopback(name: str) -> bool:
    """Tell whether a bare name or address can only mean this machine."""
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


class AllowedHosts:
    """The names under which the server answers.

    Args:
        allowed: Names or addresses beside this machine's own, without a port.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(
            read_host_name(name) or name.lower() for name in allowed
        )

    def allows(self, header: str) -> bool:
        """Tell whether a request with this ``Host`` header may be answered."""
        name = read_host_name(header)
        return bool(name) and (name in self._allowed or is_loopback(name))
