"""Runs axe-core on a page: the WCAG 2.0, 2.1 and 2.2 rules of levels A and AA.

Axe finds a part of what can be wrong; the keyboard and the tree find others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
async (rules) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] });
  const why = (node) => node.any.map((one) => one.message).join("; ");
  return found.violations.flatMap((rule) => rule.nodes.map(
    (node) => `${rule.id}: ${node.target.join(" ")} (${why(node)})`));
}
"""


@cache
def _source() -> str:
    folder = Path(str(axe_playwright_python.__file__)).parent
    return next(folder.rglob("axe.min.js")).read_text(encoding="utf-8")


def broken_rules(page: Page) -> list[str]:
    """Return each rule that is broken, with where, in the page's present colours."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(_source())
    return page.evaluate(RUN, RULES)


def broken_in(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    """Return each rule that is broken in one colour scheme.

    Args:
        page: The page as it is to be judged.
        scheme: ``light`` or ``dark``.
    """
    # Colours in mid-change are no colours to judge, and further down the bar that
    # stays in place lies over whatever is being scrolled past.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("() => scrollTo(0, 0)")
    return broken_rules(page)
