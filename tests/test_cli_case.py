"""Cases on the command line: they come in, go out and begin, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile_stories import INERT, REFUSED, page

from toolkit.cli import main
from toolkit.content.exchange.bring_in import import_case_file
from toolkit.content.twee.cases import read_case_file

STORY = page(
    '<tw-passagedata pid="1" name="Door">Hi. [[In-&gt;Hall]] (live: 2s)[x]'
    '</tw-passagedata><tw-passagedata pid="2" name="Hall">Bye.</tw-passagedata>',
    'name="A visit" startnode="1" format="Harlowe"',
)


def run(*arguments: object):
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in an empty folder, as somebody does who has just downloaded a story."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def story(tmp_path) -> Path:
    path = tmp_path / "visit.html"
    path.write_bytes(STORY)
    return path


def test_a_story_comes_in_with_its_numbers_and_its_losses(story):
    done = run("import", story)
    assert done.exit_code == 0, done.output
    for words in (
        "A visit",
        "2 scenes, 1 link, 1 ending",
        "starts at: Door",
        "macro is shown",
    ):
        assert words in done.output
    assert read_case_file(story.with_name("a-visit.twee"), "x").case.start == "Door"


def test_the_report_is_json_for_other_programs(story):
    report = json.loads(run("import", story, "--report", "json").output)
    assert (report["title"], report["scenes"], report["links"]) == ("A visit", 2, 1)
    assert report["start"] == "Door"
    assert report["losses"]
    assert {one["level"] for one in report["problems"]} <= {"must", "should", "info"}
    assert Path(report["file"]).is_file()


def test_bringing_in_again_leaves_one_file(story):
    names = {run("import", story).output.splitlines()[-1] for _ in range(3)}
    assert len(names) == 1
    assert len(list(story.parent.iterdir())) == 2


def test_a_name_that_is_taken_is_not_written_over(story):
    mine = story.with_name("a-visit.twee")
    mine.write_text("mine")
    assert run("import", story).exit_code == 0
    assert mine.read_text() == "mine"
    assert story.with_name("a-visit-2.twee").is_file()


def test_a_file_that_was_named_and_is_there_is_not_written_over(story):
    mine = story.with_name("mine.twee")
    mine.write_text("mine")
    done = run("import", story, "--out", mine)
    assert done.exit_code == 1
    assert "left as it is" in done.output
    assert mine.read_text() == "mine"


def test_a_story_goes_where_it_is_told_to(story, tmp_path):
    folder = tmp_path / "cases"
    folder.mkdir()
    assert run("import", story, "--to", folder).exit_code == 0
    assert (folder / "a-visit.twee").is_file()


def test_looking_writes_nothing(story):
    done = run("import", story, "--look")
    assert done.exit_code == 0
    assert list(story.parent.iterdir()) == [story]


def test_one_of_several_stories_is_chosen(tmp_path):
    both = tmp_path / "archive.html"
    both.write_bytes(STORY + STORY.replace(b"A visit", b"Another"))
    done = run("import", both, "--story", 2)
    assert "2 Another" in done.output
    assert (tmp_path / "another.twee").is_file()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_story_ends_with_a_sentence(name, tmp_path):
    path = tmp_path / "story.html"
    path.write_bytes(REFUSED[name]())
    done = run("import", path)
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["scripts", "half a character", "control signs"])
def test_what_is_hostile_is_reported_and_inert(name, tmp_path):
    path = tmp_path / "story.html"
    path.write_bytes(INERT[name]())
    done = run("import", path, "--report", "json")
    assert done.exit_code == 0, done.output
    written = Path(json.loads(done.output)["file"]).read_text("utf-8")
    assert "alert(1)" not in written


@pytest.mark.parametrize("name", ["nothing.html", ""])
def test_a_file_that_is_not_there_ends_with_a_sentence(name, tmp_path):
    done = run("import", tmp_path / name)
    assert done.exit_code == 1
    assert "cannot be opened" in done.output


def test_a_folder_that_cannot_be_written_to_is_told(story, tmp_path):
    done = run("import", story, "--out", tmp_path / "no" / "such" / "x.twee")
    assert done.exit_code == 1
    assert "cannot be written there" in done.output


@pytest.mark.parametrize("kind", ["twine", "json", "h5p", "twee"])
def test_a_case_goes_out_and_comes_in_again(kind, tmp_path):
    done = run("export", "saying-no", "--to", kind)
    assert done.exit_code == 0, done.output
    (path,) = tmp_path.iterdir()
    assert "left out" in done.output
    assert len(import_case_file(path).file.case.scenes) > 10


@pytest.mark.parametrize(("kind", "start"), [("paper", b"PK"), ("mermaid", b"flowc")])
def test_a_case_goes_to_paper_and_to_a_map(kind, start, tmp_path):
    report = json.loads(
        run("export", "saying-no", "--to", kind, "--report", "json").output
    )
    assert Path(report["file"]).read_bytes().startswith(start)
    assert report["losses"]


def test_a_file_goes_out_as_well_as_a_case_of_ours(story, tmp_path):
    assert run("export", story, "--to", "twee", "--out", "x.twee").exit_code == 0
    assert run("export", "x.twee", "--to", "json", "--out", "y.json").exit_code == 0
    assert import_case_file(tmp_path / "y.json").file.case.title == "A visit"


def test_an_export_is_not_written_over_anything(tmp_path):
    mine = tmp_path / "mine.mmd"
    mine.write_text("mine")
    done = run("export", "saying-no", "--to", "mermaid", "--out", mine)
    assert (done.exit_code, mine.read_text()) == (1, "mine")


def test_a_misspelt_case_is_answered_with_the_likeliest():
    done = run("export", "sayin-no", "--to", "json")
    assert done.exit_code == 1
    assert 'Did you mean "saying-no"?' in done.output


def test_an_empty_file_cannot_go_out(tmp_path):
    (tmp_path / "x.twee").write_text("nothing here")
    done = run("export", "x.twee", "--to", "json")
    assert done.exit_code == 1
    assert "No scene starts in this file." in done.output


def test_a_new_case_passes_the_check(tmp_path):
    done = run("new", "case", "The phone call", "--content", tmp_path)
    path = tmp_path / "cases" / "the-phone-call.twee"
    assert done.exit_code == 0, done.output
    assert read_case_file(path, "x").usable
    assert read_case_file(path, "x").case.title == "The phone call"


def test_a_new_case_never_replaces_one(tmp_path):
    run("new", "case", "The call", "--content", tmp_path)
    path = tmp_path / "cases" / "the-call.twee"
    path.write_text("mine")
    done = run("new", "case", "The call", "--content", tmp_path)
    assert done.exit_code == 1
    assert "Choose another title." in done.output
    assert path.read_text() == "mine"


@pytest.mark.parametrize("title", ["../../evil", "", "con/../x", "日本"])
def test_a_title_never_leads_out_of_the_folder(title, tmp_path):
    run("new", "case", title, "--content", tmp_path / "in")
    written = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert [one.parent for one in written] == [tmp_path / "in" / "cases"]


@pytest.mark.parametrize("words", [("import",), ("export",), ("new",), ("new", "case")])
def test_each_command_explains_itself(words):
    done = run(*words, "--help")
    assert done.exit_code == 0
    assert "Usage" in done.output
