"""Where the system's own Chromium is; run as a script, it prints that or what to do.

The browser tests use the browser that is installed. They never fetch one.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

# The first has no window of its own to draw, which is half of the work of a test.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
MISSING = """\
The browser tests need Chromium or Google Chrome, and none was found.
  Debian:        sudo apt install chromium-headless-shell
  Ubuntu:        sudo snap install chromium
  Fedora:        sudo dnf install chromium
  Mac, Windows:  install Google Chrome
If it is somewhere else, say where: CHROMIUM=/where/it/is make test
To leave the browser tests out this time: TOOLKIT_SKIP_BROWSER=1 make test"""


def find() -> str | None:
    """Return the path of the browser to drive, or None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC) if MAC.exists() else None)


def main() -> int:
    """Print the browser's path, or say what to do when there is none."""
    found = find()
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
