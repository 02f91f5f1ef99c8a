"""Runs every benchmark and writes ``benchmarks/results.md``.

Run it with ``python -m benchmarks.run``, on a machine that does nothing else. It
waits for a quiet minute first, says how busy the machine was, and takes about half an
hour. The peers are installed by name into an environment outside the
repository; ``--venv FOLDER`` keeps that for next time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    agenda_5000,
    cases,
    class_at_once,
    growth,
    journal_10000,
    open_page,
    others,
    picture,
    rounds,
    save,
    seats,
)
from benchmarks.chrome import find
from benchmarks.figures import Report
from benchmarks.machine import Load, about, in_a_sentence

RESULTS = Path(__file__).with_name("results.md")
README = Path(__file__).with_name("README.md")
PICTURE = Path(__file__).with_name("results.svg")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
QUIET = 1.0  # average of processes that want to run, over one minute
TITLE = """\
# Results

One run of `python -m benchmarks.run`; written by it, never by hand. What each figure
means stands in [README.md](README.md).

"""


@dataclass(frozen=True, slots=True)
class Plan:
    """How thorough a run is.

    Args:
        rounds: Times each page is opened.
        times: Entries saved in each page.
        repeats: Times each thing is done that needs no page.
        people: Seats that are taken one after another.
        pupils: Pages that a class opens in the same moment.
    """

    rounds: int = 5
    times: int = 25
    repeats: int = 9
    people: int = 5
    pupils: int = 30


QUICK = Plan(rounds=1, times=4, repeats=3, people=2, pupils=3)


def await_quiet(seconds: float) -> Load:
    """Wait until the machine has had a quiet minute, or for as long as is given.

    Args:
        seconds: How long to wait at most.

    Returns:
        How busy it is now.
    """
    until = time.monotonic() + seconds
    while Load.now().minute >= QUIET and time.monotonic() < until:
        time.sleep(5)
    return Load.now()


def run(plan: Plan, venv: Path, keep: Callable[[Report], None]) -> None:
    """Run every benchmark, and say how busy the machine was before each.

    Args:
        plan: How thorough to be.
        venv: The peers' environment.
        keep: Is handed what was found so far after each part, so that a run that is
            cut short has not been for nothing.
    """
    parts: dict[str, Callable[[], Report]] = {
        "pages": lambda: open_page.measure(plan.rounds, venv),
        "saving": lambda: save.measure(plan.times, plan.repeats),
        "10,000 entries": lambda: journal_10000.measure(plan.repeats),
        "supervision": lambda: agenda_5000.measure(plan.repeats),
        "cases": lambda: cases.measure(plan.repeats),
        "seats": lambda: seats.measure(plan.people, venv),
        "a class": lambda: class_at_once.measure(plan.pupils, venv),
        "a class at the server, pool ready": lambda: _rounds(plan, plan.pupils),
        "a class at the server, pool empty": lambda: _rounds(plan, 0),
        "from one to sixty": growth.measure,
    }
    whole = Report()
    for name, measure in parts.items():
        load = Load.now()
        print(f"{name} ({load}) ...", flush=True)
        report = measure()
        for table in report.tables:
            table.notes.append(f"Before this part: {load}.")
        whole.add(report)
        keep(whole)


def _rounds(plan: Plan, pool: int) -> Report:
    asked = rounds.Plan(people=plan.pupils, rounds=3, pool=pool)
    load = Load.now()
    found, before = rounds.run(asked)
    return rounds.report(asked, found, before, load)


def quote(report: Report, about_it: str) -> None:
    """Put the budget table into the README, between its two marks.

    Args:
        report: What the run found.
        about_it: A sentence on the machine and the day.
    """
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _old, after = rest.split(END)
    table = report.budget_table.markdown(level=0)
    figures = f"\n{about_it}\n\n{table.strip()}\n\n"
    README.write_text(f"{before}{BEGIN}{figures}{END}{after}", encoding="utf-8")


def main() -> None:
    """Run everything, and write the results down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, help="keep the peers installed here")
    parser.add_argument("--quick", action="store_true", help="a few rounds only")
    parser.add_argument("--wait", type=float, default=600, help="seconds for quiet")
    parser.add_argument("--to", type=Path, default=RESULTS, help="where to write")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        passing = tempfile.TemporaryDirectory(prefix="toolkit-peers-")
        venv = chosen.venv or Path(stack.enter_context(passing))
        with others.installed(venv) as room:
            versions = room.versions()
        load = await_quiet(chosen.wait)

        def keep(report: Report) -> None:
            after = ("After the run", str(Load.now()))
            table = about(find(), load, ("Peers", versions), after)
            text = f"{TITLE}{table.markdown()}\n{report.markdown()}"
            chosen.to.write_text(text.rstrip() + "\n", encoding="utf-8")
            if chosen.to == RESULTS:
                quote(report, in_a_sentence(load))
                picture.write(report, in_a_sentence(load), PICTURE)

        run(QUICK if chosen.quick else Plan(), venv, keep)
    print(f"Written: {chosen.to.name}")


if __name__ == "__main__":
    main()
