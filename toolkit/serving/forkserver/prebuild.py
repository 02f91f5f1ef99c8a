"""Builds every screen once in the fork server, so that a fork finds it all ready.

Only what the pages themselves say is built, and only when it is one of the toolkit's
own screens: no notebook's code is run here.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PERSONAL = {"open_journal"}


@dataclass(frozen=True, slots=True)
class ScreenCall:
    """A screen, as a page asks for it.

    Args:
        name: A function of the toolkit.
        given: Its arguments, each written out in the page.
        named: Its arguments with a name.
    """

    name: str
    given: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...]


def build_screens(notebooks: Path) -> None:
    """Build, and throw away, each screen that a page shows.

    Args:
        notebooks: Folder of pages.
    """
    import ipywidgets

    import toolkit

    for call in list_screen_calls(notebooks):
        # A page that does not work says so when it is opened, not here.
        with suppress(Exception):
            screen = getattr(toolkit, call.name)(*call.given, **dict(call.named))
            json.dumps(screen.get_state(), default=str)
            screen._repr_mimebundle_()
    ipywidgets.Widget.close_all()


def list_screen_calls(notebooks: Path) -> Iterator[ScreenCall]:
    """Return the screens that pages ask for with arguments that are written out.

    Args:
        notebooks: Folder of pages.
    """
    for path in sorted(notebooks.glob("*.ipynb")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            for cell in cells:
                if cell["cell_type"] == "code":
                    yield from parse_screen_calls("".join(cell["source"]))


def parse_screen_calls(code: str) -> Iterator[ScreenCall]:
    """Return the screens that a cell asks for.

    Args:
        code: The cell's text.
    """
    with suppress(SyntaxError):
        for node in ast.walk(ast.parse(code)):
            found = _call(node)
            if found is not None:
                yield found


def _call(node: ast.AST) -> ScreenCall | None:
    import toolkit

    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="toolkit"), attr=name)):
            if name in PERSONAL or name not in toolkit.__all__:
                return None
        case _:
            return None
    with suppress(ValueError):
        given = tuple(ast.literal_eval(each) for each in node.args)
        named = tuple(
            (each.arg, ast.literal_eval(each.value))
            for each in node.keywords
            if each.arg
        )
        hash((given, named))
        return ScreenCall(name, given, named)
    return None
