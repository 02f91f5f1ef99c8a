"""Where the server listens, and under which addresses people find it.

Opens sockets and says where; answers nothing itself.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

from tornado.netutil import bind_sockets

from toolkit.errors import ServeError
from toolkit.serving.access.addresses import is_loopback
from toolkit.serving.access.certificate import warn_of_expiry, warn_of_open_key
from toolkit.serving.options import Options

ONLY_HERE = (
    "Other computers are refused until you say under which name they reach this one, "
    "for instance with --allow-host training.example"
)
PROXY_HAS_NO_NAME = (
    "Nobody comes in through the proxy until you say which name they type, for "
    "instance with --allow-host training.example"
)
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - compared, not listened on


def open_listening_sockets(options: Options) -> list[socket.socket]:
    """Return listening sockets.

    Raises:
        ServeError: The port is taken, or the address is not this machine's.
    """
    try:
        return bind_sockets(options.port, options.host)
    except OSError as fault:
        raise ServeError(_why_not(fault, options)) from None


def build_home_address(options: Options) -> str:
    """Return the home page's address on this machine."""
    host = "127.0.0.1" if options.host in EVERYWHERE else options.host
    return _address(options, f"[{host}]" if ":" in host else host)


def describe_opening(options: Options) -> Iterator[str]:
    """Yield what is said in the terminal once a page can be opened.

    Raises:
        ServeError: The certificate cannot be read any more.
    """
    yield f"The toolkit is open at {build_home_address(options)}"
    for name in options.allow_hosts:
        if options.trusted_proxies:
            yield f"and through the proxy at {name}{options.base_url}"
        else:
            yield f"and at {_address(options, name)}"
    if not options.allow_hosts:
        if options.trusted_proxies:
            yield PROXY_HAS_NO_NAME
        elif not is_loopback(options.host):
            yield ONLY_HERE
    yield from _about_https(options)
    if options.access_word:
        yield "People are asked for the word before they see a page."
    yield f"Journals are kept in {options.data}. Stop with Ctrl-C."


def _about_https(options: Options) -> Iterator[str]:
    if options.certfile is None:
        return
    now = datetime.now(UTC)
    key = options.keyfile or options.certfile
    yield from filter(
        None, (warn_of_expiry(options.certfile, now), warn_of_open_key(key))
    )


def _address(options: Options, name: str) -> str:
    scheme = "https" if options.certfile else "http"
    return f"{scheme}://{name}:{options.port}{options.base_url}"


def _why_not(fault: OSError, options: Options) -> str:
    """Return why the server cannot listen, in plain words."""
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {options.port} is already in use on this computer. Stop what uses "
            f"it, or choose another, for instance with --port {options.port + 1}."
        )
    if fault.errno == errno.EACCES:
        return (
            f"Port {options.port} may not be used without further rights. "
            "Please choose one above 1024 with --port."
        )
    return (
        f"The address {options.host} is not one of this computer's. "
        "Please choose another with --host."
    )
