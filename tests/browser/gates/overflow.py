"""Finds sideways scrolling: what is wider than the window, and by how much."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

TOLERANCE = 1  # CSS pixels
FIND = """
() => {
  const wide = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - wide;
  const who = [...document.querySelectorAll("body *")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width && box.right > wide + 1 && box.left < wide
      && !each.closest(".table-place, .sr, svg");
  });
  const ways = ["auto", "scroll"];
  const scrolls = (each) => ways.includes(getComputedStyle(each).overflowX);
  const inner = [...document.querySelectorAll("body *")].filter((each) =>
    each.scrollWidth > each.clientWidth + 1 && scrolls(each)
    && !each.matches("textarea, input, .table-place"));
  const name = (each) => `${each.localName}.${each.getAttribute("class") || ""}`;
  return { over, who: [...new Set([...who, ...inner].map(name))].slice(0, 5) };
}
"""


def sideways(page: Page) -> list[str]:
    """Return what makes the page scroll sideways; empty when nothing does.

    A table inside its own scrolling place is allowed: a table may need two
    dimensions.
    """
    found: dict[str, Any] = page.evaluate(FIND)
    over = [f"{found['over']} px"] if found["over"] > TOLERANCE else []
    return over + found["who"]


def sideways_at(page: Page, size: tuple[int, int, int]) -> list[str]:
    """Return what scrolls sideways in a window of another size, then put it back.

    Args:
        page: The page to look at.
        size: Width and height in CSS pixels, and screen pixels for each.
    """
    wide, tall, scale = size
    line = page.context.new_cdp_session(page)
    line.send(
        "Emulation.setDeviceMetricsOverride",
        {"width": wide, "height": tall, "deviceScaleFactor": scale, "mobile": False},
    )
    page.wait_for_function("(wide) => innerWidth === wide", arg=wide)
    found = sideways(page)
    line.send("Emulation.clearDeviceMetricsOverride")
    line.detach()
    return found
