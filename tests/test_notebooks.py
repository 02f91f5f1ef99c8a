"""Notebooks are pages, not programs, and hold nothing that anyone wrote or ran."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from toolkit.screens.bundle import find_module

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
COURSE = ROOT / "exercises" / "course.yaml"

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> dict:
    """Return a notebook as it lies on the disk."""
    return json.loads(path.read_text("utf-8"))


def sources(path: Path, kind: str) -> list[str]:
    """Return the text of every cell of a kind."""
    cells = [cell for cell in read(path)["cells"] if cell["cell_type"] == kind]
    return ["".join(cell["source"]) for cell in cells]


def test_there_is_a_notebook():
    assert NOTEBOOKS


@each
def test_notebook_keeps_no_output_and_no_count(path):
    code = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code if cell["outputs"]] == []
    assert {cell["execution_count"] for cell in code} == {None}


@each
def test_notebook_keeps_no_widget_state_and_no_attachment(path):
    notebook = read(path)
    assert "widgets" not in notebook["metadata"]
    assert not any(cell.get("attachments") for cell in notebook["cells"])


@each
def test_notebook_is_a_heading_a_reason_and_a_length(path):
    prose = "\n".join(sources(path, "markdown"))
    heading, _, rest = prose.partition("\n")
    assert re.fullmatch(r"# \S.*", heading)
    assert len(rest.split()) >= 12, "Say in a sentence or two why this matters."
    assert re.search(r"\bminutes?\b", rest), "Say how long it takes."


@each
def test_notebook_has_one_cell_of_one_to_three_lines(path):
    (code,) = sources(path, "code")
    assert 1 <= len(code.splitlines()) <= 3
    assert not re.search(r"^\s*(def|class|for|while|if|with)\b", code, re.MULTILINE)


@each
def test_notebook_imports_only_the_toolkit(path):
    (code,) = sources(path, "code")
    assert set(re.findall(r"^(?:import|from)\s+(\w+)", code, re.M)) == {"toolkit"}


@each
def test_notebook_tells_the_page_its_title(path):
    metadata = read(path)["metadata"]
    heading = sources(path, "markdown")[0].splitlines()[0].removeprefix("# ")
    assert metadata["title"] == heading


@each
def test_notebook_names_a_screen_that_exists(path):
    screen = read(path)["metadata"]["toolkit"]["screen"]
    assert find_module(screen)


def test_home_page_has_one_card_for_each_notebook():
    cards = yaml.safe_load(COURSE.read_text("utf-8"))["pages"]
    assert sorted(card["notebook"] for card in cards) == [p.stem for p in NOTEBOOKS]


@each
def test_notebook_and_its_card_have_one_title(path):
    cards = yaml.safe_load(COURSE.read_text("utf-8"))["pages"]
    titles = {card["notebook"]: card["title"] for card in cards}
    assert titles[path.stem] == read(path)["metadata"]["title"]
