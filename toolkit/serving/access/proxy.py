"""What a reverse proxy says of the browser behind it, and when that is believed.

Only a proxy whose own address was named at the start is believed. From everybody
else the same headers are thrown away, so that nothing further in can trust them.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from tornado.httputil import HTTPServerRequest

HEADERS = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "X-Scheme",
)
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def parse_network(text: str) -> Network | None:
    """Return the address or range that a text names, or None when it names neither.

    A range that takes in every address there is counts as neither.
    """
    try:
        found = ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return None
    return found if found.prefixlen else None


class TrustedProxies:
    """The reverse proxies that are believed.

    Args:
        trusted: Their addresses, such as ``127.0.0.1`` or ``10.0.0.0/24``.
    """

    def __init__(self, trusted: Iterable[str] = ()) -> None:
        self._trusted = [found for text in trusted if (found := parse_network(text))]

    def believe(self, request: HTTPServerRequest) -> None:
        """Take over what a trusted proxy says of a request, and drop it otherwise.

        Args:
            request: As it arrived; its name, its protocol and its browser's address
                are afterwards those that the browser itself used.
        """
        told = {name: request.headers.get(name, "") for name in HEADERS}
        for name in HEADERS:
            request.headers.pop(name, None)
        if not self.trusts(request.remote_ip or ""):
            return
        if told["X-Forwarded-Host"]:
            request.headers["Host"] = request.host = told["X-Forwarded-Host"]
        if told["X-Forwarded-Proto"] in ("http", "https"):
            request.protocol = told["X-Forwarded-Proto"]
        request.remote_ip = self._browser(told["X-Forwarded-For"], request.remote_ip)

    def trusts(self, address: str) -> bool:
        """Tell whether what comes from this address is a proxy that was named."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        plain = getattr(found, "ipv4_mapped", None) or found
        return any(plain in each for each in self._trusted)

    def _browser(self, passed_on: str, peer: str | None) -> str | None:
        """Return the last address before our own proxies; what came earlier can lie."""
        for address in reversed(passed_on.split(",")):
            try:
                found = str(ipaddress.ip_address(address.strip()))
            except ValueError:
                return peer
            if not self.trusts(found):
                return found
        return peer
