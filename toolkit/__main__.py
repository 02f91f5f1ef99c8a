"""Lets ``python -m toolkit`` do what the command ``toolkit`` does."""

from __future__ import annotations

from toolkit.cli import main

if __name__ == "__main__":
    main()
