"""A screen's modules join into one that a browser can read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from toolkit.screens.bundle import (
    STATIC,
    build_bundle,
    build_guest_stylesheet,
    build_page_module,
    build_stylesheet,
    find_module,
)
from toolkit.serving.rendering.templates import HOST
from toolkit.settings import get_default_notebooks


def shown_screens() -> list[str]:
    """Return the module of every screen that a notebook shows."""
    texts = [
        path.read_text("utf-8") for path in get_default_notebooks().glob("*.ipynb")
    ]
    told = [json.loads(text)["metadata"].get("toolkit", {}) for text in texts]
    return sorted(find_module(each["screen"]) or "" for each in told if each)


SCREENS = shown_screens()
OURS = sorted(p for p in STATIC.rglob("*.js") if "vendor" not in p.parts)


@pytest.mark.parametrize("name", SCREENS)
def test_joined_module_imports_nothing_and_gives_a_default(name):
    text = build_bundle(name)
    assert re.search(r"^import\b", text, re.MULTILINE) is None
    assert text.count("export default ") == 1


@pytest.mark.parametrize("name", SCREENS)
def test_each_part_stands_before_the_parts_that_use_it(name):
    made = re.findall(r'^__modules\["([^"]+)"\] = ', build_bundle(name), re.MULTILINE)
    assert made[0].startswith("vendor/") or made[0] == "session.js"
    assert made[-1] == name
    assert len(made) == len(set(made))


@pytest.mark.parametrize(
    "path", OURS, ids=lambda path: path.relative_to(STATIC).as_posix()
)
def test_sources_keep_to_the_form_that_can_be_joined(path):
    text = path.read_text("utf-8")
    plain = re.findall(r"^import (?!\{)", text, re.MULTILINE)
    stars = re.findall(r"^export \*", text, re.MULTILINE)
    assert (plain, stars) == ([], [])


def test_what_a_module_gives_is_taken_by_another():
    texts = [
        path.read_text("utf-8") for path in sorted(STATIC.parents[1].rglob("*.js"))
    ]
    form = r"^export (?:async function|function|const) (\w+)"
    given = [(one, text) for text in texts for one in re.findall(form, text, re.M)]
    assert given
    for name, home in given:
        others = (text for text in texts if text is not home)
        assert any(re.search(rf"\b{name}\b", text) for text in others), name


@pytest.mark.skipif(shutil.which("node") is None, reason="node only checks the syntax")
@pytest.mark.parametrize("name", SCREENS)
def test_joined_module_is_sound_javascript(name, tmp_path):
    file = tmp_path / "joined.mjs"
    file.write_text(build_bundle(name), "utf-8")
    done = subprocess.run(["node", "--check", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("node") is None, reason="node only checks the syntax")
@pytest.mark.parametrize("screen", ["", *SCREENS])
def test_what_a_page_runs_is_sound_javascript_and_runs_at_its_end(screen, tmp_path):
    file = tmp_path / "page.mjs"
    file.write_text(build_page_module(HOST, screen), "utf-8")
    done = subprocess.run(["node", "--check", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert '__modules["host.js"].run({' in file.read_text("utf-8")


def test_on_a_page_that_is_not_ours_the_look_stays_inside_the_screen():
    assert "@font-face" in build_stylesheet()
    text = build_guest_stylesheet()
    assert "@font-face" not in text
    assert re.findall(r"^(?::root|html|body)\b", text, re.MULTILINE) == []
