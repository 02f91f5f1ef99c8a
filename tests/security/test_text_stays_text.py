"""What a person wrote becomes text on a page, never HTML: there is no other way in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import toolkit
from toolkit.serving.rendering.cells import (
    choose_output_form,
    clean_html,
    render_text_cell,
)

HERE = Path(toolkit.__file__).parent
WAYS_IN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment"
    r"|DOMParser|srcdoc|setHTML|dangerouslySet|\beval\(|new Function|javascript:"
)
UNSAFE = {"eval", "exec", "compile", "__import__", "HTML", "Markdown", "Javascript"}
RISKY = {"pickle", "marshal", "shelve", "subprocess", "ctypes"}
# Fields of messages are read here.
WORDS = ("screens", "practice", "journal", "exports", "room")


def ours(*endings: str) -> Iterator[Path]:
    """Yield our own files, without those that others wrote."""
    for ending in endings:
        for path in HERE.rglob(f"*{ending}"):
            if "vendor" not in path.parts:
                yield path


def test_no_script_of_ours_turns_text_into_html():
    found = {
        path.name: WAYS_IN.findall(path.read_text("utf-8"))
        for path in ours(".js")
        if WAYS_IN.search(path.read_text("utf-8"))
    }
    assert found == {}


def test_no_template_switches_escaping_off():
    templates = list(ours(".j2"))
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b", text), path.name
        assert "autoescape" not in text, path.name


def calls(path: Path) -> Iterator[str]:
    """Yield the name of everything a file calls."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            target = node.func
            yield getattr(target, "id", getattr(target, "attr", ""))


def test_nothing_that_hears_a_page_can_run_what_it_hears():
    for name in WORDS:
        for path in (HERE / name).rglob("*.py"):
            source = path.read_text("utf-8")
            names = {each for each in calls(path) if each in UNSAFE}
            # re.compile makes a pattern, not code.
            assert names - {"compile"} == set(), path.name
            assert not re.search(r"(?<!re\.)\bcompile\(", source), path.name
            imported = set(re.findall(r"^(?:from|import) (\w+)", source, re.M))
            allowed = {"ctypes"} if path.name == "process.py" else set()
            assert imported & RISKY <= allowed, path.name


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x.png onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<form action=http://evil.example><input name=x></form>",
    "<style>@import url(http://evil.example/x.css)</style>",
    "<base href=http://evil.example>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
]
RUNS = re.compile(
    r"<(script|iframe|svg|form|style|base|meta|object|embed)|\son\w+=|java"
)


def test_an_output_that_is_html_loses_all_that_runs():
    for text in HOSTILE:
        assert not RUNS.search(str(clean_html(text))), text


def test_a_text_cell_shows_html_as_the_text_it_is():
    for text in HOSTILE:
        shown = str(render_text_cell(text))
        assert "&lt;" in shown
        assert set(re.findall(r"<[^>]*>", shown)) <= {"<p>", "</p>"}, text


def test_an_output_of_any_other_kind_is_not_shown_as_html():
    for kind in ("application/javascript", "image/svg+xml", "text/latex"):
        shown = choose_output_form(
            {"output_type": "display_data", "data": {kind: HOSTILE[0]}}
        )
        assert shown == ("none", "")
