"""What docs/privacy.md and docs/serving.md say is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.journal import autolock
from toolkit.serving.access import gate
from toolkit.serving.options import Options

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    name: (ROOT / "docs" / name).read_text("utf-8")
    for name in ("privacy.md", "serving.md")
}
PRIVACY, SERVING = PAGES["privacy.md"], PAGES["serving.md"]
README = (ROOT / "README.md").read_text("utf-8")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]+")
ON_SCREEN = re.compile(
    r"\*\*(Leave quickly|Lock|Help and support lines|Take it with you|"
    r"Erase everything)\*\*"
)


@pytest.fixture(scope="module")
def explained() -> str:
    command = [sys.executable, "-m", "toolkit", "serve", "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("text", [*PAGES.values(), README], ids=[*PAGES, "README"])
def test_every_option_that_is_named_exists(explained, text):
    spoken = [line for line in text.splitlines() if "toolkit serve" in line]
    named = {each for line in spoken for each in OPTION.findall(line)}
    if text is SERVING:
        named |= set(OPTION.findall(FENCED.sub("", text))) - {"--help"}
    assert {each for each in named if each not in explained} <= {"--help"}


def test_every_new_option_is_written_about(explained):
    for option in OPTION.findall(explained):
        if option.startswith(("--cert", "--key", "--access", "--trust", "--base")):
            assert option in SERVING


def test_numbers_are_those_of_the_software():
    assert gate.SHORTEST == 6
    assert "Six letters or more" in SERVING
    assert f"{Options().seats} unless you say otherwise" in SERVING
    assert autolock.IDLE.total_seconds() == 600
    assert "after a minute without a sign from the page, after ten minutes" in PRIVACY


def test_every_button_it_names_is_on_the_pages():
    scripts = [*(ROOT / "toolkit" / "screens" / "static").rglob("*.js")]
    shown = "\n".join(path.read_text("utf-8") for path in scripts)
    named = set(ON_SCREEN.findall(PRIVACY))
    assert len(named) == 5
    for words in named:
        assert words in shown


def test_it_says_who_can_read_an_open_journal():
    assert "While it is open, whoever controls the computer" in PRIVACY
    for reader in ("administrator", "extensions", "shared PC", "backups", "swap"):
        assert reader in PRIVACY.lower() or reader in PRIVACY
    assert "Nothing here makes writing anonymous" in PRIVACY


def test_facts_about_the_law_carry_their_date_or_a_warning():
    for line in PRIVACY.splitlines():
        if re.search(r"72 hours|since June 2026|came into force in stages", line):
            assert re.search(r"check th|check the", line), line
    assert "not legal advice" in PRIVACY
    assert PRIVACY.count("for you to decide") == 2


@pytest.mark.parametrize("name", PAGES)
def test_they_keep_to_plain_kind_words(name):
    prose = re.sub(r"`[^`]*`", "", FENCED.sub("", PAGES[name]))
    assert re.findall(r"\b(?:users?|patients?|clients?|gamif\w+)\b", prose, re.I) == []
    assert "!" not in prose


@pytest.mark.parametrize("name", PAGES)
def test_their_links_lead_somewhere(name):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", PAGES[name])
    assert [each for each in links if not (ROOT / "docs" / each).exists()] == []
