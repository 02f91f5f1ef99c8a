"""What README, CONTRIBUTING and CHANGELOG say is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(ROOT.glob("*.md"))}
README = TEXTS["README.md"]
GUIDE = TEXTS["CONTRIBUTING.md"]
CHANGES = TEXTS["CHANGELOG.md"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PLACES = "toolkit|tests|exercises|notebooks|benchmarks|docs|deploy|\\.ci"
# A name in capitals stands for one the reader chooses.
PLACE = re.compile(rf"`((?:{PLACES})/[\w./*-]*)`")


def commands() -> list[str]:
    """Return the lines of every command block in the texts."""
    blocks = [block for text in TEXTS.values() for block in FENCED.findall(text)]
    return [line.strip() for block in blocks for line in block.splitlines()[1:-1]]


def first_screen() -> str:
    """Return what of the README is seen before anybody scrolls."""
    return "\n".join(README.splitlines()[:30])


def test_first_screen_says_what_it_is_and_shows_the_two_commands():
    first = first_screen()
    assert re.search(r"^make serve$", first, re.MULTILINE)
    assert re.search(r"^make test$", first, re.MULTILINE)
    assert re.search(r"!\[[^\]]{10,}\]\(docs/pictures/", first), "a picture, described"


def test_readme_shows_the_same_for_conda_and_for_windows():
    lines = commands()
    assert "conda env create -f environment.yml" in lines
    assert "conda activate reflective-supervision-toolkit" in lines
    assert any(line.startswith(r".venv\Scripts\toolkit serve") for line in lines)
    assert any(line.startswith(r".venv\Scripts\python -m pytest") for line in lines)


def test_every_toolkit_command_in_the_texts_exists():
    spoken = "\n".join(TEXTS.values())
    named = set(re.findall(r"(?:`|Scripts\\|bin/|^)toolkit ([a-z]+)", spoken, re.M))
    assert {"serve", "check", "doctor"} <= named
    for command in named:
        line = [Path(sys.executable).with_name("toolkit"), command, "--help"]
        assert subprocess.run(line, capture_output=True).returncode == 0, command


def test_every_make_target_in_the_texts_exists():
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", "\n".join(TEXTS.values()), re.M))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))
    assert named <= targets


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_place_a_text_names_is_real(name):
    places = [p for p in PLACE.findall(TEXTS[name]) if not re.search("[A-Z]{3}", p)]
    assert [p for p in places if not list(ROOT.glob(p))] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_link_inside_the_repository_leads_somewhere(name):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", TEXTS[name])
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_texts_keep_to_plain_kind_words(name):
    prose = re.sub(r"`[^`]*`|!\[", "", FENCED.sub("", TEXTS[name]))
    assert re.findall(r"\b(?:users?|patients?|clients?|gamif\w+)\b", prose, re.I) == []
    assert "!" not in prose


def test_guide_tells_how_to_add_a_feeling_a_page_and_a_screen():
    for thing in ("a feeling", "a page", "a screen"):
        assert re.search(rf"^#+ Add {thing}$", GUIDE, re.MULTILINE), thing


def test_help_line_in_the_readme_is_one_the_pages_show():
    numbers = set(re.findall(r"\b\d{3} \d{3}\b", README))
    files = (ROOT / "exercises" / "support").glob("*.yaml")
    lines = [
        line for f in files for line in yaml.safe_load(f.read_text("utf-8"))["lines"]
    ]
    assert numbers <= {str(line.get("phone")) for line in lines}


def test_changelog_opens_with_what_is_not_yet_released():
    headings = re.findall(r"^## \[?([\w.]+)", CHANGES, re.MULTILINE)
    kinds = set(re.findall(r"^### (\w+)", CHANGES, re.MULTILINE))
    assert headings[0] == "Unreleased"
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
