"""A copy of the shipped exercises that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from toolkit.content import Problem, check_exercises

TODAY = date(2026, 11, 22)
SHIPPED = Path(__file__).resolve().parents[2] / "exercises"
Spoil = Callable[[str, str, str], int]
Check = Callable[[], list[Problem]]


@pytest.fixture
def exercises(tmp_path: Path) -> Path:
    """A content folder like the shipped one."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "exercises"))


@pytest.fixture
def spoil(exercises: Path) -> Spoil:
    """Replace the first occurrence of some text and return the line it was on."""

    def replace(name: str, old: str, new: str) -> int:
        path = exercises / name
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    return replace


@pytest.fixture
def problems(exercises: Path) -> Check:
    """Return what is wrong with the copy, without what is only worth knowing."""
    return lambda: [
        p for p in check_exercises(exercises, today=TODAY) if p.level != "info"
    ]
