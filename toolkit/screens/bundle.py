"""Join a screen's ES modules into one, so that it loads alike in Voila and JupyterLab.

JupyterLab hands a widget's module to the browser as text, where relative imports
lead nowhere; and one file is one request. There is no build step: the sources in
``static/`` are joined when they are asked for. The sources keep to a small form of
ES modules (``import { a, b } from "./x.js";`` at the start of a line, and named
exports), which ``tests/screens/test_bundle.py`` holds them to.
"""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"

# import { draw, give as hand } from "./ui.js";
_IMPORT = re.compile(
    r"^import\s*\{(?P<names>[^}]*)\}\s*from\s*[\"'](?P<path>\.[^\"']+)[\"'];?[ \t]*$",
    re.MULTILINE,
)
# export { draw, give as hand } from "./ui.js";
_REEXPORT = re.compile(
    r"^export\s*\{(?P<names>[^}]*)\}\s*from\s*[\"'](?P<path>\.[^\"']+)[\"'];?[ \t]*$",
    re.MULTILINE,
)
# export async function save(one) {   or   export const PAGE = 20;
_DECLARED = re.compile(
    r"^export\s+(?P<kind>async function|function|const|let|class)\s+(?P<name>[\w$]+)",
    re.MULTILINE,
)
# export { h, render as draw }; on its own, or last on a line, as in a minified file
_LISTED = re.compile(r"(?:^|;)\s*export\s*\{(?P<names>[^}]*)\};?\s*$", re.MULTILINE)
# export default { render };
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)


def _pairs(names: str) -> list[tuple[str, str]]:
    """Return (name there, name here) for each part of a braces list."""
    parts = [part.split() for part in names.split(",") if part.strip()]
    return [(part[0], part[-1]) for part in parts]


def _take(path: str, names: str) -> str:
    """Return the statement that takes names from a module already joined."""
    fields = ", ".join(
        f"{there}: {here}" if there != here else there for there, here in _pairs(names)
    )
    return f"const {{ {fields} }} = __modules[{json.dumps(path)}];"


def _resolve(here: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path))


def _wrap(name: str, source: str) -> str:
    """Return one module as a function that gives back what it exports."""
    given: dict[str, str] = {}

    def imported(match: re.Match[str]) -> str:
        return _take(_resolve(name, match["path"]), match["names"])

    def passed_on(match: re.Match[str]) -> str:
        path = json.dumps(_resolve(name, match["path"]))
        for there, here in _pairs(match["names"]):
            given[here] = f"__modules[{path}].{there}"
        return ""

    def declared(match: re.Match[str]) -> str:
        given[match["name"]] = match["name"]
        return f"{match['kind']} {match['name']}"

    def listed(match: re.Match[str]) -> str:
        given.update((here, there) for there, here in _pairs(match["names"]))
        return ";"

    text = _REEXPORT.sub(passed_on, source)
    text = _IMPORT.sub(imported, text)
    text = _DECLARED.sub(declared, text)
    if _DEFAULT.search(text):
        text = _DEFAULT.sub("const __default = ", text)
        given["default"] = "__default"
    text = _LISTED.sub(listed, text)
    fields = ", ".join(f"{json.dumps(key)}: {value}" for key, value in given.items())
    key = json.dumps(name)
    return (
        f"__modules[{key}] = (function () {{\n{text}\nreturn {{ {fields} }};\n}})();\n"
    )


def _order(folder: Path, name: str, done: list[str]) -> list[str]:
    """Return a module's name after the names of all it stands on."""
    source = (folder / name).read_text(encoding="utf-8")
    for pattern in (_IMPORT, _REEXPORT):
        for match in pattern.finditer(source):
            below = _resolve(name, match["path"])
            if below not in done:
                _order(folder, below, done)
    done.append(name)
    return done


def find_module(screen: str) -> str | None:
    """Return the path in ``static/`` of a screen's module, or None where there is none.

    Args:
        screen: The screen's name, as a page's metadata gives it; untrusted. ``log``
            is ``log.js``, and ``agenda``, which has a folder, is ``agenda/page.js``.
    """
    # "role-play", "log"; never "../x", which would lead out of the folder
    if not re.fullmatch(r"[\w-]+", screen):
        return None
    names = (f"{screen}.js", f"{screen}/page.js")
    return next((name for name in names if (STATIC / name).is_file()), None)


@cache
def build_bundle(name: str, folder: Path = STATIC) -> str:
    """Return a module with everything it imports, as one ES module.

    Args:
        name: The module's path in the folder, for instance ``log.js``.
        folder: Where the module and all it imports are.

    Returns:
        JavaScript text whose default export is the screen's.

    Raises:
        FileNotFoundError: The module, or one it imports, is not there.
    """
    return (
        f"const __modules = {{}};\n{_joined(name, folder)}"
        f"export default __modules[{json.dumps(name)}].default;\n"
    )


def _joined(name: str, folder: Path) -> str:
    parts = [
        _wrap(each, (folder / each).read_text(encoding="utf-8"))
        for each in _order(folder, name, [])
    ]
    return "".join(parts)


@cache
def build_page_module(host: Path, screen: str = "") -> str:
    """Return what a page of ours runs as one module: its host, with a screen inside.

    Args:
        host: The host's module, which gives ``run``: it is handed, by its name, a
            function that gives the screen's module.
        screen: The screen's module in ``static/``; empty for none.

    Raises:
        FileNotFoundError: A module, or one it imports, is not there.
    """
    key = json.dumps(screen)
    # A function in brackets is read once by a browser, and not twice.
    inside = (
        f"{{ {key}: (function () {{\nconst __modules = {{}};\n{_joined(screen, STATIC)}"
        f"return __modules[{key}];\n}}) }}"
        if screen
        else "{}"
    )
    run = f"__modules[{json.dumps(host.name)}].run({inside});\n"
    return f"const __modules = {{}};\n{_joined(host.name, host.parent)}{run}"


@cache
def build_stylesheet() -> str:
    """Return the look of every screen as one style sheet."""
    sheets = sorted(STATIC.rglob("*.css"), key=lambda path: path.name != "screen.css")
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)


def strip_typeface(sheet: str) -> str:
    """Return a style sheet that asks for no typeface of its own.

    Args:
        sheet: The text of a style sheet.
    """
    # @font-face { font-family: "Atkinson"; src: url(x.woff2) }, over several lines too
    return re.sub(r"@font-face\s*\{[^}]*\}", "", sheet)


@cache
def build_guest_stylesheet() -> str:
    """Return the same look for a page that is not ours, such as JupyterLab's.

    It touches nothing outside a screen, and leaves out the typeface, whose file has
    no relative address there: the system's own is used.
    """
    text = strip_typeface(build_stylesheet())
    # ":root { --paper: white }", ":root:has(.bar)": only at the start of a line
    text = re.sub(r"^:root\b", ".toolkit", text, flags=re.MULTILINE)
    return (
        f"{text}\n.toolkit {{ background: var(--paper); padding: 0 1.25rem 2rem; }}\n"
    )
