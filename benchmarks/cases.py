"""Cases: bring a long story in, look through it, walk one, and click on in it.

Run it with ``python -m benchmarks.cases``. It measures in its own process what a
page's kernel and the command line do; ``class_at_once.py`` measures the page.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.entries import NOW
from benchmarks.figures import Budget, Report, Table
from benchmarks.timing import COLUMNS, Timed, timed
from toolkit.content.exchange.bring_in import import_case
from toolkit.content.twee.cases import read_case
from toolkit.practice.case.walk import walk_case
from toolkit.screens.role_play.page import RolePlayScreen
from toolkit.screens.role_play.write_check import parse_case_text
from toolkit.settings import Settings, get_default_content

LONG, SHORT = 575, 60  # scenes
IMPORT_MOST, WALK_MOST, CLICK_MOST = 1000, 2000, 15  # milliseconds
TELLING = (
    "the a door opens and somebody asks what you came for while rain goes on outside "
    "she looks past you at the stairs it is warm in here he says nothing for a moment"
)
PLAN = """\
:: StoryTitle
Sixty scenes

:: Case [case]
need: I want to see how quickly this goes
role: a social worker on a first visit
time: 20 minutes
content note: Nothing hard happens.
support: Nobody needs any.
objectives:
  O1 Ask, and wait for the answer
meters:
  trust 2 of 5: shut, guarded, wary, listening, open, warm
  calm 3 of 5

"""


def ways(number: int, scenes: int, rng: Random) -> list[int]:
    """Return the scenes that a scene leads to: two to four that come soon after."""
    ahead = range(number + 1, min(scenes, number + 12))
    wanted = min(len(ahead), rng.randint(2, 4))
    return sorted(rng.sample(ahead, wanted))


def said(rng: Random, number: int = 90) -> str:
    """Return about as many words as a scene of a real story has."""
    return " ".join(rng.choices(TELLING.split(), k=number)).capitalize() + "."


def published(scenes: int) -> bytes:
    """Return a page as Twine publishes it, with the story format's own program."""
    rng = Random(3)  # noqa: S311 made-up words, not secrets
    parts: list[str] = []
    for number in range(scenes):
        lines = [said(rng), "(set: $trust to it + 1)" if number % 9 == 0 else ""]
        lines += [f"[[Go on->Scene {way}]]" for way in ways(number, scenes, rng)]
        text = escape("\n".join(lines))
        parts.append(
            f'<tw-passagedata pid="{number + 1}" name="Scene {number}">{text}'
            "</tw-passagedata>"
        )
    head = '<tw-storydata name="A long story" startnode="1" format="Harlowe" hidden>'
    program = f"<script>{'x = [[1,2],[3,4]];' * 20_000}</script>"
    page = f"<html>{program}{head}{''.join(parts)}</tw-storydata></html>"
    return page.encode()


def written(scenes: int) -> str:
    """Return a case with two meters, conditions and effects, as its file holds it."""
    rng = Random(5)  # noqa: S311 made-up words, not secrets
    return PLAN + "\n".join(_scenes(scenes, rng))


def _scenes(scenes: int, rng: Random) -> Iterator[str]:
    for number in range(scenes):
        on = ways(number, scenes, rng)
        yield f":: Scene {number}{'' if on else ' [ending]'}\n{said(rng, 40)}\n"
        for place, way in enumerate(on):
            meter, sign = rng.choice(("trust", "calm")), rng.choice(("+1", "-1"))
            yield f"- [[Say this->Scene {way}]]\n  effect: {meter} {sign}"
            yield "  when: trust >= 1" if place == 2 else "  why: It is honest."


def clicks(folder: Path, rounds: int) -> Timed:
    """Time one choice in a case of sixty scenes, until its answer is ready."""
    screen = RolePlayScreen(Settings(folder, get_default_content(), True), lambda: NOW)
    screen.act("hello", loopback=True, zone="Europe/London")
    screen.play_story(parse_case_text(written(SHORT)))
    _sure(screen.act("begin", form={"level": "student"}))

    def back(_answer: dict[str, Any]) -> None:
        _sure(screen.act("back"))

    return timed(
        "click to next scene, in the kernel",
        rounds,
        lambda: _sure(screen.act("choose", number=0, at=0)),
        back,
    )


def _sure(answer: dict[str, Any]) -> dict[str, Any]:
    if not answer["ok"]:
        raise SystemExit(f"The case did not go on: {answer['error']}")
    return answer


def measure(rounds: int) -> Report:
    """Measure everything that is done with cases.

    Args:
        rounds: How many times each thing is done.
    """
    page, text = published(LONG), written(SHORT)
    long = import_case(page, "x.html").twee
    short = read_case(text, "x.twee").case
    with tempfile.TemporaryDirectory() as folder:
        writing = RolePlayScreen(
            Settings(Path(folder), get_default_content(), True), lambda: NOW
        )
        found = [
            timed(
                f"bring in {LONG} scenes", rounds, lambda: import_case(page, "x.html")
            ),
            timed(
                f"walk {SHORT} scenes in every state", rounds, lambda: walk_case(short)
            ),
            clicks(Path(folder), rounds * 4),
            timed(
                f"live check of {LONG} scenes",
                rounds,
                lambda: _sure(writing.act("write-check", text=long)),
            ),
            timed(
                f"live check of {SHORT} scenes",
                rounds,
                lambda: _sure(writing.act("write-check", text=text)),
            ),
        ]
    places = len(walk_case(short).steps)
    note = f"The walk looks at {places:,} scenes in a state; the page weighs " + (
        f"{len(page) / 1024:,.0f} KiB."
    )
    budgets = [
        Budget(f"import a story of {LONG} scenes", IMPORT_MOST, found[0].median, "ms"),
        Budget(f"walk a case of {SHORT} scenes", WALK_MOST, found[1].median, "ms"),
        Budget("click to next scene, in the kernel", CLICK_MOST, found[2].median, "ms"),
    ]
    return Report(
        [Table("Cases", COLUMNS, [one.row for one in found], [note])], budgets
    )


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    print(measure(parser.parse_args().rounds).markdown())


if __name__ == "__main__":
    main()
