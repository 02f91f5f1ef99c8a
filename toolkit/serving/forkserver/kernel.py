"""A page's kernel: ipykernel without what no page needs.

Everything that needs no socket and no thread is built by :meth:`PageKernel.prepare`,
so that it can be done once, before a fork. Left out of ipykernel, each with its cost
in a seat: the debugger, its sockets and the thread of subshells; the heartbeat, which
nobody listens to; two threads that watch for output written below Python; settings
read from files; start-up files; and a history of what people do.
"""

from __future__ import annotations

import os
import sys
import threading
import uuid
from typing import Any

import zmq
from ipykernel.control import ControlThread
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config
from zmq.eventloop.zmqstream import ZMQStream

from toolkit.serving.forkserver import process

LINGER = 1000  # milliseconds in which a kernel that ends still sends its last answer


def build_kernel_settings() -> Config:
    """Return what every kernel of ours is set to."""
    config = Config()
    # What people do in pages belongs in no history file.
    config.HistoryManager.enabled = False
    config.PageKernel.capture_fd_output = False
    return config


class Publisher(IOPubThread):
    """Publishes what a kernel says, and misses nobody who begins to listen.

    Sending takes in those who have just come, and the socket's file number then says
    no word of them: without a second look they would wait for their welcome for ever.
    """

    def _really_send(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Send, and welcome whoever came meanwhile."""
        super()._really_send(msg, *args, **kwargs)
        here, channel = threading.current_thread() is self.thread, self.socket
        if here and channel is not None and channel.EVENTS & zmq.POLLIN:
            self._xpub_stream.flush(zmq.POLLIN)


class WidgetKernel(IPythonKernel):
    """Runs a page's cells and speaks to its widgets; there is nothing to debug."""

    def start(self) -> None:
        """Begin to answer, without upstream's word on the missing debugger."""
        super(IPythonKernel, self).start()
        # From here on its thread alone may touch the control channel.
        self.control_thread.start()

    async def _progressively_terminate_all_children(self) -> None:
        """Leave them to whoever ends this kernel; upstream looks at every process."""


class PageKernel(IPKernelApp):
    """One page's kernel, in two steps: what may be shared, and what is its own."""

    @classmethod
    def launch(cls, connection_file: str) -> None:
        """Become the kernel for a connection file, until it is told to end.

        Args:
            connection_file: Names its sockets and its key.
        """
        app = cls.instance(config=build_kernel_settings())
        app.prepare()
        app.run(connection_file)

    def prepare(self) -> None:
        """Build what needs no socket, no thread and no chance; once per process."""
        self.init_crash_handler()
        self.init_profile_dir()
        self.kernel = WidgetKernel.instance(
            parent=self, log=self.log, profile_dir=self.profile_dir, user_ns={}
        )
        self.shell = self.kernel.shell
        # A widget library that was imported before the kernel existed has not told it
        # where messages for its widgets go.
        widgets = sys.modules.get("ipywidgets")
        if widgets is not None:
            widgets.register_comm_target(self.kernel)

    def run(self, connection_file: str) -> None:
        """Open the sockets and answer until told to end.

        Args:
            connection_file: Names its sockets and its key.
        """
        process.close_to_others()
        process.rename_process(process.KERNEL)
        self.connection_file = connection_file
        self.init_connection_file()
        self.init_poller()
        self.init_sockets()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.init_shell()
        self.start()
        # Its last answer goes out through the other channels, which close by
        # themselves as the process ends.
        self.control_thread.stop()
        self.control_thread.join()

    def init_control(self, context: Any) -> None:
        """Open the control channel alone, without the debugger's sockets."""
        self.control_socket = context.socket(zmq.ROUTER)
        self.control_socket.linger = LINGER
        self.control_socket.router_handover = 1
        self._apply_curve_server_options(self.control_socket)
        self.control_port = self._bind_socket(self.control_socket, self.control_port)
        self.control_thread = ControlThread(daemon=True)

    def init_iopub(self, context: Any) -> None:
        """Open the channel for what is published, with no port for other processes."""
        channel = context.socket(zmq.XPUB)
        channel.linger = LINGER
        # Each listener is welcomed, not only the first: see PageChannels.
        channel.xpub_verbose = True
        self._apply_curve_server_options(channel)
        self.iopub_port = self._bind_socket(channel, self.iopub_port)
        self.iopub_thread = Publisher(channel, pipe=False, session=self.session)
        self.iopub_thread.start()
        self.iopub_socket = self.iopub_thread.background_socket

    def init_kernel(self) -> None:
        """Give the kernel that :meth:`prepare` made its channels and its name."""
        kernel = self.kernel
        kernel.ident = str(uuid.uuid4())
        kernel.session = self.session
        kernel.control_stream = ZMQStream(
            self.control_socket, self.control_thread.io_loop
        )
        kernel.shell_stream = ZMQStream(self.shell_socket)
        kernel.control_thread = self.control_thread
        kernel.iopub_thread = self.iopub_thread
        kernel.iopub_socket = self.iopub_socket
        kernel.stdin_socket = self.stdin_socket
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr
        self.displayhook.get_execution_count = lambda: kernel.execution_count

    def init_shell(self) -> None:
        """Give the shell its channel, this process's environment and folder."""
        shell: Any = self.shell
        for publisher in (shell.displayhook, shell.display_pub):
            publisher.session = self.session
            publisher.pub_socket = self.iopub_socket
        shell.displayhook.topic = self.kernel._topic("execute_result")
        shell.init_environment()
        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        if "" not in sys.path:
            sys.path.insert(0, "")
