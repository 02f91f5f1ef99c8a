"""What a process asks of the system: its name, its parent, its privacy.

Linux alone knows all of it. Elsewhere each function does nothing, and says so.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

FORK_SERVER, KERNEL = "toolkit-warm", "toolkit-kernel"
_SET_PDEATHSIG, _SET_DUMPABLE, _SET_NAME, _SET_CHILD_SUBREAPER = 1, 4, 15, 36


def _call_prctl(what: int, value: int | bytes) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        return ctypes.CDLL(None).prctl(what, value, 0, 0, 0) == 0
    return False


def become_subreaper() -> bool:
    """Become the parent of whatever is left behind by a process this one started."""
    return _call_prctl(_SET_CHILD_SUBREAPER, 1)


def end_with_parent() -> bool:
    """Let the system end this process, at once, when its parent ends."""
    return _call_prctl(_SET_PDEATHSIG, signal.SIGKILL)


def close_to_others() -> bool:
    """Refuse other programs of this account a look inside, and leave no core dump."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return _call_prctl(_SET_DUMPABLE, 0)


def rename_process(name: str) -> bool:
    """Choose the name under which this process is listed.

    Args:
        name: At most 15 letters.
    """
    return _call_prctl(_SET_NAME, name.encode("ascii"))


def reap_processes(name: str) -> None:
    """Let go of adopted processes of one name that have ended.

    Args:
        name: As it was given to :func:`rename_process`.
    """
    ended = f"({name}) Z {os.getpid()} "
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if ended in path.read_text(encoding="utf-8"):
                os.waitpid(int(path.parent.name), os.WNOHANG)
