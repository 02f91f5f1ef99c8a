"""A wire between a browser and a server that a test can cut and mend."""

from __future__ import annotations

import socket
import threading


class Wire:
    """A wire between browser and server that can be cut and mended."""

    def __init__(self, port: int) -> None:
        self.far = ("127.0.0.1", port)
        self.whole = True
        self.ends: list[socket.socket] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.doorman = threading.Thread(target=self.accept, daemon=True)
        self.doorman.start()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            if not self.whole:
                near.close()
                continue
            try:
                far = socket.create_connection(self.far)
            except OSError:
                near.close()
                continue
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(
                    target=self.carry, args=(one, other), daemon=True
                ).start()

    def carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
        except OSError:
            pass
        finally:
            for end in (one, other):
                end.close()

    def cut(self) -> None:
        self.whole = False
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def mend(self) -> None:
        self.whole = True

    def close(self) -> None:
        """Let nobody in any more, and leave no socket behind."""
        self.cut()
        self.door.shutdown(socket.SHUT_RDWR)
        self.doorman.join(timeout=5)
        for end in (self.door, *self.ends):
            end.close()
