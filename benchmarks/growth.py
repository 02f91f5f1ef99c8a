"""How one server grows with the people in the room, from one to sixty.

Run it with ``python -m benchmarks.growth``. No browser takes part; each step is a
fresh server with an empty pool, so that every seat is paid for while it is counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.figures import Report, Table, median, p95, shown
from benchmarks.rounds import WITHIN, Class, Plan, run

STEPS = (1, 5, 15, 30, 60)


def measure(steps: Sequence[int] = STEPS) -> Report:
    """Let more and more people come in the same moment.

    Args:
        steps: How many come at each step.
    """
    rows = []
    for people in steps:
        found, before = run(Plan(people=people, pool=0, clicks=3))
        rows.append(_row(people, found[0], before))
    columns = ["People at once", "last usable s", "median s", "processor s a seat"]
    columns += ["MiB in all", "MiB a seat", "a press, 95 % ms", "lost"]
    notes = ["At the server alone, every pool empty, a fresh server for each line."]
    return Report([Table("From one to sixty people", columns, rows, notes)])


def _row(people: int, found: Class, before: float) -> list[str]:
    clicks = [1000 * each for each in found.clicks] or [0.0]
    return [
        str(people),
        shown(max(found.came, default=WITHIN)),
        shown(median(found.came) if found.came else WITHIN),
        shown(found.cpu / people),
        shown(found.memory),
        shown((found.memory - before) / people),
        shown(p95(clicks)),
        str(found.lost),
    ]


def main() -> None:
    """Measure, and print what was found."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(measure().markdown())


if __name__ == "__main__":
    main()
