"""Every gate on one page, gathered so that one visit shows all that is wrong."""

from __future__ import annotations

from browser.gates.axe import broken_in
from browser.gates.keyboard import walk
from browser.gates.overflow import sideways_at
from browser.gates.tree import landmarks, unnamed
from playwright.sync_api import Page

SIZES = {
    "phone": (390, 844, 2),
    "small phone": (320, 640, 2),
    "200 % zoom": (640, 450, 2),
}


def faults(page: Page) -> dict[str, list[str]]:
    """Return what is wrong, by gate; empty when every gate holds."""
    found = {"keyboard": _keyboard(page), "tree": unnamed(page), "parts": _parts(page)}
    for name, size in SIZES.items():
        found[name] = sideways_at(page, size)
    found["axe light"] = broken_in(page, "light")
    found["axe dark"] = broken_in(page, "dark")
    return {gate: wrong for gate, wrong in found.items() if wrong}


def _keyboard(page: Page) -> list[str]:
    made = walk(page)
    trapped = ["the focus does not come out"] if made.trapped else []
    nowhere = [] if made.stops else ["there is nowhere to go"]
    return made.problems + trapped + nowhere


def _parts(page: Page) -> list[str]:
    parts = landmarks(page)
    wanted = {"language": "en-GB", "mains": 1, "headings": 1}
    wrong = [
        f"{key}: {parts[key]}" for key, want in wanted.items() if parts[key] != want
    ]
    return wrong + ([] if parts["title"] else ["no title"])
