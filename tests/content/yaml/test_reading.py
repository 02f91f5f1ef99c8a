from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.content.yaml.reading import LARGEST, load_documents, read_document


def only_problem(path: Path) -> str:
    (problem,) = read_document(path, "exercises/x.yaml").problems
    return str(problem)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.yaml"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_saved_as_unicode_by_an_old_editor_is_told_how_to_save_it(
    path, encoding
):
    path.write_text("a: Don’t know\n", encoding)
    assert "UTF-8" in only_problem(path)


def test_a_letter_in_another_encoding_is_named_with_its_line(path):
    path.write_bytes("a: 1\nb: na\u00efve\n".encode("latin-1"))
    assert only_problem(path).startswith("exercises/x.yaml:2: ")
    assert "UTF-8" in only_problem(path)


def test_a_mark_that_editors_put_in_front_does_no_harm(path):
    path.write_text("a: 1\n", "utf-8-sig")
    assert read_document(path, "x").data == {"a": "1"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_the_same_on_every_system(path, end):
    path.write_bytes(end.join(["a: 1", "b: 2", "c:", "  - 3", ""]).encode())
    assert read_document(path, "x").line(("c", 0)) == 4


def test_signs_that_only_yaml_takes_for_line_ends_do_not_shift_lines(path):
    path.write_text("a: one\u2028two\u0085three\nb: 2\n", "utf-8")
    assert read_document(path, "x").line(("b",)) == 2


def test_an_invisible_sign_is_named_with_its_line(path):
    path.write_bytes(b"a: 1\nb: x\x07y\n")
    assert only_problem(path).startswith("exercises/x.yaml:2: An invisible sign")


def test_a_huge_file_is_not_read(path):
    path.write_bytes(b"a: " + b"x" * LARGEST)
    assert "too large" in only_problem(path)


def test_a_missing_file_says_so(path):
    assert only_problem(path) == "exercises/x.yaml: This file cannot be opened."


def test_a_changed_file_is_read_again(path):
    path.write_text("a: 1\n")
    assert read_document(path, "x").data == {"a": "1"}
    path.write_text("a: 2\n")
    os.utime(path, ns=(1, 1))
    assert read_document(path, "x").data == {"a": "2"}


def test_an_unchanged_file_is_read_once(path):
    path.write_text("a: 1\n")
    assert read_document(path, "x") is read_document(path, "x")


def test_files_come_in_order_and_without_what_editors_leave_behind(tmp_path):
    folder = tmp_path / "exercises"
    (folder / "support").mkdir(parents=True)
    for name in ("b.yaml", "a.yaml", ".a.yaml", "~a.yaml", "c.yml"):
        (folder / "support" / name).write_text("x: 1\n")
    shown = [document.shown for document in load_documents(folder, "support/*.yaml")]
    assert shown == ["exercises/support/a.yaml", "exercises/support/b.yaml"]


def test_a_missing_folder_is_one_problem(tmp_path):
    (document,) = load_documents(tmp_path / "nowhere", "support/*.yaml")
    assert "There is no folder of exercises here" in str(document.problems[0])


def test_an_empty_folder_is_one_problem(tmp_path):
    (document,) = load_documents(tmp_path, "support/*.yaml")
    assert "There is no .yaml file in this folder" in str(document.problems[0])
