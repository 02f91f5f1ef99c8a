"""The command line says what is wrong in plain words and never shows a traceback."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from toolkit.cli import main


def run(*arguments: str):
    return CliRunner().invoke(main, arguments)


def test_the_version_is_told():
    done = run("--version")
    assert done.exit_code == 0
    assert done.output.startswith("toolkit, version ")


@pytest.mark.parametrize("command", ["serve", "check", "doctor"])
def test_every_command_explains_itself(command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "--content" in done.output


def test_journals_inside_the_notebooks_folder_are_refused(tmp_path):
    folder = str(tmp_path)
    done = run("serve", "--no-browser", "--notebooks", folder, "--data", folder)
    assert done.exit_code == 1
    assert "must not be kept inside the notebooks folder" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("port", ["0", "65536", "x"])
def test_a_port_that_cannot_be_is_refused(port):
    done = run("serve", "--port", port)
    assert done.exit_code == 2
    assert "--port" in done.output


def test_our_own_exercises_pass_the_check():
    done = run("check")
    assert done.exit_code == 0
    assert "The exercises can be used." in done.output


def test_a_broken_exercise_is_reported_with_its_file_and_line(tmp_path):
    (tmp_path / "course.yaml").write_text("title: [\n")
    done = run("check", "--content", str(tmp_path))
    assert done.exit_code == 1
    assert "course.yaml:" in done.output
    assert "to mend before the exercises can be used" in done.output


def test_the_doctor_finds_this_installation_well(tmp_path):
    done = run("doctor", "--data", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert "Everything is in place." in done.output


def test_the_doctor_names_what_is_wrong(tmp_path):
    nothing = str(tmp_path / "nothing")
    done = run("doctor", "--content", nothing, "--notebooks", nothing)
    assert done.exit_code == 1
    assert "LOOK  The folder of notebooks is not there." in done.output
    assert "LOOK  The exercises are not in" in done.output


def test_the_doctor_notices_a_data_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("doctor", "--data", str(tmp_path / "file" / "deep"))
    assert "Journals cannot be kept" in done.output
