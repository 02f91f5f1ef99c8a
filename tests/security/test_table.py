"""The table of what is tried names every row once, and only tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
TABLE = (TESTS / "security" / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
FROM_RESEARCH = 59


def test_no_row_is_missing_and_none_stands_twice():
    numbers = [int(row[0]) for row in ROW.findall(TABLE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= FROM_RESEARCH


@pytest.mark.parametrize("row", ROW.findall(TABLE), ids=lambda row: row[0])
def test_every_row_is_tried_by_tests_that_exist(row):
    named = NAMED.findall(row[3])
    assert named or row[3] == "rooms are not there yet"
    for file, name in named:
        assert name in names_in(TESTS / file), f"{file}::{name}"


def names_in(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


def test_every_attack_here_stands_in_the_table():
    files = {file for file, _ in NAMED.findall(TABLE)}
    here = {f"security/{path.name}" for path in (TESTS / "security").glob("test_*.py")}
    assert here - files == {"security/test_table.py"}
