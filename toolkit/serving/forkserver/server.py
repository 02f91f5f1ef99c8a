"""The fork server: has everything a page needs loaded, and forks kernels on request.

It has one thread and no event loop, opens no journal, and speaks to nobody but the
web server that started it, over one socket. When that closes, it ends.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

from ipykernel.thread import make_selector_io_loop
from jupyter_client.session import Session

from toolkit.serving.forkserver import process
from toolkit.serving.forkserver.fork import ForkRequest, fork_kernel
from toolkit.serving.forkserver.kernel import PageKernel, build_kernel_settings
from toolkit.serving.forkserver.prebuild import build_screens

LONGEST = 1 << 20  # bytes of one request; an environment is some kilobytes
# What a kernel loads late, beside our own modules and what they load themselves.
LATE = (
    "IPython.core.completer",
    "IPython.core.debugger",
    "ipykernel.debugger",
    "ipywidgets",
    "pandas",
    "tornado.platform.asyncio",
)


def load_screens() -> None:
    """Load everything that any screen needs, so that a fork has it already.

    Downloads as well: a writer costs 3 MiB and half a second, here once, in a fork for
    each person who takes a first file away.
    """
    import toolkit.exports
    import toolkit.screens

    ours = (
        each.name
        for package in (toolkit.screens, toolkit.exports)
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    )
    for name in (*LATE, *ours):
        with suppress(ImportError):
            importlib.import_module(name)
    from toolkit.journal.identifiers import find_identifiers

    find_identifiers("07700 900123")


def prepare_kernel(notebooks: Path) -> PageKernel:
    """Load, build and try everything that a page's kernel will use.

    Args:
        notebooks: Folder of pages.

    Returns:
        A kernel without channels, as each fork begins.
    """
    load_screens()
    build_screens(notebooks)
    app = PageKernel.instance(config=build_kernel_settings())
    app.prepare()
    _try_out(app)
    gc.collect()
    # Else the collector would write to, and so copy, every page that is shared.
    gc.freeze()
    return app


def _try_out(app: PageKernel) -> None:
    """Do once what makes libraries build their tables when it is first done."""
    session = Session(parent=app, key=b"made for nothing")
    _, parts = session.feed_identities(session.serialize(session.msg("status", {})))
    session.deserialize(parts)
    loop = make_selector_io_loop()
    loop.add_callback(loop.stop)
    loop.start()
    loop.close(all_fds=True)
    shell: Any = app.shell
    shell.run_cell("import toolkit", store_history=False, silent=True)
    shell.display_formatter.format(object())
    shell.user_ns.pop("toolkit", None)


def serve_forks(sock: socket.socket, notebooks: Path) -> None:
    """Fork a kernel for each request, until the web server closes the socket.

    Args:
        sock: One end of a pair of sockets that keep messages apart.
        notebooks: Folder of pages.
    """
    process.end_with_parent()
    process.close_to_others()
    process.rename_process(process.FORK_SERVER)
    app = prepare_kernel(notebooks)
    sock.send(json.dumps({"ready": count_threads() == 1}).encode())
    while asked := sock.recv(LONGEST):
        pid = fork_kernel(ForkRequest.unpacked(asked), app.run)
        sock.send(json.dumps({"pid": pid}).encode())


def count_threads() -> int:
    """Return how many threads there are, whoever started them; one may fork safely."""
    return len(list(Path("/proc/self/task").iterdir()))


def run_fork_server(number: str, notebooks: str) -> None:
    """Become the fork server.

    Args:
        number: File number of the socket to the web server.
        notebooks: Folder of pages.
    """
    with socket.socket(fileno=int(number)) as sock:
        serve_forks(sock, Path(notebooks))
