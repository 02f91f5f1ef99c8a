"""Starts one kernel: ipykernel without what a page never needs.

Run as a file, not imported, so that a kernel uses the very toolkit that serves it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Become a kernel for the connection file named in the arguments."""
    root = str(Path(__file__).resolve().parents[2])
    if root not in sys.path:
        sys.path.insert(0, root)
    # The debugger costs 0.2 s and 10 MiB at each start, and no page can reach it.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()


if __name__ == "__main__":
    main()
