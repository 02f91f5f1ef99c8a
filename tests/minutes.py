"""The toolkit in a world where a test says when minutes go by.

Run instead of ``python -m toolkit``. Whoever is sent ``PASS`` finds that the time it
would have waited is over: a kernel that the page has been silent for a minute, the
server that a page has been away for as long as its kernel is kept. Everything that is
done about it is the toolkit's own. Lost lines are noticed sooner than in life.
"""

from __future__ import annotations

import runpy
import signal
import sys
from datetime import timedelta
from pathlib import Path

PASS = signal.SIGUSR1
AT_ONCE = timedelta(0)
NOTICED = {"ws_ping_interval": 1000, "ws_ping_timeout": 3000}  # milliseconds


def be_a_kernel(start: Path) -> None:
    """Start what kernels come from, with a minute that a signal ends."""
    from toolkit.journal import autolock
    from toolkit.screens import screen

    def minute_passes(*_: object) -> None:
        autolock.SILENCE = AT_ONCE

    signal.signal(PASS, minute_passes)
    screen.TICK_SECONDS = 1
    runpy.run_path(str(start), run_name="__main__")


def be_the_server() -> None:
    """Serve, with a patience that a signal ends."""
    from toolkit import cli
    from toolkit.serving import app
    from toolkit.serving.forkserver import client
    from toolkit.serving.kernels import kernel_manager

    settings, config = app.ToolkitServer.init_settings, app.build_kernel_config

    def often(*, sockets: bool):
        made = config(sockets=sockets)
        made.MappingKernelManager.cull_interval = 1
        return made

    def patience_ends(*_: object) -> None:
        kernel_manager.AWAY = AT_ONCE

    signal.signal(PASS, patience_ends)
    client.START = Path(__file__)
    app.build_kernel_config = often
    app.ToolkitServer.init_settings = lambda self: settings(self) | NOTICED
    cli.main()


if __name__ == "__main__":
    if sys.argv[1] in ("--warm", "-f"):
        from toolkit.serving.forkserver.client import START

        be_a_kernel(START)
    else:
        be_the_server()
