from __future__ import annotations

import gzip
import os

import pytest

from toolkit.screens.bundle import STATIC
from toolkit.serving import changes
from toolkit.serving.rendering.assets import StaticFiles
from toolkit.serving.rendering.templates import FILES, STATIC_FILES, choose_page_module


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.js").write_text("export const a = 1;")
    (tmp_path / "deep" / "b.css").write_text("p { color: red; }")
    (tmp_path / "c.py").write_text("secret = 1")
    return tmp_path


def test_files_for_browsers_are_found_and_others_are_not(folder):
    files = StaticFiles(folder)
    assert files.has("a.js")
    assert files.has("deep/b.css")
    assert files.get("c.py") is None
    assert files.get("../a.js") is None


def test_a_file_is_packed_once_and_whole(folder):
    asset = StaticFiles(folder).get("a.js")
    assert asset and asset.packed
    assert gzip.decompress(asset.packed) == asset.body


def test_a_change_gives_a_new_version_and_a_new_text(folder, monkeypatch):
    monkeypatch.setattr(changes, "AGAIN", 0)  # seconds until it is looked again
    files = StaticFiles(folder)
    before, old = files.version, files.get("a.js")
    (folder / "a.js").write_text("export const a = 2;")
    os.utime(folder / "a.js", ns=(1, 1))
    new = files.get("a.js")
    assert files.version != before
    assert old and new and new.body != old.body


def test_the_same_files_have_the_same_version(folder):
    assert StaticFiles(folder).version == StaticFiles(folder).version


def test_a_built_file_replaces_its_source(folder):
    files = StaticFiles(folder, build=lambda name: "built" if name == "a.js" else None)
    built, plain = files.get("a.js"), files.get("deep/b.css")
    assert built and built.body == b"built"
    assert plain and plain.body == b"p { color: red; }"


@pytest.mark.parametrize(
    "name", ["log.js", "host.js", "with/log.js", "with/agenda/page.js"]
)
def test_a_module_comes_whole_in_one_file(name):
    asset = STATIC_FILES.get(name)
    assert asset
    assert b'from "./' not in asset.body
    assert b'from "../' not in asset.body


def test_a_page_runs_its_screen_and_the_host_from_one_file():
    asset = STATIC_FILES.get(choose_page_module("log"))
    assert asset
    for part in (b'"log.js"', b'"line.js"', b'["host.js"].run({ "log.js": '):
        assert part in asset.body


def test_a_screen_with_a_folder_runs_its_page():
    assert choose_page_module("agenda") == "with/agenda/page.js"


@pytest.mark.parametrize("screen", ["", "nothing", "../log", "agenda/close"])
def test_a_page_of_no_known_screen_runs_the_host_alone(screen):
    assert choose_page_module(screen) == "host.js"


@pytest.mark.parametrize(
    "name", ["with/nothing.js", "with/", "with/../log.js", "with/agenda/../log.js"]
)
def test_what_cannot_be_joined_is_not_there(name):
    assert STATIC_FILES.get(name) is None


def test_one_style_sheet_holds_the_look_of_screens_and_of_pages():
    asset = STATIC_FILES.get("screen.css")
    assert asset
    for folder, name in ((STATIC, "chart.css"), (FILES, "page.css")):
        assert (folder / name).read_bytes() in asset.body


def test_no_name_is_in_both_folders():
    names = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
        for folder in (STATIC, FILES)
    ]
    assert names[0] & names[1] == set()


def test_static_files_of_two_folders_have_what_is_in_either(folder, tmp_path_factory):
    second = tmp_path_factory.mktemp("second")
    (second / "d.js").write_text("export const d = 1;")
    files = StaticFiles(folder, second)
    assert files.has("a.js")
    assert files.has("d.js")
    assert files.version != StaticFiles(folder).version
