"""Starts one kernel, or the fork server that kernels are forked from.

Run as a file, not imported, so that a kernel uses the very toolkit that serves it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(what: str, *values: str) -> None:
    """Become a kernel, or the fork server.

    Args:
        what: ``-f`` for a kernel, ``--warm`` for the fork server.
        *values: The connection file; or the file number of the socket to the web
            server, and the folder of pages.
    """
    root = str(Path(__file__).resolve().parents[3])
    if root not in sys.path:
        sys.path.insert(0, root)
    # The debugger costs 0.2 s and 10 MiB at each start, and no page can reach it.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    if what == "--warm":
        from toolkit.serving.forkserver import server

        server.run_fork_server(*values)
        return
    from toolkit.serving.forkserver.kernel import PageKernel

    PageKernel.launch(*values)


if __name__ == "__main__":
    main(*sys.argv[1:])
