"""What deploy/README.md and docs/scale.md say is so, and their sums come out."""

from __future__ import annotations

import re
import subprocess
import sys
from math import ceil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("deploy/README.md", "docs/scale.md")
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in NAMES}
SCALE = TEXTS["docs/scale.md"]
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PLACE = re.compile(
    r"`((?:toolkit|tests|exercises|notebooks|benchmarks|docs|deploy)/[^`]*)`"
)
RESULTS = (ROOT / "benchmarks" / "results.md").read_text("utf-8")


def figure(row: str, part: str = "one server for all") -> float:
    """Return the first number of a row, in the table under a heading of its own."""
    table = SCALE.split(f"| {part}")[1].split("\n\n")[0]
    found = re.search(rf"^\| {row} \| ([\d.,]+)", table, re.MULTILINE)
    assert found, row
    return float(found[1].replace(",", ""))


def own(row: str) -> float:
    """Return a figure of a server for each person."""
    return figure(row, "a server for each person")


@pytest.mark.parametrize("name", NAMES)
def test_every_place_that_is_named_is_there(name):
    assert [p for p in PLACE.findall(TEXTS[name]) if not (ROOT / p).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_words_are_plain_and_kind(name):
    prose = re.sub(r"`[^`]*`", "", FENCED.sub("", TEXTS[name]))
    assert re.findall(r"\b(?:users?|patients?|clients?)\b", prose, re.IGNORECASE) == []
    assert "!" not in prose


def test_every_option_of_ours_that_is_named_exists():
    line = [Path(sys.executable).with_name("toolkit"), "serve", "--help"]
    known = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    blocks = [block for text in TEXTS.values() for block in FENCED.findall(text)]
    told = [
        part.split("```")[0] for b in blocks for part in b.split("toolkit serve")[1:]
    ]
    named = set(re.findall(r"(--[a-z-]+)", " ".join(told)))
    assert {"--access-word", "--certfile", "--allow-host"} <= named
    assert [option for option in named if option not in known] == []


def test_figures_are_of_the_day_of_the_benchmarks():
    day = re.search(r"\| Day \| (\d+ \w+ \d{4})", RESULTS)
    assert day
    assert day[1] in SCALE


def test_sums_on_memory_come_out():
    each = own("memory with one page open")
    hub = own("memory of the hub, its proxy and its tidier")
    fit = int((16 * 1024 * 0.75 - hub) / each)
    assert f"which is {fit} people with a page open" in SCALE
    assert f"| {fit} | 4 cores and 16 GiB |" in SCALE
    shared = int(768 / figure("memory for one more person"))
    assert f"A GiB carries {int(768 / each)} people behind a hub" in SCALE
    assert f"and {shared} with one server for all" in SCALE


def test_sums_on_the_first_minute_come_out():
    opened = figure("processor time to open a page")
    assert f"waits {ceil(30 * opened / 2)} seconds on 2 cores" in SCALE
    signed_in = own("processor time to start it") + own("processor time to open a page")
    assert f"keep 2 cores busy for {ceil(60 * signed_in / 2)} seconds" in SCALE


def test_sums_on_many_people_come_out():
    each = own("memory with one page open")
    together = ceil(400 * each / 1024)
    assert f"Four hundred people at once need {together} GiB" in SCALE
    assert ceil(together / 12) == 8
    assert "eight machines of 16 GiB" in SCALE
    assert f"take {10_000 * each / 1024**2:.1f} TiB of memory" in SCALE
