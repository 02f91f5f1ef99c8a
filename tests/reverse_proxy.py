"""A small real reverse proxy: one request on a connection, and lines that stay open.

What it says of a browser is what nginx and Caddy say with the settings in
docs/serving.md.
"""

from __future__ import annotations

import socket
import ssl
import threading

from certificates import Made


class ReverseProxy:
    """Stands in front of a server, as a web server of the house would.

    Args:
        port: Where the server behind it listens.
        certificate: Speaks https with this, when there is one.
    """

    def __init__(self, port: int, certificate: Made | None = None) -> None:
        self._far = ("127.0.0.1", port)
        self._open: list[socket.socket] = []
        self._spoken = None
        self.scheme = "https" if certificate else "http"
        if certificate:
            self._spoken = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self._spoken.load_cert_chain(certificate.certfile, certificate.keyfile)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._start(self._take_in)

    def close(self) -> None:
        """Let nobody in any more, and leave no socket behind."""
        self._door.shutdown(socket.SHUT_RDWR)
        for each in (self._door, *self._open):
            each.close()

    def _start(self, work, *with_what) -> None:
        threading.Thread(target=work, args=with_what, daemon=True).start()

    def _take_in(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            self._start(self._serve, near)

    def _serve(self, near: socket.socket) -> None:
        try:
            if self._spoken:
                near = self._spoken.wrap_socket(near, server_side=True)
            head = _head(near)
            far = socket.create_connection(self._far)
            self._open += [near, far]
            far.sendall(self._passed_on(head))
            self._start(_carry, near, far)
            _carry(far, near)
        except OSError:
            near.close()

    def _passed_on(self, head: bytes) -> bytes:
        """Return a request as it goes on: with what the server should know."""
        first, _, rest = head.partition(b"\r\n")
        lines, _, body = rest.partition(b"\r\n\r\n")
        kept = [line for line in lines.split(b"\r\n") if not _replaced(line)]
        host = next((x for x in kept if x.lower().startswith(b"host:")), b"Host: x")
        told = [
            b"X-Forwarded-Host:" + host.partition(b":")[2],
            b"X-Forwarded-Proto: " + self.scheme.encode(),
            b"X-Forwarded-For: 192.0.2.7",
        ]
        if b"upgrade: websocket" not in lines.lower():
            told.append(b"Connection: close")
        return b"\r\n".join([first, *kept, *told]) + b"\r\n\r\n" + body


def _replaced(line: bytes) -> bool:
    name, _, value = line.lower().partition(b":")
    close = name == b"connection" and b"upgrade" not in value
    return close or name.startswith(b"x-forwarded-")


def _head(near: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        more = near.recv(65536)
        if not more:
            raise ConnectionError
        head += more
    return head


def _carry(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        return
