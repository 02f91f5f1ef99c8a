"""A whole class in the same moment, again and again, at the server alone.

Run it with ``python -m benchmarks.rounds``. No browser takes part: each person asks
for the page, opens its line and waits for the answer to a first message, as our page
does. Says how long the last one waited, what each cost, and whether anyone was lost.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient

from benchmarks.figures import Budget, Report, Table, median, p95, shown
from benchmarks.machine import Load
from benchmarks.pupil import Pupil
from benchmarks.servers import LOG, Server, toolkit

WITHIN = 60.0  # seconds after which somebody is lost
READY, EMPTY, CLICK = 1.5, 5.0, 40.0  # seconds, seconds, milliseconds


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do.

    Args:
        people: How many come at once.
        rounds: How often.
        pool: Kernels that wait for each page.
        path: The page that they open.
        clicks: How often each of them presses.
    """

    people: int = 30
    rounds: int = 1
    pool: int = 30
    clicks: int = 5
    path: str = LOG


@dataclass(slots=True)
class Class:
    """What one class found.

    Args:
        came: Seconds until each could use the page, for those who could.
        first: Seconds until each saw its first part.
        clicks: Seconds from each press to its answer, with everybody pressing.
        lost: How many could not use it.
        cpu: Seconds of processor time of the server, until all were there.
        memory: MiB of the whole server, with all of them there.
    """

    came: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    lost: int = 0
    cpu: float = 0.0
    memory: float = 0.0


async def hold(server: Server, plan: Plan) -> Class:
    """Let a class come at once, press, and go.

    Args:
        server: The server.
        plan: How many come, and to which page.
    """
    found, before, people = Class(), server.cpu(), plan.people
    AsyncHTTPClient.configure(None, max_clients=2 * people)
    pupils = [Pupil(server.url, plan.path) for _ in range(people)]
    came = await asyncio.gather(*map(_come, pupils))
    found.cpu = server.cpu() - before
    there = [pupil for pupil, well in zip(pupils, came, strict=True) if well]
    found.memory = server.memory()
    found.lost = people - len(there)
    found.came = [pupil.times["usable"] for pupil in there]
    found.first = [pupil.times["first"] for pupil in there]
    apart = 1 / max(1, len(there))
    pressing = [_press(each, plan.clicks, apart * at) for at, each in enumerate(there)]
    await asyncio.gather(*pressing)
    found.clicks = [each for pupil in there for each in pupil.clicks[1:]]
    await asyncio.gather(*(pupil.leave() for pupil in there), return_exceptions=True)
    return found


async def _come(pupil: Pupil) -> bool:
    try:
        await asyncio.wait_for(pupil.come(), WITHIN)
    except Exception:
        return False
    return True


async def _press(pupil: Pupil, times: int, after: float) -> None:
    await asyncio.sleep(after)  # people do not press in step
    for _ in range(times):
        await pupil.press("zone", zone="Europe/London")
        await asyncio.sleep(1)  # somebody reads before pressing again


def run(plan: Plan) -> tuple[list[Class], float]:
    """Hold the rounds on one server of our own.

    Returns:
        What each round found, and the MiB of the server before the first.
    """
    options = ("--pool", str(plan.pool), "--seats", str(2 * plan.people))
    with tempfile.TemporaryDirectory() as data, toolkit(Path(data), *options) as server:
        asyncio.run(_one(server, plan.path))  # imports and templates
        server.rest()
        before = server.memory()
        found = []
        for _ in range(plan.rounds):
            found.append(asyncio.run(hold(server, plan)))
            server.rest()
    return found, before


async def _one(server: Server, path: str) -> None:
    pupil = Pupil(server.url, path)
    await pupil.come()
    await pupil.leave()


def report(plan: Plan, found: list[Class], before: float, load: Load) -> Report:
    """Return the rounds as a table.

    Args:
        plan: What was done.
        found: What each round found.
        before: MiB of the server before the first.
        load: How busy the machine was.
    """
    last = [max(each.came, default=WITHIN) for each in found]
    clicks = [1000 * one for each in found for one in each.clicks] or [0.0]
    lost = sum(each.lost for each in found)
    rows = [
        ["last one can use it, s", shown(median(last)), shown(max(last))],
        ["middle one can use it, s", *_two([median(each.came) for each in found])],
        ["last one sees its first part, s", *_two([max(e.first) for e in found])],
        ["processor s a seat", *_two([each.cpu / plan.people for each in found])],
        ["MiB a seat", *_two([(e.memory - before) / plan.people for e in found])],
        ["a press, everybody pressing, ms (95 %)", shown(p95(clicks)), ""],
        ["lost", str(lost), f"of {plan.people * plan.rounds}"],
    ]
    notes = [f"{plan.rounds} rounds of {plan.people}, pool {plan.pool}; {load}."]
    table = Table("A class at the server", ["What", "median", "most"], rows, notes)
    ready = plan.pool >= plan.people
    name = "pool ready" if ready else "pool empty"
    budgets = [
        Budget(f"{plan.people} at once, last one, {name}", READY, median(last), "s"),
        Budget("a press with everybody pressing, 95 %", CLICK, p95(clicks), "ms"),
        Budget("people lost", 0, lost, ""),
    ]
    if not ready:
        budgets[0] = Budget(budgets[0].what, EMPTY, median(last), "s")
    return Report([table], budgets)


def _two(values: list[float]) -> list[str]:
    return [shown(median(values)), shown(max(values))]


def main() -> None:
    """Hold the rounds, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--pool", type=int, default=30)
    parser.add_argument("--clicks", type=int, default=5)
    parser.add_argument("--path", default=LOG)
    plan = Plan(**vars(parser.parse_args()))
    load = Load.now()
    found, before = run(plan)
    print(report(plan, found, before, load).markdown())


if __name__ == "__main__":
    main()
