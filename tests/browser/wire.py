"""A wire between a browser and a server that a test can cut, mend and hold."""

from __future__ import annotations

import socket
import threading


class Wire:
    """A wire between browser and server that can be cut, mended and held."""

    def __init__(self, port: int) -> None:
        self.far = ("127.0.0.1", port)
        self.whole = True
        self.turn = threading.Lock()
        self.held: list[tuple[socket.socket, bytes]] | None = None
        self.given_up = threading.Event()
        self.ends: list[socket.socket] = []
        self.lost: set[socket.socket] = set()
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
            for one, other, way in ((near, far, "up"), (far, near, "down")):
                threading.Thread(
                    target=self.carry, args=(one, other, way), daemon=True
                ).start()

    def carry(self, one: socket.socket, other: socket.socket, way: str) -> None:
        try:
            while data := one.recv(65536):
                self.hand_over(other, data)
        except OSError:
            pass
        finally:
            if way == "down":
                self.given_up.set()
            self.hand_over(one, b"")
            self.hand_over(other, b"")

    def hand_over(self, end: socket.socket, data: bytes) -> None:
        """Send to one end, close it when there is nothing to send, or hold either."""
        with self.turn:
            if self.held is not None:
                self.held.append((end, data))
                return
        if end in self.lost:
            return
        if data:
            end.sendall(data)
        else:
            end.close()

    def hold(self) -> None:
        """Pass nothing on any more, and tell neither end, as a phone that sleeps.

        ``given_up`` is set when the server takes a line for lost.
        """
        with self.turn:
            self.held = []
        self.given_up.clear()

    def lose(self) -> None:
        """Pass nothing on for those who speak now, but all for whoever comes later."""
        self.lost.update(self.ends)

    def let_go(self) -> None:
        """Pass on all that was held, and whatever comes."""
        with self.turn:
            held, self.held = self.held or [], None
            for end, data in held:
                try:
                    end.sendall(data) if data else end.close()
                except OSError:
                    continue

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
        self.let_go()
        self.cut()
        self.door.shutdown(socket.SHUT_RDWR)
        self.doorman.join(timeout=5)
        for end in (self.door, *self.ends):
            end.close()
