"""A page's kernel publishes what it says to everybody who listens."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own, which its threads end with.
COMES_MEANWHILE = """
import os, threading
import zmq
from jupyter_client.session import Session
from toolkit.serving.forkserver.kernel import Publisher

begun = threading.Event()

class Halting(zmq.Socket):
    def send(self, data, *args, **kwargs):
        sent = super().send(data, *args, **kwargs)
        if data == b"first half":
            begun.set()
            while not self.EVENTS & zmq.POLLIN:  # which takes in whoever has come
                pass
        return sent

context = zmq.Context()
channel = context.socket(zmq.XPUB, socket_class=Halting)
channel.bind("inproc://published")
publisher = Publisher(channel, pipe=False, session=Session(key=b"made up"))
publisher.start()
publisher.send_multipart([b"first half", b"second half"])
begun.wait(10)
listener = context.socket(zmq.SUB)
listener.connect("inproc://published")
listener.subscribe(b"")
print("welcomed" if listener.poll(5000) else "forgotten", flush=True)
os._exit(0)
"""


def test_who_begins_to_listen_while_something_is_sent_is_welcomed():
    done = subprocess.run(
        [sys.executable, "-c", COMES_MEANWHILE],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "welcomed", done.stderr
