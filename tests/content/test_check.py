from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.content import check_exercises

SHIPPED = Path(__file__).resolve().parents[2] / "exercises"
FILES = sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.yaml"))


def worth_knowing(exercises: Path) -> list[str]:
    return [str(p) for p in check_exercises(exercises) if "Nothing reads" in p.message]


def test_all_files_are_looked_through_whatever_is_in_the_first(spoil, problems):
    for name in FILES:
        spoil(str(name), "  - ", "\t- ")
    assert {problem.path for problem in problems()} == {f"exercises/{n}" for n in FILES}


def test_problems_come_in_the_order_of_files_and_lines(spoil, problems):
    for name in FILES:
        spoil(str(name), "a", "\n\tb")
    found = [(problem.path, problem.line) for problem in problems()]
    assert found == sorted(found)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"\x00", b"a: *b"])
def test_spoilt_files_give_one_problem_each(exercises, problems, content):
    for name in FILES:
        (exercises / name).write_bytes(content)
    assert [problem.path for problem in problems()] == [f"exercises/{n}" for n in FILES]


def test_no_folder_is_one_problem(tmp_path):
    assert [str(problem) for problem in check_exercises(tmp_path / "exercises")] == [
        "exercises: There is no folder of exercises here. "
        "Check the folder that --content names."
    ]


def test_an_empty_folder_says_what_it_needs(tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    missing = {problem.path for problem in check_exercises(folder)}
    places = ["course.yaml", "prompts.yaml", "support", "vocabulary"]
    assert missing == {f"exercises/{place}" for place in places}


def test_a_folder_nothing_reads_gets_a_suggestion(exercises):
    (exercises / "vocabulry").mkdir()
    (exercises / "vocabulry" / "x.yaml").write_text("a: 1\n")
    assert worth_knowing(exercises) == [
        'exercises/vocabulry: Nothing reads this folder. Did you mean "vocabulary"?'
    ]


def test_a_file_with_another_ending_gets_a_suggestion(exercises):
    (exercises / "support" / "leeds.yml").write_text("lines: []\n")
    (exercises / "curse.yaml").write_text("a: 1\n")
    assert worth_knowing(exercises) == [
        'exercises/curse.yaml: Nothing reads this file. Did you mean "course.yaml"?',
        "exercises/support/leeds.yml: Nothing reads this file. "
        'Give it the name "leeds.yaml".',
    ]


def test_texts_and_hidden_files_are_left_alone(exercises):
    for name in (".DS_Store", "notes.txt", "support/README.md", "support/.x.yaml.swp"):
        (exercises / name).write_text("x")
    assert worth_knowing(exercises) == []


def test_nothing_is_written(exercises):
    before = {p: p.stat().st_mtime_ns for p in exercises.rglob("*")}
    check_exercises(exercises)
    assert {p: p.stat().st_mtime_ns for p in exercises.rglob("*")} == before


@given(data=st.data())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_spoilt_file_ever_stops_the_checker(tmp_path, data):
    name = data.draw(st.sampled_from(FILES))
    text = (SHIPPED / name).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 200))
    new = data.draw(st.text(max_size=8) | st.sampled_from(list("-:[]{}#&*!|>'\"\t\n?")))
    folder = tmp_path / "exercises"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SHIPPED, folder)
    spoilt = (text[:start] + new + text[start + length :]).encode("utf-8", "replace")
    (folder / name).write_bytes(spoilt)
    for problem in check_exercises(folder):
        assert problem.message[-1] in ".?"
        assert 0 <= problem.line <= spoilt.count(b"\n") + spoilt.count(b"\r") + 2000
