from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.content.kind import ExerciseKind
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.items import Ids, read_items
from toolkit.content.yaml.nested import check_id
from toolkit.content.yaml.sheet import Sheet
from toolkit.errors import ContentError


def word(sheet: Sheet, where: Where, ids: Ids) -> list[str]:
    name = str(sheet.keys(where)["id"])
    check_id(sheet, where, name, ids)
    return [name]


WORDS = ExerciseKind(
    "words/*.yaml",
    ("words",),
    lambda found, _context: read_items(found, "words", word),
    may_be_missing=True,
)
NEEDED = ExerciseKind(WORDS.pattern, WORDS.keys, WORDS.build)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/a.yaml").write_text("words:\n  - id: calm\n  - id: kind\n")
    (tmp_path / "words/b.yaml").write_text("words:\n  - id: brave\n")
    return tmp_path


def test_the_items_of_every_file_come_in_the_order_of_files(words):
    assert WORDS.read(words) == (["calm", "kind", "brave"], [])
    assert WORDS.load(words) == ["calm", "kind", "brave"]


def test_a_folder_that_is_left_out_has_no_items_and_no_problems(tmp_path):
    assert WORDS.read(tmp_path) == ([], [])


def test_a_folder_that_is_needed_is_missed(tmp_path):
    (problem,) = NEEDED.read(tmp_path)[1]
    assert problem.message == "There is no .yaml file in this folder."
    with pytest.raises(ContentError, match=r"There is no \.yaml file"):
        NEEDED.load(tmp_path)


def test_the_same_id_in_two_files_is_said_at_the_second(words):
    (words / "words/b.yaml").write_text("words:\n  - id: calm\n")
    (problem,) = WORDS.read(words)[1]
    assert problem.path.endswith("words/b.yaml")
    assert "words/a.yaml:2" in problem.message


def test_another_key_at_the_first_level_is_said(words):
    (words / "words/b.yaml").write_text("wrods:\n  - id: brave\n")
    (problem,) = WORDS.read(words)[1]
    assert 'Did you mean "words"?' in problem.hint


def test_the_first_thing_that_is_wrong_keeps_the_files_from_being_used(words):
    (words / "words/b.yaml").write_text("words:\n  - id: Brave!\n  - id: calm\n")
    with pytest.raises(ContentError, match=r'b\.yaml:2: "Brave!" cannot be an id'):
        WORDS.load(words)
