"""Walks through a page with the Tab key and looks at every stop.

Each stop must have a name, show where the focus is, lie free of the bars that stay
in place, and be large enough to touch; and the walk must come out at the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

SMALLEST = 24  # CSS pixels, WCAG 2.5.8
PARTS = {"date", "time"}  # Tab moves between day, month and year inside one box
LOOKED_AT = 2  # stops of each look whose pixels are compared
MOST = 400
HERE = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  one.dataset.stop ||= String((window.stops = (window.stops || 0) + 1));
  const holder = one.closest(".chip, label, .card") || one;
  const chip = one.closest(".chip");
  const box = (chip || one).getBoundingClientRect();
  const around = holder.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const label = one.labels?.[0];
  const own = top && (one.contains(top) || top.contains(one) || label?.contains(top));
  return {
    key: one.dataset.stop, type: one.type || "", wide: box.width, tall: box.height,
    around: [around.left, around.top, around.right, around.bottom],
    look: `${one.tagName} ${one.type || ""} ${one.className} ${chip ? "chip" : ""}`,
    inline: one.tagName === "A" && getComputedStyle(one).display === "inline",
    covered: !own,
  };
}
"""


TOP = """
() => {
  const top = document.querySelector("dialog[open]") || document.body;
  top.tabIndex = -1;
  top.focus();
  top.removeAttribute("tabindex");
}
"""


@dataclass
class Walk:
    """What was met on the way through a page.

    Args:
        stops: How many places the Tab key stops at.
        problems: What is wrong, a line each.
        trapped: Whether the walk went round without coming out.
    """

    stops: int = 0
    problems: list[str] = field(default_factory=list)
    trapped: bool = False


def _spoken(line: CDPSession) -> str:
    focus = line.send("Runtime.evaluate", {"expression": "document.activeElement"})
    node = line.send(
        "Accessibility.getPartialAXTree",
        {"objectId": focus["result"]["objectId"], "fetchRelatives": False},
    )["nodes"][0]
    return str(node.get("name", {}).get("value", "")).strip()


def _picture(page: Page, stop: dict[str, Any]) -> bytes:
    size = page.viewport_size or {"width": 1280, "height": 900}
    left, top, right, bottom = stop["around"]
    left, top = max(0, left - 8), max(0, top - 8)
    right, bottom = min(size["width"], right + 8), min(size["height"], bottom + 8)
    width, height = max(1, right - left), max(1, bottom - top)
    return page.screenshot(
        clip={"x": left, "y": top, "width": width, "height": height}, caret="hide"
    )


def _focus_shows(page: Page, stop: dict[str, Any]) -> bool:
    """Compare the pixels around a stop with and without the focus."""
    focused = _picture(page, stop)
    page.evaluate("() => { window.was = document.activeElement; window.was.blur(); }")
    without = _picture(page, stop)
    page.evaluate("() => window.was.focus({ preventScroll: true })")
    return focused != without


def _problems(stop: dict[str, Any], name: str) -> list[str]:
    called = name or stop["look"]
    found = [] if name else [f"no name: {called}"]
    small = min(stop["wide"], stop["tall"]) < SMALLEST
    if small and not stop["inline"]:
        found.append(f"{stop['wide']:.0f} x {stop['tall']:.0f} px: {called}")
    if stop["covered"]:
        found.append(f"covered: {called}")
    return found


def walk(page: Page) -> Walk:
    """Press Tab from the top of the page until the focus leaves it."""
    line = page.context.new_cdp_session(page)
    line.send("Accessibility.enable")
    made, seen, looks = Walk(), set[str](), Counter[str]()
    last = ""
    page.evaluate(TOP)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop is None:
            break
        if stop["key"] == last and stop["type"] in PARTS:
            continue
        last = stop["key"]
        if last in seen:
            made.trapped = True
            break
        seen.add(last)
        name = _spoken(line)
        made.problems += _problems(stop, name)
        looks[stop["look"]] += 1
        if looks[stop["look"]] <= LOOKED_AT and not _focus_shows(page, stop):
            made.problems.append(f"focus does not show: {name or stop['look']}")
    made.stops = len(seen)
    line.detach()
    return made
