"""Reads the tree that a screen reader is given, and finds controls without a name."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "Date",
    "dialog",
    "DisclosureTriangle",
    "link",
    "listbox",
    "menuitem",
    "radio",
    "radiogroup",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
}


def _value(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))


def controls(page: Page) -> list[tuple[str, str]]:
    """Return the role and the name of every control, in the order of the tree."""
    line = page.context.new_cdp_session(page)
    nodes = line.send("Accessibility.getFullAXTree")["nodes"]
    line.detach()
    spoken = [node for node in nodes if not node.get("ignored")]
    named = [(_value(node, "role"), _value(node, "name").strip()) for node in spoken]
    return [(role, name) for role, name in named if role in CONTROLS]


def unnamed(page: Page) -> list[str]:
    """Return the roles of controls that a screen reader has no name for."""
    return [role for role, name in controls(page) if not name]


def landmarks(page: Page) -> dict[str, Any]:
    """Return the page's title, language and how many main parts and top headings."""
    return page.evaluate(
        """() => ({
          title: document.title,
          language: document.documentElement.lang,
          mains: document.querySelectorAll("main").length,
          headings: document.querySelectorAll("h1").length,
        })"""
    )
