"""The role-play of forty scenes, as a case of ours and as the peers show it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chrome import Wanted
from benchmarks.others import Peers
from benchmarks.peers.story import COUNT, telling, ways_on
from benchmarks.servers import ROOT, Server, toolkit

KEY = "forty-scenes"
OURS = "our role-play"
PEERS = ("Panel", "Streamlit", "Solara", "stock Voila", "static page")
PAGE = f"/voila/render/role-play.ipynb?case={KEY}"
FIRST_WAY = ways_on(1)[0][0]
# Ours opens at the prebrief: it has answered when "Begin" was pressed and the first
# scene can be played. The peers' has when the first choice brought the second scene.
BEGIN = Wanted(("button", "Begin"), ("button", FIRST_WAY))
THEIRS = Wanted(("button", FIRST_WAY), ("button", ways_on(2)[0][0]))

_OPENING = """\
:: StoryTitle
Forty scenes

:: StoryData
{{
 "ifid": "5B3E1C0A-7D42-4E86-9A11-2C64F0D7B953",
 "format": "Harlowe",
 "format-version": "3.3.9",
 "start": "{start}"
}}

:: Case [case]
need: I want to see how quickly this goes
role: a social worker on a first visit
about: A door, a hall and a staircase, forty times over.
time: 20 minutes
levels: student
objectives:
  O1 Ask what happened, and wait for the answer
meters:
  ease 2 of 4: gone, low, some, good, easy
people:
  Ros: lives here
content note: Nothing hard happens.
observer:
  O1 Write down what was asked, word for word.

"""


def _scene(number: int) -> str:
    lines = [f":: Scene {number}", telling(number), "", "Ros: You can come in.", ""]
    for words, then in ways_on(number):
        lines += [f"- [[{words}->Scene {then}]]", "  effect: ease +1"]
    if number == COUNT:
        lines += ["- [[Leave it there->The end]]"]
    return "\n".join([*lines, ""])


def case_text() -> str:
    """Return the story as a case file."""
    scenes = [_scene(number) for number in range(1, COUNT + 1)]
    ending = ":: The end [ending]\nYou are outside again, and it has stopped raining.\n"
    return "\n".join([_OPENING.format(start="Scene 1"), *scenes, ending])


def content_with_it(folder: Path) -> Path:
    """Copy the exercises into a folder, with the story among the cases.

    Args:
        folder: A folder that is not there yet.

    Returns:
        The same folder.
    """
    shutil.copytree(ROOT / "exercises", folder)
    (folder / "cases" / f"{KEY}.twee").write_text(case_text(), encoding="utf-8")
    return folder


@contextmanager
def our_server(folder: Path, *arguments: str) -> Iterator[Server]:
    """Run our own server with the story until the block ends.

    Args:
        folder: A folder that is not there yet.
        *arguments: Further arguments of ``toolkit serve``.
    """
    content = content_with_it(folder)
    # Beside the content, not in it: what is kept there is no edit of an exercise, and
    # an edit throws away what the pool has ready.
    with toolkit(
        folder.with_name("data"), "--content", str(content), "--seats", "80", *arguments
    ) as server:
        yield server


@contextmanager
def their_server(room: Peers, name: str) -> Iterator[tuple[Server, str]]:
    """Run one peer's role-play until the block ends.

    Args:
        room: Where the peers are installed.
        name: One of ``PEERS``.

    Yields:
        The server and the address of the page.
    """
    with room.serve(name, "story") as server:
        path = "/static_story.html" if name == "static page" else "/"
        path = "/panel_story" if name == "Panel" else path
        yield server, server.url + path
