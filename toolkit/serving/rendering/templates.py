"""The templates of our pages and the versioned addresses they link to."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit.screens import bundle as screen_module
from toolkit.serving.rendering.assets import StaticFiles
from toolkit.serving.rendering.cells import (
    choose_output_form,
    clean_html,
    render_text_cell,
)

HERE = Path(__file__).resolve().parents[1]
SHARE = HERE / "share" / "jupyter"
TEMPLATES = SHARE / "voila" / "templates" / "reflective"
# "log.js" and "agenda/page.js", never "../log.js".
_MODULE = re.compile(r"[\w-]+(?:/[\w-]+)?\.js")
PRODUCT = "Reflective Supervision Toolkit"


@cache
def load_templates(*, asynchronous: bool = False) -> Environment:
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
    made.filters.update(
        text_cell=render_text_cell, safe_html=clean_html, shown=choose_output_form
    )
    made.globals["product"] = PRODUCT
    return made


def _build_file(name: str) -> str | None:
    """Return the text of a file that is joined from several; None for any other."""
    if name == "screen.css":
        page = (FILES / "page.css").read_text(encoding="utf-8")
        return f"{screen_module.build_stylesheet()}\n{page}"
    if name == HOST.name:
        return screen_module.build_page_module(HOST)
    screen = name.removeprefix(WITH)
    known = _MODULE.fullmatch(screen)
    if not known or not (screen_module.STATIC / screen).is_file():
        return None
    if screen == name:
        return screen_module.build_bundle(screen)
    return screen_module.build_page_module(HOST, screen)


def _forget() -> None:
    for joined in (
        screen_module.build_bundle,
        screen_module.build_page_module,
        screen_module.build_stylesheet,
    ):
        joined.cache_clear()


FILES = HERE / "static"
HOST = FILES / "host.js"
WITH = "with/"  # before a screen's module: what its page runs, joined with the host
STATIC_FILES = StaticFiles(
    screen_module.STATIC, FILES, build=_build_file, changed=_forget
)


def choose_page_module(screen: str) -> str:
    """Return the name of the module that a page of ours runs.

    Args:
        screen: The name of its screen; empty for none.
    """
    module = screen_module.find_module(screen)
    return f"{WITH}{module}" if module else HOST.name


def build_links(base: str) -> dict[str, str]:
    """Return what every page links to.

    Args:
        base: The server's base address, ending in a slash.

    Returns:
        ``files``, the versioned address of all files, ending in a slash; and ``icon``.
    """
    return {
        "files": f"{base}toolkit/static/v-{STATIC_FILES.version}/",
        "icon": load_icon(),
    }


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """The look of a screen's page, as the page carries it itself.

    Args:
        text: The style sheet; its typeface comes once the page is there.
        name: What a policy names it by; see :func:`hash_for_policy`.
    """

    text: Markup
    name: str


def load_inline_style() -> InlineStyle:
    """Return the look that a page carries, so that it is whole at once."""
    return _build_inline_style(STATIC_FILES.version)


@lru_cache(maxsize=1)
def _build_inline_style(_version: str) -> InlineStyle:
    sheet = STATIC_FILES.get("screen.css")
    text = screen_module.strip_typeface(sheet.body.decode() if sheet else "")
    return InlineStyle(Markup(text), hash_for_policy(text))  # noqa: S704 - our own style sheet


def hash_for_policy(text: str) -> str:
    """Return what a policy names a script or a style sheet by that stands in a page.

    Args:
        text: The whole of it.

    Returns:
        Its SHA-256, as a source of a Content Security Policy.
    """
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def load_icon() -> str:
    """Return the icon of a tab, as an address that holds it: no page asks for it."""
    picture = (TEMPLATES / "icon.png").read_bytes()
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"
