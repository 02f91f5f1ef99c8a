"""A docstring says what a function takes; ruff's DOC501 holds what it raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TOOLKIT = Path(__file__).resolve().parent.parent / "toolkit"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(body: list[ast.stmt], *, method: bool) -> Iterator[tuple[Function, int]]:
    """Yield each public function with how many arguments it takes, self left out."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from functions(node.body, method=True)
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node, count_arguments(node) - (method and not is_static(node))


def is_static(node: Function) -> bool:
    """Tell whether a method takes neither self nor a class."""
    marks = [one.id for one in node.decorator_list if isinstance(one, ast.Name)]
    return "staticmethod" in marks


def count_arguments(node: Function) -> int:
    """Return how many arguments a function takes, of any sort."""
    given = node.args
    plain = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len(plain) + bool(given.vararg) + bool(given.kwarg)


def test_a_function_of_two_or_more_arguments_says_what_each_is():
    silent = [
        f"{path.relative_to(TOOLKIT.parent).as_posix()}:{node.lineno} {node.name}"
        for path in sorted(TOOLKIT.rglob("*.py"))
        for node, taken in functions(ast.parse(path.read_text()).body, method=False)
        if taken >= 2 and "Args:" not in (ast.get_docstring(node) or "")
    ]
    assert silent == []
