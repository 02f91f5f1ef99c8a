from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.content.yaml.document import Where
from toolkit.content.yaml.folder import Ids, read_folder
from toolkit.content.yaml.nested import check_id
from toolkit.content.yaml.sheet import Sheet

PATTERN = "words/*.yaml"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/a.yaml").write_text("words:\n  - id: calm\n  - id: kind\n")
    (tmp_path / "words/b.yaml").write_text("words:\n  - id: brave\n")
    return tmp_path


def word(sheet: Sheet, where: Where, ids: Ids) -> list[str]:
    name = str(sheet.keys(where)["id"])
    check_id(sheet, where, name, ids)
    return [name]


def test_the_items_of_every_file_come_in_the_order_of_files(words):
    assert read_folder(words, PATTERN, "words", word) == (["calm", "kind", "brave"], [])


def test_a_folder_that_is_left_out_has_no_items_and_no_problems(tmp_path):
    assert read_folder(tmp_path, PATTERN, "words", word) == ([], [])


def test_the_same_id_in_two_files_is_said_at_the_second(words):
    (words / "words/b.yaml").write_text("words:\n  - id: calm\n")
    (problem,) = read_folder(words, PATTERN, "words", word)[1]
    assert problem.path.endswith("words/b.yaml")
    assert "words/a.yaml:2" in problem.message


def test_another_key_at_the_first_level_is_said(words):
    (words / "words/b.yaml").write_text("wrods:\n  - id: brave\n")
    (problem,) = read_folder(words, PATTERN, "words", word)[1]
    assert 'Did you mean "words"?' in problem.hint
