"""Names say what an engineer or a practice educator would search for."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TOOLKIT = Path(__file__).resolve().parent.parent / "toolkit"
# Words that a function may begin with. Another true verb is added here when no
# word of the list says it; a noun is not.
VERBS = {
    "add", "allow", "allows", "apply", "ask", "become", "begin", "build", "can",
    "cancel", "carry", "change", "check", "choose", "clean", "clear", "close",
    "collect", "compare", "compute", "convert", "copy", "count", "create", "decide",
    "decode", "delete", "derive", "describe", "draw", "drop", "encode", "end", "ensure",
    "erase", "escape", "export", "extend", "extract", "fill", "filter", "find", "fit",
    "flag", "fold", "fork", "format", "forget", "gather", "get", "give", "group",
    "guess", "has", "hash", "hear", "hedge", "import", "is", "join", "keep", "kill",
    "launch", "limit", "list", "load", "lock", "log", "make", "mark", "match", "may",
    "measure", "merge", "move", "name", "needs", "negate", "note", "offer", "open",
    "order", "pack", "pair", "park", "parse", "pause", "pick", "place", "plan", "play",
    "prepare", "print", "protect", "put", "quote", "raise", "read", "reap", "receive",
    "record", "register", "remove", "rename", "render", "reopen", "replace", "report",
    "request", "require", "reset", "resolve", "restore", "resume", "run", "save", "say",
    "scan", "seal", "search", "select", "send", "serve", "set", "share", "shorten",
    "show", "skip", "sort", "split", "start", "step", "stop", "store", "strip",
    "suggest", "sum", "summarise", "sweep", "sync", "take", "tell", "trim", "try",
    "turn", "undo", "unlock", "unpack", "unseal", "update", "validate", "wait", "walk",
    "warn", "was", "wrap", "write",
}  # fmt: skip
NO_VERB = {
    "toolkit/__init__.py": "the screens of `import toolkit`, named as people know them",
    "toolkit/cli.py:main": "the entry point that pyproject.toml names",
    "toolkit/cli.py:doctor": "the word typed after `toolkit`",
    "toolkit/cli_case.py:new": "the word typed after `toolkit`",
    "toolkit/serving/forkserver/start.py:main": "the entry point of a file run by path",
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield every file of the toolkit, parsed, with its place."""
    for path in sorted(TOOLKIT.rglob("*.py")):
        place = path.relative_to(TOOLKIT.parent).as_posix()
        yield place, ast.parse(path.read_text("utf-8"))


def functions() -> Iterator[tuple[str, str]]:
    """Yield each public function of a module, with its place."""
    for place, tree in modules():
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if named and not node.name.startswith("_"):
                yield place, node.name


def test_no_class_name_stands_twice():
    nodes = [node for _, tree in modules() for node in ast.walk(tree)]
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert {name: n for name, n in names.items() if n > 1} == {}


def test_a_function_begins_with_a_verb():
    others = [
        f"{place}:{name}"
        for place, name in functions()
        if name.split("_")[0] not in VERBS and place not in NO_VERB
    ]
    assert sorted(set(others) - set(NO_VERB)) == []


def test_every_exception_is_still_there():
    there = {place for place, _ in functions()} | {
        f"{place}:{name}" for place, name in functions()
    }
    assert set(NO_VERB) - there == set()
