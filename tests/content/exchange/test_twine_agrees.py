"""Passages, links and start are what an independent tool, extwee, finds as well.

It is a program for node that `.ci/run` puts into a cache folder; anybody else can say
where it is with TOOLKIT_EXTWEE. Without it these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.content.exchange.bring_in import import_case
from toolkit.content.exchange.twine_write import export_case_file
from toolkit.content.twee.cases import read_cases
from toolkit.content.twee.links import find_links
from toolkit.content.twee.story import DATA, TITLE, read_twee

Ask = Callable[[str, str], dict[str, Any]]
KINDS = ("twee", "html", "json")
SPECIAL = {TITLE, DATA}
SPELLINGS = (
    "[[{0}->{1}]]",
    "[[{1}<-{0}]]",
    "[[{0}|{1}]]",
    "[[{1}]]",
    "x [[{0}->{1}]] y",
)
CASES = read_cases(Path(__file__).resolve().parents[3] / "exercises")

WIND = """\
:: StoryTitle
The wind and the sun

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "Harlowe",
 "start": "Who is stronger?"}

:: Who is stronger? {"position":"100,100"}
The wind & the sun see somebody in a coat. "Let us <both> try," says the sun.

[[Blow->The wind blows]]
[[The sun shines<-Shine]]
[[Leave it|An end]] or [[An end]]

:: The wind blows [loud]
The coat is held the tighter.
[[Blow more->The wind blows]]
[[Let the sun->The sun shines]]

:: The sun shines [warm kind]
It grows warm -> warmer. The coat comes off.
[[An end]]

:: An end
Kindness, they say, went further.
"""
FOX = """\
Words before the first passage.

::StoryTitle
The fox and the grapes

::Start[vine]
A fox sees grapes, high up. [[Jump|Jumping]] [[Walk away->Away]]


::Jumping
Not high enough. [[Again|Jumping]] [[Away]]

::Away
"Sour," says the fox \\o/ and [no one] {answers}.
"""
CROW = """\
:: The crow \\[thirsty\\]
A jar, with a little water. [[Pebbles->Drop a pebble, and another][$n = 1]]
[[None of it->Fly on]]

:: Drop a pebble, and another
[[Drink]] said the crow.

:: Fly on
\u00c0 bient\u00f4t, \u65e5\u672c.

:: Drink
It drinks.

:: StoryData
{"ifid": "A674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "Fly on"}

:: StoryTitle
The crow and the jar
"""
STORIES = pytest.mark.parametrize(
    "text", [WIND, FOX, CROW], ids=("wind", "fox", "crow")
)


def folder() -> Path:
    """Return the folder in which extwee is, if it is anywhere."""
    usual = Path.home() / ".cache" / "reflective-supervision-toolkit" / "extwee"
    return Path(os.environ.get("TOOLKIT_EXTWEE") or usual)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Ask extwee what it reads in a text."""
    node, place = shutil.which("node"), folder()
    if node is None or not (place / "node_modules" / "extwee").is_dir():
        pytest.skip("extwee or node is not on this machine; .ci/run puts it there")
    script = Path(__file__).with_name("extwee.mjs")
    running = subprocess.Popen(
        [node, script, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert running.stdin and running.stdout

    def one(kind: str, text: str) -> dict[str, Any]:
        print(json.dumps({"kind": kind, "text": text}), file=running.stdin, flush=True)
        said = json.loads(running.stdout.readline())
        assert "error" not in said, said
        return said

    yield one
    running.stdin.close()
    running.wait(10)
    running.stdout.close()


def scenes_of(said: dict[str, Any]) -> dict[str, list[str]]:
    """Return what extwee found: the links of each passage."""
    return {one["name"]: one["links"] for one in said["passages"]}


def scenes_of_ours(data: bytes) -> tuple[dict[str, list[str]], str]:
    """Return what we find in the same story, brought in as a case, and its start."""
    case = import_case(data, "x").file.case
    found = {
        name: [one.target for one in scene.choices]
        for name, scene in case.scenes.items()
    }
    return found, case.start


@STORIES
def test_every_passage_of_a_twee_file_is_what_extwee_reads(ask, text):
    ours = [one for one in read_twee(text, "")[0].passages if one.name not in SPECIAL]
    theirs = ask("twee", text)["passages"]
    assert [(one.name, list(one.tags), one.text.strip()) for one in ours] == [
        (one["name"], one["tags"], one["text"]) for one in theirs
    ]
    assert [[link.target for link in find_links(one.text)] for one in ours] == [
        one["links"] for one in theirs
    ]


@STORIES
@pytest.mark.parametrize("kind", KINDS)
def test_a_story_that_extwee_wrote_comes_in_as_extwee_reads_it(ask, text, kind):
    written = ask("twee", text)["written"][kind]
    said = ask(kind, written)
    assert scenes_of_ours(written.encode()) == (scenes_of(said), said["start"])


@pytest.mark.parametrize("kind", ["twee", "twine", "json"])
@pytest.mark.parametrize("file", CASES, ids=lambda file: file.case.key)
def test_extwee_reads_our_cases_as_we_wrote_them(ask, file, kind):
    sent = export_case_file(file, kind).data.decode()
    said = ask({"twine": "html"}.get(kind, kind), sent)
    theirs = {one["name"]: set(one["links"]) for one in said["passages"]}
    ours = {
        name: {one.target for one in scene.choices}
        for name, scene in file.case.scenes.items()
    }
    assert {name: theirs[name] for name in ours} == ours
    assert (said["start"], said["name"]) == (file.case.start, file.case.title)


NAMES = st.text("abcXYZ éß日0189 ,.'!?&<>\"-", min_size=1, max_size=12).map(
    lambda name: " ".join(name.replace("->", "").replace("<-", "").split())
)
WORDS = st.text("abc ABC é日.,'\"&<>()*-_/:;\n", max_size=60)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Return a story with links in every spelling, as Twee."""
    names = draw(
        st.lists(
            NAMES.filter(lambda one: one not in ("", *SPECIAL)),
            min_size=1,
            max_size=6,
            unique=True,
        )
    )
    shown = st.sampled_from(["Go", 'say "no"', "a & b", "<i>"])
    data = json.dumps({"start": names[-1]})
    parts = [f":: StoryTitle\nMade up\n\n:: StoryData\n{data}\n"]
    for name in names:
        lines = [draw(WORDS)]
        for target in draw(st.lists(st.sampled_from(names), max_size=4)):
            spelling = draw(st.sampled_from(SPELLINGS))
            lines.append(spelling.format(draw(shown), target))
        body = "\n".join(lines).replace("\n::", "\n.").lstrip(":")
        parts.append(f":: {name}\n{body}\n")
    return "\n".join(parts)


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(text=stories())
def test_stories_of_any_kind_are_read_as_extwee_reads_them(ask, text):
    said = ask("twee", text)
    theirs = {one["name"]: (one["text"], one["links"]) for one in said["passages"]}
    ours = {
        one.name: (one.text.strip(), [link.target for link in find_links(one.text)])
        for one in read_twee(text, "")[0].passages
        if one.name not in SPECIAL
    }
    assert ours == theirs


@settings(max_examples=30, deadline=None, suppress_health_check=[*HealthCheck])
@given(text=stories())
def test_stories_that_extwee_wrote_begin_and_lead_where_it_says(ask, text):
    for kind, written in ask("twee", text)["written"].items():
        said = ask(kind, written)
        assert scenes_of_ours(written.encode()) == (scenes_of(said), said["start"])
