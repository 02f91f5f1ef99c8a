from __future__ import annotations

import gzip
import os

import pytest

from toolkit.serving.assets import Shelf
from toolkit.serving.look import PAGES, SCREENS


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.js").write_text("export const a = 1;")
    (tmp_path / "deep" / "b.css").write_text("p { color: red; }")
    (tmp_path / "c.py").write_text("secret = 1")
    return tmp_path


def test_files_for_browsers_are_found_and_others_are_not(folder):
    shelf = Shelf(folder)
    assert shelf.has("a.js")
    assert shelf.has("deep/b.css")
    assert shelf.get("c.py") is None
    assert shelf.get("../a.js") is None


def test_a_file_is_packed_once_and_whole(folder):
    asset = Shelf(folder).get("a.js")
    assert asset and asset.packed
    assert gzip.decompress(asset.packed) == asset.body


def test_a_change_gives_a_new_version_and_a_new_text(folder):
    shelf = Shelf(folder)
    before, old = shelf.version, shelf.get("a.js")
    (folder / "a.js").write_text("export const a = 2;")
    os.utime(folder / "a.js", ns=(1, 1))
    new = shelf.get("a.js")
    assert shelf.version != before
    assert old and new and new.body != old.body


def test_the_same_files_have_the_same_version(folder):
    assert Shelf(folder).version == Shelf(folder).version


def test_a_built_file_replaces_its_source(folder):
    shelf = Shelf(folder, build=lambda name: "built" if name == "a.js" else None)
    built, plain = shelf.get("a.js"), shelf.get("deep/b.css")
    assert built and built.body == b"built"
    assert plain and plain.body == b"p { color: red; }"


@pytest.mark.parametrize(("shelf", "name"), [(SCREENS, "log.js"), (PAGES, "host.js")])
def test_a_module_comes_whole_in_one_file(shelf, name):
    asset = shelf.get(name)
    assert asset
    assert b"export default" in asset.body
    assert b'from "./' not in asset.body
