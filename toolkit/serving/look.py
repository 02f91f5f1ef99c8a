"""The templates of our pages and the versioned addresses they link to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.screens import module as screen_module
from toolkit.serving.assets import Shelf
from toolkit.serving.cells import output_kind, safe_html, text_cell

HERE = Path(__file__).parent
SHARE = HERE / "share" / "jupyter"
TEMPLATES = SHARE / "voila" / "templates" / "reflective"
PRODUCT = "Reflective Supervision Toolkit"


@cache
def environment(*, asynchronous: bool = False) -> Environment:
    """Return the templates, compiled once and kept.

    Args:
        asynchronous: True for the part of a page that waits for its kernel.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        enable_async=asynchronous,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(text_cell=text_cell, safe_html=safe_html, shown=output_kind)
    made.globals["product"] = PRODUCT
    return made


def _screen_text(name: str) -> str | None:
    """Return a screen's module or the joined style sheet; None for other files."""
    if name == "screen.css":
        return screen_module.stylesheet()
    if "/" in name or not name.endswith(".js"):
        return None
    return screen_module.bundle(name)


def _page_text(name: str) -> str | None:
    """Return the page's own module with all it imports; None for other files."""
    return screen_module.bundle(name, PAGE_FILES) if name == "host.js" else None


def _forget() -> None:
    screen_module.bundle.cache_clear()
    screen_module.stylesheet.cache_clear()


SCREENS = Shelf(screen_module.STATIC, build=_screen_text, changed=_forget)
PAGE_FILES = HERE / "static"
PAGES = Shelf(PAGE_FILES, build=_page_text, changed=_forget)


def links(base: str) -> dict[str, str]:
    """Return the versioned addresses of both shelves.

    Args:
        base: The server's base address, ending in a slash.

    Returns:
        ``screens`` and ``pages``, each ending in a slash.
    """
    return {
        "screens": f"{base}toolkit/static/v-{SCREENS.version}/",
        "pages": f"{base}toolkit/page/v-{PAGES.version}/",
    }
