"""Small cases as text, and what the checker says about them."""

from __future__ import annotations

from toolkit.content.case_check.check import check_case
from toolkit.content.twee.cases import read_case

PLAN = """\
:: Case [case]
need: n
role: r
time: 20 minutes
content note: c
lighter: l
support: s
author: a
licence: l
objectives:
  O1 say why
meters:
  trust 2 of 5
questions:
  O1 Which words?
observer:
  O1 What changed?

"""
LINES = PLAN.count("\n")


def found(text: str, plan: str = PLAN) -> list[str]:
    return [
        f"{one.level} {one}" for one in check_case(read_case(plan + text, "x.twee"))
    ]


def says(words: str, text: str, plan: str = PLAN) -> bool:
    return any(words in one for one in found(text, plan))


def scene(name: str, *lines: str, tags: str = "") -> str:
    return "\n".join(
        (f":: {name} {tags}".rstrip(), f"Words of {name}.", *lines, "", "")
    )


END = scene("End", "in short: Over.", "debrief: Hm?", tags="[ending]")
