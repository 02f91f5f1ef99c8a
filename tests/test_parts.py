"""Every test belongs to a part of `make test`."""

from __future__ import annotations

import re

MARK = "mark." + "browser"  # put together, so that this file does not hold it


def test_browser_tests_lie_where_make_browser_looks_for_them(root):
    found = re.search(r"^PAGES := (.*)$", (root / "Makefile").read_text("utf-8"), re.M)
    assert found
    pages = [root / name for name in found[1].split()]
    marked = [
        path
        for path in (root / "tests").rglob("test_*.py")
        if MARK in path.read_text("utf-8")
    ]
    strays = [path for path in marked if not any(map(path.is_relative_to, pages))]
    assert strays == []
